import Questionnaires
import Simulations
import TestKit
import Testing

@Suite struct CoverageTests {
  private static let choices = """
    "island": [{"name": "lc", "label": "Saint Lucia", "sea": "no"},
      {"name": "gd", "label": "Grenada", "sea": "no"}, {"name": "ship", "label": "A ship", "sea": "yes"}]
    """

  /// What so many interviews on these items reach.
  private func report(_ items: String, count: Int = 30) throws -> CoverageReport {
    let json = """
      {"id": "story", "version": "1", "title": "Story", "choices": {
        "yes_no": [{"name": "yes", "label": "Yes"}, {"name": "no", "label": "No"}], \(Self.choices)},
       "items": [
      \(items)
      ]}
      """
    let file = QuestionnaireFile(name: "story.json", bytes: Array(json.utf8))
    var simulation = Simulation(try Scenario.form(file), Plan(count: count))
    while try simulation.next() != nil {}
    return simulation.report(in: file)
  }

  private func item(_ name: String, _ report: CoverageReport) throws -> CoverageReport.Item {
    try #require(report.items.first { $0.path == name })
  }

  @Test func `an item that is asked of nobody is named with the rule and what it reads`() throws {
    let report = try report(
      """
      {"type": "integer", "name": "age", "label": "Age?", "constraint": ". >= 0 and . < 120"},
      {"type": "select_one", "name": "works", "label": "Work?", "choices": "yes_no"},
      {"type": "text", "name": "job", "label": "What?", "relevant": "${works} = 'yes'"},
      {"type": "text", "name": "never", "label": "Old?", "relevant": "${age} > 130"}
      """)
    #expect(try item("job", report).reached > 0)
    let never = try item("never", report)
    #expect(never.reached == 0)
    guard case .notRelevant(let path, let expression, let place, let reads)? = never.why else {
      Issue.record("\(String(describing: never.why))")
      return
    }
    #expect(path == "never")
    #expect(expression == "${age} > 130")
    #expect(reads == ["age"])
    #expect(place.line == 8)
    let line = report.lines.first { $0.contains("never: ") }
    #expect(line?.contains("story.json:8:") == true, "\(report.lines)")
  }

  @Test func `all inside a section that is never relevant is one line, with the section's rule`()
    throws
  {
    let report = try report(
      """
      {"type": "integer", "name": "age", "label": "Age?", "constraint": ". < 10"},
      {"type": "group", "name": "old", "label": "Old", "relevant": "${age} > 10", "items": [
        {"type": "text", "name": "a", "label": "A?"}, {"type": "text", "name": "b", "label": "B?"}
      ]}
      """)
    let lines = report.lines.filter { $0.contains("held in no interview") }
    #expect(lines.count == 1)
    #expect(lines[0].contains("old and the 2 inside it"), "\(lines)")
    guard case .notRelevant(let path, _, _, _)? = try item("old/b", report).why else {
      Issue.record("\(report.lines)")
      return
    }
    #expect(path == "old")
  }

  @Test func `what lies behind an outcome that ends all is said to lie there`() throws {
    let report = try report(
      """
      {"type": "text", "name": "who", "label": "Who?"},
      {"type": "note", "name": "over", "label": "Over.", "outcome": {"code": "210", "keep": "answers"}},
      {"type": "text", "name": "after", "label": "After?"}
      """)
    #expect(try item("after", report).why == .behindOutcome)
    #expect(report.outcomes.map(\.code) == ["210"])
    #expect(report.allFinished)
  }

  @Test func `a repeat that never has an instance explains what is inside it`() throws {
    let report = try report(
      """
      {"type": "integer", "name": "number", "label": "How many?", "constraint": ". <= 0"},
      {"type": "repeat", "name": "visits", "label": "Visits", "repeat_count": "${number}", "items": [
        {"type": "text", "name": "place", "label": "Where?"}
      ]}
      """)
    #expect(try item("visits/place", report).why == .noInstances(of: "visits"))
  }

