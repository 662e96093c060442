import TestKit
import Testing

extension JourneyTests {
  @Suite struct TheJourneyTests {
    @Test func `a whole survey in French is kept as it was answered`() throws {
      let (account, id) = try FinishedSurvey.account()
      let listed = try account.list("finalized")
      #expect(listed.map { $0["id"]?.string } == [id])
      #expect(try account.list("draft").isEmpty)
      let record = try account.show(id)
      #expect(record["state"]?.string == "finalized")
      #expect(record["disposition"]?.string == "110")
      #expect(record["language"]?.string == "fr")
      #expect(record["mode"]?.string == "capi")
      #expect(record["interviewer"]?.string == "Amina")
      #expect(record["questionnaire"]?["id"]?.string == "oecs-diaspora-survey")
      #expect(record["started"]?.string?.hasSuffix("-04:00") == true)
      #expect(record["nonresponse"] == nil)
      expect(answersOf: record)
    }

    private func expect(answersOf record: JSON) {
      var kept = record["answers"]?.texts ?? [:]
      for name in SurveyAnswers.changing {
        #expect(kept.removeValue(forKey: name) != nil, "\(name)")
      }
      let wanted = SurveyAnswers.answers.merging(SurveyAnswers.calculated) { $1 }
      for name in Set(kept.keys).union(wanted.keys).sorted() {
        #expect(kept[name] == wanted[name], "\(name)")
      }
      let organisations = (record["answers"]?["orgs"]?.elements ?? []).map(\.texts)
      #expect(organisations == SurveyAnswers.organisations.map(\.answers))
    }

    @Test func `the journal tells of every step, across the power cut`() throws {
      let (account, id) = try FinishedSurvey.account()
      let journal = try account.journal(id)
      #expect(journal.map { $0["sequence"]?.number } == (1...journal.count).map(Double.init))
      let events = journal.compactMap { $0["did"] }
      let changed = events.filter { $0["item"]?.string == "do_business" && $0["value"] != nil }
      #expect(changed.map { $0["value"]?.string } == ["2", "5", "2"])
      #expect(events.count { $0["event"]?.string == "undone" } == 1)
      let languages = events.filter { $0["event"]?.string == "language_changed" }
      #expect(languages.map { $0["language"]?.string } == ["en", "fr"])
      #expect(events.first?["event"]?.string == "began")
      #expect(events.last?["event"]?.string == "finalized")
    }

    @Test func `a finished interview is not opened again`() throws {
      let (account, id) = try FinishedSurvey.account()
      let program = try account.open("interview", "--resume", id)
      #expect(try program.wait() == .exited(1))
      #expect(program.terminal.screen.words.contains("is finished"))
      #expect(try account.list("finalized").count == 1)
    }
  }
}
