import TestKit
import Testing

extension JourneyTests {
  @Suite struct TwoProgramsTests {
    @Test func `two interviews at once in one store lose no answer`() throws {
      let account = try Account()
      let file = try Tiny.file(account)
      let programs = try (0..<2).map { _ in try account.open("interview", file) }
      let names = ["Zoë", "José"]
      var people = programs.map { Interviewing($0.terminal) }
      for step in 0..<3 {
        for (index, name) in names.enumerated() {
          try people[index].answer(Tiny.steps(name, age: 30 + index)[step])
        }
      }
      for program in programs { try Tiny.finish(program) }
      let kept = try account.list("finalized").compactMap { $0["id"]?.string }
        .map { try account.show($0)["answers"]?.texts ?? [:] }
      let wanted = names.enumerated().map { Tiny.steps($1, age: 30 + $0).answers }
      #expect(Set(kept) == Set(wanted))
    }

    /// The second to open a draft goes on with it. The first can keep nothing more, and says so on
    /// a screen of its own, before the next question: nothing is mixed, nothing is lost unseen.
    @Test func `one draft in two windows is added to by one of them alone`() throws {
      let account = try Account()
      let first = try account.open("interview", try Tiny.file(account))
      try first.terminal.waitForWords("What is your name?")
      let id = try account.onlyInterview("draft")
      let second = try account.open("interview", "--resume", id)
      var person = Interviewing(second.terminal)
      try person.answer(Array(Tiny.steps("Zoë", age: 33).prefix(1)))
      try person.see("How old are you?")

      first.terminal.send("José", Keys.enter)
      try first.terminal.waitForWords("open in another window")
      first.terminal.send(Keys.enter)
      try first.terminal.waitForWords("open in another window")
      first.terminal.send(Keys.control("x"))
      #expect(try first.wait() == .exited(1), "what was given up is no success")

      try person.answer(Array(Tiny.steps("Zoë", age: 33).dropFirst()))
      try Tiny.finish(second)
      #expect(try account.show(id)["answers"]?.texts == Tiny.steps("Zoë", age: 33).answers)
      let journal = try account.journal(id)
      #expect(journal.map { $0["sequence"]?.number } == (1...journal.count).map(Double.init))
      #expect(!journal.contains { $0["did"]?["value"]?.string == "José" })
    }

    @Test func `an interview that is finished in one window is not finished again in another`()
      throws
    {
      let account = try Account()
      let first = try account.open("interview", try Tiny.file(account))
      var person = Interviewing(first.terminal)
      try person.answer(Tiny.steps("Zoë", age: 33))
      try person.see("Finish and lock it")
      let id = try account.onlyInterview("draft")
      let second = try account.open("interview", "--resume", id)
      try Tiny.finish(second)
      let record = try account.show(id)
      try first.terminal.pickLine("Finish and lock it")
      try first.terminal.waitForWords("is finished and can only be read")
      first.terminal.send(Keys.control("x"))
      #expect(try first.wait() == .exited(1))
      #expect(try account.show(id) == record)
      #expect(try account.list("finalized").count == 1)
    }
  }
}
