import Foundation
import GRDB
import Records

/// What became of a record that was brought here.
public enum Import: Sendable, Hashable, CaseIterable {
  case stored
  /// The same content was here already.
  case duplicate
  /// Another content is here under this identity; the new one is kept apart from it.
  case conflict
}

extension Store {
  /// Takes in a record from a batch file; as often as one likes. Refuses what is no finalized
  /// interview, and what was withdrawn.
  public func importRecord(_ record: FrozenRecord) throws(StoreFault) -> Import {
    let id = record.key.id
    let heading = try Self.heading(of: record, named: id)
    return try write { database in
      if try isErased(database, id) { throw StoreFault.erased(id: id) }
      switch try Self.digest(database, id) {
      case .none:
        // A draft under way here has no record yet, and must be able to become one.
        guard try !Self.isDraft(database, id) else { throw StoreFault.alreadyBegun(id: id) }
        try insert(database, record, heading, .imported, isSealed: heading.isSealed)
        return .stored
      case record.key.sha256: return .duplicate
      case .some:
        try putMarked(
          database,
          StoredRow(
            .conflicts,
            [
              "id": id.databaseValue, "sha256": record.key.sha256.databaseValue,
              "is_sealed": heading.isSealed.databaseValue,
              "bytes": try bytesToKeep(database, record, isSealed: heading.isSealed).databaseValue,
            ]))
        return .conflict
      }
    }
  }

  /// Other contents that came in under the identity of a record, those that are sound.
  public func conflicts(of id: String) throws(StoreFault) -> [FrozenRecord] {
    try read { database in
      let marker = markerAtHand(database)
      return try Row.fetchAll(
        database, sql: "SELECT * FROM conflicts WHERE id = ? ORDER BY rowid", arguments: [id]
      ).compactMap { row in
        guard marker?.isSound(StoredRow(.conflicts, row)) ?? true,
          case .bytes(let bytes) = try content(database, row, marker)
        else { return nil }
        return FrozenRecord(key: try RecordKey(row), bytes: bytes)
      }
    }
  }
}
