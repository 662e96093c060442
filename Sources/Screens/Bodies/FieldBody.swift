import Interviews
import Questionnaires
import Records
import Terminal
import Values

/// One line to type in: text, numbers, dates, times, places. Where there is room a date has a calendar
/// beside it; a range has its slider, a place can be read from a receiver. Below all the reasons that
/// the question accepts instead.
struct FieldBody: Sendable {
  /// What can have the focus.
  enum Part: Sendable, Equatable {
    case field
    case calendar
    case receiver
    /// A label that may be meant, by its place below the field.
    case suggestion(Int)
    case reason(Nonresponse)
  }

  let node: NodeID
  let type: ItemType
  let appearance: [String]
  let reasons: [Nonresponse]
  let slider: SliderPart?
  private(set) var field: TextField
  private(set) var focus = Part.field
  private(set) var calendar: CalendarPart?
  private(set) var completion: Completion?
  /// The number that stands there was picked on the scale a moment ago: a digit begins another one.
  private var isOfScale = false

  init(_ node: NodeID, _ situation: Situation) {
    let interview = situation.interview
    let item = interview.item(node)
    self.node = node
    type = item.type
    appearance = item.definition.appearance
    reasons = item.definition.nonresponse
    slider = item.scale.map(SliderPart.init)
    if item.type == .text, item.choiceTable != nil, appearance.contains("autocomplete") {
      completion = Completion(interview.offeredChoices(node), interview.choiceLabels)
    }
    let typed = interview.typed(node)
    let answer = interview.answer(node)
    let shown =
      item.type == .decimal || item.type == .range
      ? situation.words.typed(number: answer) : Self.shown(answer, item.type, appearance)
    field = TextField(typed.isEmpty ? shown : typed)
    if let caret = interview.caret(node) { field.place(caret) }
  }

  /// Days and places are shown as people write them; everything else as it is kept.
  static func shown(_ answer: String, _ type: ItemType, _ appearance: [String]) -> String {
    switch type {
    case .geopoint: answer.split(separator: " ").joined(separator: ", ")
    case .date: CalendarDay(answer).map { shown($0, DatePrecision(appearance)) } ?? answer
    case .datetime: shown(datetime: answer)
    default: answer
    }
  }

  /// To the minute, as somebody typed it; what a clock wrote stays as it is.
  private static func shown(datetime answer: String) -> String {
    let parts = answer.split(separator: "T")
    guard parts.count == 2, parts[1].count == 5, let day = CalendarDay(parts[0]) else {
      return answer
    }
    return "\(shown(day, .day)) \(parts[1])"
  }

  private static func shown(_ day: CalendarDay, _ precision: DatePrecision) -> String {
    // A year of two digits would be read as one of this century, or the last; one that is out of
    // bounds only stands in a whole date.
    guard precision == .day ? day.year > 99 : Reading.years.contains(day.year) else {
      return day.description
    }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    switch precision {
    case .day: return "\(two(day.day))/\(two(day.month))/\(day.year)"
    case .month: return "\(two(day.month))/\(day.year)"
    case .year: return "\(day.year)"
    }
  }

  var precision: DatePrecision { DatePrecision(appearance) }

  /// Nobody may read what is typed.
  var isMasked: Bool { appearance.contains("masked") }

  /// A calendar beside the field is for whoever has room for it.
  func hasCalendar(_ situation: Situation) -> Bool {
    (type == .date && precision == .day || type == .datetime) && situation.rows >= 15
      && situation.columns >= 60
      && !appearance.contains("no-calendar")
  }

  /// Whether the place can be read from a receiver.
  func hasReceiver(_ situation: Situation) -> Bool {
    type == .geopoint && situation.devices.hasReceiver
  }

  func parts(_ situation: Situation) -> [Part] {
    var parts: [Part] = [.field]
    if hasCalendar(situation) { parts.append(.calendar) }
    if hasReceiver(situation) { parts.append(.receiver) }
    parts += (completion?.found ?? []).indices.map(Part.suggestion)
    return parts + reasons.map(Part.reason)
  }

