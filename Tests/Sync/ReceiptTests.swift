import Records
import Sync
import Testing

/// Nothing but a receipt for exactly what was sent may free a record.
struct ReceiptTests {
  private func effects(of reply: SyncReply, attempts: Int = 0) -> [SyncEffect] {
    var session = SyncSession(outbox: [entry(1, attempts: attempts)])
    _ = session.next(now: moment(0))
    var random = Seeded(1)
    return session.received(reply, now: moment(0), using: &random)
  }

  private func frees(_ effects: [SyncEffect]) -> Bool {
    effects.contains { if case .keep = $0 { true } else { false } }
  }

  private func batch(_ verdict: Verdict, key: RecordKey? = key(1)) -> SyncReply {
    .batch(
      BatchReply(collector: "c", results: [RecordResult(key: key, verdict: verdict)]),
      milliseconds: 1)
  }

  @Test func `a receipt for identity and content frees a record`() {
    #expect(frees(effects(of: batch(.stored(receipt(key(1)))))))
    #expect(frees(effects(of: batch(.duplicate(receipt(key(1)))))))
  }

  @Test(arguments: [
    receipt(key(1, content: "b")), receipt(key(2)), receipt(key(1), collector: "another"),
  ])
  func `a receipt for anything else frees nothing`(strange: Receipt) {
    #expect(!frees(effects(of: batch(.stored(strange)))))
    #expect(!frees(effects(of: batch(.duplicate(strange)))))
    let have = HaveReply(collector: "c", held: [strange])
    #expect(!frees(effects(of: .have(have), attempts: 1)))
  }

  @Test(arguments: [
    SyncReply.failed(.portal), .failed(.cut),
    .batch(BatchReply(collector: "c", results: []), milliseconds: 1),
    .batch(
      BatchReply(
        collector: "c", results: [RecordResult(key: key(2), verdict: .stored(receipt(key(1))))]),
      milliseconds: 1),
    .have(HaveReply(collector: "c", held: [receipt(key(1))])),
  ])
  func `an answer to something else frees nothing`(reply: SyncReply) {
    #expect(!frees(effects(of: reply)))
  }

  @Test func `a collector that acknowledges the wrong thing again and again is reported`() {
    var collector = TwinCollector()
    collector.verdicts["uuid:1"] = .stored(receipt(key(9)))
    let run = Run(SyncSession(outbox: [entry(1), entry(2)]), &collector)
    #expect(run.kept.map(\.key) == [key(2)])
    #expect(run.quarantined == ["uuid:1": .strangeReceipt])
  }
}
