import Foundation
import GRDB
import Records
import Sealing

/// How rows of each table look, for finding out which table one came from.
extension StoredTable {
  private static let numbers: Set = [
    "number", "position", "entries", "touched", "is_practice", "sequence", "size", "is_sealed",
    "attempts", "is_lost",
  ]
  private static let sealed: Set = [
    "sealed", "bytes", "summary", "head", "event", "link", "signer", "mark",
  ]
  private static let optional: Set = [
    "disposition", "next_attempt_at", "reason", "url", "kept_at", "mark",
  ]
  private static let identities: Set = ["interview", "successor", "source"]
  private static let digests: Set = ["sha256", "digest"]

  /// The row that a cell of a page is if it is one of this table; nil if it cannot be. A content
  /// and a residue look alike: which it is shows when it is opened.
  func row(_ cell: PageRows.Cell) -> StoredRow? {
    var values = cell.values
    let missing = columns.count - values.count
    guard (0...added).contains(missing) else { return nil }
    values += Array(repeating: .null, count: missing)
    var row: [String: DatabaseValue] = [:]
    for (column, value) in zip(columns, values) {
      let isNumber = column == rowNumber
      guard isNumber ? value.isNull : fits(value, column) else { return nil }
      row[column] = isNumber ? cell.number.databaseValue : value
    }
    if self == .keys || self == .contents || self == .residues {
      let isKey = cell.values.last.flatMap(Data.fromDatabaseValue)?.count == Self.keySize
      guard isKey == (self == .keys) else { return nil }
    }
    return StoredRow(self, row)
  }

  /// A sealed key: no content is as short.
  private static let keySize = SecretKey.size + SecretKey.overhead

  private func fits(_ value: DatabaseValue, _ column: String) -> Bool {
    switch value.storage {
    case .null: return Self.optional.contains(column)
    case .int64: return Self.numbers.contains(column)
    case .blob: return Self.sealed.contains(column)
    case .double: return false
    case .string(let text):
      guard !Self.numbers.contains(column), !Self.sealed.contains(column) else { return false }
      if column == subject, self != .questionnaires { return Salvage.resemblesIdentity(text) }
      if Self.identities.contains(column) || column == "id" && self != .questionnaires {
        return RecordKey.isIdentity(text)
      }
      return Self.digests.contains(column) ? RecordKey.isSHA256(text) : true
    }
  }
}
