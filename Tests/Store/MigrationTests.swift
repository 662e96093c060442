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
    #expect(try store.record("uuid:done")?.state == .sent)
    #expect(try store.record("uuid:waiting")?.state == .finalized)
    #expect(try store.outbox().map(\.attempts) == [2])
    #expect(try store.conflicts(of: "uuid:done").count == 1)
    #expect(try store.questionnaire(hash: survey.hash)?.bytes == surveyBytes)
    #expect(throws: StoreFault.erased(id: "uuid:gone")) {
      try store.importRecord(specimen("uuid:gone"))
    }
    try store.append(answered(3), to: "uuid:draft", summary: "goes on")
    let version = try store.unrestricted { try Int.fetchOne($0, sql: "PRAGMA user_version") }
    #expect(version == Migration.all.count)
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
