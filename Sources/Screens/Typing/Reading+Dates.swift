import Expressions
import Values

/// Dates as people write them.
extension Reading {
  /// The day that is meant, of a date that is asked for to the day, the month or the year.
  static func day(
    _ typed: String, _ precision: DatePrecision, today: CalendarDay
  ) -> CalendarDay? {
    switch precision {
    case .day: date(typed, today: today)
    case .month: month(typed, today: today)
    case .year: year(typed, today: today)
    }
  }

  /// `14/3/2019`, `14.3.19`, `14032019`, `140319`, `2019-03-14`, `20190314`, `14 mars 2019`,
  /// `Mar 14, 2019`, `Thursday 14 March 2019`, `today`, `yesterday`, `-3` (days ago). The day comes before the month, as it does
  /// in the Caribbean, Britain, France and Canada's forms.
  static func date(_ typed: String, today: CalendarDay) -> CalendarDay? {
    let text = Search.folded(digitsMadeLatin(trimmed(typed))).replacing("’", with: "'")
    if let day = CalendarDay(text) { return day }
    if let days = relative(text) {
      return CalendarDay(daysSinceEpoch: today.daysSinceEpoch + days)
    }
    let parts = DateParts(text)
    let day = date(parts, today)
    // Who says the day of the week too has the right one, or means another date.
    return parts.weekday == nil || day?.weekday == parts.weekday ? day : nil
  }

  private static func date(_ parts: DateParts, _ today: CalendarDay) -> CalendarDay? {
    if let month = parts.month { return date(parts.numbers, month, today) }
    if parts.hasOtherWords { return nil }
    if parts.numbers.count == 1 { return date(run: parts.digits[0], today) }
    guard parts.numbers.count == 3 else { return nil }
    let (first, month, last) = (parts.numbers[0], parts.numbers[1], parts.numbers[2])
    return first > 31 ? date(last, month, first, today) : date(first, month, last, today)
  }

  /// The last day of the month that a date names a later day of, such as 29 February 2020 for
  /// `31/2/2020`; nil for what is wrong in another way, or not at all.
  static func lastDay(missedBy typed: String) -> CalendarDay? {
    let parts = DateParts(Search.folded(digitsMadeLatin(trimmed(typed))))
    let numbers = parts.numbers
    guard !parts.hasOtherWords, numbers.count == (parts.month == nil ? 3 : 2) else { return nil }
    let isYearFirst = numbers[0] > 31
    let day = isYearFirst ? numbers[numbers.count - 1] : numbers[0]
    let year = isYearFirst ? numbers[0] : numbers[numbers.count - 1]
    let month = parts.month ?? numbers[1]
    guard year > 99, (29...31).contains(day),
      let last = (28..<day).reversed().lazy
        .compactMap({ CalendarDay(year: year, month: month, day: $0) }).first,
      CalendarDay(year: year, month: month, day: day) == nil
    else { return nil }
    return last
  }

  /// The day that was typed whole with the name of another day of the week; nil for what is wrong in
  /// another way, or not at all.
  static func day(ofWrongWeekday typed: String) -> CalendarDay? {
    let parts = DateParts(Search.folded(digitsMadeLatin(trimmed(typed))))
    // A year of four digits is the same on every day.
    guard let weekday = parts.weekday, parts.numbers.contains(where: { $0 > 99 }),
      let day = CalendarDay(daysSinceEpoch: 0).flatMap({ date(parts, $0) }), day.weekday != weekday
    else { return nil }
    return day
  }

  private static func relative(_ text: String) -> Int? {
    switch text {
    case "today", "aujourd'hui": return 0
    case "yesterday", "hier": return -1
    case "tomorrow", "demain": return 1
    default: break
    }
    guard text.hasPrefix("-") || text.hasPrefix("+"), let days = Int(text),
      (-39_999...39_999).contains(days)
    else { return nil }
    return days
  }

  /// Day and year around a month that was named.
  private static func date(_ numbers: [Int], _ month: Int, _ today: CalendarDay) -> CalendarDay? {
    guard numbers.count == 2 else { return nil }
    return numbers[0] > 31
      ? date(numbers[1], month, numbers[0], today) : date(numbers[0], month, numbers[1], today)
  }

