import Questionnaires
import Scenarios
import Testing

/// Every fault of a file of scenarios at once, each with its place.
@Suite struct ScenarioDecodingTests {
  @Test func `all faults are told at once`() throws {
    let problems = try Study.problems(
      """
      {"questionaire": "study.json", "now": "noon", "scenarios": [
       {"name": "a", "mode": "kiosk", "now": "x", "answers": {"amount": 5, "orgs": [{"org": true}]}},
       {"name": "a", "rest": "some", "expect": {"aksed": [], "values": {"amount": 1}, "refused": {"amount": "1"}}},
       {"answers": {"amount": {"remark": "?"}, "country": {"nonresponse": "ask_later"}}}]}
      """)
    #expect(
      problems == [
        "study.scenarios.json:1:1: error: 'questionnaire' is missing from the file of scenarios; add it (missing-key)",
        "study.scenarios.json:1:2: error: unknown key 'questionaire' in the file of scenarios; did you mean 'questionnaire'? (unknown-key)",
        "study.scenarios.json:1:39: error: 'now' gives 'noon', which is no answer to an item of type 'datetime'; write it as in '2026-11-21T14:05:00.000-04:00' (unfit-value)",
        "study.scenarios.json:2:24: error: [a] 'kiosk' is no value of 'mode'; write 'interviewer' or 'respondent' (unknown-word)",
        "study.scenarios.json:2:40: error: [a] 'now' gives 'x', which is no answer to an item of type 'datetime'; write it as in '2026-11-21T14:05:00.000-04:00' (unfit-value)",
        "study.scenarios.json:2:67: error: [a] 'amount': expected a text, found a number; put it in quotes (wrong-kind)",
        "study.scenarios.json:2:87: error: [a] 'org': expected a text, found true or false; put it in quotes (wrong-kind)",
        "study.scenarios.json:3:11: error: [a] 'scenarios' already has one named 'a' on line 2; rename or remove one of the two (duplicate-entry)",
        "study.scenarios.json:3:24: error: [a] 'some' is no value of 'rest'; write 'none' or 'random' (unknown-word)",
        "study.scenarios.json:3:43: error: [a] unknown key 'aksed' in 'expect'; did you mean 'asked'? (unknown-key)",
        "study.scenarios.json:3:77: error: [a] 'amount': expected a text, found a number; put it in quotes (wrong-kind)",
        "study.scenarios.json:3:103: error: [a] 'amount': expected a list, found a text; put it in square brackets (wrong-kind)",
        "study.scenarios.json:4:2: error: 'name' is missing from a scenario; add it (missing-key)",
        "study.scenarios.json:4:25: error: 'value' is missing from an answer; add it (missing-key)",
        "study.scenarios.json:4:69: error: 'ask_later' is no value of 'nonresponse'; write 'dont_know', 'refused' or 'not_applicable' (unknown-word)",
      ])
  }

  @Test func `a name that the questionnaire does not have is told with the nearest`() throws {
    let problems = try Study.problems(
      """
      {"questionnaire": "study.json", "now": "2026-11-21T10:00:00-04:00", "scenarios": [
       {"name": "a", "language": "de", "answers": {"amuont": "5", "orgs": [{"orgg": "A"}]},
        "expect": {"asked": ["orgs[2]/rolle"], "values": {"doubel": "1"}, "critical": ["whi"], "undoubted": {"twon": []}}}]}
      """)
    #expect(
      problems == [
        "study.scenarios.json:2:28: error: [a] the language 'de' is not among 'languages'; add it there, or remove this text (undeclared-language)",
        "study.scenarios.json:2:46: error: [a] there is no question 'amuont'; did you mean 'amount'? (unknown-reference)",
        "study.scenarios.json:2:71: error: [a] there is no question 'orgg'; did you mean 'orgs'? (unknown-reference)",
        "study.scenarios.json:3:24: error: [a] there is no question 'rolle'; did you mean 'role'? (unknown-reference)",
        "study.scenarios.json:3:53: error: [a] there is no question 'doubel'; did you mean 'double'? (unknown-reference)",
        "study.scenarios.json:3:82: error: [a] there is no question 'whi'; did you mean 'why'? (unknown-reference)",
        "study.scenarios.json:3:104: error: [a] there is no question 'twon'; did you mean 'town'? (unknown-reference)",
      ])
  }

  @Test func `broken JSON and a file that holds no object are told, and nothing runs`() throws {
    #expect(try Study.problems("{\"now\" 1}").count == 1)
    #expect(try Study.problems("[]").count == 1)
    #expect(ScenarioFile.decode(Study.scenarioFile("[]")).scenarios == nil)
  }

  @Test func `more scenarios than anybody reads are refused`() throws {
    let many = (0...1000).map { #"{"name": "\#($0)"}"# }.joined(separator: ",")
    let problems = try Study.problems(
      #"{"questionnaire": "q", "now": "2026-11-21T10:00:00Z", "scenarios": [\#(many)]}"#)
    #expect(problems.count == 1)
    #expect(problems[0].hasSuffix("(too-many-entries)"))
  }

  @Test func `cut anywhere, or with any byte another, a file is read without harm`() {
    let bytes = Study.scenarioFile(
      """
      {"questionnaire": "study.json", "now": "2026-11-21T10:00:00-04:00", "scenarios": [{"name": "a",
       "answers": {"amount": {"value": "5", "remark": "é"}, "orgs": [{"org": "A"}]},
       "expect": {"asked": ["orgs[2]/role"], "refused": {"amount": ["-1"]}, "critical": []}}]}
      """
    ).bytes
    for place in bytes.indices.dropLast() {
      let cut = QuestionnaireFile(name: "cut.json", bytes: Array(bytes[..<place]))
      #expect(!ScenarioFile.decode(cut).problems.isEmpty)
      for byte in [0, 0x22, 0x5B, 0x7D, 0xC3] as [UInt8] {
        var changed = bytes
        changed[place] = byte
        _ = ScenarioFile.decode(QuestionnaireFile(name: "changed.json", bytes: changed))
      }
    }
  }
}
