import Foundation
import GRDB
import Records
import Sealing
import Testing

@testable import Store

/// Receipts lead to wiping, withdrawal codes to erasing: what somebody who can write the database puts
/// there of them does neither.
@Suite struct ReceiptMarkTests {
  let device: StudyDevice
  var store: Store { device.store }

  init() throws { device = try StudyDevice() }

  /// Says that a collector took an interview long ago, and takes it out of the outbox.
  private func plantReceipt(_ number: Int = 1) throws {
    try store.tamper(
      """
      INSERT INTO receipts (id, sha256, collector, sequence, received_at, url, kept_at)
        SELECT id, sha256, 'c', 1, '\(minute(1))', NULL, '\(minute(1))' FROM records
        WHERE id = '\(id(number))';
      DELETE FROM outbox
      """)
  }

  @Test func `a receipt that somebody planted wipes nothing, and the record is still sent`() throws
  {
    try device.finishSealed(id(1))
    try plantReceipt()
    #expect(try store.acknowledged(before: minute(99)).isEmpty)
    #expect(throws: StoreFault.notAcknowledged(id: id(1))) { try store.wipe([id(1)]) }
    #expect(throws: StoreFault.notAcknowledged(id: id(1))) { try store.reduce(id(1), to: []) }
    #expect(try store.outbox().map(\.key.id) == [id(1)])
    #expect(try store.record(id(1))?.state == .finalized)
    #expect(try store.interview(id(1))?.state == .finalized)
    #expect(try store.receipts(of: id(1)).isEmpty)
    #expect(try store.lastReceived() == nil)
    #expect(try store.unmarked() == [UnmarkedRow(kind: .receipt, id: id(1))])
  }

  @Test func `a receipt that came is obeyed, under a new passphrase too`() throws {
    try device.finishSealed(id(1))
    let key = try #require(try store.record(id(1))).key
    try plantReceipt()
    try store.keep([receipt(id(1), sha256: key.sha256)], at: minute(50))
    #expect(try store.acknowledged(before: minute(49)).isEmpty, "the planted time is no time")
    try store.protect(with: "mango tree at noon", cost: .least)
    #expect(try store.outbox().isEmpty)
    #expect(try store.unmarked().isEmpty)
    #expect(try store.acknowledged(before: minute(50)).map(\.key.id) == [id(1)])
    try store.wipe([id(1)])
    #expect(try store.record(id(1))?.content == .wiped)
  }

  @Test func `a repair takes planted receipts and codes out, and keeps those that came`() throws {
    let code = try WithdrawalCode()
    try store.begin(id(1))
    try store.finalize(
      id(1), entry: finished(2), record: specimen(id(1)), summary: "", withdrawal: code.digest)
    try store.finish(id(2))
    try store.keep([receipt(id(1))])
    try plantReceipt(2)
    try store.tamper(
      "INSERT INTO withdrawals (digest, id) VALUES ('\(digest("f"))', '\(id(2))')")
    try store.letGo()
    let report = try Store.repair(Store.remains(in: device.place.store), passphrase: nil)
    #expect(report.findings == [])
    let repaired = try Store(directory: device.place.store)
    #expect(try repaired.outbox().map(\.key.id) == [id(2)])
    #expect(try repaired.interview(withdrawnBy: code.digest) == id(1))
    #expect(try repaired.unmarked().isEmpty)
  }

  @Test func `a code whose row is damaged is made again from the record`() throws {
    let code = try WithdrawalCode()
    try store.begin(id(1))
    try store.finalize(
      id(1), entry: finished(2), record: specimen(id(1), withdrawal: code.digest), summary: "",
      withdrawal: code.digest)
    try store.tamper("UPDATE withdrawals SET digest = '\(digest("f"))'")
    try store.letGo()
    let report = try Store.repair(Store.remains(in: device.place.store), passphrase: nil)
    #expect(report.findings == [])
    #expect(try Store(directory: device.place.store).interview(withdrawnBy: code.digest) == id(1))
  }

  @Test func `an entry that was taken out of the outbox waits still, and can be set aside`() throws
  {
    try store.finish(id(1))
    try store.tamper("DELETE FROM outbox")
    #expect(try store.outbox().map(\.attempts) == [1], "it may have been sent: it is asked first")
    try store.quarantine(id(1), reason: "conflict")
    #expect(try store.outbox().map(\.state) == [.quarantined(reason: "conflict")])
  }

  @Test func `a code that somebody led to another interview erases nothing`() throws {
    let code = try WithdrawalCode()
    try store.begin(id(1))
    try store.finalize(
      id(1), entry: finished(2), record: specimen(id(1)), summary: "", withdrawal: code.digest)
    try store.finish(id(2))
    #expect(try store.interview(withdrawnBy: code.digest) == id(1))
    try store.tamper("UPDATE withdrawals SET id = '\(id(2))'")
    #expect(try store.interview(withdrawnBy: code.digest) == nil)
    #expect(try store.unmarked() == [UnmarkedRow(kind: .withdrawal, id: id(2))])
  }

  @Test func `an origin that somebody planted takes no interview along`() throws {
    for number in 1...3 { try store.finish(id(number)) }
    try store.tamper("INSERT INTO derivations (id, source) VALUES ('\(id(2))', '\(id(1))')")
    #expect(try store.derived(from: id(1)).isEmpty)
    #expect(try store.unmarked() == [UnmarkedRow(kind: .derivation, id: id(2))])
  }

