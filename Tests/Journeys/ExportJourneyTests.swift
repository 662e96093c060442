import Foundation
import Testing

extension JourneyTests {
  @Suite struct ExportJourneyTests {
    @Test func `csv holds what was typed and nothing personal`() throws {
      let (account, id) = try FinishedSurvey.account()
      let exported = try account.canvass(
        "export", "--format", "csv", "--output", account.path("csv")
      ).succeeded()
      #expect(exported.notices.contains("contact_email"), "it says what it leaves out")
      #expect(
        try account.names(in: "csv") == [
          "oecs-diaspora-survey-orgs.csv", "oecs-diaspora-survey.csv",
        ])
      let rows = try Python.rows(of: account.path("csv/oecs-diaspora-survey.csv"), account)
      #expect(rows.count == 1)
      let row = rows.first ?? [:]
      #expect(row["KEY"] == id)
      var wanted = SurveyAnswers.answers.merging(SurveyAnswers.calculated) { $1 }
      wanted["contact_email"] = nil
      for (name, value) in wanted.sorted(by: { $0.key < $1.key }) {
        #expect(row[name] == value, "\(name)")
      }
      #expect(row["meta_interviewer"] == "Amina")
      for name in try account.names(in: "csv") {
        #expect(!(try account.text("csv/" + name).contains(SurveyAnswers.email)), "\(name)")
      }
      try expectOrganisations(account, id)
    }

