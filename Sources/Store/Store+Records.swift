import Foundation
import GRDB
import Records
import Values

extension Store {
  /// Finishes an interview in one transaction: its last entry, the record frozen from it, and its
  /// place in the outbox. If the last entry says that nothing is kept, the journal goes with it.
  ///
  /// Refuses practice, a record that is not this interview finalized, and an entry out of order.
  public func finalize(
    _ id: String, entry: JournalEntry, record: FrozenRecord, summary: String
  ) throws(StoreFault) {
    let content = try Self.content(of: record, named: id)
    var keepsNothing = false
    if case .finalized(let outcome) = entry.event { keepsNothing = outcome.keep == .nothing }
    try write { database in
      try Self.refusePractice(database, id)
      try Self.add(database, [entry], to: id, summary: summary)
      try Self.insert(database, record, content, .own)
      try database.execute(sql: "INSERT INTO outbox (id) VALUES (?)", arguments: [id])
      if keepsNothing {
        // The same was said in the drafts that it was moved from.
        for draft in try Self.relatives(database, of: id) {
          try database.execute(sql: "DELETE FROM interviews WHERE id = ?", arguments: [draft])
        }
        try Self.empty(database, id)
      }
    }
    if keepsNothing { wipe() }
  }

  /// The record of an interview, or nil.
  public func record(_ id: String) throws(StoreFault) -> KeptRecord? {
    try read { database in
      try Row.fetchOne(
        database, sql: "SELECT * FROM (\(Self.allRecords)) WHERE id = ?", arguments: [id]
      ).map(KeptRecord.init)
    }
  }

  /// Records, own and imported, in the order in which they came.
  public func records(_ filter: Filter = Filter()) throws(StoreFault) -> [KeptRecord] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT * FROM (\(Self.allRecords))
          WHERE state IN (SELECT value FROM json_each(:states))
            AND (:questionnaire IS NULL OR questionnaire_id = :questionnaire)
            AND (:since IS NULL OR julianday(finalized_at) >= julianday(:since))
          ORDER BY position
          """, arguments: filter.arguments
      ).map(KeptRecord.init)
    }
  }

  private static let allRecords =
    "SELECT r.*, CASE WHEN \(acknowledged) THEN 'sent' ELSE 'finalized' END AS state FROM records r"
}

extension Store {
  static func hasRecord(_ database: Database, _ id: String) throws -> Bool {
    try digest(database, id) != nil
  }

  static func digest(_ database: Database, _ id: String) throws -> String? {
    try String.fetchOne(
      database, sql: "SELECT sha256 FROM records WHERE id = ?", arguments: [id])
  }

  static func isErased(_ database: Database, _ id: String) throws -> Bool {
    try Int.fetchOne(database, sql: "SELECT 1 FROM erasures WHERE id = ?", arguments: [id]) != nil
  }

  static func isDraft(_ database: Database, _ id: String) throws -> Bool {
    try Int.fetchOne(database, sql: "SELECT 1 FROM interviews WHERE id = ?", arguments: [id])
      != nil
  }

  private static func refusePractice(_ database: Database, _ id: String) throws {
    let isPractice = try Bool.fetchOne(
      database, sql: "SELECT is_practice FROM interviews WHERE id = ?", arguments: [id])
    if isPractice == true { throw StoreFault.isPractice(id: id) }
  }

  /// The interview that frozen bytes hold, if it is the one that they are to be kept as.
  static func content(
    of record: FrozenRecord, named id: String
  ) throws(StoreFault) -> InterviewRecord {
    let content: InterviewRecord
    do {
      content = try InterviewRecord(json: record.bytes)
    } catch {
      throw .notARecord(id: id, error)
    }
    guard content.id == id, record.key.id == id else {
      throw .notARecord(id: id, .unfit(key: "id"))
    }
    guard content.state == .finalized, content.finalized != nil else {
      throw .notARecord(id: id, .unfit(key: "state"))
    }
    return content
  }

  static func insert(
    _ database: Database, _ record: FrozenRecord, _ content: InterviewRecord,
    _ origin: KeptRecord.Origin
  ) throws {
    try database.execute(
      sql: """
        INSERT INTO records
          (id, sha256, bytes, questionnaire_id, questionnaire_version, questionnaire_hash,
           disposition, finalized_at, origin)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        record.key.id, record.key.sha256, Data(record.bytes), content.questionnaire.id,
        content.questionnaire.version, content.questionnaire.hash, content.disposition,
        content.finalized?.description, origin.rawValue,
      ])
  }
}
