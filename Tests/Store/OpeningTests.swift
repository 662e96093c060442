import Foundation
import GRDB
import Store
import Testing

@testable import Store

struct OpeningTests {
  let place: Place

  init() throws { place = try Place() }

  @Test(arguments: [
    ("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1"), ("secure_delete", "1"),
    ("temp_store", "2"), ("trusted_schema", "0"),
  ])
  func `the connection that writes is set for safety`(pragma: String, value: String) throws {
    let store = try Store(directory: place.store)
    for _ in 0..<2 {
      let found = try store.unrestricted { try String.fetchOne($0, sql: "PRAGMA \(pragma)") }
      #expect(found == value)
      try store.begin(id(Int.random(in: 1...1_000_000)))
    }
  }

  @Test func `folder and files are for their owner alone`() throws {
    let store = try Store(directory: place.path + "/a/b")
    try store.begin(id(1))
    #expect(try permissions(place.path + "/a") == 0o700)
    #expect(try permissions(place.path + "/a/b") == 0o700)
    let files = try FileManager.default.contentsOfDirectory(atPath: place.path + "/a/b")
    #expect(files.count >= 3)
    for file in files { #expect(try permissions(place.path + "/a/b/" + file) == 0o600) }
  }

  @Test func `a store in use opens without writing anything`() throws {
    let first = try Store(directory: place.store)
    let before = try first.unrestricted { try Int.fetchOne($0, sql: "PRAGMA data_version") }
    _ = try Store(directory: place.store)
    #expect(try first.unrestricted { try Int.fetchOne($0, sql: "PRAGMA data_version") } == before)
  }

  @Test func `many who open a new store at once make one`() async throws {
    let path = place.store
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 1...4 {
        group.addTask { try Store(directory: path).begin(id(number)) }
      }
      try await group.waitForAll()
    }
    #expect(try Store(directory: path).drafts().count == 4)
  }

  @Test func `a store of a newer version is left alone`() throws {
    _ = try Store(directory: place.store)
    try DatabaseQueue(path: place.database).inDatabase {
      try $0.execute(sql: "PRAGMA user_version = 99")
    }
    let fault = StoreFault.newerSchema(path: place.store, found: 99, known: Migration.all.count)
    #expect(throws: fault) {
      try Store(directory: place.store)
    }
  }

  @Test func `what is no folder, no file or no database is named`() throws {
    let file = place.path + "/file"
    try Data("x".utf8).write(to: URL(fileURLWithPath: file))
    #expect(throws: StoreFault.notADirectory(path: file)) { try Store(directory: file) }
    #expect(throws: StoreFault.self) { try Store(directory: file + "/below") }

    try makeFolder(place.store)
    try FileManager.default.createSymbolicLink(
      atPath: place.database, withDestinationPath: file)
    #expect(throws: StoreFault.notTrusted(path: place.database, .link)) {
      try Store(directory: place.store)
    }

    let other = place.path + "/other"
    try makeFolder(other)
    try Data(repeating: 0x41, count: 5000).write(
      to: URL(fileURLWithPath: other + "/canvass.sqlite"))
    #expect(throws: StoreFault.damaged(path: other)) { try Store(directory: other) }
  }

  @Test func `every fault has a sentence of its own`() {
    let faults: [StoreFault] = [
      .notADirectory(path: "/p"), .notAFile(path: "/p"), .notTrusted(path: "/p", .link),
      .notTrusted(path: "/p", .foreign),
      .notTrusted(path: "/p", .writable), .notTrusted(path: "/p", .above),
      .missingFile(name: "f", id: "i"), .damagedFile(name: "f", id: "i"),
      .permissionDenied(path: "/p"),
      .readOnly(path: "/p"), .diskFull(path: "/p"), .busy(path: "/p"), .damaged(path: "/p"),
      .newerSchema(path: "/p", found: 2, known: 1), .failed(path: "/p", code: 10),
      .missing(path: "/p"), .notACopy(path: "/p"), .notRemembered(folder: "/p"),
      .unknownInterview(id: "i"), .ambiguous(prefix: "i", count: 2),
      .outOfOrder(id: "i", expected: 2, found: 3), .alreadyBegun(id: "i"),
      .alreadyFinalized(id: "i"), .isPractice(id: "i"),
      .notARecord(id: "i", .missing(key: "id")), .erased(id: "i"), .damagedKey(id: "i"),
      .inMemoryAlone(id: "i"), .keyDestroyed(id: "i"), .exchanged(path: "/p", .gone),
      .exchanged(path: "/p", .unprotected), .exchanged(path: "/p", .unsigned(known: "a")),
      .exchanged(path: "/p", .signer(known: "a", found: "b")),
    ]
    #expect(Set(faults.map(\.sentence)).count == faults.count)
  }

  private func permissions(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (attributes[.posixPermissions] as? Int ?? 0) & 0o777
  }

  private func makeFolder(_ path: String) throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  @Test(arguments: [
    ("CREATE TRIGGER t BEFORE INSERT ON journal BEGIN SELECT RAISE(IGNORE); END", "trigger t"),
    ("CREATE TABLE stash (a)", "table stash"),
    ("CREATE VIEW v AS SELECT * FROM keys", "view v"),
    ("DROP TRIGGER records_are_frozen", "trigger records_are_frozen"),
  ])
  func `what is built otherwise than canvass builds it is not opened`(planted: String, name: String)
    throws
  {
    let store = try Store(directory: place.store)
    try store.begin(id(1))
    try store.unrestricted { try $0.execute(sql: planted) }
    #expect(throws: StoreFault.foreignSchema(path: place.store, name: name)) {
      try Store(directory: place.store)
    }
  }

  @Test func `the digest of the schema is that of what the migrations make`() throws {
    #expect(Schema.digest(try Schema.made()) == Schema.expected)
  }
}
