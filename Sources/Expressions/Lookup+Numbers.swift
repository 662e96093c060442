import Values

/// XPath's `number()` in an interview.
extension Lookup {
  /// A date is the days since 1970-01-01, and a moment the same with the time as a fraction: on the
  /// interview's clock, whichever clock told it, so that one moment is one number and stands among
  /// the days that people saw.
  func number(of value: Value) -> Double {
    switch value {
    case .moment(let moment): days(moment)
    case .string(let text): DecimalNotation.number(of: text) ?? days(text)
    default: value.number
    }
  }

  private func days(_ moment: Moment) -> Double {
    InterviewClock(lookup: self).shown(moment.milliseconds).daysSinceEpoch
  }

  /// Text that writes a date counts as that date.
  private func days(_ text: String) -> Double {
    guard text.utf8.count >= 10 else { return .nan }
    if let day = CalendarDay(text) { return Double(day.daysSinceEpoch) }
    return Moment(text) { offsetMinutes(at: $0) }.map(days) ?? .nan
  }
}
