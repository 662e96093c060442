import Foundation
import JSONDocuments
import Kiosk
import Questionnaires
import Records
import Screens
import Store
import TestKit
import Terminal
import Testing
import Values

@testable import canvass

/// What a kiosk leaves on the disk, and how it begins again.
@Suite struct KioskDeskTests {
  static let needle = "Zneedleqx"
  static let now = Moment(milliseconds: 1_795_219_200_000, offsetMinutes: -240)

  /// A folder with a store, gone with the value.
  private final class Place {
    let folder = FileManager.default.temporaryDirectory.appending(path: "desk-\(UUID())").path

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func desk(_ policy: IdlePolicy, printer: String? = nil) throws -> KioskDesk {
      let json = """
        {"id": "desk", "version": "1", "title": "Desk", "items": [
         {"type": "text", "name": "who", "label": "Who?", "required": true},
         {"type": "text", "name": "why", "label": "Why?", "required": true}]}
        """
      let open = try OpenQuestionnaire("desk.json", Array(json.utf8), folder: nil)
      let desk = Deskwork(
        store: try Store(directory: folder, durability: .off), library: try Library(nil),
        settings: try Settings(), mode: .casi)
      return try KioskDesk(
        desk, open, KioskPlan(onIdle: policy, printer: printer), pin: nil,
        now: { KioskDeskTests.now })
    }

    /// Whether any file holds these bytes as they are.
    func holds(_ text: String) throws -> Bool {
      let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
      return files.contains { name in
        let bytes = FileManager.default.contents(atPath: folder + "/" + name) ?? Data()
        return bytes.firstRange(of: Data(text.utf8)) != nil
      }
    }
  }

  private func kiosk(_ desk: KioskDesk) -> KioskApp {
    KioskApp(desk.plan, desk.open.form, size: Size(columns: 80, rows: 24), at: Self.now)
  }

  /// Carries out what keys ask for; answers with the codes that were shown.
  @discardableResult private func press(
    _ keys: [Key], _ kiosk: inout KioskApp, _ desk: inout KioskDesk
  ) throws -> [String] {
    var codes: [String] = []
    for (place, key) in keys.enumerated() {
      // Nobody presses keys faster.
      let now = Moment(
        milliseconds: Self.now.milliseconds + Int64(place + 1) * 1000,
        offsetMinutes: Self.now.offsetMinutes)
      var orders = kiosk.update(.key(key), at: now)[...]
      while let order = orders.popFirst() {
        guard let news = try desk.carryOut(order) else { continue }
        if case .parked(let code) = news { codes.append(code) }
        orders = kiosk.receive(news, at: now) + orders
      }
    }
    return codes
  }

  private static let begin: [Key] = [.enter, .character("1")]
  private static let typed = needle.map { Key.character($0) } + [.enter]

  /// Somebody begins, answers, and has it put aside; the code that they are told.
  private func putAside(_ kiosk: inout KioskApp, _ desk: inout KioskDesk) throws -> String {
    let keys = Self.begin + Self.typed + [.escape, .character("2"), .enter]
    return try #require(try press(keys, &kiosk, &desk).first)
  }

  @Test(arguments: IdlePolicy.allCases)
  func `no file holds what was said as it was said, however an interview ends`(
    policy: IdlePolicy
  ) throws {
    let place = Place()
    var desk = try place.desk(policy)
    var kiosk = kiosk(desk)
    try press(Self.begin + Self.typed, &kiosk, &desk)
    #expect(try !place.holds(Self.needle))
    // Stopping: the second of the ways is what the kiosk does with unfinished answers.
    try press([.escape, .character("2"), .enter], &kiosk, &desk)
    #expect(try !place.holds(Self.needle))
    try press([.enter] + Self.begin + Self.typed + Self.typed + [.enter], &kiosk, &desk)
    #expect(try !place.holds(Self.needle))
    #expect(desk.ledger.open.isEmpty)
    #expect(try desk.desk.store.records().count == (policy == .keep ? 2 : 1))
  }

  @Test func `who comes with the code goes on; who comes after a crash finds nothing of others`()
    throws
  {
    let place = Place()
    var code = ""
    do {
      var desk = try place.desk(.park)
      var kiosk = kiosk(desk)
      code = try putAside(&kiosk, &desk)
      #expect(code.count == KioskApp.codeLength)
      #expect(try !place.holds(code))
      // Somebody else is in the middle of it when the power goes.
      try press([.enter] + Self.begin + Self.typed, &kiosk, &desk)
    }
    var desk = try place.desk(.park)
    #expect(desk.ledger.open.isEmpty && desk.ledger.parked.count == 1)
    #expect(desk.ledger.days[Self.now.day] == [.discarded: 1])
    #expect(try desk.desk.store.drafts().count == 1)
    var kiosk = kiosk(desk)
    try press([.enter, .character("2")] + code.map { .character($0) } + [.enter], &kiosk, &desk)
    #expect(kiosk.draw(at: Self.now).lines.contains { $0.contains("Why?") })
    try press(Self.typed + [.enter], &kiosk, &desk)
    #expect(desk.ledger.parked.isEmpty)
    #expect(desk.ledger.days[Self.now.day] == [.discarded: 1, .finished: 1])
  }

