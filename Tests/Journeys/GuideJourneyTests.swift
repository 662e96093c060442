import Foundation
import Terminal
import TestKit
import Testing

extension JourneyTests {
  /// One interview of the guide with all that interviewers do beside answering, by keys and by lines.
  @Suite struct GuideJourneyTests {
    /// The guide, with a list of people at its end that can be added to.
    private func account() throws -> Account {
      let account = try Account()
      let url = URL(filePath: "\(Programs.questionnaires)/diaspora-interview-guide.json")
      let guide = try JSONSerialization.jsonObject(with: Data(contentsOf: url))
      let thanks = try JSONSerialization.jsonObject(with: Data(Self.thanks.utf8))
      var members = try #require(guide as? [String: Any])
      let sections = try #require(members["sections"] as? [Any])
      members["sections"] = sections + [thanks]
      let bytes = try JSONSerialization.data(
        withJSONObject: members, options: [.sortedKeys])
      try account.write([UInt8](bytes), to: "guide.json")
      return account
    }

    private static let thanks = """
      {"name": "thanks", "label": {"en": "Thanks", "fr": "Remerciements"}, "items": [
        {"type": "repeat", "name": "person", "instance_label": "${person_name}",
         "label": {"en": "People to thank", "fr": "Personnes à remercier"}, "items": [
          {"type": "text", "name": "person_name", "label": {"en": "Name", "fr": "Nom"}}]}]}
      """

