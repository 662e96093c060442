import Records
import Values

/// What to do next.
public enum SyncStep: Sendable, Hashable {
  /// Ask the collector which of these it holds.
  case ask([String])
  /// Note the attempt, then send these in one batch, in this order.
  case send([RecordKey])
  /// Nothing before that moment.
  case wait(until: Moment)
  case done(SyncSummary)
}

/// What came of a step.
public enum SyncReply: Sendable, Hashable {
  case have(HaveReply)
  /// The answer to a batch, and how long it took from the first byte sent.
  case batch(BatchReply, milliseconds: Int64)
  case failed(SyncFault)
}

/// What the store must be told before the next step.
public enum SyncEffect: Sendable, Hashable {
  /// Receipts that were checked against what was sent.
  case keep([Receipt])
  /// Not to be sent before that moment, not even by another run.
  case postpone([String], until: Moment)
  case quarantine(id: String, Quarantine)
}

/// What a sync came to, also while it runs.
public struct SyncSummary: Sendable, Hashable {
  /// Records that were acknowledged.
  public var sent = 0
  /// Records set aside for a person, with why.
  public var quarantined: [String: Quarantine] = [:]
  /// Records still to be sent, now or in another run.
  public var left = 0
  /// What ended it early.
  public var fault: SyncFault?

  public init() {}
}
