import GRDB
import Records
import Values

extension Store {
  /// What waits to be sent or to be looked at, in the order in which it was finished: that follows from
  /// records and receipts, so that nobody keeps a record from being sent by taking its entry out. What
  /// does not bear its mark is set aside, whoever it says brought it here.
  public func outbox() throws(StoreFault) -> [OutboxEntry] {
    try read { database in
      let unmarked = try unmarkedRecords(database)
      return try Row.fetchAll(
        database,
        sql: """
          SELECT r.id, r.sha256, r.origin, r.size AS byte_count, coalesce(o.attempts, 1) AS attempts, o.reason,
            o.next_attempt_at
          FROM records r LEFT JOIN outbox o ON o.id = r.id
          WHERE NOT \(acknowledged(database)) ORDER BY r.position
          """
      ).compactMap { row in
        let isMarked = try !unmarked.contains(row.decode(forColumn: "id"))
        guard try !isMarked || row.choice("origin") == KeptRecord.Origin.own else { return nil }
        return try OutboxEntry(row, setAside: isMarked ? nil : Self.damaged)
      }
    }
  }

  /// The frozen records, in the order asked for; unknown ones are passed over. One that is no longer
  /// what was frozen is set aside, and the others go on without it.
  public func frozen(_ keys: [RecordKey]) throws(StoreFault) -> [FrozenRecord] {
    var found: [FrozenRecord] = []
    for key in keys {
      guard let kept = try record(key.id), kept.key == key else { continue }
      switch kept.content {
      case .bytes(let bytes): found.append(FrozenRecord(key: key, bytes: bytes))
      case .damaged: try quarantine(key.id, reason: Self.damaged)
      case .locked: throw .locked(path: directory)
      case .reduced, .wiped: continue
      }
    }
    return found
  }

  /// The reason of a record that was set aside because its bytes are not what was frozen.
  public static let damaged = "damaged_here"

  /// Notes, before records go out, that they did: if the answer never comes, the collector is
  /// asked before anything is sent again.
  public func noteAttempt(_ ids: [String]) throws(StoreFault) {
    try change(ids, set: "attempts = attempts + 1", [])
  }

  /// Notes that sending failed, and when it may be tried again.
  public func noteFailure(_ ids: [String], until moment: Moment) throws(StoreFault) {
    try change(ids, set: "next_attempt_at = ?", [moment.description])
  }

  /// Takes records out of the sending until a person has looked. The reason is a code.
  public func quarantine(_ id: String, reason: String) throws(StoreFault) {
    try change([id], set: "reason = ?", [reason])
  }

  /// Puts a quarantined record back among those that are sent, due at once.
  public func release(_ id: String) throws(StoreFault) {
    try change([id], set: "reason = NULL, next_attempt_at = NULL", [])
  }

  private func change(
    _ ids: [String], set clause: String, _ arguments: StatementArguments
  ) throws(StoreFault) {
    try write { database in
      for id in ids {
        // One that was taken out may have been sent: the collector is asked first.
        try database.execute(
          sql: "INSERT OR IGNORE INTO outbox (id, attempts) SELECT id, 1 FROM records WHERE id = ?",
          arguments: [id])
        try database.execute(
          sql: "UPDATE outbox SET \(clause) WHERE id = ?", arguments: arguments + [id])
      }
    }
  }
}

extension OutboxEntry {
  /// - Parameter reason: why it is not to be sent, whatever its row says.
  fileprivate init(_ row: Row, setAside reason: String?) throws {
    let reason = try reason ?? row.decode(String?.self, forColumn: "reason")
    self.init(
      key: try RecordKey(row),
      byteCount: try row.decode(forColumn: "byte_count"),
      attempts: try row.decode(forColumn: "attempts"),
      state: reason.map { .quarantined(reason: $0) } ?? .pending,
      nextAttempt: try row.optionalMoment("next_attempt_at"))
  }
}
