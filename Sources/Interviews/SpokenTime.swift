import Expressions
import Questionnaires
import Values

/// Days and times as people write them in the language of the questions; the months of other
/// languages than these are not known, and numbers are understood in all.
enum SpokenTime {
  /// `14 March 2019`, `March 2019`, `1er mai 2019, 09:30`; nil for what is no day or time.
  static func text(of answer: String, _ item: FormItem, language: String) -> String? {
    switch item.type {
    case .date, .today:
      CalendarDay(answer).map { text(of: $0, item.definition.appearance, language) }
    case .datetime, .start, .end:
      CalendarDay(answer.prefix(10)).map {
        text(of: $0, [], language) + ", " + answer.dropFirst(11).prefix(5)
      }
    case .time where !answer.isEmpty: String(answer.prefix(5))
    default: nil
    }
  }

  private static func text(
    of day: CalendarDay, _ appearance: [String], _ language: String
  ) -> String {
    if appearance.contains("year") { return "\(day.year)" }
    let isByMonth = appearance.contains("month-year")
    let primary = language.lowercased().split(separator: "-").first ?? "en"
    guard ["en", "fr"].contains(primary) else {
      return isByMonth ? String(day.description.prefix(7)) : day.description
    }
    let month = CalendarNames(language: language).months[day.month - 1]
    if isByMonth { return "\(month) \(day.year)" }
    let number = primary == "fr" && day.day == 1 ? "1er" : "\(day.day)"
    return "\(number) \(month) \(day.year)"
  }
}
