import Glibc
import Terminal
import TestKit
import Testing

extension CursesTerminalTests {
  @Suite struct ResizingTests {
    @Test func `a new size is an input, and the old screen is gone`() throws {
      let opened = try OpenedTerminal()
      try opened.show { $0.put("old", at: Position(row: 10, column: 70)) }
      resize(opened, to: Size(columns: 40, rows: 12))
      #expect(opened.next() == .resized(Size(columns: 40, rows: 12)))
      try opened.show { $0.put("new", at: Position(row: 11, column: 37)) }
      #expect(opened.line.screen.lines.last == String(repeating: " ", count: 37) + "new")
      #expect(opened.line.screen.text.contains("old") == false)
    }

    @Test func `the same size again is no news`() throws {
      let opened = try OpenedTerminal()
      signalSelf(SIGWINCH)
      #expect(opened.terminal.next(timeoutMilliseconds: 0) == nil)
    }

    @Test func `a window that was smaller for a moment is painted whole again`() throws {
      let opened = try OpenedTerminal()
      try opened.show { $0.put("kept", at: Position(row: 20, column: 70)) }
      opened.line.resize(Size(columns: 20, rows: 5))
      resize(opened, to: Size(columns: 80, rows: 24))
      // The signal comes when the system likes.
      for _ in 0..<1000 where opened.line.screen.lines[20].isEmpty {
        #expect(opened.terminal.next(timeoutMilliseconds: 20) == nil)
        try opened.flush()
      }
      #expect(opened.line.screen.lines[20] == String(repeating: " ", count: 70) + "kept")
    }

    @Test func `a window that changed while the program was stopped is told of when it goes on`()
      throws
    {
      let opened = try OpenedTerminal()
      opened.line.resize(Size(columns: 40, rows: 12))
      signalSelf(SIGCONT)
      #expect(opened.next() == .resumed)
      #expect(opened.next() == .resized(Size(columns: 40, rows: 12)))
      try opened.show { $0.put("new", at: Position(row: 11, column: 37)) }
      #expect(opened.line.screen.lines.last == String(repeating: " ", count: 37) + "new")
    }

    @Test func `many changes in a row are one input`() throws {
      let opened = try OpenedTerminal()
      for columns in 50..<60 { resize(opened, to: Size(columns: columns, rows: 20)) }
      #expect(opened.next() == .resized(Size(columns: 59, rows: 20)))
      #expect(opened.terminal.next(timeoutMilliseconds: 0) == nil)
    }

    @Test(arguments: [(1, 1), (2, 1), (1, 5), (20, 5), (200, 60), (400, 100)])
    func `every size shows what there is room for`(columns: Int, rows: Int) throws {
      let opened = try OpenedTerminal()
      try opened.show(crowded(opened.terminal.size))
      resize(opened, to: Size(columns: columns, rows: rows))
      // Between the change and its input the program may still draw for the old window.
      #expect(opened.next() == .resized(Size(columns: columns, rows: rows)))
      try opened.show(crowded(Size(columns: 80, rows: 24)))
      try opened.show(crowded(opened.terminal.size))
      #expect(opened.line.screen.lines == crowded(opened.terminal.size).lines)
    }

    @Test(arguments: [(1, 1), (3, 2), (400, 100)])
    func `it opens in a window of any size`(columns: Int, rows: Int) throws {
      let opened = try OpenedTerminal(columns: columns, rows: rows)
      #expect(opened.terminal.size == Size(columns: columns, rows: rows))
      let canvas = crowded(opened.terminal.size)
      try opened.show(canvas)
      #expect(opened.line.screen.lines == canvas.lines)
    }

    private func resize(_ opened: OpenedTerminal, to size: Size) {
      opened.line.resize(size)
      // The terminal belongs to another session than this process, which so gets no signal.
      signalSelf(SIGWINCH)
    }

    private func crowded(_ size: Size) -> Canvas {
      var canvas = Canvas(size: size)
      for row in 0..<size.rows {
        canvas.fill(row: row, with: row % 2 == 0 ? "x" : "漢", style: row % 3 == 0 ? .bold : [])
      }
      canvas.cursor = Position(row: size.rows, column: size.columns)
      return canvas
    }
  }
}
