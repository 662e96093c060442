import Interviews
import Questionnaires
import Records
import Values

/// Random but valid interviews on one questionnaire, held one after the other as a person would hold
/// them, and what they have reached.
///
/// ```swift
/// var simulation = Simulation(form, Plan(count: 200))
/// while let held = try simulation.next() { … }
/// print(simulation.report(in: file).lines)
/// ```
public struct Simulation {
  /// Who held them, as their records say it; real interviews never have it as their device.
  public static let interviewer = "simulated"

  public let form: Form
  public let plan: Plan
  var coverage: Coverage
  private(set) var stuck: [SimulatedInterview.Stuck] = []
  private var number = 0
  private let guide: Guide

  public init(_ form: Form, _ plan: Plan) {
    self.form = form
    self.plan = plan
    coverage = Coverage(form)
    guide = Guide(form)
  }

  /// Holds the next interview; nil when all are held.
  public mutating func next() throws(InterviewFault) -> SimulatedInterview? {
    guard number < plan.count else { return nil }
    let name = form.questionnaire.id + "\n" + form.questionnaire.version
    var random = plan.source(of: number, on: name)
    let id = random.interviewID()
    let start = plan.start(of: number, &random)
    let beginning = Beginning(
      language: form.languages[number % form.languages.count], interviewer: Self.interviewer,
      device: Self.interviewer, seed: random.next())
    let interview = try Interview.begin(form, beginning, at: start).interview
    // The tallies are handed over and come back, so that nobody copies them.
    var respondent = Respondent(interview, guide, .elsewhere, random)
    swap(&respondent.coverage, &coverage)
    respondent.hold()
    swap(&respondent.coverage, &coverage)
    number += 1
    let failures = respondent.failures
    if let first = failures.first {
      stuck.append(
        .init(number: number, item: first.item, path: first.path, failure: first.failure))
    }
    return SimulatedInterview(
      id: id, number: number, interview: respondent.interview, failures: failures)
  }
}

/// One interview that nobody gave.
public struct SimulatedInterview {
  public let id: String
  /// From 1.
  public let number: Int
  public let interview: Interview
  /// What kept it from being finished; empty for one that is.
  public let failures: [Unfinished]

  /// A question that no valid answer was found for.
  public struct Unfinished: Sendable, Hashable {
    public let item: ItemID
    /// With the positions of the instances around it.
    public let path: String
    public let failure: Failure
  }

  /// An interview that could not be finished, with the first reason.
  struct Stuck {
    let number: Int
    let item: ItemID
    let path: String
    let failure: Failure
  }
}
