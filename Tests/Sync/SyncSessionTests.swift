import Records
import Sync
import Testing

struct SyncSessionTests {
  @Test func `everything is sent once, in order, and acknowledged`() {
    var collector = TwinCollector()
    let run = Run(SyncSession(outbox: (1...500).map { entry($0) }), &collector)
    #expect(run.kept.map(\.key) == (1...500).map { key($0) })
    #expect(run.summary.sent == 500)
    #expect(run.summary.left == 0)
    #expect(run.summary.fault == nil)
    #expect(collector.arrivals.values.allSatisfy { $0 == 1 })
  }

  @Test func `an empty outbox is done at once`() {
    var collector = TwinCollector()
    let run = Run(SyncSession(outbox: []), &collector)
    #expect(run.steps == [.done(SyncSummary())])
  }

  @Test func `sending twice changes nothing`() {
    var collector = TwinCollector()
    let outbox = (1...20).map { entry($0) }
    _ = Run(SyncSession(outbox: outbox), &collector)
    let held = collector.held
    let run = Run(SyncSession(outbox: outbox), &collector)
    #expect(collector.held == held)
    #expect(run.summary.sent == 20)
  }

  @Test func `after a cut it asks, and sends only what did not arrive`() {
    var collector = TwinCollector()
    let run = Run(SyncSession(outbox: (1...10).map { entry($0) }), &collector) {
      $0 == 0 ? .cut(after: 4) : .fine
    }
    let all = (1...10).map { key($0) }
    guard run.steps.count == 5, case .wait = run.steps[1] else {
      Issue.record("\(run.steps)")
      return
    }
    #expect(run.steps[0] == .send(all))
    #expect(run.steps[2] == .ask(all.map(\.id)))
    #expect(run.steps[3] == .send(Array(all[4...])))
    #expect(run.summary.sent == 10)
    #expect(collector.arrivals.values.allSatisfy { $0 == 1 })
    #expect(run.postponed == all.map(\.id))
  }

  @Test func `what was on its way in an earlier run is asked for first`() {
    var collector = TwinCollector()
    _ = collector.take(key(1))
    let outbox = [entry(1, attempts: 1), entry(2, attempts: 1), entry(3)]
    let run = Run(SyncSession(outbox: outbox), &collector)
    #expect(run.steps.first == .ask(["uuid:1", "uuid:2"]))
    #expect(run.steps.dropFirst().first == .send([key(2), key(3)]))
    #expect(collector.arrivals[key(1)] == 1)
    #expect(run.summary.sent == 3)
  }

  @Test func `questions are no larger than a collector takes`() {
    var collector = TwinCollector()
    let run = Run(SyncSession(outbox: (1...2500).map { entry($0, attempts: 1) }), &collector)
    let sizes = run.steps.compactMap { if case .ask(let ids) = $0 { ids.count } else { nil } }
    #expect(sizes == [1000, 1000, 500])
    #expect(run.summary.sent == 2500)
  }

  @Test(arguments: UInt64(1)...40)
  func `whatever the weather, all arrives and nothing that is held is sent again`(
    seed: UInt64
  ) {
    var collector = TwinCollector()
    var weather = Seeded(seed)
    let session = SyncSession(outbox: (1...300).map { entry($0) }, patience: .max)
    let run = Run(session, &collector, seed: seed) { _ in
      switch Int.random(in: 0..<6, using: &weather) {
      case 0: .cut(after: Int.random(in: 0..<200, using: &weather))
      case 1: .lostAnswer
      case 2: .portal
      default: .fine
      }
    }
    #expect(run.summary.sent == 300)
    #expect(run.kept.count == 300)
    #expect(collector.held.count == 300)
    #expect(collector.arrivals.values.allSatisfy { $0 == 1 })
  }

  @Test func `asked again before the answer, it says the same again`() {
    var session = SyncSession(outbox: [entry(1)])
    #expect(session.next(now: moment(0)) == .send([key(1)]))
    #expect(session.next(now: moment(9)) == .send([key(1)]))
  }

  @Test func `what is quarantined stays where it is`() {
    var collector = TwinCollector()
    let outbox = [entry(1, state: .quarantined(reason: "conflict")), entry(2)]
    let run = Run(SyncSession(outbox: outbox), &collector)
    #expect(collector.arrivals == [key(2): 1])
    #expect(run.summary.left == 0)
  }
}
