import Values

/// Dates and times. The clock is the interview's own, so that a replay gives the same values.
let dateFunctions: [Function] = [
  Function("today()", "The day on the interview's clock.", isVolatile: true) {
    .day($0.lookup.now.day)
  },
  Function("now()", "The moment on the interview's clock.", isVolatile: true) {
    .moment($0.lookup.now)
  },
  Function("date(value)", "The value as a day: ISO text, or days since 1970-01-01.") {
    day($0.value(0)).map(Value.day) ?? .empty
  },
  Function("date-time(value)", "The value as a moment: ISO text, or days since 1970-01-01.") {
    moment($0.value(0), $0.lookup).map(Value.moment) ?? .empty
  },
  Function("decimal-date-time(value)", "Days since 1970-01-01, the time as a fraction.") {
    switch $0.value(0) {
    case .string(let text): .number(Value.string(text).number)
    case let value: .number(value.number)
    }
  },
  Function("decimal-time(time)", "The time of day as a fraction of a day.") {
    $0.value(0).isEmpty ? .empty : .number(decimalTime($0.value(0)))
  },
  Function(
    "format-date(date, format)",
    "The date in a format: %Y %y %m %n %b %B %d %e %H %h %M %S %3 %a %A %W."
  ) { .string(formatted($0)) },
  Function("format-date-time(date, format)", "The same as format-date().") {
    .string(formatted($0))
  },
]

private func day(_ value: Value) -> CalendarDay? {
  switch value {
  case .day(let day): day
  case .moment(let moment): moment.day
  case .string(let text):
    CalendarDay(text) ?? Moment(text)?.day ?? DecimalNotation.number(of: text).flatMap(day(number:))
  case .number(let number): day(number: number)
  case .boolean: nil
  }
}

private func day(number: Double) -> CalendarDay? {
  guard number.isFinite, abs(number) < 1e7 else { return nil }
  return CalendarDay(daysSinceEpoch: Int(number.rounded(.down)))
}

private func moment(_ value: Value, _ lookup: any Lookup) -> Moment? {
  let offset = lookup.now.offsetMinutes
  switch value {
  case .moment(let moment): return moment
  case .day(let day): return Moment(day: day, millisecondOfDay: 0, offsetMinutes: offset)
  case .string(let text):
    if let moment = Moment(text, defaultOffset: offset) { return moment }
    if let day = CalendarDay(text) {
      return Moment(day: day, millisecondOfDay: 0, offsetMinutes: offset)
    }
    return DecimalNotation.number(of: text).flatMap { moment(.number($0), lookup) }
  case .number(let number):
    guard number.isFinite, abs(number) < 1e7 else { return nil }
    let local = Int64((number * 86_400_000).rounded())
    return Moment(milliseconds: local - Int64(offset) * 60_000, offsetMinutes: offset)
  case .boolean: return nil
  }
}

private func decimalTime(_ value: Value) -> Double {
  switch value {
  case .moment(let moment): Double(moment.millisecondOfDay) / 86_400_000
  case .day: 0
  case .number(let number): number - number.rounded(.down)
  default:
    Moment.timeOfDay(value.text).map { Double($0.milliseconds) / 86_400_000 }
      ?? Moment(value.text).map { Double($0.millisecondOfDay) / 86_400_000 } ?? .nan
  }
}

private func formatted(_ arguments: Arguments) -> String {
  guard let moment = moment(arguments.value(0), arguments.lookup) else { return "" }
  let names = CalendarNames(language: arguments.lookup.language)
  var out = ""
  var isLetter = false
  for character in arguments.text(1) {
    if isLetter {
      out += DateFormat.part(character, of: moment, names) ?? "%\(character)"
      isLetter = false
    } else if character == "%" {
      isLetter = true
    } else {
      out.append(character)
    }
  }
  return out
}

/// The letters of `format-date()`.
enum DateFormat {
  static func part(_ letter: Character, of moment: Moment, _ names: CalendarNames) -> String? {
    let day = moment.day
    switch letter {
    case "Y": return padded(day.year, 4)
    case "y": return padded(day.year % 100, 2)
    case "m": return padded(day.month, 2)
    case "n": return String(day.month)
    case "b": return names.shortMonths[day.month - 1]
    case "B": return names.months[day.month - 1]
    case "d": return padded(day.day, 2)
    case "e": return String(day.day)
    case "H": return padded(moment.hour, 2)
    case "h": return String(moment.hour)
    case "M": return padded(moment.minute, 2)
    case "S": return padded(moment.second, 2)
    case "3": return padded(moment.millisecond, 3)
    case "a": return names.shortDays[day.weekday]
    case "A": return names.days[day.weekday]
    case "W": return String(week(of: day))
    case "%": return "%"
    default: return nil
    }
  }

  /// Weeks begin on Sunday; the one with the first of January is the first.
  private static func week(of day: CalendarDay) -> Int {
    let saturday = CalendarDay(daysSinceEpoch: day.daysSinceEpoch + 6 - day.weekday) ?? day
    guard saturday.year == day.year else { return 1 }
    return (saturday.dayOfYear + 6) / 7
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }
}
