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
  }
}
