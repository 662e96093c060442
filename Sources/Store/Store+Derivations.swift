import GRDB
import Records

/// Interviews that began with the answers of others.
extension Store {
  func note(_ database: Database, _ id: String, derivedFrom source: String) throws {
    try putMarked(
      database,
      StoredRow(.derivations, ["id": id.databaseValue, "source": source.databaseValue]))
  }

  /// The interviews here that began with answers of this one, or of one that did.
  public func derived(from id: String) throws(StoreFault) -> [String] {
    try read { database in
      let rows = try sound(StoredRow.all(database, .derivations), database)
      var found: Set = [id]
      var count = 0
      while count < found.count {
        count = found.count
        for row in rows {
          guard let later = row.text("id"), let source = row.text("source"),
            found.contains(source)
          else { continue }
          found.insert(later)
        }
      }
      let known = try String.fetchSet(
        database, sql: "SELECT id FROM interviews UNION SELECT id FROM records")
      return found.subtracting([id]).intersection(known).sorted()
    }
  }
}
