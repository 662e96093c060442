import Glibc
import Terminal
import TestKit
import Testing

extension PseudoTerminal {
  /// What echo, line mode and the rest are set to.
  fileprivate var flags: [tcflag_t] {
    [settings.c_iflag, settings.c_oflag, settings.c_cflag, settings.c_lflag]
  }
}

extension JourneyTests {
  @Suite struct TerminalEndTests {
    /// A way in which the program can be ended, and the exit status that says so.
    enum End: String, CaseIterable {
      case terminated, hungUp, interrupted, lineDropped, stopped

      var status: Int32 {
        switch self {
        case .terminated: 128 + SIGTERM
        case .hungUp, .lineDropped: 128 + SIGHUP
        case .interrupted: 128 + SIGINT
        case .stopped: 0
        }
      }

      func happen(to program: PTYProcess) {
        switch self {
        case .terminated: program.signal(SIGTERM)
        case .hungUp: program.signal(SIGHUP)
        case .interrupted: program.signal(SIGINT)
        case .lineDropped: program.terminal.close()
        case .stopped: program.terminal.send(Keys.control("x"))
        }
      }
    }

    @Test(arguments: End.allCases)
    func `what was half typed is there again after any end`(end: End) throws {
      let account = try Account()
      let program = try account.open("interview", try Tiny.file(account))
      try program.terminal.waitForWords("What is your name?")
      program.terminal.send("Zoë Cha")
      try program.terminal.waitFor("Zoë Cha")
      end.happen(to: program)
      #expect(try program.wait(within: .seconds(5)) == .exited(end.status))
      try goOn(account)
    }

    /// Opens it again, finds the half-typed text and types the rest of it.
    private func goOn(_ account: Account) throws {
      let id = try account.onlyInterview("draft")
      #expect(try account.show(id)["answers"]?["who"] == nil, "half-typed is no answer")
      let program = try account.open("interview", "--resume", id)
      var person = Interviewing(program.terminal)
      try person.see("What is your name?")
      try program.terminal.waitFor("Zoë Cha")
      try program.terminal.waitForWords("You stopped here.")
      program.terminal.send("rlery", Keys.enter)
      try person.answer(Array(Tiny.steps("Zoë Charlery", age: 33).dropFirst()))
      try Tiny.finish(program)
      let answers = try account.show(id)["answers"]?.texts
      #expect(answers == Tiny.steps("Zoë Charlery", age: 33).answers)
    }

    @Test(arguments: [End.terminated, .hungUp, .interrupted, .stopped])
    func `the terminal is left as it was`(end: End) throws {
      let account = try Account()
      let usual = try PseudoTerminal(size: Size(columns: 80, rows: 24)).flags
      let program = try account.open("interview", try Tiny.file(account))
      try program.terminal.waitForWords("What is your name?")
      #expect(program.terminal.flags != usual, "a full screen reads key by key")
      #expect(program.terminal.screen.modes.contains(1049))
      end.happen(to: program)
      #expect(try program.wait(within: .seconds(5)) == .exited(end.status))
      #expect(program.terminal.flags == usual)
      #expect(program.terminal.screen.modes == [7, 25], "\(program.terminal.screen.picture)")
      #expect(try account.list("draft").count == 1)
    }

    @Test func `half a long text is kept when the line drops`() throws {
      let account = try Account()
      let program = try account.open("interview", try Tiny.file(account))
      var person = Interviewing(program.terminal)
      try person.answer(Array(Tiny.steps("Zoë", age: 33).prefix(2)))
      try person.see("Tell me more.")
      program.terminal.send("Née à Gouyave,", Keys.enter, "élevée à Slough")
      try program.terminal.waitFor("élevée à Slough")
      program.terminal.close()
      #expect(try program.wait(within: .seconds(5)) == .exited(128 + SIGHUP))
      let resumed = try account.open("interview", "--resume", account.onlyInterview("draft"))
      try resumed.terminal.waitFor("Née à Gouyave,")
      try resumed.terminal.waitFor("élevée à Slough")
      resumed.terminal.send(Keys.control("n"))
      try Tiny.finish(resumed)
      let story = try account.show(account.onlyInterview())["answers"]?["story"]?.string
      #expect(story == "Née à Gouyave,\nélevée à Slough")
    }

    @Test func `a kill loses nothing that was answered`() throws {
      let account = try Account()
      let program = try account.open("interview", try Tiny.file(account))
      var person = Interviewing(program.terminal)
      try person.answer(Array(Tiny.steps("Zoë", age: 33).prefix(2)))
      try person.see("Tell me more.")
      program.signal(SIGKILL)
      #expect(try program.wait() == .killed(signal: SIGKILL))
      let id = try account.onlyInterview("draft")
      #expect(try account.show(id)["answers"]?.texts == ["who": "Zoë", "age": "33"])
    }
  }
}
