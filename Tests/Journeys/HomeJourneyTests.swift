import Glibc
import TestKit
import Testing

extension JourneyTests {
  @Suite struct HomeJourneyTests {
    /// An account whose only questionnaire is the tiny one.
    private func account() throws -> Account {
      let account = try Account()
      try account.write(Tiny.text, to: "questionnaires/tiny.json")
      account.environment["CANVASS_QUESTIONNAIRES"] = account.path("questionnaires")
      return account
    }

    private func finishToHome(_ terminal: PseudoTerminal) throws {
      try terminal.pickLine("Finish and lock it")
      try terminal.waitForWords("The interview is finished and locked.")
      terminal.send(Keys.enter)
      try terminal.waitForWords("1 finished, not sent yet")
    }

    @Test func `a day at the home screen: begin, stop, resume, finish, send, leave`() throws {
      let account = try account()
      let collector = try RunningCollector(account, database: "collector.sqlite")
      account.environment["CANVASS_COLLECTOR"] = collector.address
      account.environment["CANVASS_TOKEN_FILE"] = try account.tokenFile(
        "tablet-1", database: "collector.sqlite")
      let program = try account.open()
      let terminal = program.terminal
      try terminal.waitForWords("1 questionnaire here")
      try terminal.pickLine("Start a new interview")
      try terminal.waitForWords("Three questions, version 1")
      terminal.send(Keys.enter)
      var person = Interviewing(terminal)
      try person.answer(Array(Tiny.steps("Zoë", age: 33).prefix(1)))
      try person.see("How old are you?")
      terminal.send(Keys.control("x"))
      try terminal.waitForWords("1 unfinished")
      try terminal.pickLine("Continue an interview")
      try terminal.waitForWords("2/3")
      terminal.send(Keys.enter)
      try person.answer(Array(Tiny.steps("Zoë", age: 33).dropFirst()))
      try finishToHome(terminal)
      try terminal.pickLine("Send finished interviews")
      try terminal.waitForWords("1 sent. The collector's receipts are kept.")
      terminal.send(Keys.enter)
      try terminal.waitForWords("nothing waits")
      terminal.send(Keys.control("x"))
      #expect(try program.wait() == .exited(0), "\(terminal.screen.picture)")
      let id = try account.onlyInterview("sent")
      #expect(try account.show(id)["answers"]?.texts == Tiny.steps("Zoë", age: 33).answers)
      #expect(try account.held("collector.sqlite").map { $0["id"]?.string } == [id])
    }

    @Test(arguments: [SIGTERM, SIGHUP])
    func `waiting for a collector that says nothing can be ended`(signal: Int32) throws {
      let account = try account()
      _ = try Tiny.hold(account, "Zoë", age: 33)
      let silent = try MiddleMan()
      account.environment["CANVASS_COLLECTOR"] = silent.address
      account.environment["CANVASS_TOKEN_FILE"] = try account.write("token", to: "token")
      let program = try account.open()
      try program.terminal.waitForWords("1 finished, not sent yet")
      try program.terminal.pickLine("Send finished interviews")
      try program.terminal.waitForWords("Sending...")
      program.signal(signal)
      #expect(try program.wait(within: .seconds(5)) == .exited(128 + signal))
      #expect(try account.list("finalized").count == 1)
    }

    @Test func `practice leaves no trace`() throws {
      let account = try account()
      let program = try account.open("interview", "tiny", "--practise")
      var person = Interviewing(program.terminal)
      try person.answer(Tiny.steps("Gwendolyn", age: 33))
      try program.terminal.pickLine("End practice")
      try program.terminal.waitForWords("Practice is over.")
      program.terminal.send(Keys.enter)
      #expect(try program.wait() == .exited(0))
      #expect(try account.list().isEmpty)
      for name in try account.names(in: "store") where name != "ballast" {
        let bytes = try account.read("store/" + name)
        #expect(bytes.firstRange(of: Array("Gwendolyn".utf8)) == nil, "\(name)")
      }
    }

    @Test func `all that is typed ahead is taken in its order`() throws {
      let account = try account()
      let program = try account.open("interview", "tiny")
      // The last Enter is typed before the end is shown, and must not lock anything.
      let keys = Tiny.steps("Zoë", age: 33).flatMap(\.keys) + ["1", Keys.enter]
      try program.terminal.waitForWords("What is your name?")
      program.terminal.send(Array(keys.joined().utf8))
      try program.terminal.waitForWords("Finish and lock it")
      program.terminal.send("1", Keys.enter)
      try program.terminal.waitForWords("The interview is finished and locked.")
      program.terminal.send(Keys.enter)
      #expect(try program.wait() == .exited(0))
      let id = try account.onlyInterview("finalized")
      #expect(try account.show(id)["answers"]?.texts == Tiny.steps("Zoë", age: 33).answers)
    }
  }
}
