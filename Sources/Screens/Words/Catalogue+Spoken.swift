import Expressions
import Interviews
import Questionnaires
import Values

/// Days and numbers as a person says them.
extension Catalogue {
  /// `Thursday 14 March 2019`, `March 2019`, `2019`.
  func spoken(_ day: CalendarDay, _ precision: DatePrecision = .day) -> String {
    let names = CalendarNames(language: tag)
    let month = names.months[day.month - 1]
    switch precision {
    case .year: return "\(day.year)"
    case .month: return "\(month) \(day.year)"
    case .day:
      let number = tag == "fr" && day.day == 1 ? "1er" : "\(day.day)"
      return "\(names.days[day.weekday]) \(number) \(month) \(day.year)"
    }
  }

  /// `9 Nov 2026`, `9 nov. 2026`: for lists.
  func short(_ day: CalendarDay) -> String {
    "\(day.day) \(CalendarNames(language: tag).shortMonths[day.month - 1]) \(day.year)"
  }

  /// How long ago, or how long from now: `7 years and 8 months ago`, `yesterday`, `in 3 days`.
  func distance(
    of day: CalendarDay, from today: CalendarDay, _ precision: DatePrecision = .day
  ) -> String {
    let days = day.daysSinceEpoch - today.daysSinceEpoch
    if precision == .day {
      switch days {
      case 0: return self[.spokenToday]
      case -1: return self[.spokenYesterday]
      case 1: return self[.spokenTomorrow]
      default: break
      }
    }
    let (years, months) = Self.span(min(day, today), max(day, today))
    var parts: [String] = []
    if precision == .year {
      let years = abs(day.year - today.year)
      if years > 0 { parts = [self(count: years, one: .spokenYear, many: .spokenYears)] }
    } else {
      if years > 0 { parts.append(self(count: years, one: .spokenYear, many: .spokenYears)) }
      if months > 0 { parts.append(self(count: months, one: .spokenMonth, many: .spokenMonths)) }
      if parts.isEmpty, precision == .day {
        parts = [self(count: abs(days), one: .spokenDay, many: .spokenDays)]
      }
    }
    guard let first = parts.first else { return "" }
    let span = parts.count > 1 ? self(.spokenAnd, first, parts[1]) : first
    return self(days < 0 ? .spokenAgo : .spokenAhead, span)
  }

  /// Whole years and months from one day to a later one.
  private static func span(_ from: CalendarDay, _ to: CalendarDay) -> (years: Int, months: Int) {
    let isShort = to.day < from.day
    let months = (to.year - from.year) * 12 + to.month - from.month - (isShort ? 1 : 0)
    return (months / 12, months % 12)
  }

  /// An answer as lists read it out: a number with the marks of the language, all else as the
  /// interview says it.
  func spokenAnswer(_ node: NodeID, _ interview: Interview) -> String {
    let (item, answer) = (interview.item(node), interview.answer(node))
    guard [.integer, .decimal, .range].contains(item.type), !interview.isChosen(node),
      DecimalNotation.number(of: answer) != nil
    else { return interview.spokenAnswer(node) }
    return grouped(answer, appearance: item.definition.appearance)
  }

  /// A number as it is read out: `1,234,567.5`, `1 234 567,5`; for the eye only, no answer has it so.
  /// Four digits stand as they are, for they may be a year, unless the author wants them parted.
  func grouped(_ number: String, appearance: [String] = []) -> String {
    let sign = number.hasPrefix("-") ? "-" : ""
    let parts = number.dropFirst(sign.count).split(
      separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first else { return number }
    let isParted = whole.count > 4 || appearance.contains("thousands-sep")
    // A space that no line is broken at.
    let (thousands, point) = tag == "fr" ? ("\u{A0}", ",") : (",", ".")
    var out = ""
    for (index, digit) in whole.enumerated() {
      if isParted, index > 0, (whole.count - index).isMultiple(of: 3) { out += thousands }
      out.append(digit)
    }
    return sign + out + (parts.count > 1 ? point + parts[1] : "")
  }

  /// `12,5` in French: as somebody would have typed it.
  func typed(number: String) -> String {
    tag == "fr" ? number.replacing(".", with: ",") : number
  }

  /// `tick up to 3`, `tick 2 to 3`; without bounds `tick all that apply`.
  func ticking(_ bounds: (low: Int?, high: Int?)?) -> String {
    switch bounds {
    case (let low?, let high?)?:
      low == high ? self(.choiceTickExactly, low) : self(.choiceTickBetween, low, high)
    case (let low?, nil)?: self(.choiceTickAtLeast, low)
    case (nil, let high?)?: self(.choiceTickAtMost, high)
    case nil, (nil, nil)?: self[.choiceTickAll]
    }
  }

  /// `0 to 120`, `18 or more`, `at most 12`.
  func spoken(_ bounds: (low: Double?, high: Double?), appearance: [String] = []) -> String {
    func text(_ number: Double) -> String {
      grouped(DecimalNotation.text(of: number), appearance: appearance)
    }
    switch bounds {
    case (let low?, let high?): return self(.boundsBoth, text(low), text(high))
    case (let low?, nil): return self(.boundsLow, text(low))
    case (nil, let high?): return self(.boundsHigh, text(high))
    case (nil, nil): return ""
    }
  }
}
