import Questionnaires
import Values

/// What somebody typed, read as the lexical form of an answer.
enum Reading {
  /// The lexical form; the text itself where it is none, so that it is refused with its own words.
  static func answer(
    _ typed: String, for type: ItemType, appearance: [String] = [], today: CalendarDay
  ) -> String {
    let text = trimmed(typed)
    if text.isEmpty { return "" }
    switch type {
    case .integer: return whole(text)
    case .decimal, .range: return decimal(text)
    case .date: return day(text, DatePrecision(appearance), today: today)?.description ?? text
    case .time: return time(text) ?? text
    case .datetime: return datetime(text, today: today) ?? text
    case .geopoint: return PointReading.point(text) ?? text
    case .text where appearance.contains("numbers"): return digitsMadeLatin(text)
    default: return typed
    }
  }

  /// Digits of any script are digits.
  static func digitsMadeLatin(_ text: String) -> String {
    String(
      text.map { character in
        guard let digit = character.wholeNumberValue, (0...9).contains(digit), character.isNumber,
          let latin = String(digit).first
        else { return character }
        return latin
      })
  }

  static func trimmed(_ text: String) -> String {
    var view = Substring(text)
    while let first = view.first, first.isWhitespace { view.removeFirst() }
    while let last = view.last, last.isWhitespace { view.removeLast() }
    return String(view)
  }
}
