import Terminal
import TestKit
import Testing

extension JourneyTests {
  @Suite struct OddTerminalTests {
    @Test func `a window of one cell can be made larger`() throws {
      let account = try Account()
      let program = try account.open(
        "interview", try Tiny.file(account), size: Size(columns: 1, rows: 1))
      try program.terminal.waitFor("something on the screen") { !$0.words.isEmpty }
      program.terminal.resize(Size(columns: 80, rows: 24))
      var person = Interviewing(program.terminal)
      try person.answer(Tiny.steps("Zoë", age: 33))
      try Tiny.finish(program)
      let id = try account.onlyInterview("finalized")
      #expect(try account.show(id)["answers"]?.texts == Tiny.steps("Zoë", age: 33).answers)
    }

    @Test func `an interview goes on through sizes too small for it`() throws {
      let account = try Account()
      let program = try account.open("interview", try Tiny.file(account))
      var person = Interviewing(program.terminal)
      try person.see("What is your name?")
      program.terminal.send("Zo")
      try program.terminal.waitFor("Zo")
      program.terminal.resize(Size(columns: 20, rows: 4))
      try program.terminal.waitForWords("Please make the window")
      program.terminal.resize(Size(columns: 40, rows: 12))
      try program.terminal.waitForWords("What is your name?")
      program.terminal.send("ë", Keys.enter)
      try person.answer(Array(Tiny.steps("Zoë", age: 33).dropFirst()))
      try Tiny.finish(program, pages: 2)
      let id = try account.onlyInterview("finalized")
      #expect(try account.show(id)["answers"]?.texts == Tiny.steps("Zoë", age: 33).answers)
    }

    @Test(arguments: ["C", "POSIX", ""])
    func `accents are kept where no UTF-8 locale is set`(locale: String) throws {
      let account = try Account()
      account.environment["LANG"] = locale
      let program = try account.open("interview", try Tiny.file(account))
      var person = Interviewing(program.terminal)
      try person.see("What is your name?")
      program.terminal.send("Zoë à Sainte-Lucie")
      try program.terminal.waitFor("Zoë à Sainte-Lucie")
      program.terminal.send(Keys.enter)
      try person.see("How old are you?")
      program.terminal.send(Keys.control("x"))
      #expect(try program.wait() == .exited(0))
      let answers = try account.show(account.onlyInterview())["answers"]?.texts
      #expect(answers == ["who": "Zoë à Sainte-Lucie"])
    }

    @Test(arguments: ["vt100", "linux", "screen-256color"])
    func `an interview is held on any terminal that can address its cursor`(name: String) throws {
      let account = try Account()
      account.environment["TERM"] = name
      let id = try Tiny.hold(account, "Zoë", age: 33)
      #expect(try account.show(id)["answers"]?.texts == Tiny.steps("Zoë", age: 33).answers)
    }

    @Test(arguments: ["store.txt", "store.txt/below"])
    func `a store that cannot be one is refused in one sentence`(name: String) throws {
      let account = try Account()
      try account.write("a file", to: "store.txt")
      account.environment["CANVASS_STORE"] = account.path(name)
      let commands = [
        ["list"], ["list", "--json"], ["show", "abcd"], ["sync", "--dry-run"],
        ["export", "--format", "jsonl", "--output", "-"],
        ["batch", "create", account.path("x.sbatch")],
      ]
      for command in commands {
        let refused = try account.canvass(command).exited(1)
        #expect(refused.output.isEmpty)
        #expect(refused.sentences.count == 1, "\(command) \(refused.notices)")
        #expect(refused.notices.contains(account.path("store.txt")), "\(refused.notices)")
      }
      let program = try account.open("interview", try Tiny.file(account))
      #expect(try program.wait() == .exited(1))
      #expect(program.terminal.screen.output.count { $0 == UInt8(ascii: "\n") } == 1)
      #expect(try account.text("store.txt") == "a file")
    }
  }
}
