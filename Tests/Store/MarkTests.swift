import Foundation
import GRDB
import Records
import Sealing
import Testing

@testable import Store

/// What somebody can do who may rewrite the database and has no key: nothing that is believed.
@Suite struct MarkTests {
  let device: StudyDevice
  var place: Place { device.place }
  var store: Store { device.store }
  var study: StudyKeyPair { device.study }

  init() throws { device = try StudyDevice() }

  /// Puts a finished interview there that nobody held.
  func invent(_ bytes: [UInt8], as id: String) throws {
    try store.tamper(
      """
      INSERT INTO records
        (id, sha256, size, questionnaire_id, questionnaire_version, questionnaire_hash,
         disposition, finalized_at, origin, is_sealed)
      VALUES (:id, :sha256, :size, 'survey', '1', 'sha256:aa', '110', :at, 'own', 1)
      """
    ) { _ in
      [
        "id": id, "sha256": hexadecimal(sha256(bytes)), "size": bytes.count,
        "at": minute(9).description,
      ]
    }
    try store.tamper("INSERT INTO contents VALUES (:id, :bytes)") { _ in
      ["id": id, "bytes": Data(bytes)]
    }
    try store.tamper("INSERT INTO outbox (id) VALUES (:id)") { _ in ["id": id] }
  }

  /// One that is sealed as it should be, by somebody else's device.
  func sealedElsewhere(_ id: String) throws -> [UInt8] {
    let record = specimen(id, answer: "no")
    return try SealedRecord(
      record.bytes, heading: RecordHeading(json: record.bytes).sealed, under: SecretKey(),
      to: [study.publicKey()], signedBy: DeviceSigner(SecretKey())
    ).bytes
  }

  func expectSetAside(_ id: String, in store: Store) throws {
    let kept = try #require(try store.record(id))
    #expect(kept.content == .damaged)
    #expect(try store.frozen([kept.key]).isEmpty)
    #expect(try store.outbox().filter { $0.key.id == id && $0.state == .pending }.isEmpty)
    #expect(throws: StoreFault.damagedRecord(id: id)) { try kept.frozen() }
  }

  // MARK: Records

  @Test(arguments: [false, true])
  func `a finished interview that nobody held here is not taken for one`(isSealed: Bool) throws {
    try store.finish(id(1))
    try invent(isSealed ? sealedElsewhere(id(2)) : specimen(id(2)).bytes, as: id(2))
    try expectSetAside(id(2), in: store)
    #expect(try store.record(id(1))?.record != nil)
    #expect(try store.dispositions(since: minute(0)) == ["110": 1])
    let again = try Store(directory: place.store)
    try expectSetAside(id(2), in: again)
  }

  @Test(arguments: [
    "UPDATE records SET disposition = '211'", "UPDATE records SET questionnaire_version = '2'",
    "UPDATE records SET questionnaire_id = 'other'", "UPDATE records SET origin = 'imported'",
    "UPDATE records SET finalized_at = '2020-01-01T00:00:00.000Z'",
    "UPDATE records SET finalized_at = 'soon'", "UPDATE records SET mark = NULL",
    "UPDATE records SET is_sealed = 1 - is_sealed", "DELETE FROM contents",
    "UPDATE interviews SET is_practice = 1", "UPDATE interviews SET entries = 7",
    "UPDATE interviews SET head = x''",
    "DELETE FROM contents; INSERT INTO residues VALUES ('\(id(1))', x'00')",
    """
    UPDATE records SET mark = (SELECT mark FROM records WHERE id = '\(id(2))')
      WHERE id = '\(id(1))'
    """,
  ])
  func `nothing of a finished interview can be changed unnoticed`(sql: String) throws {
    try store.finish(id(2))
    for seals in [false, true] {
      let place = try Place()
      let store = try Store(directory: place.store)
      try store.finish(id(2))
      try store.begin(id(1))
      try store.finalize(
        id(1), entry: finished(2), record: specimen(id(1)), summary: "",
        to: seals ? [study.publicKey()] : [])
      #expect(try store.record(id(1))?.record != nil)
      try store.tamper(sql)
      try expectSetAside(id(1), in: store)
      #expect(try store.interview(id(1))?.isSound == false)
    }
  }