  // MARK: Keys

  mutating func handle(_ key: Key, _ situation: Situation) -> Reaction {
    let begins = isOfScale
    isOfScale = false
    if case .line(let line) = key { return point(at: line, situation) }
    if key == .enter { return enter(situation) }
    if key == .control("z") { return undoTyping() }
    if focus == .calendar,
      let reaction = handleCalendar(situation.along(key), situation)
    {
      return reaction
    }
    if let reaction = move(key, situation) { return reaction }
    if case .character(let character) = key, focus != .field {
      if let reaction = pick(character) { return reaction }
      focus = .field
    }
    if key == .character("?"), !takesQuestionMark { return .none }
    if key == .backspace, field.characters.isEmpty { return .none }
    if let slider, let number = slider.number(after: situation.along(key), from: number(situation))
    {
      take(number, situation)
      return .changed
    }
    if begins, case .character(let character) = key, character.isNumber || character == "-" {
      field.replace(with: String(character))
      return .changed
    }
    guard focus == .field, field.handle(key) else { return .none }
    completion?.look(for: field.text)
    return .changed
  }

  /// A part was clicked: what only does something does it, the others have the focus.
  private mutating func point(at line: Int, _ situation: Situation) -> Reaction {
    if let slider, line >= SliderPart.firstLine {
      take(slider.scale.number(after: line - SliderPart.firstLine), situation)
      return .changed
    }
    if line >= CalendarPart.firstLine { return point(atDay: line, situation) }
    guard let part = parts(situation)[safe: line] else { return .changed }
    focus = part
    return part == .field || part == .calendar ? .changed : enter(situation)
  }

  /// Writes the number that the knob was put on.
  private mutating func take(_ number: Double, _ situation: Situation) {
    focus = .field
    field.replace(with: situation.words.typed(number: DecimalNotation.text(of: number)))
    isOfScale = true
  }

  /// A day of the month that is shown was clicked.
  private mutating func point(atDay line: Int, _ situation: Situation) -> Reaction {
    var part = shownMonth(situation)
    part.point(at: line)
    calendar = part
    focus = .calendar
    take(part, situation)
    return .changed
  }

  /// The month that is shown beside the field.
  func shownMonth(_ situation: Situation) -> CalendarPart {
    if focus == .calendar, let calendar { return calendar }
    return CalendarPart(day: day(situation) ?? situation.now.day)
  }

  /// What was typed is taken back first; where nothing was, the screen takes back answers.
  private mutating func undoTyping() -> Reaction {
    guard field.undo() else { return .none }
    focus = .field
    completion?.look(for: field.text)
    return .changed
  }

  /// `?` is a letter like any other in a text and in a link to a map, and help in a number.
  private var takesQuestionMark: Bool {
    switch type {
    case .text, .barcode: true
    case .geopoint: !field.characters.isEmpty
    default: false
    }
  }

  private mutating func enter(_ situation: Situation) -> Reaction {
    switch focus {
    case .field: return .goOn
    case .calendar:
      take(calendar, situation)
      guard type == .datetime, Reading.datetime(field.text, today: situation.now.day) == nil else {
        return .goOn
      }
      // The time is still to be typed, behind the day.
      focus = .field
      return .changed
    case .receiver: return .locate(node)
    case .suggestion(let place):
      take(suggestion: place)
      return .goOn
    case .reason(let reason): return .decline(node, reason)
    }
  }

  private mutating func take(suggestion place: Int) {
    guard let label = completion?.found[safe: place] else { return }
    focus = .field
    field.replace(with: label)
    completion?.look(for: label)
  }