    private func expectOrganisations(_ account: Account, _ id: String) throws {
      let rows = try Python.rows(of: account.path("csv/oecs-diaspora-survey-orgs.csv"), account)
      #expect(rows.map { $0["PARENT_KEY"] } == [id, id])
      #expect(rows.map { $0["POSITION"] } == ["1", "2"])
      let names = ["org_name", "org_kind", "org_role"]
      #expect(
        rows.map { row in names.map { row[$0] } }
          == SurveyAnswers.organisations.map { steps in names.map { steps.answers[$0] } })
    }

    @Test func `a questionnaire is printed without any interview, in the language asked for`()
      throws
    {
      let account = try Account()
      let page = account.path("form.html")
      try account.canvass(
        "export", "oecs-diaspora-survey", "--format", "print", "--language", "fr", "-o", page
      ).succeeded()
      let html = try account.text("form.html")
      #expect(html.contains("lang=\"fr\"") && html.contains("Ne demander que si"))
      let missing = try account.canvass(
        "export", "oecs-diaspora-survey", "--format", "print", "--language", "es", "-o", page
      ).exited(1)
      #expect(missing.notices.contains("its languages are en, fr"))
      let mixed = try account.canvass(
        "export", "oecs-diaspora-survey", "--format", "print", "--labels", "-o", page)
      #expect(mixed.notices.contains("takes nothing about interviews"))
    }

    @Test func `personal data is there when it is asked for`() throws {
      let (account, _) = try FinishedSurvey.account()
      try account.canvass(
        "export", "--format", "csv", "--personal-data", "--output", account.path("csv")
      ).succeeded()
      let rows = try Python.rows(of: account.path("csv/oecs-diaspora-survey.csv"), account)
      #expect(rows.map { $0["contact_email"] } == [SurveyAnswers.email])
    }

    @Test func `json lines are the records without what is personal`() throws {
      let (account, id) = try FinishedSurvey.account()
      let exported = try account.canvass("export", "--format", "jsonl", "--output", "-").succeeded()
      #expect(exported.lines.count == 1)
      #expect(!exported.text.contains(SurveyAnswers.email))
      let record = try JSON(exported.text)
      var wanted = try account.show(id)["answers"]?.members ?? [:]
      #expect(wanted.removeValue(forKey: "contact_email") != nil)
      #expect(record["answers"]?.members == wanted)
      let whole = try account.canvass(
        "export", "--format", "jsonl", "--personal-data", "--output", "-"
      ).succeeded()
      #expect(try JSON(whole.text)["answers"] == account.show(id)["answers"])
    }

    @Test(arguments: ["jsonl", "csv"])
    func `a name with the ending of the format is one file, without interviews too`(
      format: String
    ) throws {
      let account = try Account()
      let name = "all." + format
      try account.canvass("export", "--format", format, "-o", account.path(name)).succeeded()
      #expect(try account.read(name).isEmpty)
      _ = try Tiny.hold(account, "Zoë", age: 33)
      try account.canvass("export", "--format", format, "-o", account.path(name)).succeeded()
      #expect(try account.text(name).split(whereSeparator: \.isNewline).count >= 1)
    }

    @Test func `the name of another file is no folder's`() throws {
      let account = try Account()
      _ = try Tiny.hold(account, "Zoë", age: 33)
      try account.write("here first", to: "notes.txt")
      for (name, words) in [
        ("all.csv", "the name is that of csv, and the format is jsonl"),
        ("notes.txt", "is a file whose name does not end in .jsonl"),
      ] {
        let refused = try account.canvass(
          "export", "--format", "jsonl", "-o", account.path(name)
        ).exited(1)
        #expect(refused.notices.contains(words), "\(refused.notices)")
      }
      #expect(try account.text("notes.txt") == "here first")
      #expect(!FileManager.default.fileExists(atPath: account.path("all.csv")))
      let nothing = try account.canvass("export", "--format", "jsonl", "-o", "").exited(1)
      #expect(nothing.notices.contains("--output names nothing"))
      try account.canvass("export", "--format", "jsonl", "-o", account.path("all.csv/")).succeeded()
      #expect(try !account.names(in: "all.csv").isEmpty)
    }

    @Test func `several files share one name where they can, and are refused where not`() throws {
      let (account, _) = try FinishedSurvey.account()
      _ = try Tiny.hold(account, "Zoë", age: 33)
      let lines = account.path("all.jsonl")
      try account.canvass("export", "--format", "jsonl", "-o", lines).succeeded()
      #expect(try account.text("all.jsonl").split(whereSeparator: \.isNewline).count == 2)
      let tables = account.path("all.csv")
      let refused = try account.canvass("export", "--format", "csv", "-o", tables).exited(1)
      #expect(refused.notices.contains("cannot share \(tables); name a folder"))
      #expect(!FileManager.default.fileExists(atPath: tables))
    }

    @Test func `a pipe is written into by its name, as standard output is`() throws {
      let account = try Account()
      _ = try Tiny.hold(account, "Zoë", age: 33)
      let printed = try account.canvass("export", "--format", "jsonl", "-o", "-").succeeded()
      let named = try account.canvass(
        "export", "--format", "jsonl", "-o", "/dev/stdout"
      ).succeeded()
      #expect(named.output == printed.output && !named.output.isEmpty)
      #expect(mkfifo(account.path("pipe"), 0o600) == 0)
      let reader = open(account.path("pipe"), O_RDWR | O_NONBLOCK)
      defer { close(reader) }
      try account.canvass("export", "--format", "jsonl", "-o", account.path("pipe")).succeeded()
      var bytes = [UInt8](repeating: 0, count: 1 << 16)
      let count = read(reader, &bytes, bytes.count)
      #expect(Array(bytes.prefix(max(0, count))) == Array(printed.output))
      try account.canvass(
        "export", "--format", "jsonl", "--files", "-o", account.path("pipe")
      ).exited(64)
    }

    @Test func `a questionnaire that cannot be read keeps nobody from the rest`() throws {
      let (account, id) = try FinishedSurvey.account()
      _ = try Tiny.hold(account, "Zoë", age: 33)
      let spoiling = """
        import sqlite3, sys
        database = sqlite3.connect(sys.argv[1] + "/canvass.sqlite")
        database.execute("UPDATE questionnaires SET bytes = x'7b7d' WHERE id = 'tiny'")
        database.commit()
        """
      let job = try Job(
        "/usr/bin/python3", ["-c", spoiling, account.path("store")],
        environment: account.environment)
      #expect(try job.wait() == .exited(0), "\(String(decoding: job.notices, as: UTF8.self))")
      let exported = try account.canvass("export", "--format", "jsonl", "-o", "-").succeeded()
      #expect(exported.notices.contains("tiny 1 cannot be read as the store has it"))
      #expect(exported.lines.count == 2 && exported.text.contains(id))
      #expect(!exported.text.contains("Zoë"))
      let whole = try account.canvass(
        "export", "--format", "jsonl", "--personal-data", "-o", "-"
      ).succeeded()
      #expect(whole.text.contains("Zoë"))
    }
  }
}
