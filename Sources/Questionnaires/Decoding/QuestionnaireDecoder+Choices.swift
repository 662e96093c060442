import JSONDocuments

extension QuestionnaireDecoder {
  mutating func choiceLists(_ node: JSONNode?) -> [ChoiceList] {
    guard let node else { return [] }
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
      guard lists.count < Self.mostLists else {
        note(.tooManyLists(limit: lists.count), at: member.keyOffset)
        break
      }
      firstOffsets[member.key] = member.keyOffset
      if member.key.utf8.count > NameRules.longestName {
        note(.nameTooLong(member.key, limit: NameRules.longestName), at: member.keyOffset)
      } else if !NameRules.isListName(member.key) {
        note(.badListName(member.key), at: member.keyOffset)
      }
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
    var index = RowIndex()
    for element in elements {
      guard let nameOffset = choice(element, of: list, into: &rows) else {
        rows.drop()
        continue
      }
      let row = rows.names.count - 1
      if let first = index.insert(row, of: rows.names) {
        let line = line(of: Int(rows.offsets[first]))
        note(.duplicateChoice(rows.names[row], list: list, firstLine: line), at: nameOffset)
      }
      if rows.isTooUneven {
        note(.unevenChoices(list: list), at: element.offset)
        break
      }
    }
    emptyCellsLeft -= min(rows.emptyCells, emptyCellsLeft)
    return rows
  }

  /// Reads a choice into a row; the byte of its name, or nil if it is no choice.
  private mutating func choice(
    _ node: JSONNode, of list: String, into rows: inout ChoiceRows
  ) -> Int? {
    guard let members = node.members else {
      wrongKind(node, key: list, expected: .object)
      return nil
    }
    var fields = ChoiceFields()
    for place in members.indices {
      if let key = ChoiceKey.spellings.key(at: place, of: members) {
        fields.keep(place, as: key)
      } else if let value = cell(place, of: members) {
        if let column = rows.columns.column(at: place, of: members) {
          rows.columns.set(value, in: column)
        }
      }
    }
    if let label = fields.label {
      self.label(label, of: members, into: &rows)
    } else {
      note(.missingKey("label", in: .choice), at: node.offset)
    }
    let isExclusive = isTrue(fields.exclusive, key: "exclusive", of: members)
    let isFixed = isTrue(fields.fixed, key: "fixed", of: members)
    guard let place = fields.name else {
      note(.missingKey("name", in: .choice), at: node.offset)
      return nil
    }
    guard let name = choiceName(place, of: members) else { return nil }
    rows.close(name: name, isExclusive: isExclusive, isFixed: isFixed, at: node.offset)
    return members[place].value.offset
  }

  /// The value of a further key.
  private mutating func cell(_ place: JSONMembers.Index, of members: JSONMembers) -> String? {
    if let text = members.plainText(at: place) { return text }
    let member = members[place]
    let value = scalar(member.value, key: member.key)
    if let value { checkCharacters(of: value, of: member.value, key: member.key) }
    return value
  }

  private mutating func isTrue(
    _ place: JSONMembers.Index?, key: String, of members: JSONMembers
  ) -> Bool {
    guard let place else { return false }
    return truth(members[place].value, key: key) ?? false
  }

  private mutating func label(
    _ place: JSONMembers.Index, of members: JSONMembers, into rows: inout ChoiceRows
  ) {
    let node = members[place].value
    if let plain = node.string {
      check(plain, of: node, key: "label")
      if let column = rows.labels.column("") { rows.labels.set(plain, in: column) }
      return
    }
    _ = translations(node, key: "label") { translations, language, words in
      if let column = rows.labels.column(at: language, of: translations) {
        rows.labels.set(words, in: column)
      }
    }
  }

  private mutating func choiceName(
    _ place: JSONMembers.Index, of members: JSONMembers
  ) -> String? {
    let node = members[place].value
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
  var name: JSONMembers.Index?
  var label: JSONMembers.Index?
  var exclusive: JSONMembers.Index?
  var fixed: JSONMembers.Index?

  /// The first of two values counts: the JSON reader has reported the second.
  mutating func keep(_ place: JSONMembers.Index, as key: ChoiceKey) {
    switch key {
    case .name: name = name ?? place
    case .label: label = label ?? place
    case .exclusive: exclusive = exclusive ?? place
    case .fixed: fixed = fixed ?? place
    }
  }
}
