import Values

/// Values that an author wrote out: defaults, and what calculations give.
extension FormReview {
  mutating func reviewValues(of item: FormItem) {
    if let calculation = item.calculation, let text = item.definition.calculation,
      item.type.isQuestion || item.choiceTable != nil
    {
      for value in calculation.expression.writtenResults {
        reviewValue(value, "calculation", text, of: item)
      }
    }
    guard let text = item.definition.defaultValue, item.type.isQuestion else { return }
    switch item.defaultValue {
    case .none: break
    case .value(let value): reviewDefault(value, text, of: item)
    case .computed(let value):
      for result in value.expression.writtenResults {
        reviewValue(result, "default", text, of: item)
      }
    }
  }

  private mutating func reviewDefault(_ value: String, _ text: Placed<String>, of item: FormItem) {
    let before = found.count
    reviewValue(value, "default", text, of: item)
    guard found.count == before, !value.isEmpty else { return }
    if item.type == .range, let scale = item.scale,
      !scale.offers(Value.string(value).number)
    {
      return note(.defaultOutsideRange(value, scale), text, of: item)
    }
    guard !impossible.contains(item.id), let constraint = item.constraint,
      constraint.targets.allSatisfy({ target in
        if case .item(item.id, item.scope, .question) = target { true } else { false }
      })
    else { return }
    if constraint.expression.truth(supposing: reading(of: value, item.type)) == false {
      note(.defaultAgainstConstraint, text, of: item)
    }
  }

  private func reading(of value: String, _ type: ItemType) -> Value {
    switch type {
    case .integer, .decimal, .range: .number(Value.string(value).number)
    default: .string(value)
    }
  }

  private mutating func reviewValue(
    _ value: String, _ key: String, _ text: Placed<String>, of item: FormItem
  ) {
    guard !value.isEmpty else { return }
    if !fits(value, item.type, isWritten: key == "default") {
      note(.unfitValue(value, key: key, type: item.type), text, of: item)
    }
    guard item.type.isNamed, !item.definition.orOther, let place = item.choiceTable else { return }
    let table = outline.tables[place]
    let names = item.type.takesSeveral ? value.split(separator: " ").map(String.init) : [value]
    for name in names where table.count > 0 && table.index(of: name) == nil {
      let nearest = suggestions.nearest(to: name, among: table.list.names)
      note(
        .valueNotAChoice(name, key: key, list: table.name, suggestion: nearest), text, of: item)
    }
  }

  /// Whether a text writes an answer of that type. What is calculated is brought into its form, what
  /// is written as a default is taken as it stands.
  private func fits(_ value: String, _ type: ItemType, isWritten: Bool) -> Bool {
    let number = Value.string(value).number
    switch type {
    case .integer: return !number.isNaN && (!isWritten || Int64(value) != nil)
    case .decimal, .range: return !number.isNaN
    case .date: return !number.isNaN && (!isWritten || CalendarDay(value) != nil)
    case .datetime: return !number.isNaN && (!isWritten || Moment(value) != nil)
    case .time: return !isWritten || Moment.timeOfDay(value) != nil
    case .acknowledge: return value == "OK"
    default: return true
    }
  }
}
