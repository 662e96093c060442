import Foundation
import GRDB
import Records
import Sealing
import Values

extension Store {
  /// Finishes an interview in one transaction: its last entry, the record frozen from it, and its
  /// place in the outbox. If the last entry says that nothing is kept, the journal goes with it.
  ///
  /// With study keys the record is sealed to them, signed by this device, and the interview's own key
  /// is destroyed: from then on only their owners can read the record, and the journal and the
  /// files that stay beside it.
  ///
  /// Refuses practice, a record that is not this interview finalized, and an entry out of order.
  ///
  /// - Parameter withdrawal: the digest of the code with which the respondent can withdraw.
  public func finalize(
    _ id: String, entry: JournalEntry, record: FrozenRecord, summary: String,
    to studyKeys: [StudyKey] = [], withdrawal: String? = nil
  ) throws(StoreFault) {
    let heading = try Self.heading(of: record, named: id)
    var keepsNothing = false
    if case .finalized(let outcome) = entry.event { keepsNothing = outcome.keep == .nothing }
    try write { database in
      try Self.refusePractice(database, id)
      try add(database, [entry], to: id, summary: summary)
      let kept =
        studyKeys.isEmpty ? record : try sealed(database, record, heading, to: studyKeys)
      // What was said here was said in the drafts that it was moved from, too.
      let relatives = try self.relatives(database, of: id)
      if keepsNothing {
        for draft in relatives {
          try database.execute(sql: "DELETE FROM interviews WHERE id = ?", arguments: [draft])
        }
        try Self.destroyKeys(database, of: relatives)
        try Self.empty(database, id)
      }
      try settlePassing(database, id, keepsKey: studyKeys.isEmpty && !keepsNothing)
      try insert(database, kept, heading, .own, isSealed: !studyKeys.isEmpty)
      try database.execute(sql: "INSERT INTO outbox (id) VALUES (?)", arguments: [id])
      if let withdrawal { try keep(database, withdrawal: withdrawal, of: id) }
      if !studyKeys.isEmpty { try Self.destroyKeys(database, of: [id] + relatives) }
    }
    keyring.forget(passing: id)
    if keepsNothing || !studyKeys.isEmpty { wipe() }
  }

  private func sealed(
    _ database: Database, _ record: FrozenRecord, _ heading: RecordHeading,
    to studyKeys: [StudyKey]
  ) throws -> FrozenRecord {
    let sealed = try SealedRecord(
      record.bytes, heading: heading.sealed, under: try key(database, of: heading.id).secret,
      to: studyKeys, signedBy: DeviceSigner(try Self.signer(database, under: deviceKey())))
    return try FrozenRecord(id: heading.id, bytes: sealed.bytes, digest: sha256)
  }

  /// The record of an interview, or nil.
  public func record(_ id: String) throws(StoreFault) -> KeptRecord? {
    try read { database in
      let marker = markerAtHand(database)
      return try Row.fetchOne(
        database, sql: "SELECT * FROM (\(allRecords(database))) WHERE id = ?", arguments: [id]
      ).map { try KeptRecord($0, try content(database, recordIn: $0, marker)) }
    }
  }

  /// What is sealed to study keys, whether it bears the mark of this device or nobody can tell: the way
  /// out where the passphrase is forgotten or the device's key is damaged. Whoever opens such a record
  /// sees who signed it, and must compare.
  public func sealedUnchecked() throws(StoreFault) -> [FrozenRecord] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT r.id, r.sha256, c.bytes FROM records r JOIN contents c ON c.id = r.id
          WHERE r.is_sealed = 1 ORDER BY r.position
          """
      ).compactMap { row in
        let record = FrozenRecord(key: try RecordKey(row), bytes: try row.bytes("bytes"))
        let heading = (try? SealedRecord(json: record.bytes))?.heading
        return heading?.id == record.key.id && record.isIntact(sha256) ? record : nil
      }
    }
  }

  /// Records, own and imported, in the order in which they came.
  public func records(_ filter: Filter = Filter()) throws(StoreFault) -> [KeptRecord] {
    try read { database in
      let marker = markerAtHand(database)
      return try Row.fetchAll(
        database,
        sql: """
          SELECT * FROM (\(allRecords(database)))
          WHERE state IN (SELECT value FROM json_each(:states))
            AND (:questionnaire IS NULL OR questionnaire_id = :questionnaire)
            AND (:since IS NULL OR julianday(finalized_at) >= julianday(:since))
          ORDER BY position
          """, arguments: filter.arguments
      ).map { try KeptRecord($0, try content(database, recordIn: $0, marker)) }
    }
  }

  private func allRecords(_ database: Database) throws -> String {
    """
    SELECT r.*, c.bytes, x.bytes AS residue, \(Self.recordStanding),
      CASE WHEN \(try acknowledged(database)) THEN 'sent' ELSE 'finalized' END AS state
    FROM \(Self.recordSources)
    """
  }
}

extension Store {
  static func hasRecord(_ database: Database, _ id: String) throws -> Bool {
    try digest(database, id) != nil
  }

  static func digest(_ database: Database, _ id: String) throws -> String? {
    try String.fetchOne(
      database, sql: "SELECT sha256 FROM records WHERE id = ?", arguments: [id])
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

  /// What frozen bytes hold, if it is what they are to be kept as.
  static func heading(
    of record: FrozenRecord, named id: String
  ) throws(StoreFault) -> RecordHeading {
    let heading: RecordHeading
    do {
      heading = try RecordHeading(json: record.bytes)
    } catch {
      throw .notARecord(id: id, error)
    }
    guard heading.id == id, record.key.id == id else {
      throw .notARecord(id: id, .unfit(key: "id"))
    }
    // Of what is sealed all must be there, and somebody to whom it is.
    if heading.isSealed, (try? SealedRecord(json: record.bytes))?.keys.isEmpty ?? true {
      throw .notARecord(id: id, .unfit(key: "keys"))
    }
    return heading
  }

  /// Keeps a record and its bytes, and marks how it stands.
  func insert(
    _ database: Database, _ record: FrozenRecord, _ heading: RecordHeading,
    _ origin: KeptRecord.Origin, isSealed: Bool
  ) throws {
    try database.execute(
      sql: """
        INSERT INTO records
          (id, sha256, size, questionnaire_id, questionnaire_version, questionnaire_hash,
           disposition, finalized_at, origin, is_sealed)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        record.key.id, record.key.sha256, record.bytes.count, heading.questionnaire.id,
        heading.questionnaire.version, heading.questionnaire.hash, heading.disposition,
        heading.finalized.description, origin.rawValue, isSealed,
      ])
    try keepContent(database, record, isSealed: isSealed)
    try mark(database, record: record.key.id)
  }

  private func keep(_ database: Database, withdrawal digest: String, of id: String) throws {
    try putMarked(
      database,
      StoredRow(.withdrawals, ["digest": digest.databaseValue, "id": id.databaseValue]))
  }
}
