import Records
import Sync
import Values

func moment(_ seconds: Int64) -> Moment { Moment(milliseconds: 1_795_275_720_000 + seconds * 1000) }

func key(_ number: Int, content: Character = "a") -> RecordKey {
  RecordKey(id: "uuid:\(number)", sha256: String(repeating: content, count: 64))
}

func entry(
  _ number: Int, bytes: Int = 1000, attempts: Int = 0, next: Moment? = nil,
  state: OutboxEntry.State = .pending
) -> OutboxEntry {
  OutboxEntry(
    key: key(number), byteCount: bytes, attempts: attempts, state: state, nextAttempt: next)
}

func receipt(_ key: RecordKey, collector: String = "c", sequence: Int = 1) -> Receipt {
  Receipt(key: key, collector: collector, receivedAt: moment(0), sequence: sequence)
}

/// Numbers that look random and are the same in every run (splitmix64).
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var word = state
    word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
    word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
    return word ^ (word >> 31)
  }
}

/// A collector without a network: keeps what arrives, and can be told to let the line break.
struct TwinCollector {
  var held: [String: RecordKey] = [:]
  /// How often each record arrived.
  var arrivals: [RecordKey: Int] = [:]
  var verdicts: [String: Verdict] = [:]

  mutating func take(_ key: RecordKey) -> Verdict {
    arrivals[key, default: 0] += 1
    if let verdict = verdicts[key.id] { return verdict }
    guard let there = held[key.id] else {
      held[key.id] = key
      return .stored(receipt(key))
    }
    return there == key ? .duplicate(receipt(key)) : .conflict
  }

  mutating func batch(_ keys: [RecordKey]) -> BatchReply {
    BatchReply(
      collector: "c", results: keys.map { RecordResult(key: $0, verdict: take($0)) })
  }

  func have(_ ids: [String]) -> HaveReply {
    HaveReply(collector: "c", held: ids.compactMap { held[$0] }.map { receipt($0) })
  }
}

/// What the line does to one request.
enum Weather {
  case fine
  /// So many lines arrive, then it breaks.
  case cut(after: Int)
  /// All arrives, the answer does not.
  case lostAnswer
  case portal
}

/// Runs a session against the twin until it is done, as a program would, with time that passes only
/// when the session waits.
struct Run {
  var steps: [SyncStep] = []
  var kept: [Receipt] = []
  var quarantined: [String: Quarantine] = [:]
  var postponed: [String] = []
  var summary = SyncSummary()
  var now = moment(0)

  init(
    _ session: SyncSession, _ collector: inout TwinCollector, seed: UInt64 = 1,
    limit: Int = 10_000, weather: (Int) -> Weather = { _ in .fine }
  ) {
    var session = session
    var random = Seeded(seed)
    var requests = 0
    while steps.count < limit {
      let step = session.next(now: now)
      steps.append(step)
      let reply: SyncReply
      switch step {
      case .done(let summary):
        self.summary = summary
        return
      case .wait(let until):
        now = until
        continue
      case .ask(let ids):
        reply = Self.asked(ids, collector, weather(requests))
      case .send(let keys):
        reply = Self.sent(keys, &collector, weather(requests))
      }
      requests += 1
      for effect in session.received(reply, now: now, using: &random) { apply(effect) }
    }
  }

  private mutating func apply(_ effect: SyncEffect) {
    switch effect {
    case .keep(let receipts): kept += receipts
    case .postpone(let ids, _): postponed += ids
    case .quarantine(let id, let reason): quarantined[id] = reason
    }
  }

  private static func asked(
    _ ids: [String], _ collector: TwinCollector, _ weather: Weather
  ) -> SyncReply {
    switch weather {
    case .fine: .have(collector.have(ids))
    case .portal: .failed(.portal)
    case .cut, .lostAnswer: .failed(.cut)
    }
  }

  private static func sent(
    _ keys: [RecordKey], _ collector: inout TwinCollector, _ weather: Weather
  ) -> SyncReply {
    switch weather {
    case .fine: return .batch(collector.batch(keys), milliseconds: 1000)
    case .portal: return .failed(.portal)
    case .cut(let count):
      _ = collector.batch(Array(keys.prefix(count)))
      return .failed(.cut)
    case .lostAnswer:
      _ = collector.batch(keys)
      return .failed(.timedOut)
    }
  }

  var sentSizes: [Int] {
    steps.compactMap { if case .send(let keys) = $0 { keys.count } else { nil } }
  }
}
