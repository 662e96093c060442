import Terminal
import TestKit
import Testing

extension CursesTerminalTests {
  /// What is sent: nothing that the terminal lacks, and no colour that cannot be read.
  @Suite struct ColourTests {
    private func look(_ canvas: inout Canvas) {
      canvas.put("Title", at: Position(row: 0, column: 1), style: .bold)
      canvas.horizontalLine(row: 1)
      canvas.put("! Give a number.", at: Position(row: 3, column: 2), style: [.bold, .error])
      canvas.put("Answer", at: Position(row: 5, column: 4), style: .underline)
      canvas.put("Zoë 漢字", at: Position(row: 6, column: 4), style: .reverse)
      canvas.cursor = Position(row: 5, column: 4)
    }

    @Test(
      arguments: ["linux", "xterm-256color", "screen-256color", "tmux-256color", "vt100"],
      Theme.allCases)
    func `nothing is sent that the terminal lacks`(name: String, theme: Theme) throws {
      let terminfo = try Terminfo(name)
      let opened = try OpenedTerminal(name: name, theme: theme)
      try opened.show { look(&$0) }
      try opened.show { canvas in
        look(&canvas)
        canvas.fill(row: 3)
        canvas.put("moved", at: Position(row: 20, column: 60))
        canvas.cursorVisible = false
      }
      opened.terminal.redraw()
      opened.terminal.bell()
      opened.terminal.close()
      try opened.line.waitFor("the restored modes") { $0.modes == [7, 25] }
      var allowed = terminfo.understood
      if terminfo.hasMouse, name != "linux" {
        for mode in [1000, 1006, 2004] { allowed.formUnion(["?\(mode)h", "?\(mode)l"]) }
      }
      // The mark that tells this test where a frame ends.
      allowed.formUnion(["]", "^7", "^13", "^10"])
      let sent = Set(Terminfo.shapes(opened.line.screen.output))
      #expect(sent.subtracting(allowed) == [], "\(name)")
    }

    @Test(arguments: [("vt100", Theme.auto), ("vt100", .dark), ("xterm-256color", .none)])
    func `no colour is sent where there is none, or none is wanted`(
      name: String, theme: Theme
    ) throws {
      let opened = try OpenedTerminal(name: name, theme: theme)
      try opened.show { look(&$0) }
      #expect(colours(opened) == [])
      #expect(opened.line.screen.lines[3] == "  ! Give a number.")
      #expect(opened.line.screen.style(3, 2) == .bold)
    }

    @Test func `on the terminal's own ground a colour is set only with a ground of its own`() throws
    {
      let opened = try OpenedTerminal(theme: .auto)
      try opened.show { look(&$0) }
      let text = String(decoding: opened.line.screen.output, as: UTF8.self)
      for match in text.matches(of: #/\x1B\[([0-9;]*)m/#) {
        let numbers = match.1.split(separator: ";").compactMap { Int($0) }
        let hasText = numbers.contains { (30...38).contains($0) || (90...97).contains($0) }
        let hasGround = numbers.contains { (40...48).contains($0) || (100...107).contains($0) }
        if hasText != hasGround {
          // ncurses may say the two in two sequences, one right behind the other.
          let behind = text[match.range.upperBound...].prefix(8)
          let before = text[..<match.range.lowerBound].suffix(8)
          #expect(behind.hasPrefix("\u{1B}[") || before.hasSuffix("m"), "\(match.0.dropFirst())")
        }
      }
      #expect(colours(opened).contains("m41"))
    }

    @Test func `a ground of one's own stands behind everything`() throws {
      let opened = try OpenedTerminal(theme: .light)
      try opened.show { look(&$0) }
      #expect(!colours(opened).isEmpty)
      #expect(opened.line.screen.lines[0] == " Title")
    }

    @Test(arguments: Theme.allCases)
    func `moving a mark takes thirty bytes, and a hundred where all is bold`(theme: Theme) throws {
      let opened = try OpenedTerminal(theme: theme)
      func list(_ focus: Int) -> Canvas {
        var canvas = Canvas(size: opened.terminal.size)
        for row in 0..<10 {
          canvas.put("\(row == focus ? ">" : " ") ( ) \(row)", at: Position(row: row, column: 0))
        }
        canvas.cursor = Position(row: focus, column: 0)
        return canvas
      }
      try opened.show(list(0))
      let most = theme == .contrast ? 100 : 30
      for focus in [1, 2, 1, 9] { #expect(try opened.show(list(focus)).count <= most) }
    }

    private func colours(_ opened: OpenedTerminal) -> Set<String> {
      Set(Terminfo.shapes(opened.line.screen.output)).filter { shape in
        guard shape.hasPrefix("m"), let number = Int(shape.dropFirst()) else { return false }
        return (30...38).contains(number) || (40...48).contains(number) || number >= 90
      }
    }
  }
}
