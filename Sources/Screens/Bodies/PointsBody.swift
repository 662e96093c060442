import Interviews
import Questionnaires
import Records
import Terminal
import Values

/// The points of a trace or of the outline of an area, one a line, and below them a field for the
/// next. Enter adds what is typed, and goes on when nothing is.
struct PointsBody: Sendable {
  let node: NodeID
  let isClosed: Bool
  private let reasons: [Nonresponse]
  private let hasReceiver: Bool
  /// `lat lon`, without the closing point of an area.
  private(set) var points: [String]
  private(set) var field: TextField
  /// The points first, then the field, the receiver where there is one, the reasons.
  private(set) var focus: Int
  /// What stood here before each point that came or went, the last change at the end.
  private var history: [Former] = []

  private struct Former: Sendable {
    let points: [String]
    let field: TextField
  }

  init(_ node: NodeID, _ situation: Situation) {
    let interview = situation.interview
    let item = interview.item(node)
    self.node = node
    isClosed = item.type == .geoshape
    reasons = item.definition.nonresponse
    hasReceiver = situation.devices.hasReceiver
    let typed = interview.typed(node)
    let kept = typed.isEmpty ? interview.answer(node) : typed
    // Behind the last `;` stands what is half-typed.
    var parts = kept.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
    let rest = typed.isEmpty ? "" : parts.popLast() ?? ""
    parts.removeAll { $0.isEmpty }
    if typed.isEmpty, isClosed, parts.count > 2, parts.first == parts.last { parts.removeLast() }
    points = parts
    field = TextField(rest)
    focus = points.count
  }

  private var fieldPlace: Int { points.count }
  private var receiverPlace: Int? { hasReceiver ? points.count + 1 : nil }
  private var firstReason: Int { points.count + (hasReceiver ? 2 : 1) }
  private var count: Int { firstReason + reasons.count }
  var isInField: Bool { focus == fieldPlace }

  /// What is kept while somebody is at it: the points, and what is half-typed.
  var typed: String {
    points.isEmpty && field.text.isEmpty ? "" : (points + [field.text]).joined(separator: ";")
  }

  /// The answer, with what stands in the field as its last point.
  var answer: String {
    let last = PointReading.point(field.text) ?? Reading.trimmed(field.text)
    var all = points + (last.isEmpty ? [] : [last])
    // An area ends where it begins.
    if isClosed, all.count > 2, let first = all.first, all.last != first { all.append(first) }
    return all.joined(separator: ";")
  }

  func pending(_ situation: Situation) -> (node: NodeID, text: String)? {
    let interview = situation.interview
    let kept = interview.typed(node)
    if kept.isEmpty, Self.isSame(answer, interview.answer(node)) { return nil }
    return typed == kept ? nil : (node, typed)
  }

  private static func isSame(_ a: String, _ b: String) -> Bool {
    func numbers(_ text: String) -> [[Double?]] {
      text.split(separator: ";").map { point in
        point.split(separator: " ").map { DecimalNotation.number(of: String($0)) }
      }
    }
    return numbers(a) == numbers(b)
  }

  func isAtEdge(_ key: Key) -> Bool { key == .up ? focus == 0 : focus == count - 1 }

  // MARK: Keys

  mutating func handle(_ key: Key, _ situation: Situation) -> Reaction {
    switch key {
    case .enter: return enter()
    case .up, .backTab:
      guard focus > 0 else { return key == .up ? .changed : .none }
      focus -= 1
      return .changed
    case .down, .tab:
      guard focus + 1 < count else { return key == .down ? .changed : .none }
      focus += 1
      return .changed
    case .delete, .backspace, .character("-"):
      guard focus < points.count else { break }
      remember()
      points.remove(at: focus)
      return .changed
    case .control("z"): return undo() ? .changed : .none
    case .character(let character):
      if let reaction = pick(character) { return reaction }
    default: break
    }
    // In an empty field `?` asks for help and Backspace goes back; in a link `?` is a letter.
    if field.characters.isEmpty, key == .character("?") || key == .backspace { return .none }
    if case .character = key { focus = fieldPlace }
    guard isInField, field.handle(key) else { return .none }
    return .changed
  }

  private mutating func pick(_ character: Character) -> Reaction? {
    if focus == receiverPlace, character == " " || character.lowercased() == "g" {
      return .locate(node)
    }
    guard focus >= firstReason else { return nil }
    if character == " " { return .decline(node, reasons[focus - firstReason]) }
    return reasons.first { String($0.letter) == character.lowercased() }
      .map { .decline(node, $0) }
  }

  private mutating func enter() -> Reaction {
    if focus == receiverPlace { return .locate(node) }
    if focus >= firstReason { return .decline(node, reasons[focus - firstReason]) }
    guard isInField, let point = PointReading.point(field.text) else { return .goOn }
    take(place: point)
    return .changed
  }

