import Records
import Store
import Sync
import Values

/// Where to send to, and who says so.
struct SyncTarget: Sendable {
  let address: CollectorAddress
  let token: String
  /// How long what it acknowledges stays here.
  let retention: Retention

  /// `--to`, else `$CANVASS_COLLECTOR`, else the settings'; the token from a file, or from
  /// `$CANVASS_TOKEN`.
  init(to: String?, tokenFile: String?, allowsPlainHTTP: Bool, _ settings: Settings) throws {
    retention = try Retention(settings)
    guard let url = settings.value(to, "collector") else {
      throw Refusal(
        "no collection endpoint is set; name one with --to, $CANVASS_COLLECTOR or "
          + "'collector' in \(settings.path)")
    }
    do throws(SyncFault) {
      address = try CollectorAddress(url, allowsPlainHTTP: allowsPlainHTTP)
    } catch { throw Refusal(error.sentence) }
    if let path = settings.value(tokenFile, "token_file") {
      token = try Self.sound(
        String(decoding: try Files.read(path, atMost: 4096), as: UTF8.self), in: path)
    } else if let given = Surroundings.environment("CANVASS_TOKEN") {
      token = try Self.sound(given, in: "$CANVASS_TOKEN")
    } else {
      throw Refusal(
        "no token is set; put the one that the collector gave into a file and name it with "
          + "--token-file, $CANVASS_TOKEN_FILE or 'token_file' in \(settings.path)")
    }
  }
}

extension SyncTarget {
  /// An empty file is what is left where a token could not be made.
  private static func sound(_ token: String, in place: String) throws(Refusal) -> String {
    guard let token = HTTPCollector.headerToken(token) else {
      throw Refusal(
        "\(place): holds no token: put into it the one line that 'canvass-collector token add' printed"
      )
    }
    return token
  }
}

/// One sync from beginning to end: the session decides, this carries out.
struct SyncRun: Sendable {
  private let store: Store
  private let target: SyncTarget
  private let again: Bool

  /// - Parameter again: whether what was set aside is sent once more, as far as it may be.
  init(_ store: Store, _ target: SyncTarget, again: Bool) {
    self.store = store
    self.target = target
    self.again = again
  }

  /// Hears how far a sync is.
  typealias Progress = @Sendable (SyncSummary) -> Void

  /// Sends until nothing waits or nothing more can be done; tells how far it is after each step. What
  /// comes of it names all that is set aside, also since earlier.
  func run(_ progress: @escaping Progress) async throws -> SyncSummary {
    try await HTTPCollector.with(target.address, token: target.token) { collector in
      let identity: String
      // Whether there is a collector at all, and one of our time, is known before anything leaves.
      do throws(SyncFault) {
        identity = try await collector.hello().collector
      } catch {
        let outbox = try store.outbox()
        var summary = SyncSummary()
        summary.left = outbox.waiting
        summary.quarantined = outbox.setAside
        summary.fault = error
        try note(summary, by: nil)
        return summary
      }
      if again { for id in try store.outbox().setAside.sendable { try store.release(id) } }
      var summary = try await drain(collector, progress)
      summary.quarantined = try store.outbox().setAside
      try note(summary, by: identity)
      return summary
    }
  }

  private func note(_ summary: SyncSummary, by collector: String?) throws(StoreFault) {
    try store.note(
      SyncNote(
        at: Surroundings.now(), collector: collector, sent: summary.sent, left: summary.left,
        setAside: summary.quarantined.keys.sorted(), outcome: summary.fault?.code ?? SyncNote.well))
  }

  private func drain(
    _ collector: HTTPCollector, _ progress: @escaping Progress
  ) async throws -> SyncSummary {
    var session = SyncSession(outbox: try store.outbox(), heedsBackOff: false)
    var random = SystemRandomNumberGenerator()
    while true {
      let reply: SyncReply
      switch session.next(now: Surroundings.now()) {
      case .done(let summary):
        try target.retention.apply(store, now: Surroundings.now())
        return summary
      case .wait(let until):
        let milliseconds = max(0, until.milliseconds - Surroundings.now().milliseconds)
        try await Task.sleep(for: .milliseconds(milliseconds))
        continue
      case .ask(let ids): reply = await ask(collector, ids)
      case .send(let keys): reply = try await send(collector, keys)
      }
      for effect in session.received(reply, now: Surroundings.now(), using: &random) {
        try carryOut(effect)
      }
      progress(session.progress)
    }
  }

  private func ask(_ collector: HTTPCollector, _ ids: [String]) async -> SyncReply {
    do throws(SyncFault) {
      return .have(try await collector.have(ids))
    } catch { return .failed(error) }
  }

  /// Notes the attempt before anything leaves, so that after a cut it is known to be unsure.
  private func send(_ collector: HTTPCollector, _ keys: [RecordKey]) async throws -> SyncReply {
    let records = try store.frozen(keys)
    try store.noteAttempt(keys.map(\.id))
    let begun = Surroundings.now()
    do throws(SyncFault) {
      let reply = try await collector.send(records)
      let took = Surroundings.now().milliseconds - begun.milliseconds
      return .batch(reply, milliseconds: took)
    } catch { return .failed(error) }
  }

  private func carryOut(_ effect: SyncEffect) throws {
    switch effect {
    case .keep(let receipts):
      _ = try store.keep(receipts, from: target.address.text, at: Surroundings.now())
    case .postpone(let ids, let until): try store.noteFailure(ids, until: until)
    case .quarantine(let id, let reason): try store.quarantine(id, reason: reason.code)
    }
  }

  /// What came of it, for a person.
  static func lines(_ summary: SyncSummary) -> [String] {
    ["\(summary.sent) sent, \(summary.left) left."] + remarks(summary)
  }

  /// What did not go as it should.
  static func remarks(_ summary: SyncSummary) -> [String] {
    lines(summary.quarantined) + (summary.fault.map { [$0.sentence] } ?? [])
  }

  /// What is set aside, and why.
  static func lines(_ aside: [String: Quarantine]) -> [String] {
    aside.sorted { $0.key < $1.key }.map { id, reason in
      let then = reason == .erased ? "" : "; once that is done: canvass sync --again"
      return "\(id) is set aside: \(reason.sentence)\(then)"
    }
  }
}
