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

  @Test func `what the version before left is marked once, as it is found`() throws {
    let code = try WithdrawalCode()
    try store.begin(id(1))
    try store.finalize(
      id(1), entry: finished(2), record: specimen(id(1)), summary: "", withdrawal: code.digest)
    try store.keep([receipt(id(1))])
    try store.write { database in
      let device = try store.deviceKey()
      let signer = try Store.signer(database, under: device)
      for table in StoredTable.marked where table.markedSince == .receipts {
        try database.execute(sql: "ALTER TABLE \(table.rawValue) DROP COLUMN mark")
      }
      try database.execute(
        sql: "UPDATE device SET signer = ?; PRAGMA user_version = 7;",
        arguments: [Data(try device.seal(signer, as: MarkingStage.rows.context))])
    }
    let new = try Store(directory: device.place.store)
    #expect(try new.record(id(1))?.state == .sent)
    #expect(try new.interview(withdrawnBy: code.digest) == id(1))
    try new.tamper("UPDATE receipts SET mark = NULL; INSERT INTO chores VALUES ('mark receipts')")
    let later = try Store(directory: device.place.store)
    #expect(try later.record(id(1))?.state == .finalized, "once, and at nobody else's word")
  }
}
