import Questionnaires

/// What a report says.
public struct ReportResult: Sendable {
  public let questionnaire: String
  public let version: String
  /// The interviews that the figures are of, complete and partial.
  public let interviews: Int
  /// Finished interviews that are none, by their dispositions: refusals, people who are not asked.
  public let others: [(disposition: String, count: Int)]
  /// How many were held on another version of the questionnaire.
  public let otherVersions: Int
  public let indicators: [IndicatorResult]
  public let quotas: [QuotaResult]

  /// One indicator, over all and broken down.
  public struct IndicatorResult: Sendable {
    public let indicator: Indicator
    public let total: Cell
    public let breakdowns: [Breakdown]
  }

  /// An indicator by the answers to one question.
  public struct Breakdown: Sendable {
    public let item: FormItem
    /// By answer, in the order of its list; the empty one last: those who gave none.
    public let rows: [(answer: String, cell: Cell)]
  }

  /// A figure, or its place.
  public enum Cell: Sendable, Hashable {
    /// With whether its base is smaller than the author wants it to be.
    case shown(Figure, isSmall: Bool)
    /// Of fewer interviews than are shown, or such that these could be worked out from it.
    case hidden
  }

  /// How far a quota is filled.
  public struct QuotaResult: Sendable {
    public let quota: Quota
    /// Interviews that came to the end of the questionnaire.
    public let complete: Int
    /// Interviews that were broken off once half of what had to be answered was.
    public let partial: Int

    /// Both: what is held against the target.
    public var count: Int { complete + partial }

    /// How far it is filled.
    public var level: Level {
      guard count >= quota.target else { return .open }
      return (count - quota.target) * 10 >= quota.target ? .over : .full
    }
  }

  /// Where a quota stands, by the usual rule of the field: warn at 100 %, close at 110 %.
  public enum Level: String, Sendable, Hashable {
    /// More are wanted, or may come.
    case open
    case full
    /// A tenth more than the target, and beyond.
    case over
  }
}
