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

    @Test func `a draft that is open in one window is not opened in another`() throws {
      let account = try Account()
      let first = try account.open("interview", try Tiny.file(account))
      var person = Interviewing(first.terminal)
      try person.answer(Array(Tiny.steps("Zoë", age: 33).prefix(1)))
      try person.see("How old are you?")
      let id = try account.onlyInterview("draft")

      let second = try account.open("interview", "--resume", id)
      try second.terminal.waitForWords("is open in another window")
      #expect(try second.wait() == .exited(1))

      try person.answer(Array(Tiny.steps("Zoë", age: 33).dropFirst()))
      try Tiny.finish(first)
      #expect(try account.show(id)["answers"]?.texts == Tiny.steps("Zoë", age: 33).answers)
    }

    @Test func `a window that was killed keeps nobody from the draft`() throws {
      let account = try Account()
      let first = try account.open("interview", try Tiny.file(account))
      var person = Interviewing(first.terminal)
      try person.answer(Array(Tiny.steps("Zoë", age: 33).prefix(1)))
      try person.see("How old are you?")
      first.signal(9)
      _ = try first.wait()

      let second = try account.open("interview", "--resume", try account.onlyInterview("draft"))
      var next = Interviewing(second.terminal)
      try next.see("How old are you?")
      try next.answer(Array(Tiny.steps("Zoë", age: 33).dropFirst()))
      try Tiny.finish(second)
    }
  }
}
