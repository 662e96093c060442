import GRDB
import Records
import Sealing

/// What the store says.
extension Mirror {
  func fetch<Result>(
    _ body: (Database) throws -> Result
  ) throws(MirrorFault) -> Result {
    do {
      return try reader.read(body)
    } catch { throw .store(StoreFault(error, path: store.directory)) }
  }

  func device() throws(MirrorFault) -> StoredRow {
    let rows = try fetch { try StoredRow.all($0, .device) }
    guard let row = rows.first, let lock = row.text("lock"),
      let lock = try? DeviceLock(json: Array(lock.utf8))
    else { throw .store(.damaged(path: store.directory)) }
    guard case .passphrase = lock else { throw .unprotected }
    return row
  }

  /// A word for each interview that changes whenever something of it does.
  func stamps() throws(MirrorFault) -> [String: String] {
    try fetch { database in
      Dictionary(
        try Row.fetchAll(database, sql: Self.stamps).map { row -> (String, String) in
          (try row.decode(forColumn: "id"), try row.decode(forColumn: "stamp"))
        }, uniquingKeysWith: { first, _ in first })
    }
  }

  /// How many interviews the store has: of one that was taken back there is no more than the word of it.
  func interviewCount() throws(MirrorFault) -> Int {
    try fetch { database in
      try Int.fetchOne(
        database,
        sql: """
          SELECT count(*) FROM (SELECT id FROM interviews UNION SELECT id FROM records)
          WHERE id NOT IN (SELECT id FROM (\(Store.passing)))
          """) ?? 0
    }
  }

  private static let stamps = """
    WITH ids AS (
      SELECT id FROM (
        SELECT id FROM interviews UNION SELECT id FROM records UNION SELECT id FROM erasures)
      -- What no key on the disk opens is no copy of anything.
      WHERE id NOT IN (SELECT id FROM (\(Store.passing))))
    SELECT id,
      coalesce((SELECT entries || ' ' || touched || ' ' || hex(head) FROM interviews i
        WHERE i.id = ids.id), '') || '/' ||
      coalesce((SELECT hex(sealed) FROM keys k WHERE k.id = ids.id), '') || '/' ||
      coalesce((SELECT sha256 || hex(mark) FROM records r WHERE r.id = ids.id), '') || '/' ||
      coalesce((SELECT length(bytes) FROM contents c WHERE c.id = ids.id), '') || '/' ||
      coalesce((SELECT hex(bytes) FROM residues x WHERE x.id = ids.id), '') || '/' ||
      coalesce((SELECT attempts || ' ' || coalesce(next_attempt_at, '') || coalesce(reason, '')
        FROM outbox o WHERE o.id = ids.id), '') || '/' ||
      coalesce((SELECT group_concat(collector || sequence || sha256 || coalesce(hex(mark), ''))
        FROM receipts t
        WHERE t.id = ids.id), '') || '/' ||
      coalesce((SELECT successor FROM successions s WHERE s.id = ids.id), '') || '/' ||
      coalesce((SELECT group_concat(coalesce(hex(mark), '-')) FROM withdrawals w
        WHERE w.id = ids.id), '') || '/' ||
      coalesce((SELECT coalesce(hex(mark), '-') FROM derivations v WHERE v.id = ids.id), '') || '/' ||
      (SELECT count(*) FROM conflicts f WHERE f.id = ids.id) || '/' ||
      (SELECT count(*) FROM erasures e WHERE e.id = ids.id) AS stamp
    FROM ids
    """

  /// Whether an interview is over and done, by the store's word or, of those that the store has done
  /// with altogether, by what the copy says they went on as.
  func isSettled(_ id: String, depth: Int = 0) -> Bool {
    guard depth < 64 else { return false }
    let facts = try? fetch { database -> (Bool, String?) in
      let marker = try store.marker(database)
      let rows = try StoredRow.all(database, about: id)
      let isDone =
        MarkedRecord(rows, marker) != nil
        || rows.contains { $0.table == .erasures && marker.isSound($0) }
      let copied = try self.rows(of: Self.file(of: id))
      let said = (rows + copied).first { $0.table == .successions && marker.isSound($0) }
      return (isDone, said?.text("successor"))
    }
    if facts?.0 == true { return true }
    return (facts?.1).map { isSettled($0, depth: depth + 1) } ?? false
  }

  /// The rows that are to be in the copy: not an erasure that nobody with the device's key made, nor a
  /// key that does not open, in the place of one that does.
  func obeyed(_ rows: [StoredRow], _ marker: RowMarker?) -> [StoredRow] {
    guard let marker else { return rows.filter { $0.table != .erasures } }
    return rows.filter { row in
      switch row.table {
      case .erasures: marker.isSound(row)
      case .keys: store.opens(row)
      default: true
      }
    }
  }

  func rows(of name: String) throws(MirrorFault) -> [StoredRow] {
    (try read(name)?.rows ?? []).compactMap { try? StoredRow(payload: $0) }
  }
}