  @Test func `a choice that its filter never lets through, and one that is only never taken`()
    throws
  {
    let report = try report(
      """
      {"type": "select_one", "name": "home", "label": "Home?", "choices": "island",
       "choice_filter": "sea = 'no'", "constraint": ". != 'gd'"}
      """)
    let ship = try #require(report.choices.first { $0.name == "ship" })
    #expect(ship.offered == 0)
    let grenada = try #require(report.choices.first { $0.name == "gd" })
    #expect(grenada.offered > 0)
    #expect(grenada.chosen == 0)
    #expect(report.lines.contains { $0.contains("choice_filter sea = 'no' let none") })
  }

  @Test func `a constraint that nothing meets keeps interviews open and is named with its place`()
    throws
  {
    let report = try report(
      """
      {"type": "integer", "name": "age", "label": "Age?", "required": true,
       "constraint": "digest(., 'MD5') = 'none'"}
      """, count: 3)
    #expect(!report.allFinished)
    #expect(report.stuck.map(\.item) == ["age", "age", "age"])
    #expect(report.stuck[0].rule?.place.line == 6)
    #expect(try item("age", report).withoutAnswer == 3)
    #expect(report.lines.contains { $0.contains("took nothing that was tried") })
  }

  @Test func `an answer that was found after all is not missed`() throws {
    let report = try report(
      """
      {"type": "repeat", "name": "r", "label": "Members", "repeat_count": "3", "items": [
        {"type": "integer", "name": "age", "label": "Age?", "required": true,
         "constraint": ". >= 0 and . <= 110"}]},
      {"type": "integer", "name": "mean", "label": "Mean?", "required": true,
       "constraint": ". = round(sum(${age}) div count(${age}), 0) and . > 20 and . < 25"}
      """, count: 10)
    #expect(report.allFinished)
    #expect(try item("mean", report).withoutAnswer == 0)
    #expect(!report.lines.contains { $0.contains("No valid answer found") })
  }

  @Test(arguments: [
    #"{"type": "text", "name": "q", "label": "?", "required": true, "constraint": "regex(., '^[A-Z]{2}-(\\\\d{3}|x+)$')"}"#,
    #"{"type": "text", "name": "q", "label": "?", "required": true, "constraint": "string-length(.) = 37"}"#,
    #"{"type": "integer", "name": "q", "label": "?", "required": true, "constraint": ". mod 7 = 3 and . > 5000"}"#,
    #"{"type": "decimal", "name": "q", "label": "?", "required": true, "constraint": ". > 1.5 and . < 1.7"}"#,
    #"{"type": "date", "name": "q", "label": "?", "required": true, "constraint": ". > today() and . < date('2026-12-24')"}"#,
    #"{"type": "select_multiple", "name": "q", "label": "?", "required": true, "choices": "island", "constraint": "count-selected(.) = 2 and selected(., 'gd')"}"#,
    #"{"type": "time", "name": "q", "label": "?", "required": true}"#,
    #"{"type": "text", "name": "q", "label": "?", "required": true, "constraint": "contains(., '@') and not(contains(., ' ')) and string-length(.) > 4"}"#,
    #"{"type": "integer", "name": "q", "label": "?", "required": true, "constraint": "regex(., '[27][0-9]{6}')"}"#,
    #"{"type": "integer", "name": "q", "label": "?", "required": true, "constraint": "starts-with(., '758') and string-length(.) = 10"}"#,
    #"{"type": "text", "name": "q", "label": "?", "required": true, "constraint": "starts-with(., '+1758') and string-length(.) = 12 and regex(., '[+][0-9]+')"}"#,
    #"{"type": "text", "name": "q", "label": "?", "required": true, "checks": [{"rule": "regex(., '[A-Z]{3}')", "message": "?", "severity": "critical"}]}"#,
    #"{"type": "datetime", "name": "q", "label": "?", "required": true}"#,
    #"{"type": "geopoint", "name": "q", "label": "?", "required": true}"#,
    #"{"type": "geoshape", "name": "q", "label": "?", "required": true}"#,
    #"{"type": "range", "name": "q", "label": "?", "required": true, "parameters": {"start": "1", "end": "5", "step": "0.5"}}"#,
    #"{"type": "rank", "name": "q", "label": "?", "required": true, "choices": "island"}"#,
    #"{"type": "acknowledge", "name": "q", "label": "?", "required": true}"#,
  ])
  func `a valid answer is found`(item: String) throws {
    let report = try report(item, count: 5)
    #expect(report.allFinished, "\(report.lines)")
    #expect(report.items[0].answered >= 5)
  }

