import Terminal
import TestKit
import Testing

extension CursesTerminalTests {
  @Suite struct DrawingTests {
    @Test func `the screen is the canvas`() throws {
      let opened = try OpenedTerminal(columns: 30, rows: 4)
      var canvas = Canvas(size: Size(columns: 30, rows: 4))
      canvas.put("Zoë 東京 مرحبا e\u{301} 漢\u{301}", at: Position(row: 0, column: 0))
      canvas.horizontalLine(row: 1)
      canvas.put("x", at: Position(row: 3, column: 29), style: [.reverse, .underline])
      canvas.cursor = Position(row: 2, column: 7)
      try opened.show(canvas)
      #expect(opened.line.screen.lines == canvas.lines)
      #expect(opened.line.screen.cursor == canvas.cursor)
      #expect(opened.line.screen.style(3, 29) == [.reverse, .underline])
      #expect(opened.line.screen.style(0, 0) == [])
    }

    @Test func `a second show of the same writes nothing`() throws {
      let opened = try OpenedTerminal()
      let canvas = list(focus: 0, size: opened.terminal.size)
      try opened.show(canvas)
      #expect(try opened.show(canvas) == [])
    }

    @Test func `moving a mark takes thirty bytes at most`() throws {
      let opened = try OpenedTerminal()
      try opened.show(list(focus: 0, size: opened.terminal.size))
      for focus in [1, 2, 3, 2, 1, 0, 9, 0] {
        let bytes = try opened.show(list(focus: focus, size: opened.terminal.size))
        #expect(bytes.count <= 30, "to line \(focus)")
        #expect(opened.line.screen.cursor == Position(row: focus, column: 0))
      }
    }

    @Test func `a typed letter takes three bytes at most`() throws {
      let opened = try OpenedTerminal()
      var text = ""
      try opened.show { draw(text, &$0) }
      for letter in "Mombasa ë" {
        text.append(letter)
        let bytes = try opened.show { draw(text, &$0) }
        #expect(bytes.count <= 3, "\(letter)")
      }
      #expect(opened.line.screen.lines[2] == "Name: Mombasa ë")
    }

    @Test(arguments: ["xterm-256color", "screen", "tmux-256color", "linux", "vt100"])
    func `a letter typed within a line moves what stands behind it`(name: String) throws {
      let opened = try OpenedTerminal(name: name)
      let words = "the rest of a long line of a paragraph that somebody said"
      func line(_ typed: String, _ canvas: inout Canvas) {
        canvas.put("above", at: Position(row: 1, column: 3), style: [.reverse])
        canvas.put(typed + words, at: Position(row: 2, column: 3))
        canvas.put("below", at: Position(row: 3, column: 3))
        canvas.cursor = Position(row: 2, column: 3 + typed.count)
      }
      try opened.show { line("", &$0) }
      for typed in ["a", "ab", "abç", "abç ", "ab", "", "x"] {
        let bytes = try opened.show { line(typed, &$0) }
        #expect(opened.line.screen.lines[2] == "   " + typed + words)
        #expect(
          opened.line.screen.lines[1] == "   above" && opened.line.screen.lines[3] == "   below")
        #expect(opened.line.screen.cursor == Position(row: 2, column: 3 + typed.count))
        if name != "vt100" { #expect(bytes.count <= 25, "\(typed): \(bytes.count)") }
      }
    }

    @Test func `without a cursor of its own a canvas leaves it where it was`() throws {
      let opened = try OpenedTerminal()
      try opened.show { $0.cursor = Position(row: 5, column: 6) }
      try opened.show { $0.put("elsewhere", at: Position(row: 20, column: 20)) }
      #expect(opened.line.screen.cursor == Position(row: 5, column: 6))
    }

    @Test func `the cursor is hidden and shown only when that changes`() throws {
      let opened = try OpenedTerminal()
      try opened.show { $0.cursorVisible = false }
      #expect(!opened.line.screen.modes.contains(25))
      let bytes = try opened.show { canvas in
        canvas.cursorVisible = false
        canvas.put("x", at: Position(row: 0, column: 0))
      }
      #expect(!bytes.contains(0x1B) || bytes.count < 12)
      try opened.show { $0.cursorVisible = true }
      #expect(opened.line.screen.modes.contains(25))
    }

    @Test func `redraw paints what something else wrote over`() throws {
      let opened = try OpenedTerminal()
      let canvas = list(focus: 3, size: opened.terminal.size)
      try opened.show(canvas)
      _ = opened.line.screen.write(Array("\u{1B}[2;2Hwall: system is going down\u{1B}[1;1H".utf8))
      opened.terminal.redraw()
      try opened.line.waitFor("the canvas") { $0.lines == canvas.lines && $0.cursor.row == 3 }
    }

    @Test func `lines are ASCII on request`() throws {
      let opened = try OpenedTerminal(columns: 6, rows: 2, asciiLines: true)
      try opened.show { canvas in
        canvas.horizontalLine(row: 0)
        canvas.fill(row: 1, from: 2, to: 3, with: Canvas.vertical)
      }
      #expect(opened.line.screen.lines == ["------", "  |"])
    }

    private func list(focus: Int, size: Size) -> Canvas {
      var canvas = Canvas(size: size)
      for row in 0..<10 {
        canvas.put("\(row == focus ? ">" : " ") ( ) \(row)", at: Position(row: row, column: 0))
      }
      canvas.cursor = Position(row: focus, column: 0)
      return canvas
    }

    private func draw(_ text: String, _ canvas: inout Canvas) {
      let used = canvas.put("Name: " + text, at: Position(row: 2, column: 0))
      canvas.cursor = Position(row: 2, column: used)
    }
  }
}
