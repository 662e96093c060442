import Records
import Values

/// The one writer. While one transaction is on its way to the disk, what arrives waits and shares
/// the next: a hundred devices that send single records cost a few commits, not a hundred.
actor Intake {
  private static let largestGroup = 512

  private let ledger: Ledger
  private let clock: @Sendable () -> Moment
  private var waiting: [Delivery] = []
  private var isCommitting = false

  init(ledger: Ledger, clock: @escaping @Sendable () -> Moment) {
    self.ledger = ledger
    self.clock = clock
  }

  private struct Delivery {
    let records: [SoundRecord]
    let done: CheckedContinuation<[Verdict], any Error>
  }

  /// Keeps the records; returns after the commit that holds them, with one verdict for each. What
  /// was handed over is kept even if whoever handed it over goes away.
  func keep(_ records: [SoundRecord]) async throws -> [Verdict] {
    if records.isEmpty { return [] }
    return try await withCheckedThrowingContinuation { continuation in
      waiting.append(Delivery(records: records, done: continuation))
      guard !isCommitting else { return }
      isCommitting = true
      Task { await commit() }
    }
  }

  private func commit() async {
    while !waiting.isEmpty {
      let group = next()
      let verdicts = await verdicts(on: group.flatMap(\.records))
      for (delivery, part) in Self.shared(verdicts, among: group) {
        delivery.done.resume(with: part)
      }
    }
    isCommitting = false
  }

  private func verdicts(on records: [SoundRecord]) async -> Result<[Verdict], any Error> {
    do {
      return .success(try await ledger.keep(records, at: clock()))
    } catch {
      return .failure(error)
    }
  }

  private func next() -> [Delivery] {
    var count = 0
    let group = waiting.prefix { delivery in
      defer { count += delivery.records.count }
      return count == 0 || count + delivery.records.count <= Self.largestGroup
    }
    waiting.removeFirst(group.count)
    return Array(group)
  }

  private static func shared(
    _ verdicts: Result<[Verdict], any Error>, among group: [Delivery]
  ) -> [(Delivery, Result<[Verdict], any Error>)] {
    var at = 0
    return group.map { delivery in
      defer { at += delivery.records.count }
      return (delivery, verdicts.map { Array($0[at..<at + delivery.records.count]) })
    }
  }
}
