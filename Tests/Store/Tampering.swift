import Foundation
import GRDB
import Records

@testable import Store

/// What somebody does who has the file and no key.
extension Store {
  /// What stands on the disk of a journal.
  func sealedEvents(of id: String) throws -> [Data] {
    try unrestricted { database in
      try Data.fetchAll(
        database, sql: "SELECT event FROM journal WHERE interview = ? ORDER BY sequence",
        arguments: [id])
    }
  }

  /// Changes one bit in the middle of what a table holds of an interview.
  func damage(_ table: String, _ column: String, of id: String, key: String = "id") throws {
    try tamper("UPDATE \(table) SET \(column) = :bytes WHERE \(key) = :id") { database in
      var bytes =
        try Data.fetchOne(
          database, sql: "SELECT \(column) FROM \(table) WHERE \(key) = ?", arguments: [id])
        ?? Data()
      bytes[bytes.count / 2] ^= 1
      return ["bytes": bytes, "id": id]
    }
  }

  /// Runs a statement with the triggers that forbid it out of the way.
  func tamper(
    _ sql: String, _ arguments: (Database) throws -> StatementArguments = { _ in [] }
  ) throws {
    try unrestricted { database in
      let triggers = try Row.fetchAll(
        database, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
      for trigger in triggers {
        try database.execute(sql: "DROP TRIGGER \(trigger["name"] as String)")
      }
      try database.execute(sql: sql, arguments: arguments(database))
      for trigger in triggers { try database.execute(sql: trigger["sql"]) }
    }
  }
}