    @Test func `the guide by lines gives the record that it gives by keys`() throws {
      let (byKeys, byLines) = (try account(), try account())
      try holdByKeys(byKeys)
      try holdByLines(byLines)
      let keys = try byKeys.show(byKeys.onlyInterview("finalized")).members
      let lines = try byLines.show(byLines.onlyInterview("finalized")).members
      let own: Set = [
        "id", "started", "finalized", "active_seconds", "paused_seconds", "withdrawal",
      ]
      #expect(Set(keys.keys).subtracting(own) == Set(lines.keys).subtracting(own))
      for (name, value) in keys where !own.contains(name) {
        #expect(lines[name] == value, "\(name)")
      }
      for mark in ["probes", "tags"] { #expect(lines[mark]?["t1_belong"] != nil, "\(mark)") }
      #expect(lines["confirmed"]?["interview_date"] != nil)
      for account in [byKeys, byLines] {
        let journal = try account.journal(account.onlyInterview())
        let did = journal.compactMap { $0["did"]?["event"]?.string }
        #expect(did.contains("paused") && did.contains("undone"), "\(did)")
      }
      #expect(lines["language"]?.string == "fr")
      #expect(lines["answers"]?["person"]?.elements.count == 2)
      #expect(lines["notes"]?["o_themes"]?.string == Self.note)
      try expectSameExports(byKeys, byLines)
    }

    /// Cell by cell: both ways of asking give the same tables, and what was answered stands in them.
    private func expectSameExports(_ byKeys: Account, _ byLines: Account) throws {
      let (keys, lines) = (try exported(byKeys), try exported(byLines))
      #expect(keys.keys.sorted() == Self.files)
      #expect(lines.keys.sorted() == Self.files)
      for (file, rows) in keys {
        let others = lines[file] ?? []
        #expect(rows.count == others.count, "\(file)")
        for (row, other) in zip(rows, others) {
          #expect(Set(row.keys) == Set(other.keys), "\(file)")
          for (column, cell) in row where !Self.ownColumns.contains(column) {
            #expect(other[column] == cell, "\(file), \(column)")
          }
        }
      }
      let row = try #require(keys["diaspora-interview-guide.csv"]?.first)
      var answers = (Self.beginning + Self.consent + Self.observations).answers
      answers["t1_belong"] = "Home is the sea.\nAnd my mother."
      answers["o_notes"] = Self.calm
      answers["o_themes_note"] = Self.note
      for (name, answer) in answers { #expect(row[name] == answer, "\(name)") }
      let people = keys["diaspora-interview-guide-person.csv"] ?? []
      #expect(people.map { $0["person_name"] } == ["Zoë", "Ana"])
    }

    private func exported(_ account: Account) throws -> [String: [[String: String]]] {
      try account.canvass(
        "export", "--format", "csv", "--notes", "--output", account.path("csv")
      ).succeeded()
      var tables: [String: [[String: String]]] = [:]
      for name in try account.names(in: "csv") {
        tables[name] = try Python.rows(of: account.path("csv/" + name), account)
      }
      return tables
    }

    private static let files = [
      "diaspora-interview-guide-person.csv", "diaspora-interview-guide-quotes.csv",
      "diaspora-interview-guide.csv",
    ]
    /// What no two interviews share.
    private static let ownColumns: Set = [
      "KEY", "PARENT_KEY", "meta_started", "meta_finalized", "meta_active_seconds",
    ]
    private static let note = "dit à voix basse"
    private static let calm = "Salle calme, sans bruit"

    // MARK: By lines

    private func holdByLines(_ account: Account) throws {
      let script = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Scripts/guide.exp").path
      account.environment["TERM"] = "dumb"
      let job = try Job(
        "/usr/bin/env", ["expect", "-f", script, Programs.canvass, account.path("guide.json")],
        environment: account.environment)
      let ended = try Finished(job, within: .seconds(60))
      try ended.succeeded()
    }

    // MARK: By keys

    private func holdByKeys(_ account: Account) throws {
      let program = try account.open(
        "interview", account.path("guide.json"), "--interviewer", "Amina")
      let terminal = program.terminal
      var person = Interviewing(terminal)
      try person.answer(Self.beginning)
      try terminal.waitForWords("more than 30 days ago")
      terminal.send(Keys.down, Keys.enter)
      try terminal.waitForWords("Why:")
      terminal.send("Noted on paper that day", Keys.enter)
      try person.answer(Self.consent)
      try person.see("what do you have in mind")
      terminal.send(Keys.tab, Keys.enter)
      try terminal.waitForWords("[x] 1")
      try code(terminal)
      try person.see("the last time you were in touch")
      try pause(terminal)
      try speakFrench(terminal)
      terminal.send(Keys.control("x"))
      #expect(try program.wait() == .exited(0))
      try goOn(account)
    }

    private func code(_ terminal: PseudoTerminal) throws {
      terminal.send("Home is the sea.", Keys.enter, "And my mother.")
      try terminal.waitForWords("And my mother.")
      for size in [Size(columns: 50, rows: 16), Size(columns: 100, rows: 30)] {
        terminal.resize(size)
        try terminal.waitFor("a screen of \(size.columns) columns") { screen in
          screen.lines[1] == String(repeating: "─", count: size.columns)
            && screen.words.contains("And my mother.")
        }
      }
      terminal.send(Keys.control("e"), Keys.control("e"))
      try terminal.waitForWords("[And my mother.]")
      terminal.send(Keys.enter)
      try terminal.waitForWords("The passage is coded")
      terminal.send(Keys.control("n"))
    }

    private func pause(_ terminal: PseudoTerminal) throws {
      terminal.send(Keys.escape)
      try terminal.pickLine("Pause the interview")
      try terminal.waitForWords("The interview is paused.")
      terminal.send(Keys.enter)
      try terminal.waitForWords("The interview goes on")
    }

    private func speakFrench(_ terminal: PseudoTerminal) throws {
      terminal.send(Keys.escape)
      try terminal.pickLine("Language")
      try terminal.waitForWords("The questions")
      terminal.send(Keys.down, Keys.enter)
      try terminal.waitForWords("Language: Français")
    }

    private func goOn(_ account: Account) throws {
      let program = try account.open(
        "interview", "--resume", try account.onlyInterview("draft"), "--interviewer", "Amina")
      let terminal = program.terminal
      var person = Interviewing(terminal)
      for words in Self.skipped {
        try person.see(words)
        terminal.send(Keys.control("n"))
      }
      try person.see("Thèmes abordés")
      terminal.send(Keys.control("t"), Self.note, Keys.escape)
      try person.answer(Self.observations)
      try person.see("Cadre, signes non verbaux")
      // Any key takes the message away that told of the answer before.
      terminal.send(Keys.home)
      try terminal.waitForWords("Cadre, signes non verbaux", without: "Saved")
      terminal.send("Salle calme")
      // It is on disk two seconds after the last key, and then the power goes.
      try terminal.waitFor("half a text that is kept") { screen in
        screen.words.contains("Salle calme") && screen.words.contains("Saved")
      }
      program.signal(9)
      _ = try program.wait()
      try finish(account)
    }

    private func finish(_ account: Account) throws {
      let program = try account.open(
        "interview", "--resume", try account.onlyInterview("draft"), "--interviewer", "Amina")
      let terminal = program.terminal
      var person = Interviewing(terminal)
      try person.see("canvass stopped unexpectedly last time.")
      terminal.send(String(Self.calm.dropFirst("Salle calme".count)), Keys.control("n"))
      try thank(terminal, &person)
      try person.see("Finish and lock it")
      terminal.send("1", Keys.enter)
      try terminal.waitForWords("The interview is finished and locked.")
      terminal.send(Keys.enter)
      #expect(try program.wait() == .exited(0), "\(terminal.screen.picture)")
    }

    private func thank(_ terminal: PseudoTerminal, _ person: inout Interviewing) throws {
      try person.see("Personnes à remercier")
      for name in ["Zoë", "Ana"] {
        terminal.send("+")
        try terminal.waitForWords("Answer:")
        terminal.send(name, Keys.enter)
        try terminal.waitForWords(name, without: "Answer:")
      }
      terminal.send(Keys.home, Keys.down, "-")
      try terminal.waitForWords("Remove Ana?")
      terminal.send(Keys.down, Keys.enter)
      try terminal.waitForWords("Zoë", without: "Ana")
      terminal.send(Keys.control("z"))
      try terminal.waitForWords("Ana")
      terminal.send(Keys.control("n"))
    }

    private static let beginning: [Step] = [
      .type("Participant code", "participant_code", "US-LC-014"),
      .type("Date of the interview", "interview_date", "1/1/2020", is: "2020-01-01"),
    ]

    private static let consent: [Step] = [
      .pick("How is the interview being held?", "idi_mode", "1", is: "inperson"),
      .pick("Participant profile", "idi_profile", "12", is: "leader member"),
      .read("Thank you for meeting me."),
      .read("The OECS Commission, working with IOM"),
      .pick("Do you agree to take part?", "consent_part", "1", is: "agree"),
      .pick("May I record the sound", "consent_record", "2", is: "no"),
      .pick("how should we present them?", "consent_quote", "4", is: "none"),
      .pick("kept for later research", "consent_retain", "1", is: "yes"),
      .pick(
        "rather not talk about", "skip_topics", "12346", is: "story disaster money politics return"),
      .pick("do you call home", "p_home", "1", is: "ag"),
      .pick("Where do you live now?", "p_residence", "1", is: "us"),
      .read("describe your gender"), .read("your age group"),
    ]

    /// The questions that are passed over, up to what the interviewer observes.
    private static let skipped = [
      "Parlez-moi de la dernière fois",
      "Quelle place les associations, les",
      "Qu'évoque pour vous le sigle",
      "Les citoyens de sept de",
      "Quand vous avez besoin d'une",
      "Si vous deviez inviter des",
      "Qu'est-ce qui a fait obstacle",
      "Si vous pouviez demander une",
      "Souhaitez-vous ajouter quelque chose, ou",
      "Connaissez-vous quelqu'un d'autre, peut-être d'un",
    ]

    private static let observations: [Step] = [
      .pick("Thèmes abordés", "o_themes", "1", is: "identity"),
      .pick("Qualité de la relation", "o_rapport", "1", is: "1"),
      .pick("autre était présent", "o_presence", "1", is: "alone"),
      .pick("Signes de détresse", "o_distress", "1", is: "none"),
    ]
  }
}
