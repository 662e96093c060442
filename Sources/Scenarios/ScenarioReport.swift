import JSONDocuments
import Questionnaires
import Simulations

/// What came of the scenarios of one file.
public struct ScenarioReport: Sendable {
  /// The name of the file.
  public let file: String
  public let questionnaire: String
  public let version: String
  public let told: [ToldScenario]
  /// What all of them together have reached.
  public let reach: ReachReport

  public init(
    file: String, _ questionnaire: Questionnaire, _ told: [ToldScenario], _ reach: ReachReport
  ) {
    self.file = file
    self.reach = reach
    self.questionnaire = questionnaire.id
    version = questionnaire.version
    self.told = told
  }

  /// Whether every scenario went as its author expected.
  public var isAsExpected: Bool { told.allSatisfy(\.differences.isEmpty) }

  /// For people: each difference with its place, then how many scenarios went well and what they
  /// reached.
  ///
  /// - Parameter showsReach: whether what was not reached is named.
  public func lines(showsReach: Bool) -> [String] {
    let differences = told.flatMap { scenario in
      scenario.differences.map { "\($0.place): \(scenario.name): \($0.sentence)" }
    }
    let differing = told.filter { !$0.differences.isEmpty }.count
    let result = differing == 0 ? "all as expected" : "\(differing) not as expected"
    let scenarios = told.count == 1 ? "1 scenario" : "\(told.count) scenarios"
    return differences + ["\(file): \(questionnaire) \(version): \(scenarios), \(result)"]
      + (showsReach ? reach.lines : [reach.summary]).map { $0.isEmpty ? "" : "  " + $0 }
  }

  /// For scripts: everything.
  public var json: JSONValue {
    .present([
      ("file", .string(file)), ("questionnaire", .string(questionnaire)),
      ("version", .string(version)), ("as_expected", .bool(isAsExpected)),
      ("scenarios", .array(told.map(\.json))), ("reach", reach.json),
    ])
  }
}

extension ToldScenario {
  fileprivate var json: JSONValue {
    .present([
      ("name", .string(name)), ("line", .integer(place.line)),
      ("differences", .array(differences.map(\.json))),
    ])
  }
}
