import Interviews
import Questionnaires
import Records
import Terminal
import Values

extension FieldBody {
  func draw(on canvas: inout Canvas, in region: Region, _ situation: Situation) {
    let words = situation.words
    var region = region
    let echo = echo(situation).flatMap { TextWrap.lines($0, width: max(8, region.width - 5)) }
    let wanted = echo.count + (slider == nil ? 0 : 1)
    region = region.dropping(drawField(on: &canvas, in: region, situation))
    if let slider {
      let used = slider.draw(
        on: &canvas, in: region, number(situation), ends: ends(slider, situation), words)
      region = region.dropping(used)
    }
    let rows = max(region.height > 1 ? 1 : 0, region.height - reasons.count)
    for line in Chrome.clipped(echo, to: region.width - 5, rows: rows).prefix(rows) {
      canvas.put(line, at: Position(row: region.top, column: region.left + 4))
      region = region.dropping(1)
    }
    if wanted == 0, region.height > reasons.count { region = region.dropping(1) }
    region = region.dropping(drawCalendar(on: &canvas, in: region, situation))
    region = region.dropping(drawSuggestions(on: &canvas, in: region, situation))
    let hasReceiver = hasReceiver(situation)
    if region.height > reasons.count + (hasReceiver ? 1 : 0) { region = region.dropping(1) }
    if hasReceiver { region = region.dropping(drawReceiver(on: &canvas, in: region, words)) }
    drawReasons(on: &canvas, in: region, situation)
    // Where a tight screen has no row for the part in focus, the cursor waits below the field.
    if canvas.cursor == nil { canvas.cursor = Position(row: max(0, region.top - 1), column: 1) }
  }

  /// The label and the line that is typed in; answers how many rows they took.
  private func drawField(
    on canvas: inout Canvas, in region: Region, _ situation: Situation
  ) -> Int {
    let label = situation.words(.label, situation.words[phrase])
    let left = region.left + 4
    var row = region.top
    canvas.put(
      Chrome.cut(label, to: region.width - 5), at: Position(row: row, column: left))
    canvas.target(row: row, to: region.width, as: .line(0))
    var start = left + TextWidth.columns(of: label)
    if start + 16 > region.width, region.height > 2 {
      row += 1
      start = left
    }
    let room = max(8, region.width - (start - region.left) - 2)
    let width = min(room, fieldWidth)
    var window = field.window(width: width)
    if isMasked {
      let length = field.characters.count
      let shown = min(length, width - 1)
      let hidden = max(0, length - shown)
      window = (
        String(repeating: "*", count: shown), max(0, min(shown, field.caret - hidden))
      )
    }
    canvas.fill(row: row, from: start, to: start + width, with: " ", style: .underline)
    canvas.put(
      window.text, at: Position(row: row, column: start), style: .underline, width: width)
    // The ends of a slider say it already.
    if slider == nil, isNumber, let bounds = situation.interview.bounds(node) {
      let text = situation.words.spoken(bounds, appearance: appearance)
      let column = start + width + 2
      if column + TextWidth.columns(of: text) < region.width - 1 {
        canvas.put(text, at: Position(row: row, column: column))
      }
    }
    if focus == .field {
      canvas.put(">", at: Position(row: row, column: 1))
      canvas.cursor = Position(row: row, column: start + window.caretColumn)
    }
    return row - region.top + 1
  }

  private var isNumber: Bool { type == .integer || type == .decimal }

  /// What the ends of a scale mean, where its list of choices has words for them.
  private func ends(_ slider: SliderPart, _ situation: Situation) -> (String, String) {
    func label(_ number: Double) -> String {
      let name = DecimalNotation.text(of: number)
      let choices = situation.interview.offeredChoices(node)
      return choices.first { $0.name == name }.map {
        Markup.plain(situation.interview.label(of: $0))
      }
        ?? ""
    }
    return (label(slider.scale.start), label(slider.scale.end))
  }

  // MARK: What is said below

  /// What the typed text means; how an answer can be typed while it means nothing.
  private func echo(_ situation: Situation) -> [String] {
    let words = situation.words
    switch type {
    case .date: return [dateEcho(situation)]
    case .time:
      return [Reading.time(field.text).map { String($0.prefix(5)) } ?? words[.questionTimeHelp]]
    case .datetime:
      guard let text = Reading.datetime(field.text, today: situation.now.day),
        let day = CalendarDay(text.prefix(10))
      else { return [words[.questionDatetimeHelp]] }
      return ["\(words.spoken(day)), \(text.dropFirst(11).prefix(5))"]
    case .geopoint:
      guard let point = PointReading.point(field.text) else { return [words[.questionPointHelp]] }
      return [Self.shown(point, type, appearance)]
    case .integer, .decimal, .range:
      let answer = answer(situation)
      guard let number = DecimalNotation.number(of: answer) else { return [] }
      if type == .range {
        let name = DecimalNotation.text(of: number)
        let choice = situation.interview.offeredChoices(node).first { $0.name == name }
        return choice.map { [Markup.plain(situation.interview.label(of: $0))] } ?? []
      }
      let grouped = words.grouped(answer, appearance: appearance)
      return abs(number) >= 1000 && grouped != answer ? [grouped] : []
    default: return []
    }
  }

