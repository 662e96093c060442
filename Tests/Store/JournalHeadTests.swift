import Foundation
import GRDB
import Records
import Sealing
import Testing

@testable import Store

/// What somebody can do to a journal who may rewrite the database and has no key.
@Suite struct JournalHeadTests {
  let place: Place
  let store: Store

  init() throws {
    place = try Place()
    store = try Store(directory: place.store)
    try store.begin(id(1))
    for number in 2...5 { try store.append(answered(number), to: id(1), summary: "") }
  }

  private func isDamaged(_ store: Store, _ interview: String = id(1)) -> Bool {
    do throws(StoreFault) {
      _ = try store.journal(of: interview)
      return false
    } catch {
      if case .damagedJournal(interview, _) = error { return true }
      return false
    }
  }

  @Test(arguments: [
    // Shortened by two entries, and all that says so without a key made to fit.
    """
    DELETE FROM journal WHERE sequence > 3;
    UPDATE interviews SET entries = 3, head = (SELECT link FROM journal WHERE sequence = 3)
    """,
    """
    DELETE FROM journal WHERE sequence > 3;
    UPDATE interviews SET entries = 3,
      head = CAST((SELECT link FROM journal WHERE sequence = 3) || substr(head, 33) AS BLOB)
    """,
    // As if nothing had been said.
    "DELETE FROM journal; UPDATE interviews SET head = x'', entries = 1",
    // On another questionnaire than it was held on.
    """
    INSERT INTO questionnaires VALUES ('sha256:bb', 'survey', '2', x'7b7d');
    UPDATE interviews SET questionnaire = 'sha256:bb'
    """,
    "UPDATE interviews SET entries = 4", "UPDATE interviews SET head = substr(head, 1, 32)",
    "INSERT INTO chores VALUES ('mark heads'); UPDATE interviews SET head = substr(head, 1, 32)",
  ])
  func `a journal that was shortened or moved is told, and not gone on with`(sql: String) throws {
    try store.tamper(sql)
    #expect(isDamaged(store))
    let entries = try #require(try store.interview(id(1))).entries
    #expect(throws: StoreFault.self) {
      try store.append(answered(entries + 1), to: id(1), summary: "")
    }
    let again = try Store(directory: place.store)
    #expect(isDamaged(again), "opening it anew makes nothing sound")
  }

  @Test func `an older end under a longer journal is told`() throws {
    let old = try #require(
      try store.unrestricted { try Row.fetchOne($0, sql: "SELECT * FROM interviews") })
    try store.append(answered(6), to: id(1), summary: "")
    try store.tamper("UPDATE interviews SET entries = 5, head = :head") { _ in
      ["head": old["head"] as Data]
    }
    #expect(isDamaged(store))
  }

  @Test func `the end of another journal is not taken for its own`() throws {
    try store.begin(id(2))
    for number in 2...5 { try store.append(answered(number), to: id(2), summary: "") }
    try store.tamper(
      """
      UPDATE interviews SET head = (SELECT head FROM interviews WHERE id = '\(id(2))')
      WHERE id = '\(id(1))'
      """)
    #expect(isDamaged(store))
    #expect(!isDamaged(store, id(2)))
  }

  @Test func `what repair makes of a shortened journal says that there may have been more`() throws
  {
    try store.tamper(
      """
      DELETE FROM journal WHERE sequence > 3;
      UPDATE interviews SET entries = 3, head = (SELECT link FROM journal WHERE sequence = 3)
      """)
    try store.unrestricted { try $0.execute(sql: "VACUUM; PRAGMA wal_checkpoint(TRUNCATE)") }
    try store.letGo()
    let report = try Store.repair(Store.remains(in: place.store), passphrase: nil)
    #expect(report.findings == [.unended(id: id(1), entries: 3)])
    let repaired = try Store(directory: place.store)
    #expect(try repaired.journal(of: id(1)).count == 3)
    try repaired.append(answered(4), to: id(1), summary: "")
  }

  // MARK: Stores from before

  /// Makes a store what the version before marks left.
  private func makeOld(_ store: Store) throws {
    try store.tamper("UPDATE interviews SET head = substr(head, 1, 32)")
    try store.write { database in
      let device = try store.deviceKey()
      let signer = try Store.signer(database, under: device)
      try database.execute(
        sql: """
          UPDATE device SET signer = ?;
          DROP TABLE passing; DROP TABLE derivations; PRAGMA user_version = 5;
          """,
        arguments: [Data(try device.seal(signer, as: MarkingStage.none.context))])
      for table in StoredTable.marked + [.records] where table != .derivations {
        try database.execute(sql: "ALTER TABLE \(table.rawValue) DROP COLUMN mark")
      }
    }
  }

  @Test(arguments: [nil, "mango tree at noon"])
  func `journals of an older store are marked when it is first open`(passphrase: String?) throws {
    let study = try StudyKeyPair(name: "study").publicKey()
    try store.begin(id(2))
    try store.finalize(
      id(2), entry: finished(2), record: specimen(id(2)), summary: "", to: [study])
    try store.finish(id(3))
    if let passphrase { try store.protect(with: passphrase, cost: .least) }
    try makeOld(store)
    let new = try Store(directory: place.store)
    if let passphrase { try new.unlock(passphrase) }
    #expect(try new.journal(of: id(1)).count == 5)
    #expect(try new.journal(of: id(3)).count == 3)
    #expect(throws: StoreFault.keyDestroyed(id: id(2))) { try new.journal(of: id(2)) }
    try new.append(answered(6), to: id(1), summary: "")
    try new.tamper(
      """
      UPDATE interviews SET head = substr(head, 1, 32);
      INSERT OR IGNORE INTO chores VALUES ('mark heads')
      """)
    let later = try Store(directory: place.store)
    if let passphrase { try later.unlock(passphrase) }
    #expect(isDamaged(later), "once, and at nobody else's word")
  }

  @Test func `one damaged key keeps no other journal from being marked`() throws {
    try store.begin(id(2))
    try store.damage("keys", "sealed", of: id(2))
    try makeOld(store)
    #expect(try Store(directory: place.store).journal(of: id(1)).count == 5)
  }

  @Test func `an older store is repaired without a word about its ends`() throws {
    try makeOld(store)
    try store.letGo()
    let report = try Store.repair(Store.remains(in: place.store), passphrase: nil)
    #expect(report.findings == [])
    #expect(try Store(directory: place.store).journal(of: id(1)).count == 5)
  }
}
