import Glibc
import Interviews
import Kiosk
import Records
import Screens
import Sealing
import Store
import Values

/// Everything that the kiosk's screens ask of store and machine.
struct KioskDesk {
  let desk: Deskwork
  let open: OpenQuestionnaire
  /// Without a printer where that cannot be had: then nobody is offered a receipt.
  let plan: KioskPlan
  let memory: KioskMemory
  /// Nil where no PIN is set: then nobody gets in.
  var gate: PINGate?
  /// Who guesses at codes waits as well.
  private var codes: GuessGate
  let printer: KioskPrinter?
  /// What staff should know of the machine.
  var warnings: [String] = []
  private(set) var ledger: KioskLedger
  /// The interview that is open, and that no other window has it.
  private var current: String?
  private var hold: InterviewHold?
  private let now: () -> Moment

  /// Takes up what an earlier program left: interviews that it had open are gone with its memory, unless
  /// they were finished.
  init(
    _ desk: Deskwork, _ open: OpenQuestionnaire, _ plan: KioskPlan, pin: StaffPIN?,
    now: @escaping () -> Moment = Surroundings.now
  ) throws {
    var desk = desk
    // Nothing of an unfinished interview may outlast the person who answers it, but what they park.
    desk.custody = .memory
    self.desk = desk
    self.open = open
    self.now = now
    let memory = KioskMemory(directory: desk.store.directory)
    self.memory = memory
    gate = try pin.map { PINGate($0, remembered: try memory.tries(at: .pin)) }
    codes = GuessGate(remembered: try memory.tries(at: .code))
    var plan = plan
    do throws(Refusal) {
      printer = try KioskPrinter(asIn: plan)
    } catch {
      // Nobody loses thanks and code to a plug that was pulled; the next process looks for it again.
      printer = nil
      plan.printer = nil
      warnings.append("no receipts are printed: \(error)")
    }
    self.plan = plan
    ledger = try memory.ledger()
    guard !ledger.open.isEmpty else { return }
    let store = desk.store
    // One that was being put aside when its program ended lies there, and nobody has its code.
    let waiting = Set(ledger.parked.map(\.id))
    for id in ledger.open where !waiting.contains(id) {
      guard Self.isGone(id, from: store, at: now()) else { return }
    }
    ledger.settle({ Self.end(of: $0, in: store) }, on: now().day)
    // A full disk may have room by the time that somebody begins.
    try? memory.keep(ledger)
  }

  /// Takes an unfinished interview off the disk; false where the disk would not.
  private static func isGone(_ id: String, from store: Store, at now: Moment) -> Bool {
    do throws(StoreFault) {
      if try store.interview(id)?.state == .draft { try store.discard(id, at: now) }
      return true
    } catch { return false }
  }

  /// How an interview ended whose program did not live to say so.
  private static func end(of id: String, in store: Store) -> KioskEnd {
    guard let summary = try? store.interview(id), let disposition = summary.disposition else {
      return .discarded
    }
    return isPartial(disposition) ? .partial : .finished
  }

  /// A partial interview, or one that was broken off, by AAPOR's codes.
  private static func isPartial(_ code: String) -> Bool { code == "120" || code == "212" }

  // MARK: Orders

  /// What came of an order; nil where nothing has to be told, or where it is for whoever has the
  /// terminal.
  mutating func carryOut(_ order: KioskOrder) throws -> KioskNews? {
    switch order {
    case .begin(let language, let answeredBefore):
      return try begin(language, answeredBefore: answeredBefore)
    case .unpark(let code): return try unpark(code)
    case .save(let id, let entries, let summary): try desk.keep(entries, of: id, summary)
    case .freeze(let id, let entry, let record, let end):
      let farewell = try desk.freeze(id, entry, record)
      try note(id, end)
      return .finished(farewell)
    case .discard(let id):
      if try desk.store.interview(id) != nil { try desk.store.discard(id, at: now()) }
      try note(id, .discarded)
    case .abandon: abandon()
    case .park(let id): return .parked(code: try park(id))
    case .wipe: hold = nil
    case .printOut(let lines): return .printed(isDone: printer?.print(lines) ?? false)
    case .unlock(let digits): return .pin(try attempt(digits))
    case .refresh: return .facts(try facts())
    case .send, .plain, .redraw, .leave: break
    }
    return nil
  }

