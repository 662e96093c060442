import Interviews
import Questionnaires
import Records
import Terminal
import Values

/// A verbatim of any length. Enter is a new line here; `^N` goes on, and the bar says so. Below it
/// stand the probes that the interviewer may ask; passages of it can be given codes.
struct LongTextBody: Sendable {
  let node: NodeID
  private(set) var editor: TextEditor
  /// Where the passage begins that is to be given a code.
  private(set) var anchor: Int?
  /// The probe in focus; nil while the keys are the text's.
  private(set) var probe: Int?

  init(_ node: NodeID, _ situation: Situation) {
    let interview = situation.interview
    self.node = node
    let typed = interview.typed(node)
    editor = TextEditor(typed.isEmpty ? interview.answer(node) : typed)
    editor.wrap(width: Self.width(situation.columns))
    if let caret = interview.caret(node) { editor.place(caret) }
  }

  mutating func handle(_ key: Key, _ situation: Situation) -> Reaction {
    if case .line(let line) = key {
      return probes(situation).indices.contains(line) ? .probe(node, line) : .none
    }
    if let probe { return handleProbe(probe, key, situation) }
    if isMarking, let reaction = handleMarking(key, situation) { return reaction }
    switch key {
    case .control("k") where !situation.isSelfCompleted:
      editor.insert(TimeMark.text(at: situation.now))
      return .changed
    case .control("e"): return mark(situation)
    case .tab:
      guard !probes(situation).isEmpty else { return .none }
      probe = 0
      return .changed
    default: break
    }
    // At the end of the text there is nothing to page to: PgDn goes on.
    return editor.handle(key, width: Self.width(situation.columns)) ? .changed : .none
  }

  mutating func paste(_ text: String) -> Reaction {
    probe = nil
    editor.insert(text)
    return .changed
  }

  /// Whether it has the text that the interview has.
  func shows(what situation: Situation) -> Bool {
    let typed = situation.interview.typed(node)
    return editor.text == (typed.isEmpty ? situation.interview.answer(node) : typed)
  }

  /// Nobody is typing: the lines may move.
  mutating func tidy() { editor.tidy() }

  func pending(_ situation: Situation) -> (node: NodeID, text: String)? {
    shows(what: situation) ? nil : (node, editor.text)
  }

  /// The text, unless it is the answer: what is kept as half-typed is not.
  func unkeptAnswer(_ situation: Situation) -> (node: NodeID, text: String)? {
    let interview = situation.interview
    let isKept = interview.typed(node).isEmpty && interview.answer(node) == editor.text
    return isKept ? nil : (node, editor.text)
  }

  // MARK: Passages

  /// The first time the passage begins, the second time it ends; twice in one place is the paragraph.
  private mutating func mark(_ situation: Situation) -> Reaction {
    let interview = situation.interview
    guard !interview.codes(of: node).isEmpty, !situation.isSelfCompleted else { return .none }
    // Codes are for answers: what cannot be one is said before anybody has chosen a passage.
    guard !editor.characters.isEmpty, interview.judge(editor.text, at: node) == nil else {
      anchor = nil
      return .cannotCode
    }
    guard let start = anchor else {
      anchor = editor.caret
      return .changed
    }
    anchor = nil
    let passage = start == editor.caret ? paragraph : selection(from: start)
    return passage.isEmpty ? .changed : .code(node, passage)
  }

  /// While a passage is chosen the keys only move its end: what is typed would change its words.
  private mutating func handleMarking(_ key: Key, _ situation: Situation) -> Reaction? {
    switch key {
    case .enter: return mark(situation)
    case .escape:
      anchor = nil
      return .changed
    case .character, .backspace, .delete, .tab, .backTab, .control("k"), .control("u"),
      .control("w"), .control("z"):
      return .changed
    default: return nil
    }
  }

  private func selection(from start: Int) -> Range<Int> {
    min(start, editor.caret)..<max(start, editor.caret)
  }

  private var paragraph: Range<Int> {
    let characters = editor.characters
    let start = characters[..<editor.caret].lastIndex(where: \.isNewline).map { $0 + 1 } ?? 0
    let end = characters[editor.caret...].firstIndex(where: \.isNewline) ?? characters.count
    return start..<end
  }

  /// The coded passages where their words stand now, while the text is being changed.
  func tags(_ situation: Situation) -> [Tag] {
    let tags = situation.interview.tags(node)
    guard !tags.isEmpty else { return [] }
    return Passages.moved(
      tags, from: Array(situation.interview.answer(node)), to: editor.characters)
  }

