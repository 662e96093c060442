/// How many interviews of one kind are wanted.
public struct Quota: Sendable, Hashable {
  public let name: Placed<String>
  public let label: Text?
  /// Whether an interview is of this kind.
  public let condition: Placed<String>
  public let target: Int
  public let severity: Severity
  /// Whether the target is a ceiling, not something to reach.
  public let isCeiling: Bool

  public enum Severity: String, Sendable, Hashable, CaseIterable {
    /// Counted, and said.
    case soft
    case hard
  }
}
