import Values

/// Dates and times. The clock is the interview's own, so that a replay gives the same values.
let dateFunctions: [Function] = [
  Function(
    "today()", "The day on the interview's clock.", example: "today() → 2026-11-21",
    isVolatile: true
  ) { .day($0.lookup.now.day) },
  Function(
    "now()", "The moment on the interview's clock.",
    example: "now() → 2026-11-21T10:02:11.250-04:00", isVolatile: true
  ) { .moment($0.lookup.now) },
  Function(
    "date(value)",
    "The value as a day: a date in ISO 8601, with or without a time, or days since 1970-01-01. "
      + "Nothing if it is none.",
    example: "date('2024-02-28') + 2 → 19783",
    refusal: { DateConversion.refusal($0.value(0), example: "2024-02-29") }
  ) { converted($0) { DateConversion($0).day($1).map(Value.day) } },
  Function(
    "date-time(value)",
    "The value as a moment: a date and time in ISO 8601, or days since 1970-01-01T00:00Z. "
      + "One without an offset is on the interview's clock. Nothing if it is none.",
    example: "date-time('2024-02-29T12:00:00Z') > date-time('2024-02-29T12:00:00+01:00') → true",
    refusal: { DateConversion.refusal($0.value(0), example: "2024-02-29T14:05:00Z") }
  ) { converted($0) { DateConversion($0).moment($1).map(Value.moment) } },
  Function(
    "decimal-date-time(value)",
    "Days since 1970-01-01T00:00Z, the time as a fraction.",
    example: "decimal-date-time('1970-01-02T12:00:00Z') → 1.5",
    refusal: {
      DateConversion.refusal(ofDecimal: $0.value(0), example: "2024-02-29T14:05:00Z")
    }
  ) {
    converted($0) { lookup, value in
      if case .number = value { return value }
      let moment = DateConversion(lookup).moment(value)
      return .number(moment.map { Double($0.milliseconds) / 86_400_000 } ?? .nan)
    }
  },
  Function(
    "decimal-time(value)",
    "The time of day on the interview's clock as a fraction of a day. The value is a date and "
      + "time, a time alone, or days of which the fraction is taken.",
    example: "decimal-time('18:00') → 0.75",
    refusal: {
      Moment.timeOfDay($0.text(0)) == nil
        ? DateConversion.refusal(ofDecimal: $0.value(0), example: "14:05:00") : nil
    }
  ) { converted($0) { .number(DateConversion($0).fractionOfDay($1)) } },
  Function(
    "format-date(date, format)",
    "The date written in a format: %Y %y year, %m %n month, %b %B its name, %d %e day, %a %A its "
      + "name, %W week, %H %h hour, %M minute, %S second, %3 millisecond, %% a percent sign. A "
      + "letter that means nothing stays as it is.",
    example: "format-date('2026-03-04', '%a %e %B %Y') → Wed 4 March 2026", refusal: formatRefusal
  ) { .string(formatted($0)) },
  Function(
    "format-date-time(date, format)",
    "A date, a date and time or a time, written in a format as by format-date().",
    example: "format-date-time('2026-03-04T09:05', '%d/%m/%y %H:%M') → 04/03/26 09:05",
    refusal: formatRefusal
  ) { .string(formatted($0)) },
]

/// The first argument converted; what is empty or NaN stays so, for a date that is not known yet.
private func converted(
  _ arguments: Arguments, _ convert: (any Lookup, Value) -> Value?
) -> Value {
  let value = arguments.value(0)
  switch value {
  case .string(""): return .empty
  case .number(let number) where number.isNaN: return value
  default: return convert(arguments.lookup, value) ?? .empty
  }
}

@Sendable private func formatRefusal(_ arguments: Arguments) -> String? {
  Moment.timeOfDay(arguments.text(0)) == nil
    ? DateConversion.refusal(arguments.value(0), example: "2024-02-29") : nil
}

private func formatted(_ arguments: Arguments) -> String {
  let lookup = arguments.lookup
  guard let moment = DateConversion(lookup).momentOrTime(arguments.value(0)) else { return "" }
  return DateFormat.text(
    of: moment, in: arguments.text(1), CalendarNames(language: lookup.language))
}
