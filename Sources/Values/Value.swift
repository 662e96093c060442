/// What an expression's value can be: XPath 1.0's types and the dates of ODK's extension. A set of
/// nodes is no value; the evaluator turns it into one.
///
/// An unanswered question is the empty text.
public enum Value: Sendable, Hashable {
  case string(String)
  case number(Double)
  case boolean(Bool)
  case day(CalendarDay)
  case moment(Moment)

  /// What an unanswered or irrelevant question reads as.
  public static let empty = Value.string("")
}

extension Value {
  /// The same kind and the same value; texts code by code.
  public static func == (a: Value, b: Value) -> Bool {
    switch (a, b) {
    case (.string(let x), .string(let y)): x.isExactly(y)
    case (.number(let x), .number(let y)): x == y
    case (.boolean(let x), .boolean(let y)): x == y
    case (.day(let x), .day(let y)): x == y
    case (.moment(let x), .moment(let y)): x == y
    default: false
    }
  }

  /// XPath's `string()`: numbers in decimal notation, dates as ISO 8601. As in JavaRosa, a number
  /// that lies less than 1e-12 beyond a whole one is written as that, so that `100 * 1.1` is `110`.
  public var text: String {
    switch self {
    case .string(let text): text
    case .number(let number): DecimalNotation.text(of: number.withoutNoise)
    case .boolean(let truth): truth ? "true" : "false"
    case .day(let day): day.description
    case .moment(let moment): moment.description
    }
  }

  /// XPath's `number()`, where a date is the days since 1970-01-01, with the time as a fraction on the
  /// clock that showed it. Expressions count a moment on the interview's own clock instead.
  public var number: Double {
    switch self {
    case .string(let text): DecimalNotation.number(of: text) ?? Value.dateNumber(text)
    case .number(let number): number
    case .boolean(let truth): truth ? 1 : 0
    case .day(let day): Double(day.daysSinceEpoch)
    case .moment(let moment): moment.daysSinceEpoch
    }
  }

  /// XPath's `boolean()`: a text is true unless empty, a number unless 0 or NaN.
  public var truth: Bool {
    switch self {
    case .string(let text): !text.isEmpty
    case .number(let number): number != 0 && !number.isNaN
    case .boolean(let truth): truth
    case .day, .moment: true
    }
  }

  public var isEmpty: Bool { if case .string(let text) = self { text.isEmpty } else { false } }

  /// Text that writes a date counts as that date in arithmetic and comparison.
  private static func dateNumber(_ text: String) -> Double {
    guard text.utf8.count >= 10 else { return .nan }
    if let day = CalendarDay(text) { return Double(day.daysSinceEpoch) }
    return Moment(text)?.daysSinceEpoch ?? .nan
  }
}

extension Double {
  /// The whole number other than 0 that it lies less than 1e-12 beyond, or itself.
  fileprivate var withoutNoise: Double {
    let whole = rounded(.towardZero)
    return whole != 0 && abs(self - whole) < 1e-12 ? whole : self
  }
}

extension Moment {
  /// Days since 1970-01-01 on the clock that showed it, the time of day as a fraction.
  public var daysSinceEpoch: Double {
    Double(milliseconds + Int64(offsetMinutes) * 60_000) / 86_400_000
  }
}
