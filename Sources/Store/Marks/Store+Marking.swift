import Foundation
import GRDB
import Records
import Sealing

/// Stores that were made before all that is acted upon had marks.
extension Store {
  /// Gives what an older version left without marks its marks, as it is found, once: that it was done
  /// stands under the device's key (`MarkingStage`), and is remembered outside of the store: with an older
  /// row of the device put back it would be done again, with what somebody planted.
  func markOlder() {
    guard !isLocked, (try? hasUnmarked()) == true,
      known.map({ $0.stage(at: directory) < .last }) ?? true
    else { return }
    let marked = try? amend { database -> Int in
      let device = try deviceKey()
      defer { try? database.execute(sql: "DELETE FROM chores WHERE name LIKE 'mark %'") }
      guard let (signer, stage) = try? Self.openSigner(database, under: device), stage < .last
      else { return 0 }
      if stage < .rows { try markHeads(database, stage) }
      try Self.keep(database, signer: signer, under: device)
      try markRows(database, stage)
      return stage < .rows ? try markRecords(database) : 0
    }
    found.withLock { $0 += marked ?? 0 }
    if marked != nil, known != nil, let protection = try? protection() { try? remember(protection) }
  }

  /// How many finished interviews of an older version got their marks when this store was opened: what
  /// was changed before that, nobody can tell.
  public var markedAsFound: Int { found.withLock(\.self) }

  private func hasUnmarked() throws(StoreFault) -> Bool {
    try read { database in
      try Int.fetchOne(database, sql: "SELECT 1 FROM chores WHERE name LIKE 'mark %'") != nil
    }
  }

  private func markHeads(_ database: Database, _ stage: MarkingStage) throws {
    let rows = try Row.fetchAll(
      database,
      sql: "SELECT i.* FROM interviews i JOIN keys k ON k.id = i.id WHERE length(i.head) > 0")
    for row in rows {
      // One whose key or end is damaged is told when somebody reads it.
      guard let key = try? key(database, of: row.decode(forColumn: "id")),
        let head = try? JournalHead(row), let bytes = try? row.bytes("head"),
        stage == .none || head.isFormer(bytes, under: key.secret)
      else { continue }
      try database.execute(
        sql: "UPDATE interviews SET head = ? WHERE id = ?",
        arguments: [Data(head.bytes(under: key.secret)), key.id])
    }
  }

  private func markRows(_ database: Database, _ stage: MarkingStage) throws {
    for table in StoredTable.marked where table.markedSince.map({ $0 > stage }) ?? false {
      for row in try StoredRow.all(database, table) { try putMarked(database, row) }
    }
  }

  /// Marks the records that are whole; answers with their number.
  private func markRecords(_ database: Database) throws -> Int {
    var count = 0
    let sql = "SELECT r.*, c.bytes FROM records r LEFT JOIN contents c ON c.id = r.id"
    for row in try Row.fetchAll(database, sql: sql) where isWhole(database, row) {
      try mark(database, record: row.decode(forColumn: "id"))
      count += 1
    }
    return count
  }

  /// Whether a record's bytes are what its row says; one that was wiped has none.
  private func isWhole(_ database: Database, _ row: Row) -> Bool {
    guard let key = try? RecordKey(row) else { return false }
    guard let bytes = try? row.bytes("bytes") else { return true }
    if row["is_sealed"] == 1 {
      return hexadecimal(sha256(bytes)) == key.sha256
        && (try? SealedRecord(json: bytes))?.heading.id == key.id
    }
    return (try? self.key(database, of: key.id).open(record: bytes, key)) != nil
  }

  /// Marks all that bears its mark under one key under another one instead. What does not bear it gets
  /// none.
  func markAnew(_ database: Database, from old: SecretKey, to new: SecretKey) throws {
    let (before, after) = (RowMarker(old), RowMarker(new))
    for table in StoredTable.marked {
      for row in try StoredRow.all(database, table) where before.isSound(row) {
        try after.marked(row).insert(into: database, replacing: true)
      }
    }
    let sql = "SELECT r.*, \(Self.recordStanding) FROM \(Self.recordSources)"
    for row in try Row.fetchAll(database, sql: sql) where before.isSound(recordIn: row) {
      try database.execute(
        sql: "UPDATE records SET mark = ? WHERE id = ?",
        arguments: [Data(after.mark(MarkedRow(recordIn: row))), row["id"] as String])
    }
  }
}
