import GRDB
import Foundation
import Records
import Sealing

/// A questionnaire as it was when an interview began with it.
public struct QuestionnaireSnapshot: Sendable, Hashable {
  public let key: QuestionnaireKey
  /// The file's bytes.
  public let bytes: [UInt8]

  public init(key: QuestionnaireKey, bytes: [UInt8]) {
    self.key = key
    self.bytes = bytes
  }
}

extension Store {
  /// The questionnaire of that hash, or nil.
  public func questionnaire(hash: String) throws(StoreFault) -> QuestionnaireSnapshot? {
    try read { database in
      try Row.fetchOne(
        database, sql: "SELECT * FROM questionnaires WHERE hash = ?", arguments: [hash]
      ).map(QuestionnaireSnapshot.init)
    }
  }

  /// All contents under one id and version, the oldest first: more than one means that somebody
  /// changed a questionnaire without giving it a new version.
  public func questionnaires(
    id: String, version: String
  ) throws(StoreFault) -> [QuestionnaireSnapshot] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: "SELECT * FROM questionnaires WHERE id = ? AND version = ? ORDER BY rowid",
        arguments: [id, version]
      ).map(QuestionnaireSnapshot.init)
    }
  }

  /// Those that interviews are on and that are not what they were, or that nobody has any more.
  public func damagedQuestionnaires() throws(StoreFault) -> [QuestionnaireKey] {
    try read { database in
      let all = try Row.fetchCursor(database, sql: "SELECT * FROM questionnaires ORDER BY rowid")
      var damaged: [QuestionnaireKey] = []
      while let row = try all.next() {
        let snapshot = try QuestionnaireSnapshot(row)
        if !snapshot.isSound { damaged.append(snapshot.key) }
      }
      return damaged
    }
  }

  /// Puts a whole questionnaire in the place of a copy that was damaged; nothing where there is none.
  /// Refuses one that is not what its hash says.
  public func mend(_ snapshot: QuestionnaireSnapshot) throws(StoreFault) {
    guard snapshot.isSound else { throw .damaged(path: directory) }
    try write { database in
      try database.execute(
        sql: "UPDATE questionnaires SET id = ?, version = ?, bytes = ? WHERE hash = ?",
        arguments: [
          snapshot.key.id, snapshot.key.version, Data(snapshot.bytes), snapshot.key.hash,
        ])
    }
  }

  /// Keeps the questionnaire of an interview that begins. A copy that was damaged since it was last used
  /// gives way to the whole one.
  static func keep(
    _ database: Database, _ key: QuestionnaireKey, bytes: [UInt8]
  ) throws {
    try database.execute(
      sql: """
        INSERT INTO questionnaires (hash, id, version, bytes) VALUES (?, ?, ?, ?)
        ON CONFLICT (hash) DO UPDATE
        SET id = excluded.id, version = excluded.version, bytes = excluded.bytes
        WHERE bytes <> excluded.bytes OR id <> excluded.id OR version <> excluded.version
        """,
      arguments: [key.hash, key.id, key.version, Data(bytes)])
  }
}

extension QuestionnaireSnapshot {
  /// Whether its bytes are those that its hash was made of. Hashes that are no SHA-256 were never ours
  /// to check.
  public var isSound: Bool {
    let digest = key.hash.replacing("sha256:", with: "")
    return !RecordKey.isSHA256(digest) || digest == hexadecimal(sha256(bytes))
  }
}

extension QuestionnaireSnapshot {
  fileprivate init(_ row: Row) throws {
    key = QuestionnaireKey(
      id: try row.decode(forColumn: "id"), version: try row.decode(forColumn: "version"),
      hash: try row.decode(forColumn: "hash"))
    bytes = try row.bytes("bytes")
  }
}
