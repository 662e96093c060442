import GRDB
import Foundation
import Records

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

  static func keep(
    _ database: Database, _ key: QuestionnaireKey, bytes: [UInt8]
  ) throws {
    try database.execute(
      sql: "INSERT OR IGNORE INTO questionnaires (hash, id, version, bytes) VALUES (?, ?, ?, ?)",
      arguments: [key.hash, key.id, key.version, Data(bytes)])
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
