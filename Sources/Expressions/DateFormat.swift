import Values

/// The letters of `format-date()`.
enum DateFormat {
  /// The moment written in a format. A letter that means nothing stays as it is written.
  static func text(of moment: Moment, in format: String, _ names: CalendarNames) -> String {
    var out = ""
    var isLetter = false
    for scalar in format.unicodeScalars {
      if isLetter {
        out += part(scalar, of: moment, names) ?? "%\(scalar)"
        isLetter = false
      } else if scalar == "%" {
        isLetter = true
      } else {
        out.unicodeScalars.append(scalar)
      }
    }
    return isLetter ? out + "%" : out
  }

  private static func part(
    _ letter: Unicode.Scalar, of moment: Moment, _ names: CalendarNames
  ) -> String? {
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
    let saturday = CalendarDay(daysSinceEpoch: day.daysSinceEpoch + 6 - day.weekday)
    guard let saturday, saturday.year == day.year else { return 1 }
    return (saturday.dayOfYear + 6) / 7
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }
}
