import Foundation
import GRDB
import Records
import Values

extension Ledger {
  /// Keeps records in one transaction, durable when it returns, and says of each what became of
  /// it. One content an identity: the same again is a duplicate with the first one's receipt,
  /// another is kept apart.
  func keep(
    _ records: [SoundRecord], at moment: Moment
  ) async throws(CollectorFault) -> [Verdict] {
    try await write { database in
      try records.map { try self.keep(database, $0, at: moment) }
    }
  }

  private func keep(
    _ database: Database, _ sound: SoundRecord, at moment: Moment
  ) throws -> Verdict {
    let key = sound.record.key
    if try Self.isErased(database, key.id) { return .erased }
    guard let held = try receipts(database, [key.id]).first else {
      try Self.insert(database, sound, at: moment)
      return .stored(
        Receipt(
          key: key, collector: identity, receivedAt: moment,
          sequence: Int(database.lastInsertedRowID)))
    }
    if held.key == key { return .duplicate(held) }
    try Self.setAside(database, sound, at: moment)
    return .conflict
  }

  /// What of these is held, and what was withdrawn.
  func have(_ ids: [String]) throws(CollectorFault) -> HaveReply {
    try read { database in
      HaveReply(
        collector: self.identity, held: try self.receipts(database, ids),
        erased: try ids.filter { try Self.isErased(database, $0) })
    }
  }

  /// Erases a record and all that came under its identity; it is not taken again.
  public func erase(_ id: String, at moment: Moment) throws(CollectorFault) {
    try write { database in
      guard try !self.receipts(database, [id]).isEmpty else {
        throw CollectorFault.unknownRecord(id)
      }
      try database.execute(sql: "DELETE FROM records WHERE id = ?", arguments: [id])
      try database.execute(sql: "DELETE FROM conflicts WHERE id = ?", arguments: [id])
      try database.execute(
        sql: "INSERT OR IGNORE INTO erasures (id, at) VALUES (?, ?)",
        arguments: [id, moment.description])
    }
    wipe()
  }

  private func receipts(_ database: Database, _ ids: [String]) throws -> [Receipt] {
    try ids.compactMap { id in
      try Row.fetchOne(
        database,
        sql: "SELECT id, sha256, received_at, sequence FROM records WHERE id = ?",
        arguments: [id]
      ).map { row in
        Receipt(
          key: RecordKey(
            id: try row.decode(forColumn: "id"), sha256: try row.decode(forColumn: "sha256")),
          collector: identity, receivedAt: try row.moment("received_at"),
          sequence: try row.decode(forColumn: "sequence"))
      }
    }
  }

  private static func isErased(_ database: Database, _ id: String) throws -> Bool {
    try Int.fetchOne(database, sql: "SELECT 1 FROM erasures WHERE id = ?", arguments: [id]) != nil
  }

  private static func insert(
    _ database: Database, _ sound: SoundRecord, at moment: Moment
  ) throws {
    let heading = sound.heading
    try database.cachedStatement(
      sql: """
        INSERT INTO records
          (id, sha256, bytes, questionnaire_id, questionnaire_version, questionnaire_hash,
           disposition, finalized_at, received_at, source)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      sound.record.key.id, sound.record.key.sha256, Data(sound.record.bytes),
      heading.questionnaire.id, heading.questionnaire.version, heading.questionnaire.hash,
      heading.disposition, heading.finalized.description, moment.description, sound.source,
    ])
  }

  private static func setAside(
    _ database: Database, _ sound: SoundRecord, at moment: Moment
  ) throws {
    try database.execute(
      sql: """
        INSERT OR IGNORE INTO conflicts (id, sha256, bytes, received_at, source)
        VALUES (?, ?, ?, ?, ?)
        """,
      arguments: [
        sound.record.key.id, sound.record.key.sha256, Data(sound.record.bytes),
        moment.description, sound.source,
      ])
  }
}

extension Row {
  func moment(_ column: String) throws -> Moment {
    guard let moment = Moment(try decode(String.self, forColumn: column)) else {
      throw Unreadable()
    }
    return moment
  }
}

/// A column holds what no version of this program writes.
struct Unreadable: Error {}
