import Values

/// Values read as days and moments on the interview's clock.
struct DateConversion {
  /// The days since 1970-01-01 in the years 1 to 9999.
  private static let days = -719_162.0..<2_932_897.0

  let clock: InterviewClock

  init(_ lookup: any Lookup) { clock = InterviewClock(lookup: lookup) }

  /// The value as a day; nil if it writes none. Numbers are whole days since 1970-01-01, so that
  /// what was computed from dates can become one again.
  func day(_ value: Value) -> CalendarDay? {
    switch value {
    case .day(let day): return day
    case .moment(let moment): return clock.shown(moment.milliseconds).day
    case .string(let text):
      if let day = CalendarDay(text) { return day }
      if let moment = moment(text: text) { return moment.day }
      return DecimalNotation.number(of: text).flatMap { day(.number($0)) }
    case .number(let number):
      guard Self.days.contains(number) else { return nil }
      return CalendarDay(daysSinceEpoch: Int(number))
    case .boolean: return nil
    }
  }

  /// The value as a moment as the interview's clock shows it; nil if it writes none. Numbers are
  /// days since 1970-01-01T00:00:00Z.
  func moment(_ value: Value) -> Moment? {
    switch value {
    case .moment(let moment): return clock.shown(moment.milliseconds)
    case .day(let day): return clock.midnight(day)
    case .string(let text):
      if let moment = moment(text: text) { return moment }
      if let day = CalendarDay(text) { return clock.midnight(day) }
      return DecimalNotation.number(of: text).flatMap { moment(.number($0)) }
    case .number(let number):
      guard Self.days.contains(number) else { return nil }
      return clock.shown(Int64(number * 86_400_000))
    case .boolean: return nil
    }
  }

  /// The same, or today at a time of day: `13:45`.
  func momentOrTime(_ value: Value) -> Moment? {
    moment(value) ?? timeOfDay(value.text)
  }

  /// The time of day as a fraction of a day; NaN if the value has none.
  func fractionOfDay(_ value: Value) -> Double {
    switch value {
    case .day: return 0
    case .moment(let moment): return clock.fractionOfDay(moment)
    case .number(let number): return number - number.rounded(.down)
    case .boolean: return .nan
    case .string(let text):
      if let moment = written(text) { return clock.fractionOfDay(moment) }
      if let moment = timeOfDay(text) { return clock.fractionOfDay(moment) }
      if CalendarDay(text) != nil { return 0 }
      return DecimalNotation.number(of: text).map { fractionOfDay(.number($0)) } ?? .nan
    }
  }

  /// A date and time with the offset that it is written with, the clock's if with none.
  private func written(_ text: String) -> Moment? {
    Moment(text) { clock.lookup.offsetMinutes(at: $0) }
  }

  private func moment(text: String) -> Moment? {
    written(text).map { clock.shown($0.milliseconds) }
  }

  private func timeOfDay(_ text: String) -> Moment? {
    guard let time = Moment.timeOfDay(text) else { return nil }
    let today = clock.lookup.now.day
    guard let offset = time.offset else {
      return clock.moment(
        local: Int64(today.daysSinceEpoch) * 86_400_000 + Int64(time.milliseconds))
    }
    let moment = Moment(day: today, millisecondOfDay: time.milliseconds, offsetMinutes: offset)
    return clock.shown(moment.milliseconds)
  }
}

extension DateConversion {
  /// Why a text or truth value can be no date, in words.
  static func refusal(_ value: Value, example: String) -> String? {
    if case .number(let number) = value, !number.isNaN, !days.contains(number) {
      return "\(DecimalNotation.text(of: number)) days from 1970 are outside the years 1 to 9999"
    }
    return refusal(notANumber: value, example: example)
  }

  /// The same, where a number need only be finite.
  static func refusal(ofDecimal value: Value, example: String) -> String? {
    if case .number(let number) = value, number.isInfinite { return "no day is infinitely far" }
    return refusal(notANumber: value, example: example)
  }

  private static func refusal(notANumber value: Value, example: String) -> String? {
    switch value {
    case .string(let text):
      if text.isEmpty || CalendarDay(text) != nil || Moment(text) != nil {
        return nil
      }
      return "'\(text.prefix(40))' is no date; write it as '\(example)'"
    case .boolean: return "a date cannot be made from true or false"
    case .number, .day, .moment: return nil
    }
  }
}