  private func dateEcho(_ situation: Situation) -> String {
    let words = situation.words
    guard let day = day(situation) else {
      switch precision {
      case .day: return words[.questionDateHelp]
      case .month: return words[.questionMonthHelp]
      case .year: return words[.questionYearHelp]
      }
    }
    let distance = words.distance(of: day, from: situation.now.day, precision)
    return words.spoken(day, precision) + (distance.isEmpty ? "" : ", " + distance)
  }

  // MARK: The other parts

  private func drawCalendar(
    on canvas: inout Canvas, in region: Region, _ situation: Situation
  ) -> Int {
    guard hasCalendar(situation) else { return 0 }
    let typed = day(situation)
    let part = shownMonth(situation)
    guard region.height >= CalendarPart.rows + 1 + reasons.count else {
      // Too little room after all: the keys still move the day, and the field shows it.
      if focus == .calendar {
        canvas.put(">", at: Position(row: region.top, column: 1))
        canvas.cursor = Position(row: region.top, column: 1)
      }
      return 0
    }
    part.draw(
      on: &canvas, at: Position(row: region.top + 1, column: 4), situation.words,
      isChosen: typed == part.day, hasFocus: focus == .calendar)
    let help = TextWrap.lines(
      situation.words[.questionCalendarHelp], width: max(10, region.width - 42))
    for (index, line) in help.prefix(CalendarPart.rows - 2).enumerated() {
      canvas.put(line, at: Position(row: region.top + 3 + index, column: 38))
    }
    return CalendarPart.rows + 1
  }

  private func drawSuggestions(
    on canvas: inout Canvas, in region: Region, _ situation: Situation
  ) -> Int {
    let parts = parts(situation)
    let all = completion?.found ?? []
    let rows = min(all.count, max(0, region.height))
    // The one in focus is always in sight.
    var first = 0
    if case .suggestion(let place) = focus { first = max(0, place - rows + 1) }
    let found = all.dropFirst(first).prefix(rows)
    for (index, label) in zip(found.indices, found) {
      let row = region.top + index - first
      canvas.put(
        Chrome.cut(Markup.plain(label), to: region.width - 7), at: Position(row: row, column: 6))
      if let place = parts.firstIndex(of: .suggestion(index)) {
        canvas.target(row: row, to: region.width, as: .line(place))
      }
      guard focus == .suggestion(index) else { continue }
      canvas.put(">", at: Position(row: row, column: 1))
      canvas.cursor = Position(row: row, column: 1)
    }
    return found.count
  }

  private func drawReceiver(
    on canvas: inout Canvas, in region: Region, _ words: Catalogue
  ) -> Int {
    guard region.height > 0 else { return 0 }
    canvas.put(
      "G  \(words[.questionReceiver])", at: Position(row: region.top, column: 4))
    canvas.target(row: region.top, to: region.width, as: .line(1))
    if focus == .receiver {
      canvas.put(">", at: Position(row: region.top, column: 1))
      canvas.cursor = Position(row: region.top, column: 1)
    }
    return 1
  }

  private func drawReasons(
    on canvas: inout Canvas, in region: Region, _ situation: Situation
  ) {
    let words = situation.words
    // What stands before the reasons is clicked by smaller numbers.
    let first = parts(situation).count - reasons.count
    for (index, reason) in reasons.prefix(region.height).enumerated() {
      canvas.target(row: region.top + index, to: region.width, as: .line(first + index))
      let row = region.top + index
      let letter = String(reason.letter).uppercased()
      canvas.put("\(letter)  \(words[reason.phrase])", at: Position(row: row, column: 4))
      guard focus == .reason(reason) else { continue }
      canvas.put(">", at: Position(row: row, column: 1))
      canvas.cursor = Position(row: row, column: 1)
    }
  }

  private var phrase: Phrase { Self.phrase(for: type, appearance) }

  /// What is asked for in the field.
  static func phrase(for type: ItemType, _ appearance: [String]) -> Phrase {
    switch type {
    case .integer: .questionTypedInteger
    case .decimal, .range: .questionTypedDecimal
    case .date:
      switch DatePrecision(appearance) {
      case .day: .questionTypedDate
      case .month: .questionTypedMonth
      case .year: .questionTypedYear
      }
    case .time: .questionTypedTime
    case .datetime: .questionTypedDatetime
    case .geopoint: .questionTypedPoint
    case .barcode: .questionTypedCode
    default: .questionTypedText
    }
  }

  private var fieldWidth: Int {
    switch type {
    case .integer, .decimal, .range: 20
    case .date: precision == .day ? 24 : 16
    case .time: 16
    case .datetime: 32
    default: 64
    }
  }

  /// The rows that it takes to show all of it without a calendar, for a page with other questions.
  func height(_ situation: Situation) -> Int {
    1 + echo(situation).count + (slider == nil ? 0 : 2) + reasons.count
      + (hasReceiver(situation) ? 1 : 0) + (completion?.found.count ?? 0)
  }
}
