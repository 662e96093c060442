import GRDB
import Records
import Sealing

/// What the database is made of. Whoever can write the file can also plant triggers, which SQLite would
/// run within canvass's own transactions: keys that are destroyed could be kept, answers swallowed,
/// rows changed before they are marked. So nothing is opened that has more, less or something else in
/// its schema than the migrations make.
enum Schema {
  /// Every table, index, trigger and view by its name, as it is written.
  static func written(_ database: Database) throws -> [String: String] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT type || ' ' || name AS name, coalesce(sql, '') AS sql FROM sqlite_schema
        WHERE substr(name, 1, 7) <> 'sqlite_'
        """)
    return rows.reduce(into: [:]) { written, row in written[row["name"]] = row["sql"] }
  }

  /// The SHA-256 of what the migrations make, name by name. To make it anew at every start would cost
  /// memory and a thread; a test holds it against the migrations.
  static let expected = "d009ef6f42d03c57a39e78c14707a696e51aa1e5837cd549d088f3a4ecf086f7"

  static func digest(_ written: [String: String]) -> String {
    let lines = written.sorted { $0.key < $1.key }.map { $0.key + "\0" + $0.value + "\0" }
    return hexadecimal(sha256(Array(lines.joined().utf8)))
  }

  /// The first name, in alphabetical order, that stands for something else than it should; nil where
  /// all is as it was made.
  static func stranger(in database: Database) throws -> String? {
    let found = try written(database)
    guard digest(found) != expected else { return nil }
    let made = try made()
    let names = Set(found.keys).union(made.keys).sorted()
    return names.first { found[$0] != made[$0] }
  }

  /// What the migrations make of an empty database.
  static func made() throws -> [String: String] {
    try DatabaseQueue().inDatabase { database in
      try Migration.run(database, path: "")
      return try written(database)
    }
  }
}
