import JSONDocuments

/// What an item of each type must and must not have.
extension QuestionnaireDecoder {
  mutating func checkShape(of item: Item, _ fields: Fields<ItemKey>, isSection: Bool) {
    checkPlacement(of: item, fields)
    checkPresence(in: item, fields, isSection: isSection)
    if item.type.isContainer, fields.has(.items), item.items.isEmpty {
      note(.emptyGroup, at: fields.keyOffset(.items))
    }
    if item.appearance.contains("table-list") { checkMatrix(item, fields) }
    if item.type == .range { checkRange(item, fields) }
  }

  private mutating func checkPlacement(of item: Item, _ fields: Fields<ItemKey>) {
    for key in fields.keys {
      guard let placement = key.placement, !placement.allows(item, key) else { continue }
      note(
        .misplacedKey(key.rawValue, on: item.type, belongsOn: placement),
        at: fields.keyOffset(key))
    }
  }

  private mutating func checkPresence(
    in item: Item, _ fields: Fields<ItemKey>, isSection: Bool
  ) {
    let owner: KeyOwner = isSection ? .section : .item
    if item.type.isContainer { require(.items, of: fields, in: owner) }
    if item.type.isSelect { require(.choices, of: fields, in: owner) }
    if item.type == .calculate, !fields.has(.defaultValue) {
      require(.calculation, of: fields, in: owner)
    }
    let isSeen = item.type.isQuestion || item.type == .note || isSection
    if isSeen, !fields.has(.label), !fields.has(.calculation) {
      note(.missingLabel, at: fields.offset)
    }
  }

  /// A matrix is drawn as one grid, so its questions must share the grid's columns.
  private mutating func checkMatrix(_ item: Item, _ fields: Fields<ItemKey>) {
    guard item.type == .group else { return }
    let lists = Set(item.items.map { $0.type == .selectOne ? $0.choices?.value : nil })
    if lists.count > 1 || lists.contains(nil) {
      note(.matrixOfSeveralLists, at: fields[.appearance]?.offset ?? fields.offset)
    }
  }

  private mutating func checkRange(_ item: Item, _ fields: Fields<ItemKey>) {
    let given = ["start", "end", "step"].compactMap { item.parameters[$0] }
    let start = Double(item.parameters["start"] ?? "0")
    let end = Double(item.parameters["end"] ?? "10")
    let step = Double(item.parameters["step"] ?? "1")
    if let start, let end, let step, start != end, step > 0,
      abs(end - start) / step <= RangeScale.mostSteps
    {
      return
    }
    if given.isEmpty { return }
    note(.badRange, at: fields[.parameters]?.offset ?? fields.offset)
  }
}

extension ItemKey {
  /// The items on which the key has a meaning; nil: on all.
  var placement: KeyPlacement? {
    switch self {
    case .items: .types([.group, .repeat])
    case .choices:
      .types([.selectOne, .selectMultiple, .rank, .range, .geopoint, .calculate])
    case .choiceFilter: .types([.selectOne, .selectMultiple, .rank, .geopoint])
    case .randomize: .types([.selectOne, .selectMultiple, .rank])
    case .orOther: .types([.selectOne, .selectMultiple])
    case .repeatCount, .instanceLabel: .types([.repeat])
    case .outcome: .types([.note])
    case .locked: .types([.group])
    case .nonresponse, .probes: .questions
    default: nil
    }
  }
}

extension KeyPlacement {
  fileprivate func allows(_ item: Item, _ key: ItemKey) -> Bool {
    switch self {
    case .questions: item.type.isQuestion
    case .types(let types):
      types.contains(item.type)
        // Completing what is typed from a list is the one use of choices on a text.
        || item.type == .text && item.appearance.contains("autocomplete")
          && (key == .choices || key == .choiceFilter)
    }
  }
}
