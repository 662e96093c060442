import Foundation
import Interviews
import Kiosk
import Questionnaires
import Records
import Screens
import Store
import Terminal
import TestKit
import Testing
import Values

@testable import canvass

/// Three days at a kiosk: the screens and the store, with a clock that is told the time.
@Suite struct KioskLongRunTests {
  /// The time, as the test has it.
  private final class Clock {
    var now = Moment(milliseconds: 1_795_219_200_000, offsetMinutes: -240)

    func pass(_ milliseconds: Int) {
      now = Moment(
        milliseconds: now.milliseconds + Int64(milliseconds), offsetMinutes: now.offsetMinutes)
    }
  }

  private static let items = """
    {"type": "select_one", "name": "a", "label": "Do you agree?", "required": true,
     "choices": "yes_no"},
    {"type": "integer", "name": "b", "label": "How many?", "nonresponse": ["refused"]},
    {"type": "text", "name": "c", "label": "Why?"}
    """

  private func questionnaire(in folder: String) throws -> OpenQuestionnaire {
    let json = """
      {"id": "long", "version": "1", "title": "Long",
       "choices": {"yes_no": [{"name": "yes", "label": "Yes"}, {"name": "no", "label": "No"}]},
       "items": [\(Self.items)]}
      """
    return try OpenQuestionnaire("long.json", Array(json.utf8), folder: folder)
  }

  /// The kiosk without its terminal: orders are carried out as `KioskSession` does.
  private struct Machine {
    var desk: KioskDesk
    var kiosk: KioskApp
    let clock: Clock
    var begun: Set<String> = []
    var codes: [String] = []

    mutating func perform(_ orders: [KioskOrder]) throws {
      for order in orders {
        if case .plain = order { try perform(kiosk.receive(.spoken, at: clock.now)) }
        guard let news = try desk.carryOut(order) else { continue }
        if case .opened(let id, _, _) = news { begun.insert(id) }
        if case .parked(let code) = news { codes.append(code) }
        try perform(kiosk.receive(news, at: clock.now))
      }
    }

    mutating func press(_ key: Key) throws {
      clock.pass(2000)
      try perform(kiosk.update(.key(key), at: clock.now))
    }

    /// Nobody is there until the welcome screen is.
    mutating func goAway() throws {
      for _ in 0..<200 {
        guard let patience = kiosk.patience(at: clock.now) else { return }
        clock.pass(max(1, patience))
        try perform(kiosk.timeIsUp(at: clock.now))
      }
      Issue.record("the kiosk does not come back by itself")
    }

    /// One person, who answers, turns back, stops, or goes away.
    mutating func visit(_ random: inout RandomSource) throws {
      try press(.enter)
      if !codes.isEmpty, Int.random(in: 0..<3, using: &random) == 0 {
        try press(.character("2"))
        for digit in codes.removeFirst() { try press(.character(digit)) }
        try press(.enter)
      } else {
        try press(.character("1"))
      }
      let patience = Int.random(in: 1...40, using: &random)
      for _ in 0..<patience {
        switch Int.random(in: 0..<12, using: &random) {
        case 0: try press(.backspace)
        case 1: try press(.character(" "))
        case 2: try press(.escape)
        case 3: try press(.down)
        case 4...6: try press(.character("1"))
        default: try press(.enter)
        }
      }
      try goAway()
    }
  }

  /// How many people come; `CANVASS_KIOSK_VISITORS=5000` for a busy place, which takes minutes; then
  /// nothing else is to run beside it.
  private static let visitors =
    ProcessInfo.processInfo.environment["CANVASS_KIOSK_VISITORS"].flatMap { Int($0) } ?? 200

  private static let isAlone =
    ProcessInfo.processInfo.environment["CANVASS_KIOSK_VISITORS"] != nil

  private func memory() throws -> Int {
    let text = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
    return try #require(text.split(separator: " ").dropFirst().first.flatMap { Int($0) }) * 4096
  }

  @Test(arguments: IdlePolicy.allCases)
  func `in 72 hours each interview ends in one way, and memory stays flat`(
    policy: IdlePolicy
  ) throws {
    let visitors = Self.visitors
    let folder = FileManager.default.temporaryDirectory.appending(path: "long-\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = try Store(directory: folder, durability: .off)
    let clock = Clock()
    let plan = KioskPlan(onIdle: policy)
    let open = try questionnaire(in: folder)
    let desk = try KioskDesk(
      Deskwork(
        store: store, library: try Library(folder), settings: try Settings(), mode: .casi),
      open, plan, pin: nil, now: { clock.now })
    let kiosk = KioskApp(
      plan, open.form, size: Size(columns: 80, rows: 24), at: clock.now)
    var machine = Machine(desk: desk, kiosk: kiosk, clock: clock)
    var random = RandomSource(seed: 7)
    let begin = clock.now
    var early = 0
    for visitor in 1...visitors {
      try machine.visit(&random)
      // Whoever comes next comes when the next one of three days' visitors would.
      let due = begin.milliseconds + Int64(visitor) * 72 * 3_600_000 / Int64(visitors)
      clock.pass(max(0, Int(due - clock.now.milliseconds)))
      if visitor == visitors / 4 { early = try memory() }
    }
    #expect(clock.now.milliseconds - begin.milliseconds >= 72 * 3_600_000)
    // The process is that of all tests: its memory is this one's only where nothing runs beside it.
    if Self.isAlone { #expect(try memory() - early < 24 << 20) }
    try check(machine, store, visitors)
  }

  /// The ledger, the store and what was begun tell the same.
  private func check(_ machine: Machine, _ store: Store, _ visitors: Int) throws {
    let ledger = machine.desk.ledger
    let ends = ledger.days.values.reduce(into: [KioskEnd: Int]()) {
      $0.merge($1, uniquingKeysWith: +)
    }
    let records = try store.records()
    let drafts = try store.drafts()
    #expect(ledger.open.isEmpty)
    #expect(Set(drafts.map(\.id)) == Set(ledger.parked.map(\.id)))
    #expect(records.count == ends[.finished, default: 0] + ends[.partial, default: 0])
    #expect(
      machine.begun.count == ends.values.reduce(0, +) + ledger.parked.count)
    #expect(Set(records.map(\.key.id)).isDisjoint(with: drafts.map(\.id)))
    #expect(Set(records.map(\.key.id) + drafts.map(\.id)).isSubset(of: machine.begun))
    #expect(ends[.finished, default: 0] > visitors / 20)
    #expect(machine.begun.count > visitors * 3 / 4)
    switch machine.desk.plan.onIdle {
    case .discard: #expect(ends[.discarded, default: 0] > visitors / 10)
    case .keep: #expect(ends[.partial, default: 0] > visitors / 10)
    case .park: #expect(ledger.parked.count > visitors / 20)
    }
  }
}
