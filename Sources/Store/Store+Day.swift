import GRDB
import Records
import Values

/// What a home screen tells of the work done.
extension Store {
  /// How many interviews of this device were finished since a moment, by their disposition; those
  /// that do not bear their marks are no work of anybody's.
  public func dispositions(since moment: Moment) throws(StoreFault) -> [String: Int] {
    try read { database in
      let unmarked = try unmarkedRecords(database)
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT id, disposition FROM records
          WHERE origin = 'own' AND disposition IS NOT NULL
            AND julianday(finalized_at) >= julianday(?)
          """, arguments: [moment.description])
      return try rows.reduce(into: [:]) { counts, row in
        guard try !unmarked.contains(row.decode(forColumn: "id")) else { return }
        counts[try row.decode(forColumn: "disposition"), default: 0] += 1
      }
    }
  }

  /// When a collector last acknowledged a record, and how many it did in the day before that; nil if
  /// none ever was.
  public func lastReceived() throws(StoreFault) -> (at: Moment, count: Int)? {
    try read { database in
      let sound = try soundReceipts(database)
      guard
        let last = try Row.fetchOne(
          database,
          sql: """
            SELECT received_at FROM receipts t WHERE \(sound)
            ORDER BY julianday(received_at) DESC LIMIT 1
            """)
      else { return nil }
      let count = try Int.fetchOne(
        database,
        sql: """
          SELECT count(*) FROM receipts t
          WHERE \(sound) AND julianday(received_at) > julianday(?) - 1
          """, arguments: [try last.decode(String.self, forColumn: "received_at")])
      return (at: try last.moment("received_at"), count: count ?? 0)
    }
  }
}
