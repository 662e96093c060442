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
    #expect(report.items.filter { $0.unanswerable > 0 }.map(\.path) == [])
  }
}
