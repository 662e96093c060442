import Terminal
import TestKit
import Testing

extension CursesTerminalTests {
  @Suite struct UncertainWidthTests {
    @Test(arguments: ["👨‍👩‍👧", "❤️", "🇰🇪", "👍🏽", "क्षि", "\u{AD}"])
    func `what follows a cluster of uncertain width is addressed absolutely`(cluster: String) throws
    {
      let opened = try OpenedTerminal()
      try opened.show { _ in }
      let bytes = try opened.show { canvas in
        let used = canvas.put(cluster, at: Position(row: 4, column: 10))
        canvas.put("after", at: Position(row: 4, column: 10 + used))
      }
      let column = 11 + TextWidth.columns(of: cluster)
      let expected = Array((cluster + "\u{1B}[5;\(column)Hafter").utf8)
      #expect(bytes.firstRange(of: expected) != nil, "\(String(decoding: bytes, as: UTF8.self))")
    }

    @Test func `writing beside such a cluster does not go through it`() throws {
      let opened = try OpenedTerminal()
      try opened.show { draw("a", "b", &$0) }
      let bytes = try opened.show { draw("c", "d", &$0) }
      #expect(bytes.firstRange(of: Array("👨".utf8)) == nil)
      #expect(opened.line.screen.column(of: "d", row: 0) == 7)
    }

    @Test func `a cluster that goes leaves nothing behind`() throws {
      let opened = try OpenedTerminal()
      try opened.show { draw("a", "b", &$0) }
      try opened.show { $0.put("a-b", at: Position(row: 0, column: 0)) }
      #expect(opened.line.screen.lines[0] == "a-b")
    }

    @Test func `at the right edge nothing can wrap`() throws {
      let opened = try OpenedTerminal(columns: 10, rows: 3)
      let bytes = try opened.show { $0.put("❤️", at: Position(row: 1, column: 9)) }
      #expect(bytes.firstRange(of: Array("\u{FE0F}".utf8)) == nil)
      #expect(opened.line.screen.lines == ["", "         ❤", ""])
    }

    private func draw(_ before: String, _ after: String, _ canvas: inout Canvas) {
      canvas.put(before + "👨‍👩‍👧" + after, at: Position(row: 0, column: 0))
    }
  }
}
