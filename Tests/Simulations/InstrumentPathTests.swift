import Interviews
import Questionnaires
import Records
import Simulations
import TestKit
import Testing

/// How long the ways through the instruments are.
@Suite struct InstrumentPathTests {
  /// How many questions there are, and how many a complete interview asks that an interviewer holds, as
  /// `questionnaires/README.md` says it.
  struct Path: Sendable, CustomTestStringConvertible {
    let name: String
    let questions: Int
    let median: Int

    var testDescription: String { name }
  }

  static let paths = [
    Path(name: "oecs-diaspora-survey", questions: 90, median: 82),
    Path(name: "oecs-diaspora-kiosk", questions: 18, median: 18),
    Path(name: "diaspora-interview-guide", questions: 40, median: 36),
    Path(name: "diaspora-organisation-profile", questions: 41, median: 36),
    Path(name: "diaspora-skills-register", questions: 39 + 2, median: 35),
    Path(name: "saint-lucia-policy-consultation", questions: 41, median: 38),
    Path(name: "saint-lucia-policy-monitoring", questions: 40, median: 32),
  ]

  /// The questions of one interview that are asked, each once however many instances it has.
  private static func asked(_ interview: Interview) -> Int {
    Set(interview.nodes.map(\.item)).count { interview.form.items[$0].isCounted }
  }

  private static func isComplete(_ interview: Interview) -> Bool {
    !interview.nodes.contains { interview.item($0).isOutcome }
  }

  /// Who answers alone is not asked for the interviewer's record.
  private static func isSelfCompleted(_ interview: Interview) -> Bool {
    let mode = interview.node(at: Address("interview_mode")).map { interview.answer($0) } ?? ""
    return mode == "kiosk" || mode == "assisted"
  }

  /// Respondents by chance take ways that people take in other shares, the more so the more questions
  /// there are: the survey's medians of six seeds are 78 to 80.
  private static func tolerance(_ path: Path) -> Int { max(3, path.questions / 20) }

  @Test(arguments: paths)
  func `a complete interview asks as many questions as is said of it`(path: Path) throws {
    let form = try Scenario.form(BundledFiles.questionnaire(path.name))
    #expect(form.items.count { $0.isCounted } == path.questions)
    var simulation = Simulation(form, Plan(count: 200, seed: 2026))
    var counts: [Int] = []
    while let held = try simulation.next() {
      guard Self.isComplete(held.interview), !Self.isSelfCompleted(held.interview) else {
        continue
      }
      counts.append(Self.asked(held.interview))
    }
    try #require(counts.count >= 50)
    let median = counts.sorted()[counts.count / 2]
    #expect(abs(median - path.median) <= Self.tolerance(path), "asked \(counts.sorted())")
    #expect(counts.allSatisfy { $0 <= path.questions })
  }
}

extension FormItem {
  /// Whether it counts as a question: a text that is only ticked does not.
  fileprivate var isCounted: Bool { type.isQuestion && type != .acknowledge }
}
