import Foundation
import GRDB
import JSONDocuments
import Values

/// A token as its owner knows it: everything but the token.
public struct TokenEntry: Sendable, Hashable {
  public let name: String
  public let created: Moment
  public let revoked: Moment?

  /// The same as an object for scripts.
  public var json: JSONValue {
    .present([
      ("name", .string(name)), ("created", .string(created.description)),
      ("revoked", revoked.map { .string($0.description) }),
    ])
  }
}

extension Ledger {
  /// Makes a token, 64 hexadecimal digits, and gives it out this once: only its digest is kept.
  /// Refuses a name that is or was in use, so that a name always means the same device.
  public func addToken(_ name: String, at moment: Moment) throws(CollectorFault) -> String {
    guard Self.isName(name) else { throw .unfitName }
    let token = secret()
    try write { database in
      try database.execute(
        sql: "INSERT OR IGNORE INTO tokens (name, digest, created_at) VALUES (?, ?, ?)",
        arguments: [name, Data(sha256(Array(token.utf8))), moment.description])
      guard database.changesCount == 1 else { throw CollectorFault.nameTaken(name) }
    }
    return token
  }

  /// All tokens, also those that were revoked, by name.
  public func tokens() throws(CollectorFault) -> [TokenEntry] {
    try read { database in
      try Row.fetchAll(database, sql: "SELECT * FROM tokens ORDER BY name").map { row in
        let revoked = try row.decode(String?.self, forColumn: "revoked_at")
        return TokenEntry(
          name: try row.decode(forColumn: "name"), created: try row.moment("created_at"),
          revoked: revoked.flatMap { Moment($0) })
      }
    }
  }

  /// Takes a token back; from the next request on it is worth nothing.
  public func revokeToken(_ name: String, at moment: Moment) throws(CollectorFault) {
    try write { database in
      try database.execute(
        sql: "UPDATE tokens SET revoked_at = coalesce(revoked_at, ?) WHERE name = ?",
        arguments: [moment.description, name])
      guard database.changesCount == 1 else { throw CollectorFault.unknownToken(name) }
    }
  }

  /// The name of the token, or nil if it is none or was revoked. Compares with every token, and
  /// each in the same time, so that the time tells nothing.
  func tokenName(of token: some StringProtocol) throws(CollectorFault) -> String? {
    let digest = sha256(Array(token.utf8))
    return try read { database in
      var name: String?
      for row in try Row.fetchAll(
        database, sql: "SELECT name, digest FROM tokens WHERE revoked_at IS NULL")
      where isSame([UInt8](try row.decode(Data.self, forColumn: "digest")), digest) {
        name = try row.decode(forColumn: "name")
      }
      return name
    }
  }

  private static func isName(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
          UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }
}