  @Test func `the journal of a finished interview cannot be emptied or cut`() throws {
    let study = try study.publicKey()
    for sql in [
      "DELETE FROM journal; UPDATE interviews SET head = x''", "DELETE FROM journal",
      "DELETE FROM journal WHERE sequence = 3",
      "DELETE FROM journal WHERE sequence = 3; UPDATE interviews SET entries = 2",
    ] {
      for keys in [[], [study]] {
        let place = try Place()
        let store = try Store(directory: place.store)
        try store.begin(id(1))
        try store.append(answered(2), to: id(1), summary: "")
        try store.finalize(
          id(1), entry: finished(3), record: specimen(id(1)), summary: "", to: keys)
        try store.tamper(sql)
        #expect {
          try store.journal(of: id(1))
        } throws: { fault in
          if case .damagedJournal(id(1), _)? = fault as? StoreFault { true } else { false }
        }
      }
    }
  }

  @Test func `a journal that was not to be kept is empty, for its record says so`() throws {
    try store.begin(id(1))
    try store.finalize(
      id(1), entry: finished(2, keep: .nothing), record: specimen(id(1)), summary: "")
    #expect(try store.journal(of: id(1)).isEmpty)
    #expect(try store.record(id(1))?.record != nil)
  }

  @Test func `what was wiped or reduced bears its mark as well`() throws {
    for number in 1...2 {
      try store.finish(id(number))
      try store.keep([receipt(id(number))])
    }
    try store.wipe([id(1)])
    try store.reduce(id(2), to: Array("{}".utf8))
    #expect(try store.record(id(1))?.content == .wiped)
    #expect(try store.record(id(2))?.content == .reduced(Array("{}".utf8)))
    #expect(try store.interviews().allSatisfy(\.isSound))
  }

  @Test func `what somebody put there is not wiped, which would mark it`() throws {
    try invent(sealedElsewhere(id(1)), as: id(1))
    let key = try #require(try store.record(id(1))).key
    try store.keep([receipt(id(1), sha256: key.sha256)])
    #expect(try store.acknowledged(before: minute(90)).isEmpty)
    #expect(throws: StoreFault.damagedRecord(id: id(1))) { try store.wipe([id(1)]) }
    try expectSetAside(id(1), in: store)
  }

  @Test func `a new passphrase takes all marks along, and gives none to what has none`() throws {
    try store.finish(id(1))
    try device.finishSealed(id(2))
    try store.begin(id(3))
    try store.discard(id(3), at: minute(20))
    try invent(sealedElsewhere(id(4)), as: id(4))
    try store.protect(with: "mango tree at noon", cost: .least)
    #expect(try store.record(id(1))?.record != nil)
    #expect(try store.record(id(2))?.record != nil)
    #expect(throws: StoreFault.erased(id: id(3))) { try store.importRecord(specimen(id(3))) }
    try expectSetAside(id(4), in: store)
    let locked = try Store(directory: place.store)
    #expect(try locked.record(id(2))?.content == .locked, "nobody can tell")
  }

  @Test func `a sealed record of which something is missing is not taken in`() throws {
    let sound = String(decoding: try sealedElsewhere(id(1)), as: UTF8.self)
    for (member, other) in [(#""body":"#, #""soul":"#), (#""fingerprint":"#, #""thumb":"#)] {
      let bytes = Array(sound.replacing(member, with: other).utf8)
      #expect(throws: StoreFault.self) {
        try store.importRecord(FrozenRecord(id: id(1), bytes: bytes, digest: sha256))
      }
    }
    let bytes = Array(sound.utf8)
    #expect(
      try store.importRecord(FrozenRecord(id: id(1), bytes: bytes, digest: sha256)) == .stored)
  }

  // MARK: Drafts, and what is acted upon

  @Test func `a draft that somebody made practice is told, and is what it was after a repair`()
    throws
  {
    try store.begin(id(1))
    try store.tamper("UPDATE interviews SET is_practice = 1")
    #expect(try store.interview(id(1))?.isSound == false)
    #expect(throws: StoreFault.damagedJournal(id: id(1), entry: 2)) {
      try store.journal(of: id(1))
    }
    #expect(throws: StoreFault.self) { try store.append(answered(2), to: id(1), summary: "") }
    try store.letGo()
    _ = try Store.repair(Store.remains(in: place.store), passphrase: nil)
    let repaired = try Store(directory: place.store)
    #expect(try repaired.interview(id(1))?.isPractice == false)
    #expect(try repaired.interview(id(1))?.isSound == true)
    try repaired.append(answered(2), to: id(1), summary: "")
  }

  @Test func `an erasure that nobody made keeps nothing out, and is named`() throws {
    try store.tamper("INSERT INTO erasures (id, at) VALUES ('\(id(1))', '\(minute(1))')")
    #expect(try store.importRecord(specimen(id(1))) == .stored)
    #expect(try store.unmarked() == [UnmarkedRow(kind: .erasure, id: id(1))])
    try store.erase(id(1), at: minute(2))
    #expect(try store.unmarked().isEmpty)
    #expect(throws: StoreFault.erased(id: id(1))) { try store.importRecord(specimen(id(1))) }
  }

  @Test func `a draft goes on as another only by a mark`() throws {
    try store.begin(id(1))
    try store.begin(id(2))
    try store.tamper(
      "INSERT INTO successions (id, successor, at) VALUES ('\(id(1))', '\(id(2))', '\(minute(1))')")
    #expect(try store.interview(id(1))?.successor == nil)
    try store.append(answered(2), to: id(1), summary: "")
    try store.finalize(
      id(2), entry: finished(2), record: specimen(id(2)), summary: "", to: [study.publicKey()])
    #expect(try store.journal(of: id(1)).count == 2, "else its key went with the other's")
    #expect(try store.unmarked() == [UnmarkedRow(kind: .succession, id: id(1))])
  }

  @Test func `a draft whose key is on the disk is not swept as one whose key is lost`() throws {
    try store.begin(id(1))
    try store.tamper("INSERT INTO passing (id, is_lost) VALUES ('\(id(1))', 0)")
    #expect(try Store(directory: place.store).journal(of: id(1)).count == 1)
  }

  // MARK: Repair

  @Test func `a repair drops what was planted over a draft, and sets aside what stands alone`()
    throws
  {
    try store.begin(id(1))
    try store.finish(id(2))
    try device.finishSealed(id(3))
    for number in [1, 4] { try invent(sealedElsewhere(id(number)), as: id(number)) }
    try store.tamper(
      """
      INSERT INTO erasures (id, at) VALUES ('\(id(2))', '\(minute(1))');
      INSERT INTO successions (id, successor, at) VALUES ('\(id(1))', '\(id(3))', '\(minute(1))')
      """)
    try store.letGo()
    let report = try Store.repair(Store.remains(in: place.store), passphrase: nil)
    #expect(Set(report.findings) == [.record(id: id(1)), .unmarked(id: id(4))])
    let repaired = try Store(directory: place.store)
    #expect(try repaired.drafts().map(\.id) == [id(1)])
    try repaired.append(answered(2), to: id(1), summary: "")
    for number in 2...3 { #expect(try repaired.record(id(number))?.record != nil) }
    try expectSetAside(id(4), in: repaired)
    #expect(try repaired.unmarked().isEmpty)
  }

  @Test func `a repair tells that a finished journal was emptied, and keeps the record`() throws {
    try store.finish(id(1))
    try store.tamper("DELETE FROM journal; UPDATE interviews SET head = x''")
    try store.unrestricted { try $0.execute(sql: "VACUUM; PRAGMA wal_checkpoint(TRUNCATE)") }
    try store.letGo()
    let report = try Store.repair(Store.remains(in: place.store), passphrase: nil)
    #expect(report.findings == [.emptied(id: id(1))])
    #expect(try Store(directory: place.store).record(id(1))?.record != nil)
  }

  @Test func `a repair tells that the journal beside a sealed record was cut`() throws {
    try device.finishSealed(id(1))
    try store.tamper(
      """
      DELETE FROM journal WHERE sequence = 3;
      UPDATE interviews SET entries = 2, head = (SELECT link FROM journal WHERE sequence = 2)
      """)
    try store.unrestricted { try $0.execute(sql: "VACUUM; PRAGMA wal_checkpoint(TRUNCATE)") }
    try store.letGo()
    let report = try Store.repair(Store.remains(in: place.store), passphrase: nil)
    #expect(report.findings == [.unended(id: id(1), entries: 2)])
    #expect(try Store(directory: place.store).record(id(1))?.record != nil)
  }

  // MARK: Stores from before

  /// Makes a store what the version before these marks left.
  private func makeOld() throws {
    for number in 1...2 {
      let former = try store.unrestricted { database -> [UInt8]? in
        guard
          let row = try Row.fetchOne(
            database, sql: "SELECT * FROM interviews WHERE id = ?", arguments: [id(number)]),
          let key = try? store.key(database, of: id(number))
        else { return nil }
        let head = try JournalHead(row)
        return head.link
          + key.secret.mark(
            of: head.link, for: "head", as: "canvass/head/1 \(id(number)) sha256:aa \(head.entries)"
          )
      }
      guard let former else { continue }
      try store.tamper("UPDATE interviews SET head = :head WHERE id = :id") { _ in
        ["head": Data(former), "id": id(number)]
      }
    }
    try store.write { database in
      let device = try store.deviceKey()
      let signer = try Store.signer(database, under: device)
      for table in StoredTable.marked + [.records] {
        try database.execute(sql: "ALTER TABLE \(table.rawValue) DROP COLUMN mark")
      }
      try database.execute(
        sql: "UPDATE device SET signer = ?; PRAGMA user_version = 6;",
        arguments: [Data(try device.seal(signer, as: MarkingStage.heads.context))])
    }
  }

  @Test(arguments: [nil, "mango tree at noon"])
  func `what an older store holds is marked once, as it is found`(passphrase: String?) throws {
    try store.begin(id(1))
    try store.finish(id(2))
    try device.finishSealed(id(3))
    try store.begin(id(4))
    try store.discard(id(4), at: minute(20))
    if let passphrase { try store.protect(with: passphrase, cost: .least) }
    try makeOld()
    let new = try Store(directory: place.store)
    if let passphrase {
      #expect(new.markedAsFound == 0)
      try new.unlock(passphrase)
    }
    #expect(new.markedAsFound == 2)
    #expect(try new.journal(of: id(1)).count == 1)
    try new.append(answered(2), to: id(1), summary: "")
    for number in 2...3 { #expect(try new.record(id(number))?.record != nil) }
    #expect(throws: StoreFault.erased(id: id(4))) { try new.importRecord(specimen(id(4))) }
    #expect(try new.unmarked().isEmpty)
    try new.tamper("UPDATE records SET mark = NULL; INSERT INTO chores VALUES ('mark rows')")
    let later = try Store(directory: place.store)
    if let passphrase { try later.unlock(passphrase) }
    #expect(later.markedAsFound == 0, "once, and at nobody else's word")
    try expectSetAside(id(3), in: later)
  }

  @Test func `an older store is repaired with all that is in it`() throws {
    try store.begin(id(1))
    try store.finish(id(2))
    try device.finishSealed(id(3))
    try makeOld()
    try store.letGo()
    let report = try Store.repair(Store.remains(in: place.store), passphrase: nil)
    #expect(report.findings == [])
    let repaired = try Store(directory: place.store)
    for number in 2...3 { #expect(try repaired.record(id(number))?.record != nil) }
    #expect(try repaired.journal(of: id(1)).count == 1)
  }
}
