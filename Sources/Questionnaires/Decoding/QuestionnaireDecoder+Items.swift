import JSONDocuments

extension QuestionnaireDecoder {
  mutating func items<Key: FormatKey>(
    _ key: Key, of fields: Fields<Key>, areSections: Bool
  ) -> [Item] {
    let nodes = elements(key, of: fields)
    var items: [Item] = []
    items.reserveCapacity(min(nodes.count, Self.mostItems))
    for node in nodes {
      guard itemCount < Self.mostItems else {
        // One more is counted, so that this is said once.
        if itemCount == Self.mostItems { note(.tooManyItems(limit: itemCount), at: node.offset) }
        itemCount = Self.mostItems + 1
        break
      }
      itemCount += 1
      if let item = item(node, isSection: areSections) { items.append(item) }
    }
    return items
  }

  /// One item with all that it holds; nil if it is no object.
  private mutating func item(_ node: JSONNode, isSection: Bool) -> Item? {
    // The name first: every further problem is reported under it.
    let name = node["name"]?.string
    if let name { path.append(name) }
    defer { if name != nil { path.removeLast() } }
    let owner: KeyOwner = isSection ? .section : .item
    guard
      let fields = fields(
        of: node, ItemKey.self, in: owner, named: isSection ? "sections" : "items")
    else { return nil }
    let type = type(fields, isSection: isSection)
    var item = Item(
      type: type.decoded, name: self.name(fields, in: owner), at: node.offset,
      nameAt: fields[.name]?.offset ?? node.offset)
    everyday(fields, into: &item)
    if fields.keys.contains(where: { !$0.isEveryday }) { item.details = details(fields) }
    if item.orOther, item.type.isSelect { selectsWithOther.append((item.name, repeats)) }
    item.items = children(of: item, fields)
    if type.isKnown { checkShape(of: item, fields, isSection: isSection) }
    return item
  }

  private mutating func children(of item: Item, _ fields: Fields<ItemKey>) -> [Item] {
    let isRepeat = item.type == .repeat
    if isRepeat { repeats.append(item.name) }
    defer { if isRepeat { repeats.removeLast() } }
    return items(.items, of: fields, areSections: false)
  }

  /// The item's name, or one that nobody can refer to if it has none that can be used.
  private mutating func name(_ fields: Fields<ItemKey>, in owner: KeyOwner) -> String {
    guard let node = fields[.name] else {
      note(.missingKey("name", in: owner), at: fields.offset)
      return standIn(fields)
    }
    guard let name = string(node, key: "name") else { return standIn(fields) }
    guard name.utf8.count <= NameRules.longestName else {
      note(.nameTooLong(name, limit: NameRules.longestName), at: node.offset)
      return standIn(fields)
    }
    if !NameRules.isItemName(name) {
      note(.badName(name), at: node.offset)
      _ = namedItems.enter(name, at: node.offset, inside: repeats)
    } else if let first = namedItems.enter(name, at: node.offset, inside: repeats) {
      note(.duplicateName(name, firstLine: line(of: first)), at: node.offset)
    }
    return name
  }

  private func standIn(_ fields: Fields<ItemKey>) -> String { "unnamed-\(fields.offset)" }

  func line(of offset: Int) -> Int { file.lineMap.place(of: offset).line }
}

// MARK: - Type

extension QuestionnaireDecoder {
  /// The type, and whether the author named it rightly: the rules of a type that is only guessed
  /// at would report what is no fault.
  private typealias DecodedType = (decoded: ItemType, isKnown: Bool)

  private mutating func type(_ fields: Fields<ItemKey>, isSection: Bool) -> DecodedType {
    guard let node = fields[.type] else {
      if isSection { return (.group, true) }
      note(.missingKey("type", in: .item), at: fields.offset)
      return (guess(fields), false)
    }
    guard let word = string(node, key: "type") else { return (guess(fields), false) }
    guard let type = ItemType(formatWord: word) else {
      let advice = TypeAdvice(for: word, suggestions: &report.suggestions)
      note(.unknownType(word, advice: advice), at: node.offset)
      return (guess(fields), false)
    }
    if isSection, type != .group {
      note(.sectionIsNotGroup(type), at: node.offset)
      return (guess(fields), false)
    }
    return (type, true)
  }

  private func guess(_ fields: Fields<ItemKey>) -> ItemType {
    if fields.has(.items) { return .group }
    return fields.has(.choices) ? .selectOne : .text
  }
}

extension ItemType {
  /// The type that the format calls so; `trigger` is XLSForm's other word for `acknowledge`.
  init?(formatWord word: String) {
    guard let type = Self.byFormatWord[word] else { return nil }
    self = type
  }

  private static let byFormatWord = Dictionary(
    allCases.map { ($0.rawValue, $0) } + [("trigger", .acknowledge)],
    uniquingKeysWith: { first, _ in first })

  /// Every word that the format takes for a type.
  static let formatWords = allCases.map(\.rawValue) + ["trigger"]
}