  private mutating func begin(_ language: String, answeredBefore: Bool) throws -> KioskNews {
    let reply = try desk.begin(
      open, language: language, isPractice: plan.isTest,
      device: plan.siteName ?? Surroundings.hostName, at: now())
    guard case .opened(let id, let key, var interview, _, _) = reply else {
      throw Refusal("the interview could not be begun")
    }
    if !plan.isTest {
      current = id
      hold = try desk.store.hold(id)
      ledger.begin(id)
      try memory.keep(ledger)
    }
    if answeredBefore {
      let event = JournalEvent.sitting(.observed(Self.answeredBefore))
      for case .save(let entry) in try interview.apply(event, at: now()) where !plan.isTest {
        try desk.store.append([entry], to: id, summary: "")
      }
    }
    return .opened(id: id, key, interview)
  }

  /// For the office: that somebody said so is in the record, and nobody was shut out for it.
  private static let answeredBefore = "has answered before, as they said at the kiosk"

  /// Something about the open interview could not be done, or the program is to end: it is over. What its owner had parked before
  /// waits on; anything else is gone, from the disk as soon as that takes anything again.
  mutating func abandon() {
    guard let id = current else { return }
    current = nil
    hold = nil
    if ledger.parked.contains(where: { $0.id == id }) { return }
    // Where it cannot be taken away now it is still open, and the next program tries again.
    guard Self.isGone(id, from: desk.store, at: now()) else { return }
    ledger.end(id, as: Self.end(of: id, in: desk.store), on: now().day)
    try? memory.keep(ledger)
  }

  private mutating func note(_ id: String, _ end: KioskEnd) throws {
    current = nil
    hold = nil
    ledger.end(id, as: end, on: now().day)
    try memory.keep(ledger)
  }

  // MARK: Parking

  /// Keeps an interview for whoever has the code, which is told once and kept nowhere.
  private mutating func park(_ id: String) throws -> String {
    if desk.store.isPassing(id) { try desk.store.settle(id) }
    var random = SystemRandomNumberGenerator()
    let code = (0..<KioskApp.codeLength).map { _ in
      String(Int.random(in: 0...9, using: &random))
    }.joined()
    // Until its code is kept it is nobody's: whatever fails here takes it away again.
    var noted = ledger
    noted.park(id, digest: Self.digest(code), at: now())
    try memory.keep(noted)
    ledger = noted
    (current, hold) = (nil, nil)
    return code
  }

  private mutating func unpark(_ code: String) throws -> KioskNews {
    guard let parked = try parked(under: code) else {
      return .noSuchCode(until: codes.waiting(at: now()))
    }
    let reply = try desk.resume(parked.id)
    guard case .opened(let id, let key, let interview, _, _) = reply else {
      return .noSuchCode(until: nil)
    }
    current = id
    hold = try desk.store.hold(id)
    ledger.begin(id)
    try memory.keep(ledger)
    return .opened(id: id, key, interview)
  }

  /// What waits under a code, where one may try. The try is on the disk before anybody is told.
  private mutating func parked(under code: String) throws -> KioskLedger.Parked? {
    var found = ledger.parked(under: Self.digest(code))
    if let id = found?.id, try desk.store.interview(id)?.state != .draft { found = nil }
    let attempt = codes.attempt(at: now()) { found != nil }
    try memory.keep(codes.memory, at: .code)
    return attempt == .right ? found : nil
  }

  private static func digest(_ code: String) -> String {
    hexadecimal(sha256(Array("canvass/parked/1 \(code)".utf8)))
  }

  // MARK: Staff

  /// The try is on the disk before anybody is told what came of it.
  private mutating func attempt(_ digits: String) throws -> PINAttempt {
    guard var gate else { return .wrong(left: 0) }
    let attempt = gate.attempt(digits, at: now())
    try memory.keep(gate.memory, at: .pin)
    self.gate = gate
    return attempt
  }

  /// What the welcome screen needs. It begins for each person: it must not take longer for each interview
  /// that is kept.
  var counts: KioskFacts {
    KioskFacts(
      days: ledger.days.sorted { $0.key > $1.key }.map { KioskFacts.Day($0.key, $0.value) },
      parked: ledger.parked.count, warnings: warnings)
  }

  /// The same with what staff want to know.
  func facts() throws -> KioskFacts {
    var facts = counts
    let outbox = try desk.store.outbox()
    (facts.unsent, facts.refused) = (outbox.waiting, outbox.setAside.count)
    facts.freeBytes = Self.freeBytes(desk.store.directory)
    facts.lastSync = try desk.lastSync(now())
    facts.tries = (gate?.memory.tries ?? []).reversed().map {
      KioskFacts.Try(at: $0.at, wasRight: $0.outcome == .right)
    }
    return facts
  }

  private static func freeBytes(_ path: String) -> Int64? {
    var facts = statvfs()
    guard statvfs(path, &facts) == 0 else { return nil }
    return Int64(clamping: UInt64(facts.f_bavail) * UInt64(facts.f_frsize))
  }
}
