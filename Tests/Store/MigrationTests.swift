import Foundation
import GRDB
import Records
import Testing

@testable import Store

/// Stores that were released must open for ever: their schemas stand here as they were, with
/// something in every table.
struct MigrationTests {
  @Test(arguments: [ReleasedSchema.one])
  func `a store of every released version opens and keeps what it holds`(
    schema: ReleasedSchema
  ) throws {
    let place = try Place()
    _ = try Store(directory: place.store)  // for the folder and the file's permissions
    try schema.build(at: place.database)

    let store = try Store(directory: place.store)
    #expect(try store.drafts().map(\.id) == ["uuid:draft"])
    #expect(try store.journal(of: "uuid:draft") == [began(), answered(2)])
    // Its receipt is from before there were marks: the collector is asked again.
    #expect(try store.record("uuid:done")?.state == .finalized)
    #expect(try store.record("uuid:waiting")?.state == .finalized)
    #expect(try store.outbox().map(\.attempts) == [1, 2])
    #expect(try store.conflicts(of: "uuid:done").count == 1)
    #expect(try store.questionnaire(hash: survey.hash)?.bytes == surveyBytes)
    #expect(throws: StoreFault.erased(id: "uuid:gone")) {
      try store.importRecord(specimen("uuid:gone"))
    }
    try store.append(answered(3), to: "uuid:draft", summary: "goes on")
    let version = try store.unrestricted { try Int.fetchOne($0, sql: "PRAGMA user_version") }
    #expect(version == Migration.all.count)
  }

  @Test func `nothing of an old store is left in clear, in its log neither`() throws {
    let place = try Place()
    _ = try Store(directory: place.store)
    try ReleasedSchema.one.build(at: place.database)
    let log = URL(filePath: place.database + "-wal")
    // The old version is cut off: what it wrote last stands in its log.
    let old = try DatabaseQueue(path: place.database)
    try old.inDatabase { database in
      try database.execute(
        sql: "PRAGMA wal_autocheckpoint = 0; UPDATE interviews SET summary = 'needle in the log'")
    }
    let needles = ["needle in the log", "section 2", #""value":"yes""#].map { Data($0.utf8) }
    #expect(try Data(contentsOf: log).range(of: needles[0]) != nil, "else nothing is shown")
    let found = place.path + "/found"
    try FileManager.default.copyItem(atPath: place.store, toPath: found)
    let store = try Store(directory: found)
    for name in try FileManager.default.contentsOfDirectory(atPath: found) {
      let bytes = try Data(contentsOf: URL(filePath: found + "/" + name))
      for needle in needles { #expect(bytes.range(of: needle) == nil, "in \(name)") }
    }
    #expect(try store.drafts().map(\.summary) == ["needle in the log"])
    withExtendedLifetime(old) {}
  }

  @Test func `an entry that means nothing is taken over, and keeps nobody from the rest`() throws {
    let place = try Place()
    _ = try Store(directory: place.store)
    try ReleasedSchema.one.build(at: place.database)
    try DatabaseQueue(path: place.database).inDatabase { database in
      try database.execute(
        sql: """
          INSERT INTO interviews SELECT 'uuid:odd', questionnaire, started, updated, 2, 4, '', 0
            FROM interviews;
          INSERT INTO journal SELECT 3, 'uuid:odd', 1, at, event FROM journal WHERE sequence = 1;
          INSERT INTO journal SELECT 4, 'uuid:odd', 2, at, '{"event":"dreamt"}' FROM journal
            WHERE interview = 'uuid:draft' AND sequence = 1;
          """)
    }
    let store = try Store(directory: place.store)
    #expect(throws: StoreFault.damagedJournal(id: "uuid:odd", entry: 2)) {
      try store.journal(of: "uuid:odd")
    }
    #expect(try store.journal(of: "uuid:draft") == [began(), answered(2)])
  }

  @Test func `an old store and a new one have the same schema`() throws {
    let old = try Place()
    let new = try Place()
    _ = try Store(directory: old.store)
    try ReleasedSchema.one.build(at: old.database)
    #expect(try schema(of: Store(directory: old.store)) == schema(of: Store(directory: new.store)))
  }

  private func schema(of store: Store) throws -> [String] {
    try store.unrestricted { database in
      try String.fetchAll(
        database,
        sql: "SELECT type || ' ' || name FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY 1")
    }
  }
}
