/// One of an item's `checks`: what an answer is held against beyond its constraint.
public struct CheckRule: Sendable, Hashable {
  /// What must hold.
  public var rule: Placed<String>
  /// Said when it does not.
  public var message: Text
  public var severity: Severity

  public init(rule: Placed<String>, message: Text, severity: Severity) {
    self.rule = rule
    self.message = message
    self.severity = severity
  }

  /// What follows when the rule does not hold.
  public enum Severity: String, Sendable, Hashable, CaseIterable {
    /// The answer is unlikely: somebody confirms it, and says why.
    case soft
    /// It may stand while answering, and the interview cannot be finished with it.
    case critical
  }
}
