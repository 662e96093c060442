import Interviews
import Questionnaires
import Terminal
import Values

/// A verbatim of any length. Enter is a new line here; `^N` goes on, and the bar says so.
struct LongTextBody: Sendable {
  let node: NodeID
  private(set) var editor: TextEditor

  init(_ node: NodeID, _ situation: Situation) {
    let interview = situation.interview
    self.node = node
    let typed = interview.typed(node)
    editor = TextEditor(typed.isEmpty ? interview.answer(node) : typed)
    if let caret = interview.caret(node) { editor.place(caret) }
  }

  mutating func handle(_ key: Key, _ situation: Situation) -> Reaction {
    if key == .control("k") {
      let now = situation.now
      editor.insert("[\(two(now.hour)):\(two(now.minute)):\(two(now.second))] ")
      return .changed
    }
    // At the end of the text there is nothing to page to: PgDn goes on.
    return editor.handle(key, width: Self.width(situation.columns)) ? .changed : .none
  }

  mutating func paste(_ text: String) -> Reaction {
    editor.insert(text)
    return .changed
  }

  func pending(_ situation: Situation) -> (node: NodeID, text: String)? {
    let typed = situation.interview.typed(node)
    let kept = typed.isEmpty ? situation.interview.answer(node) : typed
    return editor.text == kept ? nil : (node, editor.text)
  }

  private static func width(_ columns: Int) -> Int { max(8, min(columns, 100) - 8) }

  func draw(on canvas: inout Canvas, in region: Region, _ situation: Situation) {
    let width = Self.width(situation.columns)
    let lines = TextWrap.ranges(editor.characters, width: width)
    let line = editor.line(in: lines)
    let layout = ListLayout(count: lines.count, focus: line, rows: region.height)
    for (row, index) in layout.visible.enumerated() {
      let text = String(editor.characters[lines[index]].filter { !$0.isNewline })
      canvas.put(text, at: Position(row: region.top + row, column: 4), width: width + 1)
    }
    let row = region.top + line - layout.visible.lowerBound
    let before = editor.characters[lines[line].lowerBound..<editor.caret].filter { !$0.isNewline }
    canvas.put(">", at: Position(row: row, column: 1))
    canvas.cursor = Position(row: row, column: 4 + TextWidth.columns(of: String(before)))
  }

  private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
