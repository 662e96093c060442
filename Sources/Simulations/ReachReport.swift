import Questionnaires

/// What told interviews have reached of a questionnaire, and why not the rest.
public struct ReachReport: Sendable {
  public let interviews: Int
  /// Every way to end, with how many interviews ended so.
  public let outcomes: [(code: String, count: Int)]
  /// Every item, in order.
  public let items: [CoverageReport.Item]
  /// Every `relevant`, in order.
  public let branches: [Branch]
  /// The choices of every question whose list is short enough to ask for each.
  public let choices: [CoverageReport.Choice]
  public let longLists: [LongList]

  /// A `relevant`, with how many interviews went each way.
  public struct Branch: Sendable {
    public let rule: CoverageReport.Rule
    /// What it always is; nil where both can be.
    public let decided: Bool?

    /// Whether it was taken both ways, or every way that there is.
    public var isReached: Bool {
      switch decided {
      case nil: rule.held > 0 && rule.failed > 0
      case true?: rule.held > 0
      case false?: rule.failed > 0
      }
    }
  }

  /// A question with many choices.
  public struct LongList: Sendable {
    public let item: String
    public let count: Int
    /// How many different ones were chosen.
    public let chosen: Int
  }

  /// Whether every item and every branch was reached.
  public var isComplete: Bool {
    items.allSatisfy { $0.reached > 0 } && branches.allSatisfy(\.isReached)
  }
}
