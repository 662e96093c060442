import Interviews
import Questionnaires

/// What simulated interviews have reached of a questionnaire, and why not the rest.
public struct CoverageReport: Sendable {
  public let questionnaire: String
  public let version: String
  public let plan: Plan
  /// How many interviews were held, and how many ended with each disposition.
  public let interviews: Int
  public let outcomes: [(code: String, count: Int)]
  /// Every item, in order.
  public let items: [Item]
  /// Every choice of every question whose list is no longer than a thousand.
  public let choices: [Choice]
  public let relevances: [Rule]
  public let constraints: [Rule]
  public let stuck: [Stuck]

  /// One item.
  public struct Item: Sendable {
    public let path: String
    public let type: ItemType
    public let place: Place
    /// The interviews that reached it.
    public let reached: Int
    public let answered: Int
    /// The interviews that ended without an answer to it, for no valid one was found.
    public let withoutAnswer: Int
    /// Why nobody reached it; nil when somebody did.
    public let why: Why?
  }

  /// Why an item was never reached.
  public enum Why: Sendable, Hashable {
    /// This item's `relevant`, its own or that of one around it, held in no interview.
    case notRelevant(item: String, expression: String, place: Place, reads: [String])
    case behindOutcome
    /// It stands in a repeat that never had an instance.
    case noInstances(of: String)
    /// Nothing forbids it, and nobody came by.
    case notMet
  }

  /// One choice of one question.
  public struct Choice: Sendable {
    public let item: String
    public let name: String
    public let place: Place
    public let offered: Int
    public let chosen: Int
    /// The filter that could have let it through.
    public let filter: String?
  }

  /// A `relevant` or a `constraint`, with how often it held and did not: for a relevance in how many
  /// interviews, for a constraint for how many answers.
  public struct Rule: Sendable {
    public let item: String
    public let expression: String
    public let place: Place
    public let held: Int
    public let failed: Int
    /// The items that it reads.
    public let reads: [String]
  }

  /// An interview that could not be finished validly.
  public struct Stuck: Sendable {
    public let number: Int
    public let item: String
    public let failure: Failure
    /// The constraint, or the critical check, that no answer was found for, if it is that.
    public let rule: Rule?
    /// The item's in the file.
    public let place: Place
  }

  /// Whether every interview was finished.
  public var allFinished: Bool { stuck.isEmpty }
}

extension Simulation {
  /// What the interviews held so far have reached; the file tells where things stand.
  public func report(in file: QuestionnaireFile) -> CoverageReport {
    let explainer = Explainer(form, coverage, file)
    let rules = form.items.filter { $0.definition.constraint != nil }.map(explainer.constraint)
    return CoverageReport(
      questionnaire: form.questionnaire.id, version: form.questionnaire.version, plan: plan,
      interviews: coverage.interviews,
      outcomes: coverage.outcomes.sorted { $0.key < $1.key }.map { ($0.key, $0.value) },
      items: form.items.map(explainer.item),
      choices: form.items.flatMap(explainer.choices),
      relevances: form.items.compactMap(explainer.relevance),
      constraints: rules.compactMap { $0 },
      stuck: stuck.map { stuck in
        CoverageReport.Stuck(
          number: stuck.number, item: stuck.path, failure: stuck.failure,
          rule: explainer.rule(against: stuck),
          place: file.place(of: form.items[stuck.item].definition.nameOffset))
      })
  }
}
