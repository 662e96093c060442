import Foundation
import GRDB
import Records
import Values

/// What goes from this device once a collector holds it.
extension Store {
  /// Own records that a collector acknowledged and that came here, by this device's clock, at a moment
  /// or before it; those of which something is still kept, and that bear their marks. A clock that was
  /// set back makes nothing due early. What is left of one whose receipt an older version kept is due by
  /// when it was finished.
  public func acknowledged(before moment: Moment) throws(StoreFault) -> [KeptRecord] {
    let due = try read { database in
      let unmarked = try unmarkedRecords(database)
      return try String.fetchSet(
        database,
        sql: """
          SELECT r.id FROM records r LEFT JOIN receipts t ON \(receipted(database))
          WHERE r.origin = 'own' AND julianday(coalesce(
            t.kept_at, t.received_at,
            CASE WHEN r.position IN (\(places(ofGone: database))) THEN r.finalized_at END
          )) <= julianday(?)
          """, arguments: [moment.description]
      ).subtracting(unmarked)
    }
    guard !due.isEmpty else { return [] }
    return try records(Filter(states: [.sent])).filter {
      due.contains($0.key.id) && $0.content != .wiped
    }
  }

  /// Wipes all that was said in acknowledged interviews: journal, record, files and the key to them.
  /// That they were held, their digests and their receipts stay. Refuses one without a receipt.
  public func wipe(_ ids: [String]) throws(StoreFault) {
    guard !ids.isEmpty else { return }
    try write { database in
      for id in ids {
        try refuseToWipe(database, id)
        try wipe(database, id)
        try mark(database, record: id)
      }
    }
    wipe()
  }

  /// Wipes what was personal in an acknowledged interview: its journal and files go, and of its record
  /// these bytes stay, under a new key.
  public func reduce(_ id: String, to bytes: [UInt8]) throws(StoreFault) {
    try write { database in
      try refuseToWipe(database, id)
      try wipe(database, id)
      let key = try keepKey(database, for: id)
      try database.execute(
        sql: "INSERT INTO residues (id, bytes) VALUES (?, ?)",
        arguments: [id, Data(try key.seal(residue: bytes))])
      try mark(database, record: id)
    }
    wipe()
  }

  private func refuseToWipe(_ database: Database, _ id: String) throws {
    let isAcknowledged = try Bool.fetchOne(
      database, sql: "SELECT \(acknowledged(database)) FROM records r WHERE id = ?",
      arguments: [id])
    guard isAcknowledged == true else { throw StoreFault.notAcknowledged(id: id) }
    try refuseUnmarked(database, record: id)
  }

  private func wipe(_ database: Database, _ id: String) throws {
    for draft in try relatives(database, of: id) {
      try database.execute(sql: "DELETE FROM interviews WHERE id = ?", arguments: [draft])
      try Self.destroyKeys(database, of: [draft])
    }
    try Self.empty(database, id)
    try Self.destroyKeys(database, of: [id])
    for table in ["contents", "residues", "conflicts"] {
      try database.execute(sql: "DELETE FROM \(table) WHERE id = ?", arguments: [id])
    }
  }
}
