import Expressions
import Terminal
import Values

/// A month to pick a day from, beside the field of a date.
struct CalendarPart: Sendable, Equatable {
  /// The day at the mark.
  var day: CalendarDay

  /// A title, the names of the days, six weeks.
  static let rows = 8
  static let columns = 28
  /// What a click on the first of the month is; the lines before are those of the field.
  static let firstLine = 100_000

  /// Moves by what a key says; false for a key that moves nothing. Arrows go by day and week, `+` and
  /// `-` by month, `*` and `/` by year.
  mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .left: move(days: -1)
    case .right: move(days: 1)
    case .up: move(days: -7)
    case .down: move(days: 7)
    case .character("+"): move(months: 1)
    case .character("-"): move(months: -1)
    case .character("*"): move(months: 12)
    case .character("/"): move(months: -12)
    default: return false
    }
    return true
  }

  /// Goes to the day of the month that was clicked.
  mutating func point(at line: Int) {
    day = CalendarDay(year: day.year, month: day.month, day: line - Self.firstLine + 1) ?? day
  }

  private mutating func move(days: Int) {
    day = CalendarDay(daysSinceEpoch: day.daysSinceEpoch + days) ?? day
  }

  /// The same day of another month, or its last.
  private mutating func move(months: Int) {
    let month = day.year * 12 + day.month - 1 + months
    let (year, number) = (month / 12, month % 12 + 1)
    let last = CalendarDay.days(inMonth: number, of: year)
    day = CalendarDay(year: year, month: number, day: min(day.day, last)) ?? day
  }

  /// Draws the month; `isChosen` where the field says the day at the mark.
  func draw(
    on canvas: inout Canvas, at origin: Position, _ words: Catalogue, isChosen: Bool, hasFocus: Bool
  ) {
    let names = CalendarNames(language: words.tag)
    let title = "\(names.months[day.month - 1]) \(day.year)"
    let indent = max(0, (Self.columns - TextWidth.columns(of: title)) / 2)
    canvas.put(
      title, at: Position(row: origin.row, column: origin.column + indent), style: .bold)
    // Weeks begin on Monday.
    for column in 0..<7 {
      let name = String(names.days[(column + 1) % 7].prefix(2))
      canvas.put(
        name, at: Position(row: origin.row + 1, column: origin.column + column * 4 + 1))
    }
    guard let first = CalendarDay(year: day.year, month: day.month, day: 1) else { return }
    let offset = (first.weekday + 6) % 7
    for number in 1...CalendarDay.days(inMonth: day.month, of: day.year) {
      let place = offset + number - 1
      let position = Position(
        row: origin.row + 2 + place / 7, column: origin.column + place % 7 * 4)
      let digits = number < 10 ? " \(number)" : "\(number)"
      canvas.target(
        row: position.row, from: position.column, to: position.column + 4,
        as: .line(Self.firstLine + number - 1))
      let isDay = number == day.day
      canvas.put(isDay && isChosen ? "[\(digits)]" : " \(digits)", at: position)
      guard isDay, hasFocus else { continue }
      canvas.put(">", at: Position(row: position.row, column: 1))
      canvas.cursor = Position(row: position.row, column: position.column + (number < 10 ? 2 : 1))
    }
  }
}
