import Expressions
import Interviews
import Questionnaires
import Records
import Terminal
import Values

/// One line to type in: text, numbers, dates, times, places. Below it the reasons that the question
/// accepts instead.
struct FieldBody: Sendable {
  let node: NodeID
  let type: ItemType
  let reasons: [Nonresponse]
  private(set) var field: TextField
  /// 0 is the field, then the reasons.
  private(set) var focus = 0

  init(_ node: NodeID, _ situation: Situation) {
    let interview = situation.interview
    let item = interview.item(node)
    self.node = node
    type = item.type
    reasons = item.definition.nonresponse
    let typed = interview.typed(node)
    field = TextField(typed.isEmpty ? Self.shown(interview.answer(node), type) : typed)
    if let caret = interview.caret(node) { field.place(caret) }
  }

  /// Places are shown as people write them; everything else as it is kept.
  private static func shown(_ answer: String, _ type: ItemType) -> String {
    type == .geopoint ? answer.split(separator: " ").joined(separator: ", ") : answer
  }

  mutating func handle(_ key: Key, _ situation: Situation) -> Reaction {
    guard Self.isSupported(type) else { return key == .enter ? .goOn : .none }
    switch key {
    case .enter:
      guard focus > 0 else { return .goOn }
      return .decline(node, reasons[focus - 1])
    case .down, .tab:
      guard focus < reasons.count else { return key == .down ? .changed : .none }
      focus += 1
      return .changed
    case .up, .backTab:
      guard focus > 0 else { return key == .up ? .changed : .none }
      focus -= 1
      return .changed
    default: break
    }
    if focus > 0, case .character(let character) = key {
      if character == " " { return .decline(node, reasons[focus - 1]) }
      if let reason = reasons.first(where: { String($0.letter) == character.lowercased() }) {
        return .decline(node, reason)
      }
      focus = 0
    }
    // `?` is a letter like any other in a text, and help in a number.
    if key == .character("?"), type != .text, type != .barcode { return .none }
    if key == .backspace, field.characters.isEmpty { return .none }
    guard focus == 0, field.handle(key) else { return .none }
    return .changed
  }

  mutating func paste(_ text: String) -> Reaction {
    focus = 0
    field.insert(text)
    return .changed
  }

  /// The answer that what is typed writes.
  func answer(_ situation: Situation) -> String {
    Reading.answer(field.text, for: type, today: situation.now.day)
  }

  func pending(_ situation: Situation) -> (node: NodeID, text: String)? {
    let interview = situation.interview
    let typed = interview.typed(node)
    // An answer typed another way than it is kept is that answer all the same.
    if typed.isEmpty, answer(situation) == interview.answer(node) { return nil }
    return field.text == typed ? nil : (node, field.text)
  }

  static func isSupported(_ type: ItemType) -> Bool {
    switch type {
    case .file, .image, .audio, .video, .geotrace, .geoshape: false
    default: true
    }
  }

  // MARK: Drawing

  func draw(on canvas: inout Canvas, in region: Region, _ situation: Situation) {
    let words = situation.words
    guard Self.isSupported(type) else {
      canvas.write(
        Markup.lines(words[.questionUnsupported], width: region.width - 4),
        in: region.inset(4))
      canvas.cursor = Position(row: region.top, column: 2)
      return
    }
    let label = words(.label, words[Self.phrase(for: type)])
    let left = region.left + 4
    var region = region
    canvas.put(label, at: Position(row: region.top, column: left))
    var start = left + TextWidth.columns(of: label)
    if start + 16 > region.width, region.height > 2 {
      region = region.dropping(1)
      start = left
    }
    let width = max(8, min(region.width - (start - region.left) - 2, Self.width(for: type)))
    let window = field.window(width: width)
    canvas.fill(row: region.top, from: start, to: start + width, with: " ", style: .underline)
    canvas.put(
      window.text, at: Position(row: region.top, column: start), style: .underline, width: width)
    drawFocus(on: &canvas, row: region.top, isHere: focus == 0)
    if focus == 0 {
      canvas.cursor = Position(row: region.top, column: start + window.caretColumn)
    }
    if let line = echo(situation), region.height > 1 {
      canvas.put(
        line, at: Position(row: region.top + 1, column: left), width: region.width - 5)
    }
    drawReasons(on: &canvas, in: region.dropping(region.height > reasons.count + 3 ? 3 : 2), words)
  }

  private func drawFocus(on canvas: inout Canvas, row: Int, isHere: Bool) {
    if isHere { canvas.put(">", at: Position(row: row, column: 1)) }
  }

  /// What the typed date means, in words; how an answer can be typed while it means nothing.
  private func echo(_ situation: Situation) -> String? {
    switch type {
    case .date: break
    case .time: return situation.words[.questionTimeHelp]
    case .datetime: return situation.words[.questionDatetimeHelp]
    case .geopoint: return situation.words[.questionPointHelp]
    default: return nil
    }
    guard let day = Reading.date(field.text, today: situation.now.day) else {
      return situation.words[.questionDateHelp]
    }
    let names = CalendarNames(language: situation.words.tag)
    return "\(names.days[day.weekday]) \(day.day) \(names.months[day.month - 1]) \(day.year)"
  }

  private func drawReasons(on canvas: inout Canvas, in region: Region, _ words: Catalogue) {
    for (index, reason) in reasons.prefix(region.height).enumerated() {
      let row = region.top + index
      let letter = String(reason.letter).uppercased()
      canvas.put("\(letter)  \(words[reason.phrase])", at: Position(row: row, column: 4))
      drawFocus(on: &canvas, row: row, isHere: focus == index + 1)
      if focus == index + 1 { canvas.cursor = Position(row: row, column: 1) }
    }
  }

  private static func phrase(for type: ItemType) -> Phrase {
    switch type {
    case .integer: .questionTypedInteger
    case .decimal, .range: .questionTypedDecimal
    case .date: .questionTypedDate
    case .time: .questionTypedTime
    case .datetime: .questionTypedDatetime
    case .geopoint: .questionTypedPoint
    default: .questionTypedText
    }
  }

  private static func width(for type: ItemType) -> Int {
    switch type {
    case .integer, .decimal, .range: 20
    case .date, .time: 16
    case .datetime: 24
    default: 64
    }
  }
}
