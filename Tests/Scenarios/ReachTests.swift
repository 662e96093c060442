import Questionnaires
import Scenarios
import Simulations
import TestKit
import Testing

/// What scenarios reach of a questionnaire, and what is said of the rest.
@Suite struct ReachTests {
  private static let items = """
    {"type": "select_one", "name": "agree", "label": "Agree?", "choices": "yes_no"},
    {"type": "note", "name": "bye", "label": "Bye.", "relevant": "${agree} = 'no'",
     "outcome": {"code": "210", "keep": "nothing"}},
    {"type": "integer", "name": "age", "label": "Age?"},
    {"type": "text", "name": "job", "label": "Job?", "relevant": "${agree} = 'yes'"},
    {"type": "text", "name": "school", "label": "School?", "relevant": "${age} < 18"},
    {"type": "text", "name": "both", "label": "Both?", "relevant": "${age} < 18 or not(${age} < 18)"}
    """

  private func reach(_ interviews: [String], decided: [String: Bool] = [:]) throws -> ReachReport {
    let json = """
      {"id": "story", "version": "1", "title": "Story", "choices": {
        "yes_no": [{"name": "yes", "label": "Yes"}, {"name": "no", "label": "No"}]},
       "items": [
      \(Self.items)
      ]}
      """
    let file = QuestionnaireFile(name: "story.json", bytes: Array(json.utf8))
    let told = interviews.enumerated().map { #"{"name": "\#($0)", "answers": {\#($1)}}"# }
    let text = """
      {"questionnaire": "story.json", "now": "2026-11-21T10:00:00Z",
       "scenarios": [\(told.joined(separator: ","))]}
      """
    let form = try Scenario.form(file)
    let scenarios = try #require(ScenarioFile.decode(Study.scenarioFile(text)).scenarios)
    var reach = Reach(form)
    _ = try scenarios.told(on: form, in: file) { reach.take($0) }
    return reach.report(in: file, decided: decided)
  }

  @Test func `what one interview leaves out is named, with the reason and the place`() throws {
    let report = try reach([#""agree": "yes", "age": "40""#])
    #expect(!report.isComplete)
    #expect(
      report.lines == [
        "reached 4 of 6 items, 0 of 4 branches, 1 of 2 choices; ended: 1 complete", "",
        "Never reached:",
        "  story.json:5:62: bye: relevant held in no interview: ${agree} = 'no'; it reads agree",
        "  story.json:9:68: school: relevant held in no interview: ${age} < 18; it reads age", "",
        "Branches never taken:",
        "  story.json:5:62: bye: never held: ${agree} = 'no'",
        "  story.json:8:62: job: never failed: ${agree} = 'yes'",
        "  story.json:9:68: school: never held: ${age} < 18",
        "  story.json:10:64: both: never failed: ${age} < 18 or not(${age} < 18)", "",
        "Choices offered and never chosen:", "  story.json:4:32: agree: no", "",
        "Ends never reached:", "  210",
      ])
  }

  @Test func `both ways of every branch, ends among them, make it complete`() throws {
    let report = try reach(
      [#""agree": "yes", "age": "40""#, #""agree": "yes", "age": "7""#, #""agree": "no""#],
      decided: ["both": true])
    #expect(report.isComplete, "\(report.lines)")
    #expect(report.outcomes.map { "\($0.code) \($0.count)" } == ["210 1", "complete 2"])
    #expect(report.choices.allSatisfy { $0.offered > 0 && $0.chosen > 0 })
    #expect(report.lines.contains { $0.contains("both: always holds") })
  }

  @Test func `no interview reaches nothing`() throws {
    let report = try reach([])
    #expect(!report.isComplete)
    #expect(report.summary.hasPrefix("reached 0 of 6 items, 0 of 4 branches"))
    #expect(report.summary.hasSuffix("ended: none"))
  }
}
