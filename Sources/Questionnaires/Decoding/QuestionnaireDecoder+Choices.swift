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
    return lists
  }

  private mutating func choiceList(_ member: JSONMember) -> ChoiceList {
    var list = ChoiceList(name: member.key, at: member.keyOffset)
    switch member.value.kind {
    case .array(let elements):
      list.choices = choices(elements, of: member.key)
      if elements.isEmpty { note(.emptyChoiceList(member.key), at: member.value.offset) }
    case .object:
      guard
        let fields = fields(
          of: member.value, ChoiceFileKey.self, in: .choiceList, named: member.key)
      else { break }
      require(.file, of: fields, in: .choiceList)
      guard let node = fields[.file], let name = string(node, key: "file") else { break }
      list.file = Placed(name, at: node.offset)
      list.choices = choices(inFile: name, at: node.offset, of: member.key)
    default:
      wrongKind(member.value, key: member.key, expected: .listOrObject)
    }
    return list
  }

  private mutating func choices(_ elements: [JSONNode], of list: String) -> [Choice] {
    var choices: [Choice] = []
    choices.reserveCapacity(elements.count)
    var firstOffsets: [String: Int] = [:]
    for element in elements {
      guard let choice = choice(element, of: list) else { continue }
      if let first = firstOffsets[choice.name] {
        note(
          .duplicateChoice(choice.name, list: list, firstLine: line(of: first)),
          at: element["name"]?.offset ?? element.offset)
      } else {
        firstOffsets[choice.name] = choice.offset
      }
      choices.append(choice)
    }
    return choices
  }

  private mutating func choice(_ node: JSONNode, of list: String) -> Choice? {
    guard let members = node.members else {
      wrongKind(node, key: list, expected: .object)
      return nil
    }
    var fields = Fields<ChoiceKey>(offset: node.offset)
    var columns: [String: String] = [:]
    for member in members {
      if let key = ChoiceKey(rawValue: member.key) {
        fields.keep(member, as: key)
      } else if let value = scalar(member.value, key: member.key), columns[member.key] == nil {
        checkCharacters(of: value, at: member.value.offset, key: member.key)
        columns[member.key] = value
      }
    }
    require(.name, .label, of: fields, in: .choice)
    let label = text(.label, of: fields) ?? Text([:], at: node.offset)
    let isExclusive = truth(.exclusive, of: fields) ?? false
    let isFixed = truth(.fixed, of: fields) ?? false
    guard let name = choiceName(fields) else { return nil }
    return Choice(
      name: name, label: label, columns: columns, isExclusive: isExclusive, isFixed: isFixed,
      at: node.offset)
  }

  private mutating func choiceName(_ fields: Fields<ChoiceKey>) -> String? {
    guard let node = fields[.name] else { return nil }
    guard let name = node.string else {
      wrongKind(node, key: "name", expected: .text)
      return nil
    }
    if !NameRules.isChoiceName(name) { note(.badChoiceName(name), at: node.offset) }
    return name
  }
}
