import Foundation
import GRDB
import Testing

@testable import Collector

struct LedgerTests {
  let place: Place

  init() throws { place = try Place() }

  @Test(arguments: [
    ("journal_mode", "wal"), ("synchronous", "2"), ("secure_delete", "1"),
    ("trusted_schema", "0"),
  ])
  func `the connection that writes is set for safety`(pragma: String, value: String) throws {
    let ledger = try Ledger(file: place.database)
    let found = try ledger.unrestricted { try String.fetchOne($0, sql: "PRAGMA \(pragma)") }
    #expect(found == value)
  }

  @Test func `its files are for their owner alone, and its identity stays`() throws {
    let identity = try Ledger(file: place.database).identity
    #expect(try Ledger(file: place.database, newIdentity: "other").identity == identity)
    let attributes = try FileManager.default.attributesOfItem(atPath: place.database)
    #expect((attributes[.posixPermissions] as? Int ?? 0) & 0o777 == 0o600)
  }

  @Test func `two collectors have two identities`() throws {
    let one = try Ledger(file: place.path + "/1").identity
    #expect(try Ledger(file: place.path + "/2").identity != one)
  }

  @Test func `a database of a newer version is left alone`() throws {
    _ = try Ledger(file: place.database)
    try DatabaseQueue(path: place.database).inDatabase {
      try $0.execute(sql: "PRAGMA user_version = 99")
    }
    #expect(throws: CollectorFault.newerSchema(path: place.database, found: 99, known: 1)) {
      try Ledger(file: place.database)
    }
  }

  @Test func `what is no database is named`() throws {
    let path = place.path + "/file"
    try Data(repeating: 0x41, count: 5000).write(to: URL(fileURLWithPath: path))
    #expect(throws: CollectorFault.damaged(path: path)) { try Ledger(file: path) }
  }

  @Test func `a token is known by its digest alone, until it is revoked`() throws {
    let ledger = try Ledger(file: place.database)
    let token = try ledger.addToken("tablet-1", at: noon)
    let other = try ledger.addToken("tablet-2", at: noon)
    #expect(token.count == 64)
    #expect(token != other)
    #expect(try ledger.tokenName(of: token) == "tablet-1")
    #expect(try ledger.tokenName(of: token.dropLast()) == nil)
    #expect(try ledger.tokenName(of: "") == nil)
    try ledger.revokeToken("tablet-1", at: noon)
    #expect(try ledger.tokenName(of: token) == nil)
    #expect(try ledger.tokenName(of: other) == "tablet-2")
    #expect(try ledger.tokens().map(\.revoked) == [noon, nil])
    let disk = try Data(contentsOf: URL(fileURLWithPath: place.database + "-wal"))
    #expect(disk.range(of: Data(token.utf8)) == nil)
  }

  @Test func `names of tokens are plain, new and known`() throws {
    let ledger = try Ledger(file: place.database)
    _ = try ledger.addToken("a", at: noon)
    #expect(throws: CollectorFault.nameTaken("a")) { try ledger.addToken("a", at: noon) }
    for name in ["", "a b", "é", "a\u{1B}[2J", String(repeating: "a", count: 65)] {
      #expect(throws: CollectorFault.unfitName) { try ledger.addToken(name, at: noon) }
    }
    #expect(throws: CollectorFault.unknownToken("b")) { try ledger.revokeToken("b", at: noon) }
  }

  @Test func `a record cannot be changed, whatever the program`() async throws {
    let ledger = try Ledger(file: place.database)
    _ = try await Reception(ledger: ledger) { noon }.receive([try frozen(1)], from: "x")
    #expect(throws: CollectorFault.self) {
      try ledger.write { try $0.execute(sql: "UPDATE records SET bytes = x'00'") }
    }
  }
}