  /// Makes the store what the version before left, with receipts that bear no marks.
  private func makeOld() throws -> [UInt8] {
    try store.write { database in
      let device = try store.deviceKey()
      let signer = try Store.signer(database, under: device)
      for table in [StoredTable.receipts, .withdrawals, .derivations] {
        try database.execute(sql: "ALTER TABLE \(table.rawValue) DROP COLUMN mark")
      }
      let older = try device.seal(signer, as: MarkingStage.rows.context)
      try database.execute(
        sql: "UPDATE device SET signer = ?; PRAGMA user_version = 7;", arguments: [Data(older)])
      return older
    }
  }

  @Test(arguments: [nil, "mango tree at noon"])
  func `receipts from before there were marks are asked for again, planted ones and others`(
    passphrase: String?
  ) throws {
    for number in 1...3 { try store.finish(id(number)) }
    try device.finishSealed(id(4))
    try store.keep([receipt(id(1)), receipt(id(2)), receipt(id(3))])
    try store.wipe([id(2)])
    try store.reduce(id(3), to: Array("{}".utf8))
    if let passphrase { try store.protect(with: passphrase, cost: .least) }
    _ = try makeOld()
    try store.tamper(
      """
      INSERT INTO receipts (id, sha256, collector, sequence, received_at, url, kept_at)
        SELECT id, sha256, 'c', 1, '\(minute(1))', NULL, '\(minute(1))' FROM records
        WHERE id = '\(id(4))'
      """)
    let new = try Store(directory: device.place.store)
    if let passphrase {
      // Somebody looked without the passphrase, and what is planted now is as good as planted before.
      try new.tamper(
        """
        INSERT INTO receipts (id, sha256, collector, sequence, received_at, url, kept_at)
          SELECT id, sha256, 'd', 1, '\(minute(1))', NULL, '\(minute(1))' FROM records
          WHERE id = '\(id(4))'
        """)
      try new.unlock(passphrase)
    }
    #expect(try new.outbox().map(\.key.id) == [id(1), id(4)])
    #expect(try new.outbox().allSatisfy { $0.attempts > 0 || $0.key.id == id(4) }, "asked first")
    #expect(throws: StoreFault.notAcknowledged(id: id(4))) { try new.wipe([id(4)]) }
    // What went already went with a receipt, and the rest of it goes in its time.
    for number in 2...3 { #expect(try new.record(id(number))?.state == .sent) }
    #expect(try new.acknowledged(before: minute(8)).isEmpty)
    #expect(try new.acknowledged(before: minute(99)).map(\.key.id) == [id(3)])
    try new.keep([receipt(id(1))], at: minute(50))
    #expect(try new.outbox().map(\.key.id) == [id(4)])
    try new.wipe([id(1), id(3)])
  }

  @Test func `with an older device's row put back nothing that was planted is marked`() throws {
    let known = KnownStores(folder: device.place.path + "/state")
    try store.finish(id(1))
    let older = try makeOld()
    try store.letGo()
    try Store(directory: device.place.store, known: known).letGo()
    let now = try Store(directory: device.place.store)
    try now.tamper(
      """
      UPDATE device SET signer = :older; INSERT INTO chores VALUES ('mark receipts');
      """
    ) { _ in ["older": Data(older)] }
    try now.tamper(
      """
      INSERT INTO withdrawals (digest, id) VALUES ('\(digest("f"))', '\(id(1))');
      INSERT INTO receipts (id, sha256, collector, sequence, received_at, url, kept_at)
        SELECT id, sha256, 'c', 1, '\(minute(1))', NULL, '\(minute(1))' FROM records
      """)
    try now.letGo()
    let later = try Store(directory: device.place.store, known: known)
    #expect(try later.unmarked().map(\.kind) == [.receipt, .withdrawal])
    #expect(try later.outbox().map(\.key.id) == [id(1)])
    #expect(try later.interview(withdrawnBy: digest("f")) == nil)
    try later.letGo()
    let report = try Store.repair(
      Store.remains(in: device.place.store), passphrase: nil, known: known)
    #expect(report.findings == [])
    let repaired = try Store(directory: device.place.store, known: known)
    #expect(try repaired.interview(withdrawnBy: digest("f")) == nil)
    #expect(try repaired.outbox().map(\.key.id) == [id(1)])
  }

  @Test func `one that somebody calls brought here is named, and not passed over`() throws {
    for number in 1...2 { try store.finish(id(number)) }
    _ = try store.importRecord(specimen(id(3)))
    try store.tamper("UPDATE records SET origin = 'imported' WHERE id = '\(id(1))'")
    #expect(
      try store.outbox().map(\.state) == [.quarantined(reason: Store.damaged), .pending])
  }

  @Test func `what the version before left is marked once, as it is found`() throws {
    let code = try WithdrawalCode()
    try store.begin(id(1))
    try store.finalize(
      id(1), entry: finished(2), record: specimen(id(1)), summary: "", withdrawal: code.digest)
    _ = try makeOld()
    let new = try Store(directory: device.place.store)
    #expect(try new.interview(withdrawnBy: code.digest) == id(1))
    try new.tamper(
      "UPDATE withdrawals SET mark = NULL; INSERT INTO chores VALUES ('mark receipts')")
    let later = try Store(directory: device.place.store)
    #expect(
      try later.interview(withdrawnBy: code.digest) == nil, "once, and at nobody else's word")
  }
}
