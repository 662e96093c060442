import JSONDocuments

extension QuestionnaireDecoder {
  /// How many entries `quotas` and `indicators` can have.
  static let mostEntries = 1000

  mutating func quotas(_ fields: Fields<RootKey>) -> [Quota] {
    var names = EntryNames("quotas")
    return entries(.quotas, of: fields).compactMap { quota($0, &names) }
  }

  private mutating func quota(_ node: JSONNode, _ names: inout EntryNames) -> Quota? {
    guard let fields = self.fields(of: node, QuotaKey.self, in: .quota, named: "quotas")
    else { return nil }
    require(.name, .when, .target, of: fields, in: .quota)
    let name = entryName(.name, of: fields, &names)
    let label = text(.label, of: fields)
    let condition = expression(.when, of: fields)
    let target = wholeNumber(.target, of: fields, atLeast: 0)
    let severity = word(.severity, of: fields, among: Quota.Severity.allCases.map(\.rawValue))
    let isCeiling = truth(.most, of: fields) ?? false
    guard let name, let condition else { return nil }
    return Quota(
      name: name, label: label, condition: condition, target: target ?? 0,
      severity: severity.flatMap(Quota.Severity.init) ?? .soft, isCeiling: isCeiling)
  }

  /// The entries of a list at the root; of one that is too long only the first.
  mutating func entries(_ key: RootKey, of fields: Fields<RootKey>) -> [JSONNode] {
    let all = elements(key, of: fields)
    let first = Array(all.prefix(Self.mostEntries + 1))
    if first.count > Self.mostEntries {
      note(
        .tooManyEntries(key: key.rawValue, limit: Self.mostEntries),
        at: first[Self.mostEntries].offset)
    }
    return Array(first.prefix(Self.mostEntries))
  }

  /// A name that scripts and reports use, unique in its list.
  mutating func entryName<Key: FormatKey>(
    _ key: Key, of fields: Fields<Key>, _ names: inout EntryNames
  ) -> Placed<String>? {
    guard let node = fields[key], let name = string(node, key: key.rawValue) else { return nil }
    if !NameRules.isItemName(name) { note(.badName(name), at: node.offset) }
    noteRepeated(name, at: node.offset, &names)
    return Placed(name, at: node.offset)
  }
}

/// The names that entries of one list have so far, with where each stands.
package struct EntryNames {
  let key: String
  private var offsets: [String: Int] = [:]

  /// - Parameter key: under which the list stands.
  package init(_ key: String) { self.key = key }

  /// Where an entry of that name stands already; else it is kept.
  mutating func keep(_ name: String, at offset: Int) -> Int? {
    if let first = offsets[name] { return first }
    offsets[name] = offset
    return nil
  }
}

extension FieldReader {
  /// Notes a name that an entry of the same list has already.
  package mutating func noteRepeated(
    _ name: String, at offset: Int, _ names: inout EntryNames
  ) {
    guard let first = names.keep(name, at: offset) else { return }
    let line = file.place(of: first).line
    note(.duplicateEntry(name, key: names.key, firstLine: line), at: offset)
  }
}
