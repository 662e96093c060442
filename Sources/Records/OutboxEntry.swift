import Values

/// A record that waits to be sent, as the store lists it and the sync decides on it.
public struct OutboxEntry: Sendable, Hashable {
  public let key: RecordKey
  /// Bytes of the frozen record, so that a batch can be measured without loading it.
  public let byteCount: Int
  /// How often it was put on the way; above 0 the collector may hold it already.
  public let attempts: Int
  public let state: State
  /// Not before this moment, after a failure.
  public let nextAttempt: Moment?

  public init(
    key: RecordKey, byteCount: Int, attempts: Int = 0, state: State = .pending,
    nextAttempt: Moment? = nil
  ) {
    self.key = key
    self.byteCount = byteCount
    self.attempts = attempts
    self.state = state
    self.nextAttempt = nextAttempt
  }

  /// Whether it goes out by itself.
  public enum State: Sendable, Hashable {
    case pending
    /// It waits for a person to look at it. The reason is a code, perhaps from outside.
    case quarantined(reason: String)
  }
}
