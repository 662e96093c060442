import Records
import Values

/// Decides what to send next and what a reply means. Knows neither network nor clock nor store.
///
/// ```swift
/// var session = SyncSession(outbox: try store.outbox())
/// while true {
///   switch session.next(now: now) {
///   case .ask(let ids): effects = session.received(await ask(ids), now: now, using: &random)
///   …
/// ```
/// After every failure, and for every record that was on its way before, it asks what the collector
/// holds before it sends anything: nothing that is held is sent again. Only a receipt for exactly
/// the bytes that were sent takes a record off the list.
public struct SyncSession: Sendable {
  /// Refusals of one record, or failures in a row, after which it stops trying.
  static let patience = 3

  var waiting: [Parcel]
  /// Refused for now, left to another run.
  var resting = 0
  var step: Underway = .nothing
  var pace: Pace
  var failures = 0
  var resumption: Moment?
  var summary = SyncSummary()
  private let patience: Int

  /// - Parameters:
  ///   - outbox: what the store lists; what is quarantined is left alone.
  ///   - patience: failures in a row after which the session ends.
  ///   - heedsBackOff: whether records that failed in an earlier run wait until they are due; not
  ///     if a person asks for it now.
  public init(
    outbox: [OutboxEntry], pace: Pace = Pace(), patience: Int = 5, heedsBackOff: Bool = true
  ) {
    waiting = outbox.filter { $0.state == .pending }.map { entry in
      Parcel(
        key: entry.key, byteCount: entry.byteCount, isUnsure: entry.attempts > 0,
        due: heedsBackOff ? entry.nextAttempt : nil)
    }
    self.pace = pace
    self.patience = patience
  }

  /// How far it has come.
  public var progress: SyncSummary {
    var progress = summary
    progress.left = waiting.count + resting
    return progress
  }

  /// What to do now. Asked again before the answer is in, it says the same again.
  public mutating func next(now: Moment) -> SyncStep {
    switch step {
    case .asked(let ids): return .ask(ids)
    case .sent(let keys): return .send(keys)
    case .nothing: break
    }
    if summary.fault != nil || waiting.isEmpty { return .done(progress) }
    if let resumption, !BackOff.isOver(resumption, now: now) { return .wait(until: resumption) }
    let due = waiting.filter { BackOff.isOver($0.due, now: now) }
    guard !due.isEmpty else { return .wait(until: waiting.compactMap(\.due).min() ?? now) }
    return begin(due)
  }

  private mutating func begin(_ due: [Parcel]) -> SyncStep {
    let unsure = due.filter(\.isUnsure).prefix(Limits.ids).map(\.key.id)
    if !unsure.isEmpty {
      step = .asked(unsure)
      return .ask(unsure)
    }
    let keys = batch(of: due)
    step = .sent(keys)
    return .send(keys)
  }

  /// As many as the pace allows, and one at least.
  private func batch(of due: [Parcel]) -> [RecordKey] {
    var keys: [RecordKey] = []
    var bytes = 0
    for parcel in due.prefix(pace.records) {
      bytes += parcel.byteCount + Parcel.lineOverhead
      if !keys.isEmpty, bytes > Pace.bytes { break }
      keys.append(parcel.key)
    }
    return keys
  }

  /// Takes in what came of the last step and says what the store must be told.
  public mutating func received(
    _ reply: SyncReply, now: Moment, using random: inout some RandomNumberGenerator
  ) -> [SyncEffect] {
    let underway = step
    step = .nothing
    switch (reply, underway) {
    case (.failed(let fault), _):
      return failed(fault, underway, now: now, using: &random)
    case (.have(let have), .asked(let ids)):
      return learned(have, about: ids)
    case (.batch(let batch, let milliseconds), .sent(let keys)):
      pace.answered(sent: keys.count, milliseconds: milliseconds)
      return judged(batch, keys, now: now, using: &random)
    default:
      return failed(.strangeReply, underway, now: now, using: &random)
    }
  }

  /// Whether failures in a row have used the patience up.
  var isExhausted: Bool { failures >= patience }
}

/// A record on the session's list.
struct Parcel: Sendable, Hashable {
  /// Bytes of a line around the record's own.
  static let lineOverhead = 160

  let key: RecordKey
  let byteCount: Int
  /// Whether the collector may hold it already.
  var isUnsure: Bool
  var due: Moment?
  var refusals = 0
}

/// What was asked for and not answered yet.
enum Underway: Sendable, Hashable {
  case nothing
  case asked([String])
  case sent([RecordKey])
}
