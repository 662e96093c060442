import Interviews
import Questionnaires
import Simulations

/// Where an interview did not go as its author expected.
public struct Difference: Sendable {
  /// Where the expectation stands, or the answer.
  public let place: Place
  /// The path of the item, or the name of the figure; nil for what is about the whole interview.
  public let item: String?
  public let kind: Kind

  /// What differs.
  public enum Kind: Sendable {
    // Answers.
    case answerNotAsked(Unreached)
    case answerReadOnly
    case answerRefused(String, Refused)
    case takesNoAnswer(ItemType)
    /// An answer that stands outside the instances of its repeat, or in those of another.
    case notHere
    case reasonNotOffered(String, among: [String])
    case instanceCount(told: Int, found: Int)

    // Questions.
    case notAsked(Unreached)
    case asked
    case taken(String)
    case cannotTry(String, Unreached)
    case notDoubted(String)
    case refusedBeforeDoubt(String, Refused)
    /// A soft check of these items doubts it.
    case doubted(String, by: [String])
    case value(wanted: String, found: String)
    case choiceNotOffered(String)
    case choiceOffered(String)
    case canBeAnswered

    // Figures.
    case noFigure(nearest: String?)
    case indicator(wanted: String, found: String)
    /// An indicator that counts against nothing.
    case noDenominator
    case denominator(wanted: String, found: String)
    case band(wanted: String, found: String?)

    // The end.
    case outcome(wanted: String, found: String)
    case notComplete([Open])
    case complete
    case criticalHolds
    case criticalBroken
    case noQuota(nearest: String?)
    case notCounted
    case counted
    case kept(wanted: Expectations.Kept, found: Expectations.Kept)
  }

  /// Why something is not asked, with what was answered to the questions that decide it.
  public struct Unreached: Sendable {
    public let why: CoverageReport.Why
    public let answers: [(path: String, answer: String)]
  }

  /// Why an answer cannot stand.
  public struct Refused: Sendable {
    public let failure: Failure
    /// The constraint, where it is that.
    public let constraint: String?
  }

  /// What keeps an interview from being finished.
  public struct Open: Sendable {
    public let path: String
    public let failure: Failure
  }
}
