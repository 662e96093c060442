import GRDB
import Records

/// Interviews that began with the answers of others.
extension Store {
  static func note(_ database: Database, _ id: String, derivedFrom source: String) throws {
    try database.execute(
      sql: "INSERT OR REPLACE INTO derivations (id, source) VALUES (?, ?)",
      arguments: [id, source])
  }

  /// The interviews here that began with answers of this one, or of one that did.
  public func derived(from id: String) throws(StoreFault) -> [String] {
    try read { database in
      try String.fetchAll(
        database,
        sql: """
          WITH RECURSIVE later (id) AS (
            SELECT id FROM derivations WHERE source = :id
            UNION SELECT d.id FROM derivations d JOIN later l ON d.source = l.id)
          SELECT id FROM later
          WHERE id <> :id AND id IN (SELECT id FROM interviews UNION SELECT id FROM records)
          ORDER BY id
          """, arguments: ["id": id])
    }
  }
}
