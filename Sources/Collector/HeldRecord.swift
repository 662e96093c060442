import Foundation
import GRDB
import JSONDocuments
import Records
import Values

/// One record in a list of what the collector holds, without its answers.
public struct HeldRecord: Sendable, Hashable {
  public let receipt: Receipt
  public let questionnaire: QuestionnaireKey
  public let disposition: String?
  public let finalized: Moment
  /// The name of the token that it came with, or `file`.
  public let source: String
  /// How many other contents came in under its identity.
  public let conflicts: Int

  /// The same as an object for scripts.
  public var json: JSONValue {
    .present([
      ("id", .string(receipt.key.id)), ("sha256", .string(receipt.key.sha256)),
      ("sequence", .integer(receipt.sequence)),
      ("received_at", .string(receipt.receivedAt.description)), ("source", .string(source)),
      (
        "questionnaire",
        .present([
          ("id", .string(questionnaire.id)), ("version", .string(questionnaire.version)),
          ("hash", .string(questionnaire.hash)),
        ])
      ),
      ("disposition", disposition.map(JSONValue.string)),
      ("finalized", .string(finalized.description)), ("conflicts", .integer(conflicts)),
    ])
  }
}

extension Ledger {
  /// What is held, in the order in which it came in.
  public func records() throws(CollectorFault) -> [HeldRecord] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT sequence, id, sha256, questionnaire_id, questionnaire_version,
            questionnaire_hash, disposition, finalized_at, received_at, source,
            (SELECT count(*) FROM conflicts WHERE conflicts.id = records.id) AS conflicts
          FROM records ORDER BY sequence
          """
      ).map { try HeldRecord($0, collector: self.identity) }
    }
  }

  /// Gives the frozen bytes of every record out, one after the other, without holding them all.
  public func forEachRecord(_ body: ([UInt8]) -> Void) throws(CollectorFault) {
    try read { database in
      let rows = try Row.fetchCursor(database, sql: "SELECT bytes FROM records ORDER BY sequence")
      while let row = try rows.next() {
        body([UInt8](try row.decode(Data.self, forColumn: "bytes")))
      }
    }
  }

  /// The other contents that came in under an identity, in the order in which they came; of all where
  /// none is named.
  public func conflicts(of id: String? = nil) throws(CollectorFault) -> [ConflictingRecord] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT id, sha256, bytes, received_at, source FROM conflicts
          WHERE ? IS NULL OR id = ? ORDER BY rowid
          """,
        arguments: [id, id]
      ).map(ConflictingRecord.init)
    }
  }
}

extension HeldRecord {
  fileprivate init(_ row: Row, collector: String) throws {
    receipt = Receipt(
      key: RecordKey(
        id: try row.decode(forColumn: "id"), sha256: try row.decode(forColumn: "sha256")),
      collector: collector, receivedAt: try row.moment("received_at"),
      sequence: try row.decode(forColumn: "sequence"))
    questionnaire = QuestionnaireKey(
      id: try row.decode(forColumn: "questionnaire_id"),
      version: try row.decode(forColumn: "questionnaire_version"),
      hash: try row.decode(forColumn: "questionnaire_hash"))
    disposition = try row.decode(forColumn: "disposition")
    finalized = try row.moment("finalized_at")
    source = try row.decode(forColumn: "source")
    conflicts = try row.decode(forColumn: "conflicts")
  }
}
