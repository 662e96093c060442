import GRDB
import JSONDocuments
import Records
import Values

extension Store {
  /// Begins an interview: keeps the questionnaire's bytes, and the journal's first entry, which
  /// must be number 1 and say how it began. Refuses an identity that is in use, and to begin at
  /// all when the disk has no room left to finish it.
  public func begin(
    _ id: String, questionnaire: QuestionnaireKey, bytes: [UInt8], entry: JournalEntry,
    summary: String = ""
  ) throws(StoreFault) {
    guard entry.sequence == 1, case .began(let beginning) = entry.event else {
      throw .outOfOrder(id: id, expected: 1, found: entry.sequence)
    }
    guard ballast.hold() else { throw .diskFull(path: directory) }
    try write { database in
      try Self.keep(database, questionnaire, bytes: bytes)
      try Self.begin(
        database, id, on: questionnaire, entry, summary, isPractice: beginning.isPractice)
    }
  }

  /// Adds an entry to a draft; it is on disk when this returns. Refuses any sequence number but
  /// the next: then somebody else has added to the interview.
  public func append(
    _ entry: JournalEntry, to id: String, summary: String
  ) throws(StoreFault) {
    try append([entry], to: id, summary: summary)
  }

  /// Adds several entries to a draft, all or none.
  public func append(
    _ entries: [JournalEntry], to id: String, summary: String
  ) throws(StoreFault) {
    try write { database in try Self.add(database, entries, to: id, summary: summary) }
  }

  /// The journal of an interview, in its order; empty if the interview is unknown or its answers
  /// were not to be kept.
  public func journal(of id: String) throws(StoreFault) -> [JournalEntry] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: "SELECT sequence, at, event FROM journal WHERE interview = ? ORDER BY sequence",
        arguments: [id]
      ).map(JournalEntry.init)
    }
  }
}

extension Store {
  static func begin(
    _ database: Database, _ id: String, on questionnaire: QuestionnaireKey, _ entry: JournalEntry,
    _ summary: String, isPractice: Bool
  ) throws {
    try refuseKnown(database, id)
    try database.execute(
      sql: """
        INSERT INTO interviews
          (id, questionnaire, started, updated, entries, touched, summary, is_practice)
        VALUES (?, ?, ?, ?, 1, 0, ?, ?)
        """,
      arguments: [
        id, questionnaire.hash, entry.at.description, entry.at.description, summary, isPractice,
      ])
    try write(database, entry, to: id)
  }

  static func add(
    _ database: Database, _ entries: [JournalEntry], to id: String, summary: String
  ) throws {
    for entry in entries {
      try database.execute(
        sql: """
          UPDATE interviews SET entries = ?, updated = ?, summary = ?
          WHERE id = ? AND entries = ? - 1 AND id NOT IN (SELECT id FROM records)
            AND id NOT IN (SELECT id FROM successions)
          """,
        arguments: [entry.sequence, entry.at.description, summary, id, entry.sequence])
      guard database.changesCount == 1 else { throw try refusal(database, of: entry, to: id) }
      try write(database, entry, to: id)
    }
  }

  private static func write(_ database: Database, _ entry: JournalEntry, to id: String) throws {
    try database.execute(
      sql: "INSERT INTO journal (interview, sequence, at, event) VALUES (?, ?, ?, ?)",
      arguments: [
        id, entry.sequence, entry.at.description, JSONWriter.text(entry.event.json),
      ])
    try database.execute(
      sql: "UPDATE interviews SET touched = ? WHERE id = ?",
      arguments: [database.lastInsertedRowID, id])
  }

  /// Why an entry does not fit.
  private static func refusal(
    _ database: Database, of entry: JournalEntry, to id: String
  ) throws -> StoreFault {
    guard
      let entries = try Int.fetchOne(
        database, sql: "SELECT entries FROM interviews WHERE id = ?", arguments: [id])
    else { return .unknownInterview(id: id) }
    if try hasRecord(database, id) { return .alreadyFinalized(id: id) }
    if let successor = try successor(database, of: id) { return .moved(id: id, to: successor) }
    return .outOfOrder(id: id, expected: entries + 1, found: entry.sequence)
  }

  private static func refuseKnown(_ database: Database, _ id: String) throws {
    let known = try Bool.fetchOne(
      database,
      sql: """
        SELECT EXISTS (SELECT 1 FROM interviews WHERE id = :id)
          OR EXISTS (SELECT 1 FROM records WHERE id = :id)
          OR EXISTS (SELECT 1 FROM erasures WHERE id = :id)
        """, arguments: ["id": id])
    if known == true { throw StoreFault.alreadyBegun(id: id) }
  }
}

extension JournalEntry {
  fileprivate init(_ row: Row) throws {
    let event = try row.decode(String.self, forColumn: "event")
    self.init(
      sequence: try row.decode(forColumn: "sequence"), at: try row.moment("at"),
      event: try JournalEvent(json: Array(event.utf8)))
  }
}
