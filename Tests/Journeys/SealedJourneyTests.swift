import Foundation
import TestKit
import Testing

extension JourneyTests {
  /// Who can read what, from the command line and the screens of the real program.
  @Suite struct SealedJourneyTests {
    private static let passphrase = "mango tree at noon"

    private func protected() throws -> Account {
      let account = try Account()
      try account.write(Self.passphrase, to: "passphrase")
      account.environment["CANVASS_PASSPHRASE_FILE"] = account.path("passphrase")
      try account.canvass("keys", "passphrase").succeeded()
      account.environment["CANVASS_PASSPHRASE_FILE"] = ""
      return account
    }

    @Test func `a finished interview opens with the study's key alone`() throws {
      let account = try Account()
      try account.canvass("keys", "new", account.path("iom.key"), "--no-passphrase").succeeded()
      let keys = try #require(
        account.canvass("keys", "show", account.path("iom.key")).succeeded().lines.first)
      let file = try account.write(
        Tiny.text.replacing("\"version\"", with: keys + ", \"version\""), to: "tiny.json")
      let program = try account.open("interview", file)
      var person = Interviewing(program.terminal)
      try person.answer(Tiny.steps("Zoë", age: 33))
      try person.see("Finish and lock it")
      program.terminal.send("1", Keys.enter)
      try program.terminal.waitForWords("Withdrawal code")
      let screen = program.terminal.screen.picture
      program.terminal.send(Keys.enter)
      #expect(try program.wait() == .exited(0))

      let id = try account.onlyInterview("finalized")
      try account.canvass("show", id).exited(1)
      try account.canvass("export", "--format", "csv", "--output", "-").exited(1)
      let opened = try account.canvass(
        "export", "--format", "jsonl", "--output", "-", "--personal-data", "--key",
        account.path("iom.key")
      ).succeeded()
      #expect(opened.text.contains("Zoë"))

      let code = try #require(screen.firstMatch(of: /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/)).output
      try account.canvass("withdraw", "0000-0000-0000", "--yes").exited(1)
      // As it is read from a slip, with spaces between the parts.
      let parts = code.lowercased().split(separator: "-").map(String.init)
      try account.canvass(["withdraw"] + parts + ["--yes"]).succeeded()
      #expect(try account.list().isEmpty)
    }

    @Test
    func `a locked store asks for its passphrase, and shows no more than that something is there`()
      throws
    {
      let account = try protected()
      let program = try account.open("interview", try Tiny.file(account))
      try program.terminal.waitForWords("Passphrase of")
      program.terminal.send("not this one", Keys.enter)
      try program.terminal.waitForWords("that is not the passphrase")
      program.terminal.send(Self.passphrase, Keys.enter)
      var person = Interviewing(program.terminal)
      try person.answer(Array(Tiny.steps("Zoë", age: 33).prefix(1)))
      try person.see("How old are you?")
      #expect(!program.terminal.screen.words.contains(Self.passphrase))
      program.signal(9)
      _ = try program.wait()
      let id = try account.onlyInterview("draft")
      try account.canvass("show", id).exited(1)
    }

    @Test func `nobody there locks it, and the passphrase brings back what was half typed`() throws
    {
      let account = try protected()
      let settings = "config/canvass/config.json"
      try account.write(#"{"lock_minutes": "0.1"}"#, to: settings)
      let program = try account.open("interview", try Tiny.file(account))
      try program.terminal.waitForWords("Passphrase of")
      program.terminal.send(Self.passphrase, Keys.enter)
      try program.terminal.waitForWords("What is your name?")
      // The next start reads another patience: once is enough.
      try account.write(#"{"lock_minutes": 60}"#, to: settings)
      program.terminal.send("Zo")
      try program.terminal.waitForWords("canvass is locked")
      #expect(!program.terminal.screen.words.contains("Zo "))
      try program.terminal.waitForSecondPrompt()
      program.terminal.send(Self.passphrase, Keys.enter)
      try program.terminal.waitForWords("Zo")
      // It was shut and has not died.
      try program.terminal.waitForWords("You stopped here.")
    }
  }
}

extension PseudoTerminal {
  /// Waits until the passphrase is asked for again: what is typed before that is thrown away.
  func waitForSecondPrompt() throws {
    try waitFor("the passphrase being asked for again") { screen in
      screen.words.components(separatedBy: "canvass is locked").last?.contains("Passphrase of")
        ?? false
    }
  }
}