  @Test(arguments: [
    #"{"type": "select_one", "name": "p", "label": "?", "choices": "island", "required": true}, {"type": "text", "name": "q", "label": "?", "required": true, "constraint": "starts-with(., ${p}) and string-length(.) > 5"}"#,
    #"{"type": "integer", "name": "p", "label": "?", "required": true, "constraint": ". >= 0"}, {"type": "integer", "name": "o", "label": "?", "required": true, "constraint": ". >= 0"}, {"type": "calculate", "name": "s", "calculation": "${p} + ${o}", "checks": [{"rule": "${s} = 24", "message": "?", "severity": "critical"}]}"#,
    #"{"type": "repeat", "name": "r", "label": "R", "repeat_count": "3", "items": [{"type": "select_one", "name": "h", "label": "?", "choices": "island", "required": true}]}, {"type": "acknowledge", "name": "q", "label": "?", "required": true, "constraint": "count(${r}[h = 'gd']) = 1"}"#,
    #"{"type": "repeat", "name": "r", "label": "R", "items": [{"type": "integer", "name": "k", "label": "?"}]}, {"type": "acknowledge", "name": "q", "label": "?", "required": true, "constraint": "count(${r}) >= 2"}"#,
    #"{"type": "repeat", "name": "r", "label": "R", "repeat_count": "3", "items": [{"type": "integer", "name": "k", "label": "?", "required": true, "constraint": ". >= 0 and . <= 10"}]}, {"type": "calculate", "name": "s", "calculation": "sum(${k})", "checks": [{"rule": "${s} >= 20", "message": "?", "severity": "critical"}]}"#,
  ])
  func `answers are found that several rules ask for together`(items: String) throws {
    let report = try report(items, count: 20)
    #expect(report.allFinished, "\(report.lines)")
  }

  @Test func `a critical check that nothing meets is named with its place`() throws {
    let report = try report(
      """
      {"type": "integer", "name": "age", "label": "Age?", "required": true,
       "checks": [{"rule": "digest(., 'MD5') = 'none'", "message": "?", "severity": "critical"}]}
      """, count: 2)
    #expect(report.stuck.map(\.item) == ["age", "age"])
    #expect(report.stuck.first?.rule?.expression == "digest(., 'MD5') = 'none'")
    #expect(report.stuck.first?.rule?.place.line == 6)
  }

  @Test func `open-ended rosters, nested, have instances and are answered`() throws {
    let report = try report(
      """
      {"type": "repeat", "name": "people", "label": "People", "items": [
        {"type": "text", "name": "name", "label": "Name?", "required": true},
        {"type": "repeat", "name": "jobs", "label": "Jobs", "items": [
          {"type": "text", "name": "job", "label": "Job?", "required": true}
        ]}
      ]}
      """)
    #expect(report.allFinished)
    #expect(try item("people/jobs/job", report).answered > 0)
  }

  @Test func `reasons for no answer are given where the author lists them`() throws {
    let json = """
      {"type": "integer", "name": "pay", "label": "Pay?", "required": true,
       "nonresponse": ["refused"], "constraint": "digest(., 'MD5') = 'none'"}
      """
    let report = try report(json, count: 3)
    #expect(report.allFinished)
    #expect(try item("pay", report).withoutAnswer == 3)
  }
}
