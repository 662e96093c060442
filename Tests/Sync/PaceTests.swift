import Records
import Sync
import Testing
import Values

struct PaceTests {
  /// Sizes of the batches when each takes that long.
  private func sizes(milliseconds: Int64, count: Int = 2000, bytes: Int = 100) -> [Int] {
    var session = SyncSession(outbox: (1...count).map { entry($0, bytes: bytes) })
    var random = Seeded(1)
    var collector = TwinCollector()
    var sizes: [Int] = []
    while case .send(let keys) = session.next(now: moment(0)) {
      sizes.append(keys.count)
      _ = session.received(
        .batch(collector.batch(keys), milliseconds: milliseconds), now: moment(0),
        using: &random)
    }
    return sizes
  }

  @Test func `batches double while they are quick, to 512`() {
    #expect(Array(sizes(milliseconds: 1000).prefix(5)) == [64, 128, 256, 512, 512])
  }

  @Test func `batches of about four seconds stay as they are`() {
    #expect(Array(sizes(milliseconds: 5000).prefix(3)) == [64, 64, 64])
  }

  @Test func `batches halve while they are slow, to one`() {
    #expect(Array(sizes(milliseconds: 60_000).prefix(8)) == [64, 32, 16, 8, 4, 2, 1, 1])
  }

  @Test func `a batch is no larger than 256 KiB, but one record at least`() {
    let sizes = sizes(milliseconds: 1000, count: 20, bytes: 100_000)
    #expect(sizes.first == 2)
    #expect(self.sizes(milliseconds: 1000, count: 3, bytes: 900_000) == [1, 1, 1])
  }

  @Test func `a broken line halves the batch`() {
    var collector = TwinCollector()
    let run = Run(SyncSession(outbox: (1...200).map { entry($0) }), &collector) {
      $0 == 0 ? .cut(after: 0) : .fine
    }
    #expect(Array(run.sentSizes.prefix(3)) == [64, 32, 64])
  }
}

struct BackOffTests {
  /// The pauses between failures in a row.
  private func pauses(seed: UInt64, fault: SyncFault = .unreachable, count: Int = 14) -> [Int64] {
    var session = SyncSession(outbox: [entry(1)], patience: .max)
    var random = Seeded(seed)
    var now = moment(0)
    var pauses: [Int64] = []
    while pauses.count < count {
      switch session.next(now: now) {
      case .wait(let until):
        pauses.append(until.milliseconds - now.milliseconds)
        now = until
      case .send, .ask:
        _ = session.received(.failed(fault), now: now, using: &random)
        // A pause of nothing at all is allowed, and is no wait.
        if case .wait = session.next(now: now) {} else { pauses.append(0) }
      case .done:
        return pauses
      }
    }
    return pauses
  }

  @Test(arguments: UInt64(1)...20)
  func `pauses are anywhere below a limit that doubles from 2 seconds to 10 minutes`(
    seed: UInt64
  ) {
    for (index, pause) in pauses(seed: seed).enumerated() {
      #expect(pause <= min(600_000, 2000 << index))
    }
  }

  @Test func `pauses differ from device to device`() {
    #expect(Set((1...20).map { pauses(seed: $0, count: 8) }).count == 20)
  }

  @Test func `a busy collector is left alone as long as it asks`() {
    let pauses = pauses(seed: 3, fault: .busy(retryAfterSeconds: 120), count: 4)
    #expect(pauses.allSatisfy { $0 >= 120_000 })
  }

  @Test func `after some failures in a row it ends and says why`() {
    var collector = TwinCollector()
    let run = Run(SyncSession(outbox: [entry(1)], patience: 3), &collector) { _ in .portal }
    #expect(run.summary.fault == .portal)
    #expect(run.summary.left == 1)
    #expect(run.kept.isEmpty)
    #expect(run.postponed.contains("uuid:1"))
  }

  @Test func `what is not due waits, unless a person asks for it now`() {
    let outbox = [entry(1, next: moment(60))]
    var patient = SyncSession(outbox: outbox)
    #expect(patient.next(now: moment(0)) == .wait(until: moment(60)))
    #expect(patient.next(now: moment(60)) == .send([key(1)]))
    var urgent = SyncSession(outbox: outbox, heedsBackOff: false)
    #expect(urgent.next(now: moment(0)) == .send([key(1)]))
  }

  @Test func `a clock that was set back does not stop the sending for years`() {
    var session = SyncSession(outbox: [entry(1, next: moment(100_000_000))])
    #expect(session.next(now: moment(0)) == .send([key(1)]))
  }
}
