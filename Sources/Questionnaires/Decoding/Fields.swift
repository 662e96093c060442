import JSONDocuments

/// The keys that one kind of object of the format may have.
protocol FormatKey: RawRepresentable<String>, CaseIterable, Hashable, Sendable {}

/// The values of one object by its known keys.
struct Fields<Key: FormatKey> {
  /// The byte at which the object begins.
  let offset: Int
  private var members: [Key: JSONMember] = [:]

  init(offset: Int) { self.offset = offset }

  subscript(key: Key) -> JSONNode? { members[key]?.value }

  /// The byte at which a key stands, or the object if it is absent.
  func keyOffset(_ key: Key) -> Int { members[key]?.keyOffset ?? offset }

  func has(_ key: Key) -> Bool { members[key] != nil }

  /// The first of two values counts: the JSON reader has reported the second.
  mutating func keep(_ member: JSONMember, as key: Key) {
    if members[key] == nil { members[key] = member }
  }
}

extension QuestionnaireDecoder {
  /// The known fields of an object, with every unknown key noted; nil for what is no object.
  mutating func fields<Key: FormatKey>(
    of node: JSONNode, _: Key.Type, in owner: KeyOwner, named name: String
  ) -> Fields<Key>? {
    guard let members = node.members else {
      wrongKind(node, key: name, expected: .object)
      return nil
    }
    var fields = Fields<Key>(offset: node.offset)
    for member in members {
      if let key = Key(rawValue: member.key) {
        fields.keep(member, as: key)
      } else {
        unknownKey(member, in: owner, known: Key.allCases.map(\.rawValue))
      }
    }
    return fields
  }

  mutating func unknownKey(_ member: JSONMember, in owner: KeyOwner, known: [String]) {
    let suggestion = report.suggestions.nearest(to: member.key, among: known)
    note(
      .unknownKey(member.key, in: owner, suggestion: suggestion), at: member.keyOffset)
  }

  mutating func wrongKind(_ node: JSONNode, key: String, expected: ValueKind) {
    note(.wrongKind(key: key, expected: expected, found: ValueKind(of: node)), at: node.offset)
  }

  /// Notes each of these keys that is absent.
  mutating func require<Key: FormatKey>(
    _ keys: Key..., of fields: Fields<Key>, in owner: KeyOwner
  ) {
    for key in keys where !fields.has(key) {
      note(.missingKey(key.rawValue, in: owner), at: fields.offset)
    }
  }
}

extension ValueKind {
  init(of node: JSONNode) {
    switch node.kind {
    case .null: self = .null
    case .bool: self = .truth
    case .number: self = .number
    case .string: self = .text
    case .array: self = .list
    case .object: self = .object
    }
  }
}
