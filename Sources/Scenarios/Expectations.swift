import Questionnaires

/// What must come of a scenario. Questions are named by their paths, as `orgs[2]/org_name`.
public struct Expectations: Sendable {
  public var asked: [Placed<String>] = []
  public var notAsked: [Placed<String>] = []
  /// Answers that a question must refuse.
  public var refused: [Tried] = []
  /// Answers that a soft check must doubt.
  public var soft: [Tried] = []
  /// Answers that must be taken without any soft check doubting them.
  public var undoubted: [Tried] = []
  /// Answers as they are stored; the empty text: none.
  public var values: [Wanted] = []
  public var offered: [Tried] = []
  public var notOffered: [Tried] = []
  public var readOnly: [Placed<String>] = []
  public var indicators: [Wanted] = []
  /// What ratios count against.
  public var denominators: [Wanted] = []
  public var bands: [Wanted] = []
  /// The code of the outcome that is reached; `complete` for the end of the questionnaire.
  public var outcome: Placed<String>?
  /// Whether nothing that is required or critical is left open.
  public var complete: Placed<Bool>?
  /// The quotas that count the interview: these and no others.
  public var quotas: Placed<[Placed<String>]>?
  /// What is kept of the answers once it is over.
  public var kept: Placed<Kept>?
  /// The items whose critical checks do not hold: these and no others.
  public var critical: Placed<[Placed<String>]>?

  public init() {}

  /// The word for the end of the questionnaire.
  public static let completed = "complete"

  /// What an outcome keeps; whoever reaches the end is kept.
  public enum Kept: String, Sendable, CaseIterable { case answers, nothing }

  /// Texts that are tried at a question.
  public struct Tried: Sendable {
    public let path: Placed<String>
    public let texts: [Placed<String>]
  }

  /// What something must be.
  public struct Wanted: Sendable {
    public let path: Placed<String>
    public let text: Placed<String>
  }
}