  /// Digits without anything between them.
  private static func date(run: String, _ today: CalendarDay) -> CalendarDay? {
    guard let number = Int(run) else { return nil }
    switch run.count {
    case 8:
      return date(number / 1_000_000, number / 10_000 % 100, number % 10_000, today)
        ?? CalendarDay(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    case 6: return date(number / 10_000, number / 100 % 100, number % 100, today)
    default: return nil
    }
  }

  private static func date(
    _ day: Int, _ month: Int, _ year: Int, _ today: CalendarDay
  ) -> CalendarDay? {
    CalendarDay(year: full(year, today), month: month, day: day)
  }

  /// A year of two digits is the latest such year that is not in the future.
  private static func full(_ year: Int, _ today: CalendarDay) -> Int {
    guard year < 100 else { return year }
    let near = year + today.year / 100 * 100
    return near > today.year ? near - 100 : near
  }

  /// The years that a month, or a year alone, is asked for in. With nothing else to tell by, `1 50` and
  /// `0203` are slips, and 9999 is no year.
  static let years = 1000...2199

  /// A whole date where a part of one is asked for. Days from today are none: `-5` is neither a month
  /// nor a year.
  private static func wholeDate(_ typed: String, today: CalendarDay) -> CalendarDay? {
    guard let sign = trimmed(typed).first, !"+-−".contains(sign),
      let day = date(typed, today: today), years.contains(day.year)
    else { return nil }
    return day
  }

  /// `3/2019`, `032019`, `2019-03`, `March 2019`, or a whole date; its first day.
  private static func month(_ typed: String, today: CalendarDay) -> CalendarDay? {
    let parts = DateParts(Search.folded(digitsMadeLatin(trimmed(typed))))
    var year: Int?
    var month: Int?
    if let named = parts.month, parts.numbers.count == 1 {
      (month, year) = (named, parts.numbers[0])
    } else if parts.numbers.count == 2, !parts.hasOtherWords, parts.month == nil {
      let isYearFirst = parts.numbers[0] > 12
      (year, month) = (parts.numbers[isYearFirst ? 0 : 1], parts.numbers[isYearFirst ? 1 : 0])
    } else if parts.numbers.count == 1, parts.digits[0].count == 6 {
      (month, year) = (parts.numbers[0] / 10_000, parts.numbers[0] % 10_000)
    }
    if let year, let month {
      return years.contains(year) ? CalendarDay(year: year, month: month, day: 1) : nil
    }
    guard let day = wholeDate(typed, today: today) else { return nil }
    return CalendarDay(year: day.year, month: day.month, day: 1)
  }

  /// `2019`, or a whole date; its first day.
  private static func year(_ typed: String, today: CalendarDay) -> CalendarDay? {
    let text = digitsMadeLatin(trimmed(typed))
    if text.count == 4, text.allSatisfy(\.isNumber), let year = Int(text) {
      return years.contains(year) ? CalendarDay(year: year, month: 1, day: 1) : nil
    }
    guard let day = wholeDate(typed, today: today) else { return nil }
    return CalendarDay(year: day.year, month: 1, day: 1)
  }
}

/// The numbers and the month's name in a text that is to be a date, lower case and without accents.
struct DateParts {
  private(set) var digits: [String] = []
  private(set) var month: Int?
  /// From 0, Sunday, on.
  private(set) var weekday: Int?
  private(set) var hasOtherWords = false

  var numbers: [Int] { digits.compactMap { Int($0) } }

  init(_ text: String) {
    for part in text.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
      let number = part.prefix { $0.isASCII && $0.isNumber }
      let letters = part.dropFirst(number.count)
      if !number.isEmpty, letters.isEmpty || Self.ordinals.contains(String(letters)) {
        if number.count <= 8 { digits.append(String(number)) } else { hasOtherWords = true }
      } else if number.isEmpty, let named = Self.month(String(part)), month == nil {
        month = named
      } else if number.isEmpty, weekday == nil, let named = Self.weekday(String(part)) {
        weekday = named
      } else if !Self.fillers.contains(String(part)) {
        hasOtherWords = true
      }
    }
    if hasOtherWords { month = nil }
  }

  private static let ordinals: Set<String> = ["st", "nd", "rd", "th", "er", "e"]
  private static let fillers: Set<String> = ["the", "of", "le", "de", "du"]

  /// The day of the week whose name, in a language the program speaks, begins so: `mar` alone is March.
  private static func weekday(_ word: String) -> Int? {
    guard word.count > 2 else { return nil }
    return ["en", "fr"].lazy.compactMap { tag in
      CalendarNames(language: tag).days.firstIndex { Search.folded($0).hasPrefix(word) }
    }.first
  }

  /// The month whose name, in a language the program speaks, begins so; nil when it is too little to
  /// tell.
  private static func month(_ word: String) -> Int? {
    guard word.count > 2 else { return nil }
    var found: Set<Int> = []
    for tag in ["en", "fr"] {
      for (index, name) in CalendarNames(language: tag).months.enumerated()
      where Search.folded(name).hasPrefix(word) {
        found.insert(index + 1)
      }
    }
    return found.count == 1 ? found.first : nil
  }
}
