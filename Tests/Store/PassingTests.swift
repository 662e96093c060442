import Foundation
import GRDB
import Records
import Sealing
import Testing

@testable import Store

/// Drafts whose key is in the memory of one program and nowhere else.
@Suite struct PassingTests {
  let place: Place

  init() throws { place = try Place() }

  private func begin(_ store: Store, _ custody: Custody, _ number: Int = 1) throws {
    try store.begin(
      id(number), questionnaire: survey, bytes: surveyBytes, entry: began(),
      summary: "section 1", custody: custody)
    try store.append(answered(2), to: id(number), summary: "section 2")
  }

  /// The folder as somebody finds it after the machine went off.
  private func found() throws -> String {
    let copy = place.path + "/found-" + UUID().uuidString
    try FileManager.default.copyItem(atPath: place.store, toPath: copy)
    return copy
  }

  @Test func `it goes on like any other while its program lives`() throws {
    let store = try Store(directory: place.store)
    try begin(store, .memory)
    #expect(store.isPassing(id(1)))
    #expect(try store.journal(of: id(1)).count == 2)
    #expect(try store.drafts().map(\.summary) == ["section 2"])
    var file = try store.newFile(of: id(1), as: "photo", ending: "jpg")
    try file.write([1, 2, 3])
    #expect(try store.readFile(file.keep(), of: id(1)).next() == [1, 2, 3])
  }

  @Test
  func `a finished interview is not taken away because somebody noted that its key is nowhere`()
    throws
  {
    let store = try Store(directory: place.store)
    try begin(store, .device)
    try store.finalize(id(1), entry: finished(3), record: specimen(id(1)), summary: "")
    try store.unrestricted { database in
      try database.execute(sql: "DELETE FROM keys")
      try database.execute(
        sql: "INSERT INTO passing (id, is_lost) VALUES (?, 0)", arguments: [id(1)])
    }
    let other = try Store(directory: place.store)
    let rows = try other.unrestricted {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM interviews")
    }
    #expect(rows == 1)
    #expect(try other.lostDrafts() == 0)
  }

  @Test func `another program can neither open it nor take it away`() throws {
    let store = try Store(directory: place.store)
    try begin(store, .memory)
    let other = try Store(directory: place.store)
    #expect(throws: StoreFault.keyDestroyed(id: id(1))) { try other.journal(of: id(1)) }
    #expect(try other.drafts().map(\.summary) == [""])
    #expect(throws: StoreFault.keyDestroyed(id: id(1))) {
      try other.append(answered(3), to: id(1), summary: "")
    }
    #expect(throws: StoreFault.inMemoryAlone(id: id(1))) { try other.rescue(of: id(1)) }
    #expect(try other.lostDrafts() == 0)
    #expect(try store.journal(of: id(1)).count == 2)
  }

  @Test(arguments: Custody.allCases)
  func `without its program nothing opens it, and a control does open`(custody: Custody) throws {
    let store = try Store(directory: place.store)
    try begin(store, custody)
    let (raw, opened) = (try found(), try found())
    let report = try Store.repair(Store.remains(in: raw), passphrase: nil)
    #expect(report.drafts == (custody == .device ? 1 : 0))
    let after = try Store(directory: opened)
    #expect(try after.drafts().count == (custody == .device ? 1 : 0))
    #expect(try after.lostDrafts() == (custody == .device ? 0 : 1))
    let rows = try after.unrestricted { try Int.fetchOne($0, sql: "SELECT count(*) FROM journal") }
    #expect(rows == (custody == .device ? 2 : 0), "nor do its entries lie about")
  }

  @Test func `finished it is kept as any other`() throws {
    let study = try StudyKeyPair(name: "study").publicKey()
    let store = try Store(directory: place.store)
    for number in 1...3 { try begin(store, .memory, number) }
    try store.finalize(id(1), entry: finished(3), record: specimen(id(1)), summary: "")
    try store.finalize(
      id(2), entry: finished(3), record: specimen(id(2)), summary: "", to: [study])
    try store.finalize(
      id(3), entry: finished(3, keep: .nothing), record: specimen(id(3)), summary: "")
    #expect((1...3).allSatisfy { !store.isPassing(id($0)) })
    let after = try Store(directory: found())
    #expect(try after.journal(of: id(1)).count == 3)
    #expect(try after.record(id(1))?.record == specimen(id(1)))
    #expect(try after.record(id(2))?.isSealed == true)
    #expect(throws: StoreFault.keyDestroyed(id: id(2))) { try after.journal(of: id(2)) }
    #expect(try after.journal(of: id(3)).isEmpty)
    #expect(try after.lostDrafts() == 0)
  }

  @Test func `discarded or left, its key is destroyed at once`() throws {
    let store = try Store(directory: place.store)
    for number in 1...3 { try begin(store, .memory, number) }
    try store.discard(id(1), at: minute(9))
    #expect(!store.isPassing(id(1)))
    #expect(try store.dropPassing() == 2)
    #expect(try store.drafts().isEmpty)
    #expect(!store.isPassing(id(2)))
    #expect(try store.lostDrafts() == 0, "that was meant")
    let names = try FileManager.default.contentsOfDirectory(atPath: place.store)
    #expect(!names.contains { $0.hasPrefix(Store.passingName) })
  }

  @Test func `no copy on another medium has it before it is finished`() throws {
    let stick = try Stick()
    let store = try Store(directory: place.store)
    try store.protect(with: "mango tree at noon", cost: .least)
    try begin(store, .memory)
    let mirror = try Mirror(of: store, at: stick.path + "/copy", onAnyDisk: true) { minute(40) }
    #expect(try mirror.catchUp().interviews == 0)
    #expect(
      !FileManager.default.fileExists(atPath: mirror.path + "/" + Mirror.file(of: id(1))))
    try store.finalize(id(1), entry: finished(3), record: specimen(id(1)), summary: "")
    #expect(try mirror.catchUp().interviews == 1)
  }

  @Test func `it does not move to another version, for that would put its key on the disk`() throws
  {
    let store = try Store(directory: place.store)
    try begin(store, .memory)
    #expect(throws: StoreFault.inMemoryAlone(id: id(1))) {
      try store.move(
        id(1), entries: 2, to: id(2), questionnaire: survey, bytes: surveyBytes,
        journal: [began()], summary: "", at: minute(9))
    }
  }
}
