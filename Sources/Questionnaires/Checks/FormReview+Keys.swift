/// Keys that say nothing where they stand.
extension FormReview {
  mutating func reviewKeys(of item: FormItem) {
    let definition = item.definition
    if definition.required != .never, item.type.isHidden || item.type.isContainer {
      note(.requiredNeverAsked(item.type), at: definition.nameOffset, of: item)
    }
    if definition.readOnly == .always, item.type.isQuestion, definition.calculation == nil,
      definition.defaultValue == nil
    {
      note(.readOnlyWithoutValue, at: definition.nameOffset, of: item)
    }
    if let trigger = definition.trigger, definition.calculation == nil {
      note(.triggerWithoutCalculation, trigger, of: item)
    }
    if !definition.appearance.isEmpty { reviewAppearance(of: item) }
    if !definition.nonresponse.isEmpty { reviewNonresponse(of: item) }
  }

  /// Only words that mean something for one kind of item alone, here and in XLSForm's other tools.
  private static let appearancePlaces: [String: [ItemType]] = [
    "field-list": [.group, .repeat], "table-list": [.group], "multiline": [.text],
    "masked": [.text], "year": [.date], "month-year": [.date], "likert": [.selectOne],
  ]

  private mutating func reviewAppearance(of item: FormItem) {
    for word in item.definition.appearance {
      guard let types = Self.appearancePlaces[word], !types.contains(item.type) else { continue }
      note(
        .misplacedAppearance(word, on: item.type, belongsOn: types),
        at: item.definition.nameOffset, of: item)
    }
  }

  /// A number that stands for a reason and for a choice cannot be told apart in an export.
  private mutating func reviewNonresponse(of item: FormItem) {
    guard let place = item.choiceTable, let choices = item.definition.choices else { return }
    for reason in item.definition.nonresponse {
      guard let code = questionnaire.nonresponseCodes[reason.rawValue],
        outline.tables[place].index(of: String(code)) != nil
      else { continue }
      note(
        .nonresponseCodeIsChoice(code, reason: reason.rawValue, list: choices.value), choices,
        of: item)
    }
  }
}
