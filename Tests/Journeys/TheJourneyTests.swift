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
      #expect(kept["years_abroad"] != nil)
      kept["years_abroad"] = nil
      let wanted = SurveyAnswers.answers.merging(SurveyAnswers.calculated) { $1 }
      for name in Set(kept.keys).union(wanted.keys).sorted() {
        #expect(kept[name] == wanted[name], "\(name)")
      }
      let organisations = (record["answers"]?["orgs"]?.elements ?? []).map(\.texts)
      #expect(organisations == SurveyAnswers.organisations.map(\.answers))
    }
  }
}
