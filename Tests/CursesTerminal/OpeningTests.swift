import CursesTerminal
import Glibc
import TestKit
import Testing
import Terminal

extension CursesTerminalTests {
  @Suite struct OpeningTests {
    @Test(arguments: ["linux", "xterm-256color", "screen-256color", "tmux-256color", "vt100"])
    func `it starts on the terminals people have`(name: String) throws {
      let opened = try OpenedTerminal(name: name)
      try opened.show { $0.put("Zoë 東京", at: Position(row: 3, column: 2), style: .bold) }
      #expect(opened.line.screen.lines[3] == "  Zoë 東京")
      #expect(opened.next(after: Keys.control("x")) == .key(.control("x")))
    }

    @Test func `a terminal without mouse and paste is not asked for them`() throws {
      let opened = try OpenedTerminal(name: "vt100")
      try opened.show { $0.put("x", at: Position(row: 0, column: 0)) }
      #expect(opened.line.screen.modes.isDisjoint(with: [1000, 1006, 2004, 1049]))
    }

    @Test func `the mouse is left to the terminal on request`() throws {
      let opened = try OpenedTerminal(mouse: false)
      try opened.show { _ in }
      #expect(opened.line.screen.modes.isDisjoint(with: [1000, 1006]))
    }

    @Test(arguments: [
      ("no-such-terminal", TerminalFault.unknownTerminal(name: "no-such-terminal")),
      ("", .unknownTerminal(name: "")),
      ("dumb", .cannotAddressCursor(name: "dumb")),
    ])
    func `a terminal that cannot show a screen is refused untouched`(
      name: String, fault: TerminalFault
    ) throws {
      let line = try PseudoTerminal(size: Size(columns: 80, rows: 24))
      let descriptor = open(line.path, O_RDWR | O_NOCTTY)
      defer { close(descriptor) }
      let before = line.settings
      #expect(throws: fault) {
        try CursesTerminal(.init(input: descriptor, output: descriptor, name: name))
      }
      line.pump(milliseconds: 0)
      #expect(line.bytesReceived == 0)
      #expect(line.settings.c_lflag == before.c_lflag)
    }

    @Test func `a pipe is no terminal`() throws {
      var ends: [Int32] = [0, 0]
      #expect(pipe(&ends) == 0)
      defer { for end in ends { close(end) } }
      #expect(throws: TerminalFault.notATerminal) {
        try CursesTerminal(.init(input: ends[0], output: ends[1], name: "xterm"))
      }
    }

    @Test func `a second one is refused while the first is open`() throws {
      let opened = try OpenedTerminal()
      #expect(throws: TerminalFault.alreadyOpen) { try OpenedTerminal() }
      opened.terminal.close()
      #expect(throws: Never.self) { try OpenedTerminal() }
    }
  }
}
