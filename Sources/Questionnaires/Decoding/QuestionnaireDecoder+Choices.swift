import JSONDocuments

extension QuestionnaireDecoder {
  mutating func choiceLists(_ fields: Fields<RootKey>) -> [ChoiceList] {
    guard let node = fields[.choices] else { return [] }
    guard let members = node.members else {
      wrongKind(node, key: "choices", expected: .object)
      return []
    }
    var lists: [ChoiceList] = []
    var firstOffsets: [String: Int] = [:]
    for member in members {
      if let first = firstOffsets[member.key] {
        note(
          .duplicateChoiceList(member.key, firstLine: line(of: first)), at: member.keyOffset)
        continue
      }
      firstOffsets[member.key] = member.keyOffset
      if !NameRules.isListName(member.key) { note(.badListName(member.key), at: member.keyOffset) }
      lists.append(choiceList(member))
    }
    listNames = lists.map(\.name)
    knownLists = Set(listNames)
    return lists
  }

  private mutating func choiceList(_ member: JSONMember) -> ChoiceList {
    var list = ChoiceList(name: member.key, at: member.keyOffset)
    if let elements = member.value.elements {
      list.take(choices(elements, of: list.name))
      if elements.isEmpty { note(.emptyChoiceList(list.name), at: member.value.offset) }
    } else if member.value.members != nil {
      choiceFile(member, into: &list)
    } else {
      wrongKind(member.value, key: list.name, expected: .listOrObject)
    }
    return list
  }

  private mutating func choiceFile(_ member: JSONMember, into list: inout ChoiceList) {
    guard
      let fields = fields(
        of: member.value, ChoiceFileKey.self, in: .choiceList, named: list.name)
    else { return }
    require(.file, of: fields, in: .choiceList)
    guard let node = fields[.file], let name = string(node, key: "file") else { return }
    list.file = Placed(name, at: node.offset)
    list.take(choices(inFile: name, at: node.offset, of: list.name))
  }

  private mutating func choices(_ elements: JSONElements, of list: String) -> ChoiceRows {
    let expected = elements.count
    var rows = ChoiceRows(expected: expected, mostEmptyCells: emptyCellsLeft)
    var index = RowIndex(capacity: expected)
    for element in elements {
      guard let name = choice(element, of: list, into: &rows) else {
        rows.drop()
        continue
      }
      let row = rows.names.count - 1
      if let first = index.insert(row, of: rows.names) {
        let line = line(of: Int(rows.offsets[first]))
        note(.duplicateChoice(rows.names[row], list: list, firstLine: line), at: name.offset)
      }
      if rows.isTooUneven {
        note(.unevenChoices(list: list), at: element.offset)
        break
      }
    }
    emptyCellsLeft -= min(rows.emptyCells, emptyCellsLeft)
    return rows
  }

  /// Reads a choice into a row; the node of its name, or nil if it is no choice.
  private mutating func choice(
    _ node: JSONNode, of list: String, into rows: inout ChoiceRows
  ) -> JSONNode? {
    guard let members = node.members else {
      wrongKind(node, key: list, expected: .object)
      return nil
    }
    var fields = ChoiceFields()
    for member in members {
      if let key = ChoiceKey.spellings.key(of: member) {
        fields.keep(member.value, as: key)
      } else if let value = scalar(member.value, key: member.key) {
        checkCharacters(of: value, at: member.value.offset, key: member.key)
        if let column = rows.columns.column(of: member) { rows.columns.set(value, in: column) }
      }
    }
    if fields.name == nil { note(.missingKey("name", in: .choice), at: node.offset) }
    if fields.label == nil { note(.missingKey("label", in: .choice), at: node.offset) }
    if let label = fields.label { self.label(label, into: &rows) }
    let isExclusive = fields.exclusive.flatMap { truth($0, key: "exclusive") } ?? false
    let isFixed = fields.fixed.flatMap { truth($0, key: "fixed") } ?? false
    guard let nameNode = fields.name, let name = choiceName(nameNode) else { return nil }
    rows.close(name: name, isExclusive: isExclusive, isFixed: isFixed, at: node.offset)
    return nameNode
  }

  private mutating func label(_ node: JSONNode, into rows: inout ChoiceRows) {
    if let plain = node.string {
      check(plain, at: node.offset, key: "label")
      if let column = rows.labels.column("") { rows.labels.set(plain, in: column) }
      return
    }
    _ = translations(node, key: "label") { member, words in
      if let column = rows.labels.column(of: member) { rows.labels.set(words, in: column) }
    }
  }

  private mutating func choiceName(_ node: JSONNode) -> String? {
    guard let name = node.string else {
      wrongKind(node, key: "name", expected: .text)
      return nil
    }
    if !NameRules.isChoiceName(name) { note(.badChoiceName(name), at: node.offset) }
    return name
  }
}

/// The keys of one choice that mean something to the program. A list may have 100,000 choices, so
/// they have no `Fields`.
private struct ChoiceFields {
  var name: JSONNode?
  var label: JSONNode?
  var exclusive: JSONNode?
  var fixed: JSONNode?

  /// The first of two values counts: the JSON reader has reported the second.
  mutating func keep(_ node: JSONNode, as key: ChoiceKey) {
    switch key {
    case .name: name = name ?? node
    case .label: label = label ?? node
    case .exclusive: exclusive = exclusive ?? node
    case .fixed: fixed = fixed ?? node
    }
  }
}
