import Records
import Values

extension ComputedKind {
  init(_ value: Value) {
    self =
      switch value {
      case .string: .text
      case .number: .number
      case .boolean: .truth
      case .day: .day
      case .moment: .moment
      }
  }

  /// The value that the text writes.
  func value(of text: String) -> Value {
    switch self {
    case .text: .string(text)
    case .number:
      (DecimalNotation.number(of: text) ?? Double(text)).map(Value.number) ?? .string(text)
    case .truth: .boolean(text == "true")
    case .day: CalendarDay(text).map(Value.day) ?? .string(text)
    case .moment: Moment(text).map(Value.moment) ?? .string(text)
    }
  }
}
