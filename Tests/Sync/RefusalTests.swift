import Records
import Sync
import Testing

struct RefusalTests {
  private func run(_ verdict: Verdict) -> (Run, TwinCollector) {
    var collector = TwinCollector()
    collector.verdicts["uuid:2"] = verdict
    let run = Run(SyncSession(outbox: (1...3).map { entry($0) }), &collector)
    return (run, collector)
  }

  @Test(arguments: [Rejection.malformed, .notAnInterview, .other("closed")])
  func `one bad record is set aside after some refusals, the rest goes on`(
    rejection: Rejection
  ) {
    let (run, collector) = run(.rejected(rejection, .never))
    #expect(run.summary.sent == 2)
    #expect(run.quarantined == ["uuid:2": .rejected(rejection)])
    #expect(run.summary.quarantined == run.quarantined)
    #expect(collector.arrivals == [key(1): 1, key(2): 3, key(3): 1])
    #expect(run.summary.fault == nil)
  }

  @Test(arguments: [
    (Verdict.conflict, Quarantine.conflict), (.erased, .erased),
    (.rejected(.tooLarge, .never), .rejected(.tooLarge)),
  ])
  func `what cannot change is set aside at once`(verdict: Verdict, reason: Quarantine) {
    let (run, collector) = run(verdict)
    #expect(run.quarantined == ["uuid:2": reason])
    #expect(collector.arrivals[key(2)] == 1)
    #expect(run.summary.sent == 2)
  }

  @Test(arguments: [Verdict.Retry.later, .afterUpdate])
  func `what may change is left to another run`(retry: Verdict.Retry) {
    let (run, _) = run(.rejected(.other("closed"), retry))
    #expect(run.quarantined.isEmpty)
    #expect(run.postponed == ["uuid:2"])
    #expect(run.summary.sent == 2)
    #expect(run.summary.left == 1)
  }

  @Test func `a line that could not be read is known by its place`() {
    var session = SyncSession(outbox: [entry(1), entry(2)])
    var random = Seeded(1)
    for _ in 0..<3 {
      guard case .send(let keys) = session.next(now: moment(0)) else {
        Issue.record("it does not send")
        return
      }
      let results = keys.map { sent in
        sent == key(1)
          ? RecordResult(key: nil, verdict: .rejected(.malformed, .never))
          : RecordResult(key: sent, verdict: .stored(receipt(sent)))
      }
      _ = session.received(
        .batch(BatchReply(collector: "c", results: results), milliseconds: 1), now: moment(0),
        using: &random)
    }
    #expect(session.progress.quarantined == ["uuid:1": .rejected(.malformed)])
    #expect(session.progress.sent == 1)
  }

  @Test func `a record too large for the collector stops only itself`() {
    var session = SyncSession(outbox: [entry(1), entry(2)], pace: Pace(records: 2))
    var random = Seeded(1)
    var batches: [[RecordKey]] = []
    var effects: [SyncEffect] = []
    var collector = TwinCollector()
    loop: while true {
      let reply: SyncReply
      switch session.next(now: moment(0)) {
      case .ask(let ids): reply = .have(collector.have(ids))
      case .send(let keys):
        batches.append(keys)
        reply =
          keys.contains(key(1))
          ? .failed(.tooLarge) : .batch(collector.batch(keys), milliseconds: 1)
      case .wait, .done: break loop
      }
      effects += session.received(reply, now: moment(0), using: &random)
    }
    #expect(batches == [[key(1), key(2)], [key(1)], [key(2)]])
    #expect(effects.first == .quarantine(id: "uuid:1", .rejected(.tooLarge)))
    #expect(session.progress.sent == 1)
  }

  @Test(arguments: [
    Quarantine.conflict, .erased, .strangeReceipt, .rejected(.damaged), .rejected(.tooLarge),
    .rejected(.other("closed")),
  ])
  func `a reason is read from its code again, and has a sentence`(reason: Quarantine) {
    #expect(Quarantine(code: reason.code) == reason)
    #expect(!reason.sentence.contains("closed"))
  }
}
