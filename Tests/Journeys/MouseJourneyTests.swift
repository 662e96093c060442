import Glibc
import Terminal
import TestKit
import Testing

extension PseudoTerminal {
  /// Clicks on the first place where the words stand.
  fileprivate func click(_ words: String) throws {
    try waitFor(words)
    for row in screen.lines.indices {
      guard let column = screen.column(of: words, row: row) else { continue }
      send(Keys.click(row: row, column: column))
      return
    }
  }
}

extension JourneyTests {
  @Suite struct MouseJourneyTests {
    @Test func `an interview is led by the mouse alone, but for what is typed`() throws {
      let account = try Account()
      let program = try account.open("interview", try Tiny.file(account))
      let terminal = program.terminal
      try terminal.waitForWords("What is your name?")
      #expect(terminal.screen.modes.isSuperset(of: [1000, 1006]))
      terminal.send("Zoë")
      try terminal.waitFor("Zoë")
      try terminal.click("Enter Next")
      try terminal.waitForWords("How old are you?")
      try terminal.click("PgUp Back")
      try terminal.waitForWords("What is your name?")
      try terminal.click("Esc Menu")
      try terminal.click("Outline, jump")
      try terminal.click("Tell me more.")
      try terminal.waitForWords("Tell me more.", without: "Go to:")
      try terminal.click("Esc Menu")
      try terminal.click("Stop here")
      #expect(try program.wait() == .exited(0))
      #expect(terminal.screen.modes == [7, 25])
      #expect(try account.show(account.onlyInterview())["answers"]?.texts == ["who": "Zoë"])
    }

    @Test func `without the mouse nothing asks for it`() throws {
      let account = try Account()
      let program = try account.open("interview", try Tiny.file(account), "--no-mouse")
      try program.terminal.waitForWords("What is your name?")
      #expect(program.terminal.screen.modes.isDisjoint(with: [1000, 1006]))
      program.terminal.send(Keys.control("x"))
      #expect(try program.wait() == .exited(0))
    }

    @Test func `on a slow line the lines are plain`() throws {
      let account = try Account()
      let program = try account.open("interview", try Tiny.file(account), "--slow")
      try program.terminal.waitForWords("What is your name?")
      #expect(program.terminal.screen.lines[1] == String(repeating: "-", count: 80))
      program.terminal.send(Keys.control("x"))
      #expect(try program.wait() == .exited(0))
    }

    @Test func `a wrong theme is refused with those there are`() throws {
      let account = try Account()
      let refused = try account.canvass("home", "--theme", "pink")
      #expect(refused.notices.contains("themes are auto, light, dark, contrast, kiosk, none"))
    }

    @Test func `flow control keys never freeze the screen`() throws {
      let account = try Account()
      let program = try account.open("interview", try Tiny.file(account))
      try program.terminal.waitForWords("What is your name?")
      program.terminal.send(Keys.control("s"), Keys.control("q"), Keys.control("s"), "Zoë")
      try program.terminal.waitFor("Zoë")
      program.terminal.send(Keys.control("x"))
      #expect(try program.wait() == .exited(0))
    }

    @Test(arguments: [SIGSEGV, SIGABRT, SIGFPE, SIGBUS, SIGTRAP, SIGILL])
    func `a crash leaves the terminal as it was, and what was answered`(signal: Int32) throws {
      let account = try Account()
      let usual = try PseudoTerminal(size: Size(columns: 80, rows: 24)).settings
      let program = try account.open("interview", try Tiny.file(account))
      var person = Interviewing(program.terminal)
      try person.answer(Array(Tiny.steps("Zoë", age: 33).prefix(1)))
      try person.see("How old are you?")
      program.signal(signal)
      #expect(try program.wait(within: .seconds(20)) == .killed(signal: signal))
      #expect(program.terminal.settings.c_lflag == usual.c_lflag)
      #expect(program.terminal.settings.c_iflag == usual.c_iflag)
      #expect(program.terminal.screen.modes == [7, 25], "\(program.terminal.screen.picture)")
      #expect(try account.show(account.onlyInterview())["answers"]?.texts == ["who": "Zoë"])
    }
  }
}
