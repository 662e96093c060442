import Interviews
import Questionnaires
import Scenarios
import Terminal
import TestKit
import Testing

@testable import Screens

/// Every screen of the diaspora survey as text, section by section, as an interviewer first sees it in
/// an interview that reaches all sections.
@Suite struct SurveySnapshotTests {
  private static let name = "oecs-diaspora-survey"
  private static let sizes = [Size(columns: 80, rows: 24), Size(columns: 40, rows: 12)]

  @Test(arguments: ["en", "fr"])
  func `every screen of the diaspora survey`(language: String) throws {
    let held = try Self.held()
    let sections = held.form.questionnaire.items.map(\.name)
    var screens: [String: [String]] = [:]
    var walk = try InstrumentWalk(held, language: language) { interview, stop in
      guard let node = stop.node else { return }
      let section = interview.form.section(of: node.item).name
      screens[section, default: []] += Self.drawn(interview, stop)
    }
    try walk.go()
    #expect(screens.keys.sorted() == sections.sorted())
    for (index, section) in sections.enumerated() {
      let number = index < 9 ? "0\(index + 1)" : "\(index + 1)"
      let file = BundledFiles.root.appending(
        path: "Tests/Screens/Snapshots/Survey/\(language)-\(number)-\(section).txt")
      try Snapshots.verify(screens[section] ?? [], in: file)
    }
  }

  /// The stop at both sizes, each below a line that says what it is, page by page where a text
  /// takes several and question by question where a table does not fit.
  private static func drawn(_ interview: Interview, _ stop: Stop) -> [String] {
    let name = stop.node.map { interview.path(of: $0) } ?? ""
    return sizes.flatMap { size in
      var seen = SeenStop(interview, stop, size: size)
      return seen.pages().flatMap { page in
        let title = "══ \(name) \(size.columns)x\(size.rows) "
        let rest = max(0, size.columns - TextWidth.columns(of: title))
        return [title + String(repeating: "═", count: rest)] + page
      }
    }
  }

  /// What comes of the first scenario beside the questionnaire, in which somebody answers everything.
  private static func held() throws -> Interview {
    let questionnaire = try BundledFiles.questionnaire(name)
    let form = try Scenario.form(questionnaire)
    let text = try BundledFiles.questionnaire(name + ".scenarios")
    let scenarios = try #require(ScenarioFile.decode(text).scenarios)
    var held: [Interview] = []
    _ = try scenarios.told(on: form, in: questionnaire) { held.append($0) }
    return try #require(held.first)
  }
}
