import Foundation
import GRDB
import Records
import Sealing
import Testing

@testable import Store

/// What is remembered of a store outside of it: another one in its place is told.
@Suite struct KnownStoreTests {
  let place: Place
  let known: KnownStores
  let passphrase = "mango tree at noon"

  init() throws {
    place = try Place()
    known = KnownStores(folder: place.path + "/state/stores")
  }

  private func store(_ known: KnownStores? = nil) throws -> Store {
    try Store(directory: place.store, known: known ?? self.known)
  }

  private func opened() throws -> Store {
    let store = try store()
    try store.unlock(passphrase)
    return store
  }

  /// A store with an interview, as canvass leaves it; answers with what it signs with.
  private func make(isProtected: Bool) throws -> String {
    let store = try store()
    try store.begin(id(1))
    if isProtected { try store.protect(with: passphrase, cost: .least) }
    defer { try? store.letGo() }
    return try #require(try store.signerFingerprint())
  }

  /// Puts the device's row of another store there; answers with what that signs with.
  private func exchangeDevice(
    _ columns: [String] = ["identity", "lock", "signer"]
  ) throws -> String {
    let path = place.path + "/other-" + UUID().uuidString
    let other = try Store(directory: path)
    let signer = try #require(try other.signerFingerprint())
    let row = try #require(try other.read { try StoredRow.all($0, .device).first })
    try other.letGo()
    let store = try Store(directory: place.store)
    for column in columns {
      try store.tamper("UPDATE device SET \(column) = :value") { _ in
        ["value": row.values[column]]
      }
    }
    try store.letGo()
    return signer
  }

  @Test
  func `a store whose passphrase somebody took away is refused before anything is done to it`()
    throws
  {
    _ = try make(isProtected: true)
    _ = try exchangeDevice()
    for _ in 0..<2 {
      #expect(throws: StoreFault.exchanged(path: place.store, .unprotected)) { try store() }
    }
    // Whoever did it says so, and is believed from then on.
    try store(known.accepting).letGo()
    #expect(try store().acquaintance == .known)
  }

  @Test func `a store that signs as another device is refused, whether it lies open or not`() throws
  {
    let before = try make(isProtected: false)
    let after = try exchangeDevice()
    let fault = StoreFault.exchanged(path: place.store, .signer(known: before, found: after))
    #expect(throws: fault) { try store() }
    #expect(fault.sentence.contains(before) && fault.sentence.contains(after))
    #expect(fault.sentence.contains("canvass doctor --accept"))
    try store(known.accepting).protect(with: passphrase, cost: .least)
    let locked = try store()
    #expect(locked.acquaintance == .locked)
    try locked.unlock(passphrase)
    #expect(locked.acquaintance == .known)
  }

  @Test func `another device's passphrase in its place is told as that`() throws {
    let before = try make(isProtected: true)
    let path = place.path + "/other"
    let other = try Store(directory: path)
    try other.protect(with: "somebody else's words", cost: .least)
    let found = try #require(try other.signerFingerprint())
    try other.letGo()
    try FileManager.default.removeItem(atPath: place.store)
    try FileManager.default.moveItem(atPath: path, toPath: place.store)
    let fault = StoreFault.exchanged(path: place.store, .signer(known: before, found: found))
    #expect(throws: fault) { try opened() }
    let there = try store()
    #expect(throws: fault) { try there.unlock("somebody else's words") }
    #expect(there.isLocked)
  }

  @Test func `what canvass itself changes is never refused`() throws {
    _ = try make(isProtected: true)
    var current: String? = passphrase
    for next in ["the second of them", nil, passphrase] {
      let store = try store()
      if let current { try store.unlock(current) }
      try store.protect(with: next, cost: .least)
      try store.letGo()
      current = next
    }
    #expect(try opened().acquaintance == .known)
  }

  @Test func `a store on another machine or in another place opens without a word`() throws {
    _ = try make(isProtected: true)
    let there = try store(KnownStores(folder: place.path + "/another-machine"))
    try there.unlock(passphrase)
    #expect(there.acquaintance == .known)
    try there.letGo()
    try FileManager.default.moveItem(atPath: place.store, toPath: place.store + "-moved")
    let moved = try Store(directory: place.store + "-moved", known: known)
    try moved.unlock(passphrase)
    #expect(try moved.journal(of: id(1)).count == 1)
  }

  @Test func `one that is gone is not silently begun anew, and comes back from its second copy`()
    throws
  {
    _ = try make(isProtected: true)
    let store = try opened()
    let stick = place.path + "/stick"
    try Mirror(of: store, at: stick, onAnyDisk: true) { minute(40) }.catchUp()
    try store.letGo()
    try FileManager.default.removeItem(atPath: place.store)
    #expect(throws: StoreFault.exchanged(path: place.store, .gone)) { try self.store() }
    #expect(!FileManager.default.fileExists(atPath: place.database))
    _ = try Store.restore(
      Store.remains(ofMirror: stick), to: place.store, passphrase: passphrase, known: known,
      cost: .least)
    #expect(try opened().journal(of: id(1)).count == 1)
  }

