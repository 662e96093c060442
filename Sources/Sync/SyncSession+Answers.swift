import Records
import Values

extension SyncSession {
  /// The collector said what it holds of those that may have arrived.
  mutating func learned(_ have: HaveReply, about ids: [String]) -> [SyncEffect] {
    let asked = Set(ids)
    var effects: [SyncEffect] = []
    let held = have.held.filter { receipt in
      asked.contains(receipt.key.id) && receipt.collector == have.collector
        && waiting.contains { $0.key == receipt.key }
    }
    settle(held, &effects)
    for id in have.erased where asked.contains(id) && waiting.contains(where: { $0.key.id == id }) {
      effects.append(setAside(id, .erased))
    }
    // The rest has not arrived, or with another content: sending it is right, and says which.
    for index in waiting.indices where asked.contains(waiting[index].key.id) {
      waiting[index].isUnsure = false
    }
    if !effects.isEmpty { recovered() }
    return effects
  }

  /// The collector judged each record of a batch.
  mutating func judged(
    _ reply: BatchReply, _ keys: [RecordKey], now: Moment,
    using random: inout some RandomNumberGenerator
  ) -> [SyncEffect] {
    let verdicts = Self.matched(reply.results, to: keys)
    guard !verdicts.isEmpty else {
      return failed(.strangeReply, .sent(keys), now: now, using: &random)
    }
    recovered()
    var effects: [SyncEffect] = []
    var receipts: [Receipt] = []
    for key in keys {
      guard let verdict = verdicts[key] else {
        unanswered(key)
        continue
      }
      switch verdict {
      case .stored(let receipt) where Self.fits(receipt, key, reply),
        .duplicate(let receipt) where Self.fits(receipt, key, reply):
        receipts.append(receipt)
      default: effects += refused(key, verdict, now: now, using: &random)
      }
    }
    settle(receipts, &effects)
    return effects
  }

  /// Each verdict with the record that it is about; a line that could not be read has no name, and
  /// goes by its place if no line is missing.
  private static func matched(
    _ results: [RecordResult], to keys: [RecordKey]
  ) -> [RecordKey: Verdict] {
    var verdicts: [RecordKey: Verdict] = [:]
    for (index, result) in results.enumerated() {
      if let key = result.key {
        if keys.contains(key) { verdicts[key] = result.verdict }
      } else if results.count == keys.count {
        verdicts[keys[index]] = result.verdict
      }
    }
    return verdicts
  }

  private static func fits(_ receipt: Receipt, _ key: RecordKey, _ reply: BatchReply) -> Bool {
    receipt.key == key && receipt.collector == reply.collector
  }

  private mutating func settle(_ receipts: [Receipt], _ effects: inout [SyncEffect]) {
    guard !receipts.isEmpty else { return }
    let keys = Set(receipts.map(\.key))
    waiting.removeAll { keys.contains($0.key) }
    summary.sent += keys.count
    effects.append(.keep(receipts))
  }

  private mutating func unanswered(_ key: RecordKey) {
    for index in waiting.indices where waiting[index].key == key {
      waiting[index].isUnsure = true
    }
  }

  private mutating func recovered() {
    failures = 0
    resumption = nil
  }
}

extension SyncSession {
  /// One record was not kept. The others go on: it moves to the end of the list, and after some
  /// refusals off it.
  private mutating func refused(
    _ key: RecordKey, _ verdict: Verdict, now: Moment,
    using random: inout some RandomNumberGenerator
  ) -> [SyncEffect] {
    switch verdict {
    case .conflict: return [setAside(key.id, .conflict)]
    case .erased: return [setAside(key.id, .erased)]
    case .rejected(.tooLarge, _): return [setAside(key.id, .rejected(.tooLarge))]
    case .stored, .duplicate:
      return again(key) ? [] : [setAside(key.id, .strangeReceipt)]
    case .rejected(let rejection, .never):
      return again(key) ? [] : [setAside(key.id, .rejected(rejection))]
    case .rejected(_, .later), .rejected(_, .afterUpdate):
      return again(key) ? [] : [rest(key, now: now, using: &random)]
    }
  }

  /// Counts a refusal; says whether it is worth another try.
  private mutating func again(_ key: RecordKey) -> Bool {
    guard let index = waiting.firstIndex(where: { $0.key == key }) else { return true }
    var parcel = waiting.remove(at: index)
    parcel.refusals += 1
    waiting.append(parcel)
    return parcel.refusals < Self.patience
  }

  private mutating func rest(
    _ key: RecordKey, now: Moment, using random: inout some RandomNumberGenerator
  ) -> SyncEffect {
    waiting.removeAll { $0.key == key }
    resting += 1
    let pause = BackOff.pause(
      afterFailures: Self.patience, atLeastSeconds: nil, using: &random)
    return .postpone([key.id], until: now.later(by: pause))
  }
}
