import JSONDocuments
import Questionnaires

/// `{"monday": ["08:00-12:00", "13:00-17:30"], "friday": ["20:00-02:00"]}`; a day that is not named is
/// closed.
extension KioskSettingsDecoder {
  mutating func hours(_ fields: Fields<KioskSettingsKey>) -> OpeningHours? {
    guard let node = fields[.hours],
      let days = self.fields(of: node, WeekdayKey.self, in: .openingHours, named: "hours")
    else { return nil }
    var spans: [OpeningHours.Span] = []
    for (weekday, key) in WeekdayKey.allCases.enumerated() {
      for element in elements(key, of: days) {
        if let span = span(element, key: key.rawValue, weekday) { spans.append(span) }
      }
    }
    return OpeningHours(spans: spans)
  }

  private mutating func span(
    _ node: JSONNode, key: String, _ weekday: Int
  ) -> OpeningHours.Span? {
    guard let text = string(node, key: key) else { return nil }
    if let span = OpeningHours.Span(text, weekday: weekday) { return span }
    note(
      .unknownWord(
        text, key: key, allowed: ["08:00-12:00", "20:00-02:00", "00:00-24:00"], suggestion: nil),
      at: node.offset)
    return nil
  }
}

extension OpeningHours.Span {
  /// Reads `08:00-12:00`. One that ends before it begins ends the day after; a whole
  /// day is `00:00-24:00`.
  init?(_ text: String, weekday: Int) {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2, let from = Self.minutes(ends[0]), from < OpeningHours.minutesOfDay,
      let to = Self.minutes(ends[1]), from != to
    else { return nil }
    let isNextDay = to < from
    self.init(weekday: weekday, from: from, to: isNextDay ? to + OpeningHours.minutesOfDay : to)
  }

  /// `24:00` is the end of a day.
  private static func minutes(_ text: Substring) -> Int? {
    let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count == 2, let hours = number(parts[0]), let minutes = number(parts[1]),
      minutes < 60, hours < 24 || (hours == 24 && minutes == 0)
    else { return nil }
    return hours * 60 + minutes
  }

  /// Two digits.
  private static func number(_ digits: Substring.UTF8View) -> Int? {
    let values = digits.map { Int($0) - Int(UInt8(ascii: "0")) }
    guard values.count == 2, values.allSatisfy((0...9).contains) else { return nil }
    return values[0] * 10 + values[1]
  }
}
