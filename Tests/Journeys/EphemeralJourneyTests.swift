import Foundation
import TestKit
import Testing

extension JourneyTests {
  /// Interviews whose key is in the memory of the program alone, and one whose key is not.
  @Suite struct EphemeralJourneyTests {
    /// An interview that is killed after its first answer.
    private func killed(_ options: [String]) throws -> Account {
      let account = try Account()
      let program = try PTYProcess(
        Programs.canvass, ["interview", try Tiny.file(account)] + options,
        environment: account.environment)
      var person = Interviewing(program.terminal)
      try person.answer(Array(Tiny.steps("Zoë", age: 33).prefix(1)))
      try person.see("How old are you?")
      program.signal(9)
      _ = try program.wait()
      return account
    }

    @Test func `after a kill nobody opens it, and doctor says that it was lost`() throws {
      let account = try killed(["--ephemeral"])
      try FileManager.default.copyItem(
        atPath: account.path("store"), toPath: account.path("raw"))
      let raw = try account.canvass("doctor", "--repair", "--store", account.path("raw"))
      #expect(raw.text.contains("0 unfinished and 0 finished"), "\(raw.text)\(raw.notices)")
      #expect(try account.canvass("doctor").text.contains("lost drafts: 1 that were held"))
      #expect(try account.list().isEmpty)
    }

    @Test func `the same without it is all there`() throws {
      let account = try killed([])
      let id = try account.onlyInterview("draft")
      #expect(try account.show(id)["answers"]?.texts["who"] == "Zoë")
    }

    @Test func `whoever leaves it is told that it is gone, whoever finishes it has it`() throws {
      let account = try Account()
      let left = try account.open("interview", try Tiny.file(account), "--ephemeral")
      try left.terminal.waitForWords("What is your name?")
      left.terminal.send("Zoë", Keys.enter)
      try left.terminal.waitForWords("How old are you?")
      left.terminal.send(Keys.control("x"))
      try left.terminal.waitForWords("Leave and destroy the answers?")
      left.terminal.send("2", Keys.enter)
      #expect(try left.wait() == .exited(0))
      #expect(left.terminal.screen.words.contains("its answers were in memory only"))
      #expect(try account.list().isEmpty)

      let program = try account.open("interview", try Tiny.file(account), "--ephemeral")
      var person = Interviewing(program.terminal)
      try person.answer(Tiny.steps("Zoë", age: 33))
      try Tiny.finish(program)
      let id = try account.onlyInterview("finalized")
      #expect(try account.show(id)["answers"]?.texts["who"] == "Zoë")
      try account.canvass("interview", "--resume", id, "--ephemeral").exited(64)
    }
  }
}