  /// Adds a point that was read or typed.
  mutating func take(place: String) {
    remember()
    points.append(place)
    field = TextField()
    focus = fieldPlace
  }

  /// Before a point comes or goes; what is typed from then on is undone before that.
  private mutating func remember() {
    history.append(Former(points: points, field: field))
    field = TextField(field.text)
  }

  /// What was typed or changed here is taken back first; where nothing was, the screen takes back
  /// answers.
  private mutating func undo() -> Bool {
    if field.undo() {
      focus = fieldPlace
      return true
    }
    guard let former = history.popLast() else { return false }
    points = former.points
    field = former.field
    focus = fieldPlace
    return true
  }

  /// Takes out the point there.
  mutating func remove(at place: Int) {
    guard points.indices.contains(place) else { return }
    remember()
    points.remove(at: place)
    focus = fieldPlace
  }

  /// Several lines are several points; anything else is text.
  mutating func paste(_ text: String) -> Reaction {
    focus = fieldPlace
    if field.characters.isEmpty, let pasted = PointReading.points(text), pasted.count > 1 {
      remember()
      points += pasted
      focus = fieldPlace
    } else {
      field.insert(text)
    }
    return .changed
  }

  // MARK: Drawing

  /// One row of what is drawn, from the top.
  private enum Row: Equatable {
    case point(Int)
    case field
    case meaning
    case receiver
    case reason(Int)
  }

  private func rows(_ height: Int) -> [Row] {
    let below =
      [Row.field, .meaning] + (hasReceiver ? [.receiver] : []) + reasons.indices.map(Row.reason)
    let room = height - below.count
    if points.isEmpty ? room >= 0 : room > 0 {
      let focus = min(focus, points.count - 1)
      let layout = ListLayout(count: points.count, focus: focus, rows: room)
      return layout.visible.map(Row.point) + below
    }
    // Too little for all of it: what there is room for around the focus.
    let all = points.indices.map(Row.point) + below
    let place = focus > fieldPlace ? focus + 1 : focus
    return Array(all[ListLayout(count: all.count, focus: place, rows: max(1, height)).visible])
  }

  func draw(on canvas: inout Canvas, in region: Region, _ situation: Situation) {
    for (offset, row) in rows(region.height).enumerated() {
      draw(row, region.top + offset, on: &canvas, region, situation.words)
    }
  }

  private func draw(
    _ row: Row, _ top: Int, on canvas: inout Canvas, _ region: Region, _ words: Catalogue
  ) {
    let start = Position(row: top, column: 4)
    switch row {
    case .point(let index):
      let text = FieldBody.shown(points[index], .geopoint, [])
      let closes = isClosed && index == points.count - 1 && points.count > 2
      let note = closes ? "  \(words[.pointsClosed])" : ""
      canvas.put(Chrome.cut("\(index + 1)  \(text)\(note)", to: region.width - 5), at: start)
      mark(index, top, on: &canvas)
    case .field: drawField(on: &canvas, row: top, region, words)
    case .meaning:
      let meaning = PointReading.point(field.text).map { FieldBody.shown($0, .geopoint, []) }
      let help = words[points.isEmpty ? .questionPointHelp : .pointsHelp]
      canvas.put(Chrome.cut(meaning ?? help, to: region.width - 5), at: start)
    case .receiver:
      canvas.put("G  \(words[.questionReceiver])", at: start)
      mark(points.count + 1, top, on: &canvas)
    case .reason(let index):
      let letter = String(reasons[index].letter).uppercased()
      canvas.put("\(letter)  \(words[reasons[index].phrase])", at: start)
      mark(firstReason + index, top, on: &canvas)
    }
  }

  private func mark(_ place: Int, _ row: Int, on canvas: inout Canvas) {
    guard focus == place else { return }
    canvas.put(">", at: Position(row: row, column: 1))
    canvas.cursor = Position(row: row, column: 1)
  }

  private func drawField(
    on canvas: inout Canvas, row: Int, _ region: Region, _ words: Catalogue
  ) {
    let label = words(.label, words(.pointsNext, points.count + 1))
    canvas.put(label, at: Position(row: row, column: 4))
    let start = 4 + TextWidth.columns(of: label)
    let width = max(8, min(40, region.width - start - 2))
    let window = field.window(width: width)
    canvas.fill(row: row, from: start, to: start + width, with: " ", style: .underline)
    canvas.put(
      window.text, at: Position(row: row, column: start), style: .underline, width: width)
    guard isInField else { return }
    canvas.put(">", at: Position(row: row, column: 1))
    canvas.cursor = Position(row: row, column: start + window.caretColumn)
  }

  /// The rows that all of it takes.
  var height: Int { points.count + (hasReceiver ? 3 : 2) + reasons.count }
}
