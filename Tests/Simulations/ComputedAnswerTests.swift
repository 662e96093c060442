import Interviews
import Questionnaires
import Simulations
import TestKit
import Testing

/// Constraints that only few answers meet: simulated people find them by working out what the rule
/// asks.
@Suite struct ComputedAnswerTests {
  private static let sum = """
    {"type": "integer", "name": "men", "label": "?", "required": true},
    {"type": "integer", "name": "women", "label": "?", "required": true},
    {"type": "integer", "name": "all", "label": "?", "required": true,
     "constraint": ". = ${men} + ${women}"}
    """
  private static let line = """
    {"type": "integer", "name": "age", "label": "?", "required": true,
     "constraint": ". >= 0 and . < 5000"},
    {"type": "integer", "name": "q", "label": "?", "required": true,
     "constraint": ". = ${age} * 2 + 1"}
    """
  private static let narrow = """
    {"type": "decimal", "name": "q", "label": "?", "required": true,
     "constraint": ". > 0.001 and . < 0.002"}
    """
  private static let fence = """
    {"type": "geopoint", "name": "q", "label": "?", "required": true,
     "constraint": "geofence(., '48.1 11.5; 48.1 11.6; 48.2 11.6; 48.2 11.5; 48.1 11.5')"}
    """

  @Test(arguments: [sum, line, narrow, fence])
  func `an answer that a rule computes is found`(items: String) throws {
    let text = #"{"id": "q", "version": "1", "title": "T", "items": [\#(items)]}"#
    let file = QuestionnaireFile(name: "q.json", bytes: Array(text.utf8))
    var simulation = Simulation(try Scenario.form(file), Plan(count: 10, seed: 3))
    while try simulation.next() != nil {}
    let report = simulation.report(in: file)
    #expect(report.allFinished)
    #expect(report.constraints.filter { $0.held == 0 }.map(\.item) == [])
    #expect(report.items.filter { $0.withoutAnswer > 0 }.map(\.path) == [])
  }

  @Test(arguments: [
    ("integer", "string-length(.) = 6"), ("text", "string-length(.) = 13 and regex(., '[0-9]+')"),
    ("text", "string-length(.) = 9 and regex(., '[A-Z]{2}[0-9]{3,}')"),
    ("text", "translate(., 'abc', '') = '' and string-length(.) = 5"),
    ("text", "substring-before(., '-') = 'X' and string-length(substring-after(., '-')) = 4"),
    ("text", "number(.) > 5 and number(.) < 9"), ("integer", ". div 3 = 5"),
    ("integer", "round(. div 10, 0) = 4"),
    ("date", "format-date(., '%d') = '29' and format-date(., '%m') = '02'"),
    ("time", "decimal-time(.) > 0.25 and decimal-time(.) < 0.26"),
    ("text", "regex(., '[0-9]{6}') and number(.) mod 97 = 1"),
    (
      "text",
      "regex(., '[0-9]{4}') and (3 * substr(., 0, 1) + 7 * substr(., 1, 2) + substr(., 2, 3)"
        + " + substr(., 3, 4)) mod 11 = 0"
    ),
    ("text", "starts-with(., 'LC') and contains(., '-')"),
    ("text", "substring-before(., '@') = 'anna' and ends-with(., '.org')"),
    ("text", "number(substring-after(., '-')) > 500"),
    ("text", "selected('kg lb stone', .)"), ("text", "contains('kg lb', .) and . != 'kg lb'"),
    ("decimal", ". div 4 > 2.1 and . div 4 < 2.2"),
    ("geopoint", "selected-at(., 0) > 14.05 and selected-at(., 0) < 14.07"),
  ])
  func `an answer of which a rule asks much is found`(type: String, constraint: String) throws {
    let item = """
      {"type": "\(type)", "name": "q", "label": "?", "required": true,
       "constraint": "\(constraint)"}
      """
    let text = #"{"id": "q", "version": "1", "title": "T", "items": [\#(item)]}"#
    let file = QuestionnaireFile(name: "q.json", bytes: Array(text.utf8))
    var simulation = Simulation(try Scenario.form(file), Plan(count: 5, seed: 3))
    while try simulation.next() != nil {}
    #expect(simulation.report(in: file).allFinished)
  }

  @Test func `parts that have to come to a hundred are found`() throws {
    let part = #""type": "integer", "label": "?", "required": true"#
    let text = """
      {"id": "q", "version": "1", "title": "T", "items": [
        {\(part), "name": "a", "constraint": ". >= 0 and . <= 100"},
        {\(part), "name": "b", "constraint": ". >= 0 and . + ${a} <= 100"},
        {\(part), "name": "c", "constraint": ". + ${a} + ${b} = 100"},
        {\(part), "name": "d", "constraint": ". > ${c} and . < ${a} + ${b} + ${c} + 20"}]}
      """
    let file = QuestionnaireFile(name: "q.json", bytes: Array(text.utf8))
    var simulation = Simulation(try Scenario.form(file), Plan(count: 30, seed: 3))
    while try simulation.next() != nil {}
    #expect(simulation.report(in: file).allFinished)
  }
}