  @Test func `who ends the kiosk while somebody goes on with the code takes neither from them`()
    throws
  {
    let place = Place()
    var desk = try place.desk(.park)
    var kiosk = kiosk(desk)
    let code = try putAside(&kiosk, &desk).map { Key.character($0) }
    let again: [Key] = [.enter, .character("2")] + code + [.enter]
    try press([.enter] + again, &kiosk, &desk)
    for order in kiosk.update(.hangup, at: Self.now) { _ = try desk.carryOut(order) }
    desk = try place.desk(.park)
    #expect(desk.ledger.parked.count == 1 && desk.ledger.open.isEmpty)
    kiosk = self.kiosk(desk)
    try press(again, &kiosk, &desk)
    #expect(kiosk.draw(at: Self.now).lines.contains { $0.contains("Why?") })
    // What was never put aside is gone.
    desk = try place.desk(.park)
    kiosk = self.kiosk(desk)
    try press(Self.begin + Self.typed, &kiosk, &desk)
    for order in kiosk.update(.hangup, at: Self.now) { _ = try desk.carryOut(order) }
    #expect(try desk.desk.store.drafts().count == 1)
    #expect(desk.ledger.days[Self.now.day] == [.discarded: 1])
  }

  @Test func `a printer that was unplugged costs receipts, and nobody the kiosk`() throws {
    let desk = try Place().desk(.discard, printer: "/no/such/printer")
    #expect(desk.printer == nil && desk.plan.printer == nil)
    let warning = try #require(desk.warnings.first)
    #expect(warning.hasPrefix("no receipts are printed: /no/such/printer"))
    #expect(desk.counts.warnings == [warning])
  }

  @Test func `what cannot be put aside is nobody's, and not on the disk`() throws {
    let place = Place()
    var desk = try place.desk(.park)
    var kiosk = kiosk(desk)
    try press(Self.begin + Self.typed, &kiosk, &desk)
    let files = FileManager.default
    try files.removeItem(atPath: place.folder + "/kiosk.json")
    try files.createDirectory(
      atPath: place.folder + "/kiosk.json/in-the-way", withIntermediateDirectories: true)
    #expect(throws: (any Error).self) {
      try press([.escape, .character("2"), .enter], &kiosk, &desk)
    }
    desk.abandon()
    #expect(try desk.desk.store.drafts().isEmpty)
    #expect(desk.ledger.parked.isEmpty && desk.ledger.open.isEmpty)
  }

  @Test func `what was being put aside when the power went is gone at the next start`() throws {
    let place = Place()
    do {
      var desk = try place.desk(.park)
      var kiosk = kiosk(desk)
      try press(Self.begin + Self.typed, &kiosk, &desk)
      try desk.desk.store.settle(try #require(desk.ledger.open.first))
      #expect(try desk.desk.store.drafts().count == 1)
    }
    let desk = try place.desk(.park)
    #expect(try desk.desk.store.drafts().isEmpty)
    #expect(desk.ledger.days[Self.now.day] == [.discarded: 1])
  }

  @Test func `who guesses at codes waits, also at the next process, and their owner after that`()
    throws
  {
    let place = Place()
    var desk = try place.desk(.park)
    var kiosk = kiosk(desk)
    let code = try putAside(&kiosk, &desk)
    let wrong = code == "000000000" ? "111111111" : "000000000"
    func keys(_ code: String) -> [Key] { code.map { .character($0) } + [.enter] }
    try press(
      [.enter, .enter, .character("2")] + keys(wrong) + keys(wrong) + keys(wrong), &kiosk, &desk)
    #expect(kiosk.draw(at: Self.now).lines.joined().contains("Too many"))
    desk = try place.desk(.park)
    kiosk = self.kiosk(desk)
    try press([.enter, .character("2")] + keys(code), &kiosk, &desk)
    #expect(kiosk.draw(at: Self.now).lines.joined().contains("Too many"), "the right one neither")
  }

  @Test func `a ledger is read as it was written, and a damaged one is none`() throws {
    var ledger = KioskLedger()
    ledger.begin("uuid:1")
    ledger.begin("uuid:2")
    ledger.begin("uuid:3")
    ledger.end("uuid:1", as: .finished, on: Self.now.day)
    ledger.park("uuid:2", digest: "d", at: Self.now)
    let node = try JSONReader.parse(JSONWriter.bytes(ledger.json))
    #expect(KioskLedger(node) == ledger)
    #expect(KioskLedger(try JSONReader.parse(Array("{\"days\": 1}".utf8))) == nil)
  }
}
