import Foundation
import GRDB
import Records
import Sealing

/// The bytes of records, on their way to the disk and back.
extension Store {
  /// What is at hand of a record that the store's own query found.
  ///
  /// - Parameter marker: nil while nobody can tell what was changed.
  func content(
    _ database: Database, recordIn row: Row, _ marker: RowMarker?
  ) throws -> KeptRecord.Content {
    if let marker, !marker.isSound(recordIn: row) { return .damaged }
    return try content(database, row, marker)
  }

  /// What is at hand of a row that is sound: it has `id`, `sha256`, `is_sealed` and `bytes`, which is
  /// NULL where they were wiped; `residue` stands for what was left then.
  func content(
    _ database: Database, _ row: Row, _ marker: RowMarker?
  ) throws -> KeptRecord.Content {
    let key = try RecordKey(row)
    guard let kept = try row.decode(Data?.self, forColumn: "bytes") else {
      return try residue(database, row, of: key.id)
    }
    // With a key that another window has changed nothing opens, and nothing is damaged.
    guard marker != nil else { return .locked }
    let bytes = [UInt8](kept)
    if try row.decode(Bool.self, forColumn: "is_sealed") {
      // Whether it opens only the owner of a study key can tell; whether it is what was frozen, all.
      return hexadecimal(sha256(bytes)) == key.sha256 ? .bytes(bytes) : .damaged
    }
    guard let interview = try? self.key(database, of: key.id),
      let record = try? interview.open(record: bytes, key)
    else { return .damaged }
    return .bytes(record.bytes)
  }

  private func residue(
    _ database: Database, _ row: Row, of id: String
  ) throws -> KeptRecord.Content {
    guard row.hasColumn("residue"), let kept = try row.decode(Data?.self, forColumn: "residue")
    else { return .wiped }
    if isLocked { return .locked }
    guard let key = try? self.key(database, of: id),
      let bytes = try? key.open(residue: [UInt8](kept))
    else { return .damaged }
    return .reduced(bytes)
  }

  /// Keeps the bytes of a record: those that are sealed to study keys as they are, others under the
  /// key of their interview.
  func keepContent(
    _ database: Database, _ record: FrozenRecord, isSealed: Bool
  ) throws {
    try database.execute(
      sql: "INSERT INTO contents (id, bytes) VALUES (?, ?)",
      arguments: [record.key.id, try bytesToKeep(database, record, isSealed: isSealed)])
  }

  func bytesToKeep(
    _ database: Database, _ record: FrozenRecord, isSealed: Bool
  ) throws -> Data {
    if isSealed { return Data(record.bytes) }
    let key = try Self.key(database, of: record.key.id, under: currentDeviceKey(database))
    return Data(try key.seal(record))
  }
}