  /// The passage that is being chosen, as far as the caret has come.
  var marked: Range<Int>? { anchor.map(selection) }

  /// Whether the beginning of a passage is set and its end is not.
  var isMarking: Bool { anchor != nil }

  // MARK: Probes

  func probes(_ situation: Situation) -> [Text] {
    situation.isSelfCompleted
      ? [] : situation.interview.item(node).definition.probes
  }

  private mutating func handleProbe(
    _ place: Int, _ key: Key, _ situation: Situation
  ) -> Reaction {
    let count = probes(situation).count
    switch key {
    case .tab, .down: probe = place + 1 < count ? place + 1 : nil
    case .up, .backTab: probe = place > 0 ? place - 1 : nil
    case .enter:
      // Asked, and on with the answer to it.
      probe = nil
      return .probe(node, place)
    case .character(" "): return .probe(node, place)
    case .control("e"), .control("k"):
      // These are about the text.
      probe = nil
      return handle(key, situation)
    case .character(let character):
      if let number = character.wholeNumberValue {
        return (1...count).contains(number) ? .probe(node, number - 1) : .none
      }
      // Whoever types goes on writing.
      probe = nil
      return handle(key, situation)
    default: return .none
    }
    return .changed
  }

  // MARK: Drawing

  /// Whether Up, or Down, has nowhere to go.
  func isAtEdge(_ key: Key) -> Bool {
    key == .up ? editor.caret == 0 : editor.caret == editor.characters.count
  }

  private static func width(_ columns: Int) -> Int { max(8, min(columns, 100) - 8) }

  func draw(on canvas: inout Canvas, in region: Region, _ situation: Situation) {
    // The text has three rows; one of its own or more, where a probe has the keys.
    let rows = probe == nil ? max(region.height - 3, min(1, region.height - 1)) : region.height - 1
    let asides = asides(situation, width: region.width - 5, rows: max(0, rows))
    var text = region
    text.height -= asides.count
    drawText(on: &canvas, in: text, situation)
    for (index, aside) in asides.enumerated() {
      let row = text.top + text.height + index
      canvas.put(aside.text, at: Position(row: row, column: 4), width: region.width - 5)
      if let probe = aside.probe {
        canvas.target(row: row, to: region.width, as: .line(probe))
      }
      guard let probe, aside.probe == probe, canvas.cursor == nil else { continue }
      canvas.put(">", at: Position(row: row, column: 1))
      canvas.cursor = Position(row: row, column: 1)
    }
  }

  private func drawText(
    on canvas: inout Canvas, in region: Region, _ situation: Situation
  ) {
    let lines = editor.lines(width: Self.width(situation.columns))
    let line = editor.line(in: lines)
    let layout = ListLayout(count: lines.count, focus: line, rows: region.height)
    let coded = tags(situation).map(\.passage)
    // Underlined where the terminal can; and marked at the margin, which none fails to show.
    for (row, index) in layout.visible.enumerated()
    where coded.contains(where: { $0.overlaps(lines[index]) }) {
      canvas.put("&", at: Position(row: region.top + row, column: 2))
    }
    for (row, index) in layout.visible.enumerated() {
      let runs = runs(of: lines[index], coded: coded)
      canvas.write(
        StyledLine(runs: runs), at: Position(row: region.top + row, column: 4),
        width: Self.width(situation.columns) + 1)
    }
    guard probe == nil else { return }
    let row = region.top + line - layout.visible.lowerBound
    let before = editor.characters[lines[line].lowerBound..<editor.caret].filter { !$0.isNewline }
    canvas.put(">", at: Position(row: row, column: 1))
    canvas.cursor = Position(row: row, column: 4 + TextWidth.columns(of: String(before)))
  }

  /// A line in runs: coded passages underlined, the passage that is being marked reversed.
  private func runs(of line: Range<Int>, coded: [Range<Int>]) -> [StyledLine.Run] {
    let marked = marked
    guard marked != nil || coded.contains(where: { $0.overlaps(line) }) else {
      return StyledLine(String(editor.characters[line].filter { !$0.isNewline })).runs
    }
    var runs: [StyledLine.Run] = []
    for index in line where !editor.characters[index].isNewline {
      var style: Style = []
      if coded.contains(where: { $0.contains(index) }) { style.insert(.underline) }
      if marked?.contains(index) ?? false { style.insert(.reverse) }
      if let last = runs.indices.last, runs[last].style == style {
        runs[last].text.append(editor.characters[index])
      } else {
        runs.append(StyledLine.Run(text: String(editor.characters[index]), style: style))
      }
    }
    return runs
  }
}
