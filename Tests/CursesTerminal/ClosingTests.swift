import CursesTerminal
import Glibc
import Terminal
import TestKit
import Testing

extension CursesTerminalTests {
  @Suite struct ClosingTests {
    @Test(arguments: ["linux", "xterm-256color", "screen-256color", "tmux-256color", "vt100"])
    func `the terminal is left as it was found`(name: String) throws {
      let opened = try OpenedTerminal(name: name)
      try opened.show { canvas in
        canvas.put("x", at: Position(row: 0, column: 0))
        canvas.cursorVisible = false
      }
      opened.terminal.close()
      try opened.line.waitFor("the restored modes") { $0.modes == [7, 25] }
      let after = opened.line.settings
      #expect(after.c_lflag == opened.before.c_lflag)
      #expect(after.c_iflag == opened.before.c_iflag)
      #expect(after.c_oflag == opened.before.c_oflag)
    }

    @Test func `closing twice is closing once`() throws {
      let opened = try OpenedTerminal()
      opened.terminal.close()
      try opened.line.waitFor("the restored modes") { $0.modes == [7, 25] }
      let bytes = opened.line.bytesReceived
      opened.terminal.close()
      opened.line.pump(milliseconds: 0)
      #expect(opened.line.bytesReceived == bytes)
    }

    @Test func `a closed terminal does nothing and says that nobody is there`() throws {
      let opened = try OpenedTerminal()
      opened.terminal.close()
      opened.terminal.show(Canvas(size: opened.terminal.size))
      opened.terminal.redraw()
      opened.terminal.bell()
      opened.terminal.suspend()
      #expect(opened.terminal.next(timeoutMilliseconds: nil) == .hangup)
    }

    @Test func `a line that drops is a hangup at once and again`() throws {
      let opened = try OpenedTerminal()
      try opened.show { $0.put("x", at: Position(row: 0, column: 0)) }
      opened.line.close()
      #expect(opened.next() == .hangup)
      #expect(opened.next() == .hangup)
      #expect(opened.terminal.hangupSignal == nil)
      #expect(opened.terminal.exitStatus == 129)
      opened.terminal.show(Canvas(size: Size(columns: 1, rows: 1)))
      opened.terminal.close()
    }

    @Test(arguments: [SIGHUP, SIGTERM, SIGINT, SIGQUIT])
    func `a signal that asks to end is a hangup, and tells which`(signal: Int32) throws {
      let opened = try OpenedTerminal()
      signalSelf(signal)
      #expect(opened.next() == .hangup)
      #expect(opened.terminal.next(timeoutMilliseconds: 0) == .hangup)
      #expect(opened.terminal.hangupSignal == signal)
      #expect(opened.terminal.exitStatus == 128 + signal)
    }

    @Test func `being continued from outside sets up again and asks for a redraw`() throws {
      let opened = try OpenedTerminal()
      var canvas = Canvas(size: opened.terminal.size)
      canvas.put("still here", at: Position(row: 5, column: 5))
      try opened.show(canvas)
      signalSelf(SIGCONT)
      #expect(opened.next() == .resumed)
      try opened.show(canvas)
      #expect(opened.line.screen.lines[5] == "     still here")
      #expect(opened.line.screen.modes.isSuperset(of: [1, 1000, 1006, 1049, 2004]))
      #expect(opened.line.settings.c_lflag & tcflag_t(ICANON | ECHO) == 0)
    }
  }
}
