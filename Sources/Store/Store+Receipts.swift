import GRDB
import Records
import Values

/// A collector's word that it holds a record. It leads to that record being wiped here, so only one that
/// this device took in counts: it bears a mark.
extension Store {
  /// Keeps receipts and takes their records from the outbox: only where both identity and digest
  /// are those of a record here. Returns how many that were; may be repeated.
  ///
  /// - Parameter moment: when they came here; nil if the collector's word for when it took the record
  ///   must do.
  @discardableResult
  public func keep(
    _ receipts: [Receipt], from url: String? = nil, at moment: Moment? = nil
  ) throws(StoreFault) -> Int {
    try write { database in
      var kept = 0
      for receipt in receipts
      where try Self.digest(database, receipt.key.id) == receipt.key.sha256 {
        try keep(database, receipt, url, moment ?? receipt.receivedAt)
        try database.execute(sql: "DELETE FROM outbox WHERE id = ?", arguments: [receipt.key.id])
        kept += 1
      }
      return kept
    }
  }

  /// How long a record stays counts from when its first receipt came.
  private func keep(
    _ database: Database, _ receipt: Receipt, _ url: String?, _ moment: Moment
  ) throws {
    let key = receipt.key
    let before = try StoredRow.all(
      database, .receipts, "WHERE id = ? AND collector = ?", [key.id, receipt.collector])
    let first = try marker(database).firstSound(before)?.values["kept_at"]
    try putMarked(
      database,
      StoredRow(
        .receipts,
        [
          "id": key.id.databaseValue, "sha256": key.sha256.databaseValue,
          "collector": receipt.collector.databaseValue,
          "sequence": receipt.sequence.databaseValue,
          "received_at": receipt.receivedAt.description.databaseValue, "url": url.databaseValue,
          "kept_at": first ?? moment.description.databaseValue,
        ]))
  }

  /// The receipts at hand for a record, of whatever collector.
  public func receipts(of id: String) throws(StoreFault) -> [Receipt] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT * FROM receipts t WHERE id = ? AND \(soundReceipts(database)) ORDER BY received_at
          """, arguments: [id]
      ).map(Receipt.init)
    }
  }

  // MARK: What they say, for queries

  /// Whether some collector holds exactly this content of the record `r`: its receipt is here, or it was
  /// when the content went.
  func acknowledged(_ database: Database) throws -> String {
    """
    (EXISTS (SELECT 1 FROM receipts t WHERE \(try receipted(database)))
      OR r.position IN (\(try places(ofGone: database))))
    """
  }

  /// Where the records stand whose content went, as their marks say: that takes a receipt. All without
  /// one while nobody can tell.
  func places(ofGone database: Database) throws -> String {
    let marker = markerAtHand(database)
    let gone = try Row.fetchAll(
      database,
      sql: "SELECT r.*, \(Self.recordStanding) FROM \(Self.recordSources) WHERE c.id IS NULL"
    )
    .filter { marker?.isSound(recordIn: $0) ?? true }
    .map { row -> Int in try row.decode(forColumn: "position") }
    return gone.map(String.init).joined(separator: ", ")
  }

  /// Whether `t` is a receipt for exactly this content of the record `r`.
  func receipted(_ database: Database) throws -> String {
    "t.id = r.id AND t.sha256 = r.sha256 AND \(try soundReceipts(database))"
  }

  /// Whether the receipt `t` bears its mark; all do while nobody can tell.
  func soundReceipts(_ database: Database) throws -> String {
    guard let marker = markerAtHand(database) else { return "TRUE" }
    let planted = try Row.fetchAll(database, sql: "SELECT rowid AS place, * FROM receipts")
      .filter { !marker.isSound(StoredRow(.receipts, $0)) }
      .map { row -> Int in try row.decode(forColumn: "place") }
    return "t.rowid NOT IN (\(planted.map(String.init).joined(separator: ", ")))"
  }
}

extension RowMarker {
  fileprivate func firstSound(_ rows: [StoredRow]) -> StoredRow? { rows.first(where: isSound) }
}

extension Receipt {
  fileprivate init(_ row: Row) throws {
    self.init(
      key: try RecordKey(row),
      collector: try row.decode(forColumn: "collector"),
      receivedAt: try row.moment("received_at"), sequence: try row.decode(forColumn: "sequence"))
  }
}
