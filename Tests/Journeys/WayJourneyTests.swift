import TestKit
import Testing

extension JourneyTests {
  /// Finding one's way on the real program: journals, new interviews from others, settings.
  @Suite struct WayJourneyTests {
    private static let questionnaire = """
      {"id": "way", "version": "1", "title": {"en": "Way", "fr": "Chemin"},
       "languages": ["en", "fr"], "items": [
        {"type": "text", "name": "who", "personal_data": true,
         "label": {"en": "What is your name?", "fr": "Quel est votre nom ?"}},
        {"type": "text", "name": "secret", "sensitive": true,
         "label": {"en": "Your secret?", "fr": "Votre secret ?"}},
        {"type": "integer", "name": "rooms",
         "label": {"en": "How many rooms?", "fr": "Combien de pièces ?"}}]}
      """

    private func account() throws -> Account {
      let account = try Account()
      try account.write(Self.questionnaire, to: "questionnaires/way.json")
      account.environment["CANVASS_QUESTIONNAIRES"] = account.path("questionnaires")
      return account
    }

    /// Holds an interview, changes its last answer, and leaves it as a draft.
    private func draft(_ account: Account) throws -> String {
      let program = try account.open("interview", "way")
      var person = Interviewing(program.terminal)
      try person.answer([
        .type("What is your name?", "who", "Gwendolyn"), .type("Your secret?", "secret", "hush"),
        .type("How many rooms?", "rooms", "4"),
      ])
      try program.terminal.waitForWords("Finish and lock it")
      program.terminal.send(Keys.control("z"))
      try program.terminal.waitForWords("Undone, the answer to: How many rooms?")
      program.terminal.send("7", Keys.enter)
      try program.terminal.waitForWords("Finish and lock it")
      program.terminal.send(Keys.control("x"))
      #expect(try program.wait() == .exited(0))
      return try account.onlyInterview("draft")
    }

    @Test func `the journal tells what happened, and hides what is nobody's business`() throws {
      let account = try account()
      let id = try draft(account)
      let lines = try account.canvass("show", id, "--journal").succeeded().lines
      let text = lines.joined(separator: "\n")
      #expect(text.contains("began     in en, capi"))
      #expect(text.contains("answered  rooms \"How many rooms?\": 4  (undone)"))
      #expect(text.contains("answered  rooms \"How many rooms?\": 7"))
      #expect(text.contains("answered  secret \"Your secret?\": (hidden; --sensitive shows it)"))
      #expect(!text.contains("hush") && !text.contains("Gwendolyn"))
      let all = try account.canvass("show", id, "--journal", "--sensitive").succeeded().text
      #expect(all.contains("hush") && all.contains("Gwendolyn"))
      let json = try account.canvass("show", id, "--journal", "--json").succeeded().text
      #expect(json.contains(#""hidden":true"#) && json.contains(#""undone":true"#))
      #expect(!json.contains("hush") && !json.contains("Gwendolyn"))
    }

    @Test(arguments: [[], ["--json"]])
    func `an interview is shown without what is nobody's business`(form: [String]) throws {
      let account = try account()
      let id = try draft(account)
      let text = try account.canvass(["show", id] + form).succeeded().text
      #expect(!text.contains("hush") && !text.contains("Gwendolyn"), "\(text)")
      for name in ["who", "secret"] { #expect(text.contains(name), "\(text)") }
      #expect(text.contains("7"))
      let all = try account.canvass(["show", id, "--sensitive"] + form).succeeded().text
      #expect(all.contains("hush") && all.contains("Gwendolyn"), "\(all)")
    }

    @Test func `an interview is shown as it stood after any entry`() throws {
      let account = try account()
      let id = try draft(account)
      let journal = try account.journal(id)
      let first = try #require(
        journal.first { $0["did"]?["value"]?.string == "4" }?["sequence"]?.number)
      let then = try account.canvass("show", id, "--at", String(Int(first)), "--json").succeeded()
      #expect(try JSON(then.text)["answers"]?["rooms"]?.string == "4")
      #expect(!then.text.contains("Gwendolyn"))
      #expect(try account.show(id)["answers"]?["rooms"]?.string == "7")
      let refused = try account.canvass("show", id, "--at", "999").exited(1)
      #expect(refused.notices.contains("has entries 1 to"))
    }

    @Test func `a new interview begins with the answers of another one, but not with a name`()
      throws
    {
      let account = try account()
      let id = try draft(account)
      let program = try account.open("interview", "--from", id)
      try program.terminal.waitForWords("1 answers taken over, 2 left out")
      try program.terminal.waitForWords("- What is your name?")
      program.terminal.send(Keys.escape)
      try program.terminal.waitForWords("Answer:", without: "Not taken over")
      program.terminal.send(Keys.control("x"))
      #expect(try program.wait() == .exited(0))
      let new = try #require(
        try account.list("draft").compactMap { $0["id"]?.string }.first { $0 != id })
      #expect(try account.show(new)["answers"]?.texts == ["rooms": "7"])
      let began = try #require(try account.journal(new).first)
      #expect(began["did"]?["based_on"]?.string == id)
    }

    @Test func `the program's language is its own, and is kept`() throws {
      let account = try account()
      let program = try account.open()
      let terminal = program.terminal
      try terminal.pickLine("Settings")
      try terminal.pickLine("Language of canvass")
      try terminal.pickLine("Français")
      try terminal.waitForWords("Langue de canvass")
      try terminal.pickLine("Nom de l'enquêteur")
      terminal.send("Joseph", Keys.enter)
      try terminal.waitForWords("Joseph")
      terminal.send(Keys.control("x"))
      #expect(try program.wait() == .exited(0))
      let settings = try account.text("config/canvass/config.json")
      #expect(settings.contains(#""language": "fr""#))
      let again = try account.open("interview", "way", "--ask-in", "en")
      try again.terminal.waitForWords("What is your name?")
      try again.terminal.waitForWords("Suite")
      again.terminal.send(Keys.control("x"))
      #expect(try again.wait() == .exited(0))
      let id = try account.onlyInterview("draft")
      #expect(try account.show(id)["interviewer"]?.string == "Joseph")
    }

    @Test func `after a kill the very caret and the half-typed text are there`() throws {
      let account = try account()
      let program = try account.open("interview", "way")
      try program.terminal.waitForWords("What is your name?")
      program.terminal.send("Gwendlyn", Keys.left, Keys.left, Keys.left)
      try program.terminal.waitForWords("Saved")
      program.signal(9)
      _ = try program.wait()
      let id = try account.onlyInterview("draft")
      let again = try account.open("interview", "--resume", id)
      try again.terminal.waitForWords(
        "canvass stopped unexpectedly last time. Every answer is here.")
      again.terminal.send("o")
      try again.terminal.waitForWords("Gwendolyn")
      again.terminal.send(Keys.control("x"))
      #expect(try again.wait() == .exited(0))
    }
  }
}
