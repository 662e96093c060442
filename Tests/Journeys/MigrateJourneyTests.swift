import TestKit
import Testing

extension JourneyTests {
  @Suite struct MigrateJourneyTests {
    /// Version 2 asks for no story, for another age, and for an island.
    static let next = """
      {"id": "tiny", "version": "2", "title": "Three questions", "items": [
        {"type": "text", "name": "name", "label": "What is your name?"},
        {"type": "integer", "name": "age", "label": "How old are you?",
         "constraint": ". >= 40", "constraint_message": "Forty or older."},
        {"type": "text", "name": "island", "label": "Which island?"}
      ]}
      """

    /// Somebody who answers two questions and stops; answers with the draft's id.
    private func draft(_ account: Account) throws -> String {
      let program = try account.open("interview", try Tiny.file(account))
      var person = Interviewing(program.terminal)
      try person.answer(Array(Tiny.steps("Zoë", age: 33).prefix(2)))
      try person.see("Tell me more.")
      program.terminal.send("A long story.", Keys.control("n"))
      try person.see("Finish and lock it")
      program.terminal.send(Keys.control("x"))
      #expect(try program.wait() == .exited(0))
      return try account.onlyInterview("draft")
    }

    @Test func `a draft moves when a person says so, and the old one stays`() throws {
      let account = try Account()
      let id = try draft(account)
      let journal = try account.journal(id)
      let to = try account.write(Self.next, to: "next.json")

      let shown = try account.canvass("migrate", id, "--to", to).succeeded()
      #expect(shown.text.contains("1 kept, 1 converted, 1 to mend, 1 cannot move"), "\(shown.text)")
      #expect(!shown.text.contains("story."), "no answer is told")
      #expect(try account.list().count == 1, "looking changes nothing")

      let done = try JSON(
        account.canvass("migrate", id, "--to", to, "--accept", "--json").succeeded().text)
      let successor = try #require(done["moved_to"]?.string)
      #expect(done["cannot_move"]?.elements.compactMap { $0["item"]?.string } == ["story"])
      #expect(try account.show(successor)["answers"]?.texts == ["name": "Zoë", "age": "33"])
      #expect(try account.show(successor)["questionnaire"]?["version"]?.string == "2")
      #expect(try account.journal(id) == journal)
      #expect(try account.show(id)["answers"]?.texts["story"] == "A long story.")
      let listed = try account.list("draft")
      #expect(listed.first { $0["id"]?.string == id }?["moved_to"]?.string == successor)
      #expect(listed.first { $0["id"]?.string == successor }?["moved_from"]?.string == id)

      let again = try account.canvass("migrate", id, "--to", to, "--accept").exited(1)
      #expect(again.notices.contains(successor), "\(again.notices)")
      #expect(try account.list().count == 2)
    }

    @Test func `the moved interview is finished, the old one no more`() throws {
      let account = try Account()
      let id = try draft(account)
      let to = try account.write(Self.next, to: "next.json")
      let done = try JSON(
        account.canvass("migrate", id, "--to", to, "--accept", "--json").succeeded().text)
      let successor = try #require(done["moved_to"]?.string)

      let old = try account.open("interview", "--resume", id)
      #expect(try old.wait() == .exited(1))
      #expect(old.terminal.screen.words.contains("moved to another version"))

      let program = try account.open("interview", "--resume", successor)
      var person = Interviewing(program.terminal)
      try person.see("1 thing is left to fix.")
      program.terminal.send(Keys.enter)
      try person.see("How old are you?")
      program.terminal.send(Keys.control("u"), "41", Keys.enter)
      // The list of answers names every question, so each screen is told by what it has besides.
      let check = "Nothing is left to fix."
      try program.terminal.waitForWords(check)
      try program.terminal.pickLine("Which island?")
      try program.terminal.waitForWords("Which island?", without: check)
      program.terminal.send("Dominica", Keys.enter)
      try program.terminal.waitForWords(check)
      try program.terminal.pickLine("End of the questionnaire")
      try Tiny.finish(program)
      #expect(
        try account.show(successor)["answers"]?.texts
          == ["name": "Zoë", "age": "41", "island": "Dominica"])
    }

    @Test func `the drafts of the old version are looked at before anybody moves them`() throws {
      let account = try Account()
      let id = try draft(account)
      let to = try account.write(Self.next, to: "next.json")
      let told = try account.canvass("diff", try Tiny.file(account), to, "--drafts").exited(1)
      #expect(told.text.contains("drafts on the old version: 1"))
      #expect(told.text.contains("\(id): 1 kept, 1 converted, 1 to mend, 1 cannot move"))
      #expect(told.text.contains("to mend: age: does not meet the new version's constraint"))
      #expect(told.text.contains("cannot move: story: the new version has no such item"))
    }

    @Test func `what is no later version is refused`() throws {
      let account = try Account()
      let id = try draft(account)
      let same = try account.canvass("migrate", id, "--to", try Tiny.file(account)).exited(1)
      #expect(same.notices.contains("on this version already"))
      let other = try account.write(
        Self.next.replacing("\"tiny\"", with: "\"other\""), to: "other.json")
      let refused = try account.canvass("migrate", id, "--to", other).exited(1)
      #expect(refused.notices.contains("another version of the same questionnaire"))
      let reused = try account.write(Self.next.replacing("\"2\"", with: "\"1\""), to: "reused.json")
      let noticed = try account.canvass("migrate", id, "--to", reused).exited(1)
      #expect(noticed.notices.contains("give the changed questionnaire a new version"))
    }
  }
}
