import Foundation
import GRDB
import JSONDocuments
import Records
import Values

/// A content that came in under an identity for which another was held already.
public struct ConflictingRecord: Sendable, Hashable {
  public let record: FrozenRecord
  public let receivedAt: Moment
  /// The name of the token that it came with, or `file`.
  public let source: String

  /// The same as an object for scripts, without its answers.
  public var json: JSONValue {
    .present([
      ("id", .string(record.key.id)), ("sha256", .string(record.key.sha256)),
      ("received_at", .string(receivedAt.description)), ("source", .string(source)),
    ])
  }

  init(_ row: Row) throws {
    record = FrozenRecord(
      key: RecordKey(
        id: try row.decode(forColumn: "id"), sha256: try row.decode(forColumn: "sha256")),
      bytes: [UInt8](try row.decode(Data.self, forColumn: "bytes")))
    receivedAt = try row.moment("received_at")
    source = try row.decode(forColumn: "source")
  }
}
