import Questionnaires
import Values

/// What somebody typed, read as the lexical form of an answer.
enum Reading {
  /// The lexical form; the text itself where it is none, so that it is refused with its own words.
  static func answer(_ typed: String, for type: ItemType, today: CalendarDay) -> String {
    let text = trimmed(typed)
    if text.isEmpty { return "" }
    switch type {
    case .integer: return whole(text)
    case .decimal, .range: return decimal(text)
    case .date: return date(text, today: today)?.description ?? text
    case .time: return time(text) ?? text
    case .datetime: return datetime(text, today: today) ?? text
    case .geopoint: return point(text) ?? text
    default: return typed
    }
  }

  /// Digits of any script are digits.
  private static func digitsMadeLatin(_ text: String) -> String {
    String(
      text.map { character in
        guard let digit = character.wholeNumberValue, (0...9).contains(digit), character.isNumber,
          let latin = String(digit).first
        else { return character }
        return latin
      })
  }

  /// Thousands may be parted by spaces; anything else between digits is refused, for `1,234` is one
  /// number here and another there.
  private static func whole(_ text: String) -> String {
    let text = digitsMadeLatin(text)
    let joined = String(text.filter { !$0.isWhitespace })
    return joined.allSatisfy { $0.isASCII && $0.isNumber || $0 == "-" } ? joined : text
  }

  /// A single comma is a decimal comma, but not before three digits: `1,500` is one number here and
  /// another there, so it is refused.
  private static func decimal(_ text: String) -> String {
    let joined = String(digitsMadeLatin(text).filter { !$0.isWhitespace })
    let commas = joined.filter { $0 == "," }.count
    let digitsAfter = joined.split(separator: ",").last?.count ?? 0
    guard commas == 1, !joined.contains("."), digitsAfter != 3 else { return joined }
    return joined.replacing(",", with: ".")
  }

  /// `14/3/2019`, `14.3.19`, `14032019`, `2019-03-14`, `today`, `yesterday`, `-3` (days ago). The day
  /// comes before the month, as it does in the Caribbean, Britain, France and Canada's forms.
  static func date(_ typed: String, today: CalendarDay) -> CalendarDay? {
    let text = digitsMadeLatin(trimmed(typed)).lowercased()
    if let day = CalendarDay(text) { return day }
    switch text {
    case "today", "aujourd'hui", "aujourd’hui": return today
    case "yesterday", "hier": return CalendarDay(daysSinceEpoch: today.daysSinceEpoch - 1)
    default: break
    }
    if text.hasPrefix("-"), let days = Int(text.dropFirst()), days < 40_000 {
      return CalendarDay(daysSinceEpoch: today.daysSinceEpoch - days)
    }
    if text.count == 8, let number = Int(text) {
      return day(number / 1_000_000, number / 10_000 % 100, number % 10_000, today)
    }
    let parts = text.split { "/.- ".contains($0) }.map { Int($0) }
    guard parts.count == 3, let first = parts[0], let month = parts[1], let year = parts[2] else {
      return nil
    }
    return first > 31 ? day(year, month, first, today) : day(first, month, year, today)
  }

  /// A year of two digits is the latest such year that is not in the future.
  private static func day(
    _ day: Int, _ month: Int, _ year: Int, _ today: CalendarDay
  ) -> CalendarDay? {
    var year = year
    if year < 100 {
      year += today.year / 100 * 100
      if year > today.year { year -= 100 }
    }
    return CalendarDay(year: year, month: month, day: day)
  }

  /// `14:05`, `1405`, `14h05`.
  static func time(_ typed: String) -> String? {
    var text = digitsMadeLatin(trimmed(typed)).lowercased().replacing("h", with: ":")
    if text.count == 4, text.allSatisfy(\.isNumber) {
      text = text.prefix(2) + ":" + text.suffix(2)
    }
    if text.hasSuffix(":") { text += "00" }
    if text.firstIndex(of: ":")
      == text.index(text.startIndex, offsetBy: 1, limitedBy: text.endIndex)
    {
      text = "0" + text
    }
    return Moment.timeOfDay(text) == nil ? nil : text
  }

  private static func datetime(_ typed: String, today: CalendarDay) -> String? {
    if Moment(typed) != nil { return typed }
    guard let gap = typed.lastIndex(of: " "),
      let day = date(String(typed[..<gap]), today: today),
      let time = time(String(typed[typed.index(after: gap)...]))
    else { return nil }
    return "\(day)T\(time)"
  }

  /// `14.01, -60.99`, `14.01 -60.99`, also with ° and N, S, E, W.
  private static func point(_ typed: String) -> String? {
    let parts = digitsMadeLatin(typed).uppercased().replacing("°", with: " ")
      .split { $0 == "," || $0 == ";" || $0.isWhitespace }.map(String.init)
    var numbers: [String] = []
    for part in parts {
      switch part {
      case "N", "E": continue
      case "S", "W", "O":
        guard let last = numbers.popLast(), !last.hasPrefix("-") else { return nil }
        numbers.append("-" + last)
      default: numbers.append(part)
      }
    }
    return (2...4).contains(numbers.count) ? numbers.joined(separator: " ") : nil
  }

  static func trimmed(_ text: String) -> String {
    var view = Substring(text)
    while let first = view.first, first.isWhitespace { view.removeFirst() }
    while let last = view.last, last.isWhitespace { view.removeLast() }
    return String(view)
  }
}