  /// The letter or Space that picks the part in focus, or a reason.
  private mutating func pick(_ character: Character) -> Reaction? {
    if character == " " {
      switch focus {
      case .suggestion(let place):
        take(suggestion: place)
        return .changed
      case .reason(let reason): return .decline(node, reason)
      case .receiver: return .locate(node)
      case .field, .calendar: break
      }
    }
    if focus == .receiver, character.lowercased() == "g" { return .locate(node) }
    // Beside suggestions a letter goes on with the text.
    if case .suggestion = focus { return nil }
    return reasons.first { String($0.letter) == character.lowercased() }
      .map { .decline(node, $0) }
  }

  /// Up, Down and Tab go from part to part; at the ends they stay.
  private mutating func move(_ key: Key, _ situation: Situation) -> Reaction? {
    let parts = parts(situation)
    let place = parts.firstIndex(of: focus) ?? 0
    switch key {
    case .down, .tab:
      guard place + 1 < parts.count else { return key == .down ? .changed : Reaction.none }
      focus = parts[place + 1]
    case .up, .backTab:
      guard place > 0 else { return key == .up ? .changed : Reaction.none }
      focus = parts[place - 1]
    default: return nil
    }
    if focus == .calendar {
      calendar = CalendarPart(day: day(situation) ?? situation.now.day)
    }
    return .changed
  }

  /// Whether the part in focus is the first, or the last: Up, or Down, leads out of here.
  func isAtEdge(_ key: Key, _ situation: Situation) -> Bool {
    let parts = parts(situation)
    return key == .up || key == .backTab ? focus == parts.first : focus == parts.last
  }

  /// In the calendar arrows move the day, and the field follows; a digit or letter goes back to the
  /// field and begins anew there.
  private mutating func handleCalendar(_ key: Key, _ situation: Situation) -> Reaction? {
    if calendar?.handle(key) == true {
      take(calendar, situation)
      return .changed
    }
    switch key {
    case .character(" "):
      take(calendar, situation)
      return .changed
    case .character(let character) where character.isLetter || character.isNumber:
      focus = .field
      // The time, behind the day that was picked.
      if type == .datetime, field.text.hasSuffix(" ") {
        field.insert(String(character))
      } else {
        field.replace(with: String(character))
      }
      return .changed
    case .backspace, .delete, .control("u"), .control("w"):
      focus = .field
      return nil
    default: return nil
    }
  }

  /// Writes the day that was picked; the time that stands beside it stays.
  private mutating func take(_ calendar: CalendarPart?, _ situation: Situation) {
    guard let calendar else { return }
    let day = Self.shown(calendar.day, .day)
    guard type == .datetime else { return field.replace(with: day) }
    let time = Reading.time(ofDatetime: field.text, today: situation.now.day)
    field.replace(with: day + " " + time)
  }

  mutating func paste(_ text: String) -> Reaction {
    focus = .field
    field.insert(text)
    completion?.look(for: field.text)
    return .changed
  }

  /// Writes a place that was read from a receiver.
  mutating func take(place: String) {
    focus = .field
    field.replace(with: Self.shown(place, type, appearance))
  }

  // MARK: The answer

  /// The answer that what is typed writes.
  func answer(_ situation: Situation) -> String {
    Reading.answer(field.text, for: type, appearance: appearance, today: situation.now.day)
  }

  /// The day that what is typed writes.
  func day(_ situation: Situation) -> CalendarDay? {
    guard type == .datetime else {
      return Reading.day(field.text, precision, today: situation.now.day)
    }
    return Reading.datetime(field.text, today: situation.now.day)
      .flatMap { CalendarDay($0.prefix(10)) }
      ?? Reading.date(field.text, today: situation.now.day)
  }

  func number(_ situation: Situation) -> Double? {
    DecimalNotation.number(of: answer(situation))
  }

  func pending(_ situation: Situation) -> (node: NodeID, text: String)? {
    let interview = situation.interview
    let typed = interview.typed(node)
    // An answer typed another way than it is kept is that answer all the same.
    if typed.isEmpty, answer(situation) == interview.answer(node) { return nil }
    return field.text == typed ? nil : (node, field.text)
  }
}