  @Test func `an exchanged device comes back from the second copy, and is the known one again`()
    throws
  {
    _ = try make(isProtected: true)
    let store = try opened()
    try store.finish(id(2))
    let stick = place.path + "/stick"
    try Mirror(of: store, at: stick, onAnyDisk: true) { minute(40) }.catchUp()
    try store.letGo()
    _ = try exchangeDevice()
    #expect(throws: StoreFault.exchanged(path: place.store, .unprotected)) { try self.store() }
    let report = try Store.repair(
      Store.remains(in: place.store, mirror: stick), passphrase: passphrase)
    #expect(report.findings == [])
    let repaired = try opened()
    #expect(repaired.acquaintance == .known)
    #expect(try repaired.journal(of: id(1)).count == 1)
    #expect(try repaired.record(id(2))?.record == specimen(id(2)))
  }

  @Test func `a link in a folder above leads to no other store unseen`() throws {
    let signer = try make(isProtected: false)
    let files = FileManager.default
    let (above, elsewhere) = (place.path + "/above", place.path + "/elsewhere")
    try files.createDirectory(atPath: above, withIntermediateDirectories: false)
    try files.moveItem(atPath: place.store, toPath: above + "/store")
    try Store(directory: above + "/store", known: known).letGo()
    try files.createDirectory(atPath: elsewhere, withIntermediateDirectories: false)
    let other = try Store(directory: elsewhere + "/store")
    let found = try #require(try other.signerFingerprint())
    try other.letGo()
    try files.moveItem(atPath: above, toPath: above + "-aside")
    try files.createSymbolicLink(atPath: above, withDestinationPath: elsewhere)
    #expect(
      throws: StoreFault.exchanged(
        path: above + "/store", .signer(known: signer, found: found))
    ) { try Store(directory: above + "/store", known: known) }
  }

  @Test func `however a folder is named, it is the same`() throws {
    let signer = try make(isProtected: false)
    let found = try exchangeDevice()
    for name in ["/store/", "/./store", "/nowhere/../store"] {
      let path = place.path + name
      #expect(known.stores(at: path).map(\.signer) == [signer], "\(name)")
    }
    try FileManager.default.createSymbolicLink(
      atPath: place.path + "/by", withDestinationPath: place.path)
    let path = place.path + "/by/store"
    #expect(
      throws: StoreFault.exchanged(path: path, .signer(known: signer, found: found))
    ) { try Store(directory: path, known: known) }
  }

  @Test func `what is refused is left as it was found`() throws {
    _ = try make(isProtected: false)
    _ = try exchangeDevice()
    let store = try Store(directory: place.store)
    try store.tamper("PRAGMA user_version = 7")
    try store.letGo()
    #expect(throws: StoreFault.self) { try self.store() }
    let queue = try DatabaseQueue(path: place.database)
    #expect(try queue.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == 7)
    try queue.close()
    let other = place.path + "/deep/store"
    let gone = try Store(directory: other, known: known)
    try gone.protect(with: passphrase, cost: .least)
    try gone.letGo()
    try FileManager.default.removeItem(atPath: place.path + "/deep")
    #expect(throws: StoreFault.exchanged(path: other, .gone)) {
      try Store(directory: other, known: known)
    }
    #expect(!FileManager.default.fileExists(atPath: place.path + "/deep"))
  }

  /// Makes the store in a folder one of the version before this one.
  private func age(_ directory: String) throws {
    let store = try Store(directory: directory)
    for table in ["receipts", "withdrawals", "derivations"] {
      try store.tamper("ALTER TABLE \(table) DROP COLUMN mark")
    }
    try store.tamper("PRAGMA user_version = 7")
    try store.letGo()
  }

  private func version() throws -> Int? {
    let queue = try DatabaseQueue(path: place.database)
    defer { try? queue.close() }
    return try queue.read { try Int.fetchOne($0, sql: "PRAGMA user_version") }
  }

  @Test func `another device's older store is refused before it is brought up to date`() throws {
    let before = try make(isProtected: true)
    let path = place.path + "/other"
    let other = try Store(directory: path)
    try other.protect(with: passphrase, cost: .least)
    let found = try #require(try other.signerFingerprint())
    try other.letGo()
    try age(path)
    try FileManager.default.removeItem(atPath: place.store)
    try FileManager.default.moveItem(atPath: path, toPath: place.store)
    for _ in 0..<2 {
      #expect(
        throws: StoreFault.exchanged(path: place.store, .signer(known: before, found: found))
      ) { try store() }
      #expect(try version() == 7)
    }
    // Whoever put it there says so, and it is brought up to date.
    let accepted = try store(known.accepting)
    try accepted.unlock(passphrase)
    #expect(accepted.acquaintance == .known)
    try accepted.letGo()
    #expect(try version() == Migration.all.count)
  }

  @Test func `another device's older store without a passphrase is refused before that too`() throws
  {
    let before = try make(isProtected: false)
    let path = place.path + "/other"
    let found = try Store(directory: path).signerFingerprint() ?? ""
    try age(path)
    try FileManager.default.removeItem(atPath: place.store)
    try FileManager.default.moveItem(atPath: path, toPath: place.store)
    for _ in 0..<2 {
      #expect(
        throws: StoreFault.exchanged(path: place.store, .signer(known: before, found: found))
      ) { try store() }
      #expect(try version() == 7)
    }
  }

  @Test func `a store from before there were signatures is refused in the place of one that signs`()
    throws
  {
    let before = try make(isProtected: false)
    try ReleasedSchema.one.build(at: place.database)
    let old = try version()
    let fault = StoreFault.exchanged(path: place.store, .unsigned(known: before))
    for _ in 0..<2 {
      #expect(throws: fault) { try store() }
      #expect(try version() == old)
    }
    #expect(fault.sentence.contains(before) && fault.sentence.contains("canvass doctor --accept"))
    try store(known.accepting).letGo()
    #expect(try store().acquaintance == .known)
    #expect(try version() == Migration.all.count)
  }

  @Test func `another device's store is not swept before it is refused`() throws {
    _ = try make(isProtected: true)
    let path = place.path + "/other"
    let other = try Store(directory: path)
    try other.begin(id(7))
    try other.protect(with: "somebody else's words", cost: .least)
    // As a program leaves it that had the key of the draft in its memory alone.
    try other.tamper("DELETE FROM keys")
    try other.tamper("INSERT INTO passing (id, is_lost) VALUES ('\(id(7))', 0)")
    try other.letGo()
    try FileManager.default.removeItem(atPath: place.store)
    try FileManager.default.moveItem(atPath: path, toPath: place.store)
    let there = try store()
    #expect(try there.interviews().map(\.id) == [id(7)])
    #expect(throws: StoreFault.self) { try there.unlock("somebody else's words") }
    #expect(try there.interviews().map(\.id) == [id(7)])
    try there.letGo()
    // Where somebody says that it is right, it is swept as any other.
    let accepted = try store(known.accepting)
    #expect(try accepted.interviews().isEmpty)
    #expect(try accepted.lostDrafts() == 1)
  }

  @Test func `the device's own older store is brought up to date without a word`() throws {
    _ = try make(isProtected: true)
    try age(place.store)
    let store = try opened()
    #expect(store.acquaintance == .known)
    #expect(try store.journal(of: id(1)).count == 1)
    try store.letGo()
    #expect(try version() == Migration.all.count)
  }

  @Test func `the new identity that a repair gives to whoever opens the store is known`() throws {
    let signer = try make(isProtected: true)
    let store = try Store(directory: place.store)
    try store.tamper("UPDATE device SET signer = zeroblob(60)")
    try store.letGo()
    let report = try Store.repair(
      Store.remains(in: place.store), passphrase: passphrase, known: known)
    #expect(report.findings.contains(.signer))
    let repaired = try opened()
    #expect(repaired.acquaintance == .known)
    #expect(try repaired.signerFingerprint() != signer)
  }

  @Test func `a store without a passphrase that is gone is begun anew`() throws {
    _ = try make(isProtected: false)
    try FileManager.default.removeItem(atPath: place.store)
    #expect(try store().acquaintance == .known)
    #expect(try store().acquaintance == .known)
  }

  @Test func `the device's name beside its key is set right, whatever somebody wrote there`() throws
  {
    let signer = try make(isProtected: true)
    let stick = place.path + "/stick"
    let before = try opened()
    let name = before.identity.withLock { $0 }
    try Mirror(of: before, at: stick, onAnyDisk: true) { minute(40) }.catchUp()
    try before.letGo()
    _ = try exchangeDevice(["identity"])
    let store = try opened()
    #expect(try store.signerFingerprint() == signer)
    #expect(try store.read { try Store.identity($0) } == name)
    #expect(
      try Mirror(of: store, at: stick, onAnyDisk: true) { minute(41) }.catchUp().behind == 0,
      "else it would be taken for another device's copy")
  }

  @Test func `where nothing can be remembered the store opens, and doctor can say so`() throws {
    try Data("x".utf8).write(to: URL(filePath: place.path + "/file"))
    let store = try store(KnownStores(folder: place.path + "/file/stores"))
    let fault = StoreFault.notRemembered(folder: place.path + "/file/stores")
    #expect(store.acquaintance == .notRemembered(fault))
    try store.protect(with: passphrase, cost: .least)
    #expect(throws: StoreFault.self) { try store.protect(with: nil) }
    #expect(try store.protection() == .passphrase)
  }

  @Test func `what is remembered is for its owner alone, and nothing that was said`() throws {
    let signer = try make(isProtected: true)
    let folder = place.path + "/state/stores"
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: folder).first)
    let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/" + name)
    #expect((attributes[.posixPermissions] as? Int ?? 0) & 0o777 == 0o600)
    let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
    #expect(
      text
        == #"{"path":"\#(place.store)","signer":"\#(signer)","protection":"passphrase","marks":4}"#
        + "\n")
  }
}
