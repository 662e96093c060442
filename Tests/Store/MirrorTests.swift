import Foundation
import GRDB
import Records
import Sealing
import Testing
import Values

@testable import Store

/// A second copy of a store: what it holds, what may happen to it, and what comes back out of it.
@Suite struct MirrorTests {
  let place: Place
  let stick: Stick
  let store: Store
  let passphrase = "mango tree at noon"

  init() throws {
    place = try Place()
    stick = try Stick()
    store = try Store(directory: place.store)
    try store.protect(with: passphrase, cost: .least)
  }

  var folder: String { stick.path + "/copy" }

  func mirror(_ store: Store? = nil) throws -> Mirror {
    try Mirror(of: store ?? self.store, at: folder, onAnyDisk: true) { minute(40) }
  }

  func restored() throws -> (Store, RepairReport) {
    let target = place.path + "/restored-" + UUID().uuidString
    let report = try Store.restore(
      Store.remains(ofMirror: folder), to: target, passphrase: passphrase, cost: .least)
    let store = try Store(directory: target)
    try store.unlock(passphrase)
    return (store, report)
  }

  /// What people would see of a store.
  func contents(_ store: Store) throws -> [String] {
    let interviews = try store.interviews().map { interview in
      let journal = (try? store.journal(of: interview.id)).map { "\($0)" } ?? "-"
      return "\(interview.id) \(interview.questionnaire) \(interview.state) "
        + "\(interview.entries) \(interview.summary) \(interview.isPractice) "
        + "\(interview.started) \(interview.updated) \(interview.successor ?? "") " + journal
    }
    let records = try store.records().map { "\($0)" }
    let outbox = try store.outbox().map { "\($0)" }
    let conflicts = try store.records().map { try "\(store.conflicts(of: $0.key.id))" }
    return interviews + records + outbox + conflicts
  }

  // MARK: It is the same

  /// Any sequence of what can happen to a store, some of it refused.
  func act(_ random: inout SeededGenerator, _ study: StudyKey, _ numbers: Int = 6) {
    let number = Int.random(in: 1...numbers, using: &random)
    let name = id(number)
    let next = ((try? store.interview(name))?.entries ?? 0) + 1
    switch Int.random(in: 0...11, using: &random) {
    case 0...2: try? store.begin(name)
    case 3...6: try? store.append(answered(next, "said \(next)"), to: name, summary: "s\(next)")
    case 7:
      let letter = Bool.random(using: &random) ? "a" : "b"
      try? store.finalize(
        name, entry: finished(next), record: specimen(name, sha256: digest(Character(letter))),
        summary: "end")
    case 8:
      try? store.finalize(
        name, entry: finished(next, keep: .nothing), record: specimen(name), summary: "",
        to: Bool.random(using: &random) ? [study] : [])
    case 9:
      switch Int.random(in: 0...3, using: &random) {
      case 0: try? store.discard(name, at: minute(50))
      case 1: try? store.erase(name, at: minute(50))
      case 2: try? store.noteAttempt([name])
      default: _ = try? store.importRecord(specimen(name, sha256: digest("c"), answer: "no"))
      }
    case 10:
      guard let key = try? store.record(name)?.key else { return }
      _ = try? store.keep([receipt(name, sha256: key.sha256)], at: minute(60))
      if Bool.random(using: &random) { try? store.wipe([name]) }
    default:
      try? store.move(
        name, entries: next - 1, to: id(number + 6), questionnaire: survey, bytes: surveyBytes,
        journal: [began(), answered(2, "moved")], summary: "m", at: minute(20))
    }
  }

  @Test(arguments: 1...25)
  func `whatever happens to a store, its copy gives back the same`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let study = try StudyKeyPair(name: "study").publicKey()
    let mirror = try mirror()
    for step in 0..<60 {
      act(&random, study, 9)
      if step % 7 == 0 { try mirror.catchUp() }
      if step == 30 { try store.protect(with: passphrase, cost: .least) }
    }
    #expect(try mirror.catchUp().behind == 0)
    let standing = try mirror.inspect()
    #expect(standing.behind == 0)
    #expect(standing.only == 0)
    let (restored, report) = try restored()
    #expect(report.findings == [])
    let change = try contents(restored).difference(from: contents(store))
    #expect(change.isEmpty, "\(change)")
  }

  @Test func `catching up twice writes nothing the second time`() throws {
    try store.finish(id(1))
    try store.begin(id(2))
    try mirror().catchUp()
    let before = try bytes()
    try mirror().catchUp()
    #expect(try bytes() == before)
  }

  func bytes() throws -> [String: Data] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    return Dictionary(
      uniqueKeysWithValues: try names.map {
        ($0, try Data(contentsOf: URL(filePath: folder + "/" + $0)))
      })
  }

  @Test func `nothing that was said can be read on the medium`() throws {
    try store.begin(id(1))
    try store.append(answered(2, "needle"), to: id(1), summary: "needle")
    try store.finalize(
      id(1), entry: finished(3), record: specimen(id(1), answer: "needle"), summary: "needle")
    try mirror().catchUp()
    for (_, bytes) in try bytes() {
      for form in ["needle", Data("needle".utf8).base64EncodedString().dropLast(2).description] {
        #expect(bytes.range(of: Data(form.utf8)) == nil)
      }
    }
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
    for name in files {
      let facts = try FileManager.default.attributesOfItem(atPath: folder + "/" + name)
      #expect(facts[.posixPermissions] as? Int == 0o600)
    }
  }

  // MARK: What is refused

  @Test func `a store without a passphrase is not copied`() throws {
    try store.protect(with: nil)
    try store.begin(id(1))
    #expect(throws: MirrorFault.unprotected) { try mirror().catchUp() }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["lock"])
  }

  @Test func `the copy of another device is refused by its name and left as it is`() throws {
    try store.finish(id(1))
    try mirror().catchUp()
    let before = try bytes()
    let other = try Store(directory: place.path + "/other")
    try other.protect(with: passphrase, cost: .least)
    try other.finish(id(1))
    let fault = #expect(throws: MirrorFault.self) { try mirror(other).catchUp() }
    guard case .foreign(folder, _) = fault else {
      Issue.record("it was \(String(describing: fault))")
      return
    }
    #expect(try bytes() == before)
  }

  @Test func `a folder on the store's own disk is no second copy`() throws {
    let folder = place.path + "/copy"
    let mirror = try Mirror(of: store, at: folder) { minute(40) }
    #expect(throws: MirrorFault.sameDisk(path: folder)) { try mirror.catchUp() }
    #expect(!FileManager.default.fileExists(atPath: folder))
  }

  @Test func `a medium that is not in is told, and the copy catches up when it is`() throws {
    try store.begin(id(1))
    let mirror = try mirror()
    try mirror.catchUp()
    try FileManager.default.moveItem(atPath: folder, toPath: folder + "-away")
    try FileManager.default.createSymbolicLink(
      atPath: folder, withDestinationPath: folder + "-nowhere/x")
    try store.append(answered(2), to: id(1), summary: "")
    #expect(throws: MirrorFault.self) { try mirror.catchUp() }
    try FileManager.default.removeItem(atPath: folder)
    try FileManager.default.moveItem(atPath: folder + "-away", toPath: folder)
    #expect(try mirror.inspect().behind == 1)
    try mirror.catchUp()
    #expect(try mirror.inspect().behind == 0)
    #expect(try restored().0.journal(of: id(1)).count == 2)
  }

  // MARK: What is torn or damaged

  @Test func `a file that was torn at any byte is mended`() throws {
    try store.begin(id(1))
    try store.append(answered(2), to: id(1), summary: "x")
    try mirror().catchUp()
    let file = folder + "/" + Mirror.file(of: id(1))
    let whole = try Data(contentsOf: URL(filePath: file))
    let mirror = try mirror()
    for length in 0..<whole.count {
      try whole.prefix(length).write(to: URL(filePath: file))
      try mirror.catchUp(all: true)
      let reading = try #require(
        MirrorFile.read(Array(Data(contentsOf: URL(filePath: file))), digest: sha256))
      #expect(reading.isSound)
      #expect(reading.rows.count >= 4)
    }
    #expect(try mirror.inspect().behind == 0)
    #expect(try contents(restored().0) == contents(store))
  }

  @Test func `a flipped bit in the copy is found when all is looked at`() throws {
    try store.finish(id(1))
    try mirror().catchUp()
    let file = folder + "/" + Mirror.file(of: id(1))
    var bytes = try Data(contentsOf: URL(filePath: file))
    bytes[bytes.count / 2] ^= 4
    try bytes.write(to: URL(filePath: file))
    #expect(try mirror().inspect().behind == 1)
    #expect(try mirror().catchUp(all: true).mended == [Mirror.file(of: id(1))])
    #expect(try mirror().inspect().behind == 0)
    #expect(try contents(restored().0) == contents(store))
  }

  @Test(arguments: [true, false])
  func `what is damaged in the store itself does not take the place of its copy`(
    isJournal: Bool
  ) throws {
    for number in 1...2 { try store.finish(id(number)) }
    try mirror().catchUp()
    let copy = URL(filePath: folder + "/" + Mirror.file(of: id(1)))
    let before = try Data(contentsOf: copy)
    if isJournal {
      try store.tamper(
        """
        UPDATE journal SET event = CAST(x'00' || event AS BLOB)
        WHERE interview = '\(id(1))' AND sequence = 2
        """)
    } else {
      try store.damage("contents", "bytes", of: id(1))
    }
    let standing = try mirror().catchUp(all: true)
    #expect(standing.mended == [])
    #expect(standing.damaged == [id(1)])
    #expect(try mirror().inspect().damaged == [id(1)])
    #expect(try Data(contentsOf: copy) == before)
    try store.letGo()
    let report = try Store.repair(
      Store.remains(in: place.store, mirror: folder), passphrase: passphrase)
    #expect(report.findings == [])
    let repaired = try Store(directory: place.store)
    try repaired.unlock(passphrase)
    #expect(try repaired.journal(of: id(1)).count == 3)
    #expect(try repaired.record(id(1))?.record == specimen(id(1)))
  }

  @Test func `one damaged key keeps no other interview from the copy`() throws {
    for number in 1...2 { try store.begin(id(number)) }
    try store.damage("keys", "sealed", of: id(1))
    try mirror().catchUp()
    #expect(try restored().0.journal(of: id(2)).count == 1)
  }

  // MARK: What goes, and what does not

  @Test func `what is withdrawn or discarded goes from the copy as well`() throws {
    for number in 1...3 { try store.finish(id(number)) }
    try store.begin(id(4))
    let mirror = try mirror()
    try mirror.catchUp()
    try store.erase(id(1), at: minute(50))
    try store.discard(id(4), at: minute(50))
    #expect(try mirror.catchUp().interviews == 2, "of those that are gone none is counted")
    #expect(try mirror.inspect().interviews == 2)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(!names.contains(Mirror.file(of: id(1))))
    #expect(!names.contains(Mirror.file(of: id(4))))
    #expect(try restored().0.record(id(1)) == nil)
    #expect(throws: StoreFault.erased(id: id(1))) {
      try restored().0.importRecord(specimen(id(1)))
    }
  }

  @Test func `what the store lost without a word stays in the copy`() throws {
    try store.begin(id(1))
    try store.append(answered(2), to: id(1), summary: "")
    try store.begin(id(2))
    try mirror().catchUp()
    try store.unrestricted { database in
      try database.execute(sql: "DELETE FROM interviews WHERE id = ?", arguments: [id(1)])
      try database.execute(sql: "DELETE FROM keys WHERE id = ?", arguments: [id(1)])
    }
    #expect(try mirror().catchUp(all: true).only == 1)
    #expect(try restored().0.journal(of: id(1)).count == 2)
  }

  @Test(arguments: [
    "INSERT INTO erasures (id, at) VALUES ('\(id(1))', '2026-01-01T00:00:00.000Z')",
    """
    INSERT INTO erasures (id, at) VALUES ('\(id(1))', '2026-01-01T00:00:00.000Z');
    DELETE FROM interviews WHERE id = '\(id(1))'; DELETE FROM keys WHERE id = '\(id(1))'
    """,
    // As if it went on as one that is finished.
    """
    DELETE FROM interviews WHERE id = '\(id(1))'; DELETE FROM keys WHERE id = '\(id(1))';
    PRAGMA foreign_keys = OFF;
    INSERT INTO successions (id, successor, at) VALUES ('\(id(1))', '\(id(2))', '2026')
    """,
    // As if nothing had been said.
    """
    INSERT INTO records
      (id, sha256, size, questionnaire_id, questionnaire_version, questionnaire_hash, finalized_at,
       origin, is_sealed)
    VALUES ('\(id(1))', '\(digest("f"))', 1, 'survey', '1', 'sha256:aa', '2026', 'own', 1);
    DELETE FROM journal WHERE interview = '\(id(1))';
    UPDATE interviews SET head = x'' WHERE id = '\(id(1))';
    DELETE FROM keys WHERE id = '\(id(1))'
    """,
    // A key that opens nothing.
    "UPDATE keys SET sealed = zeroblob(60) WHERE id = '\(id(1))'",
    "INSERT INTO passing VALUES ('\(id(1))', 1); DELETE FROM keys WHERE id = '\(id(1))'",
  ])
  func `the copy forgets nothing at the word of who has no key`(sql: String) throws {
    try store.begin(id(1))
    try store.append(answered(2), to: id(1), summary: "")
    try store.finish(id(2))
    let mirror = try mirror()
    try mirror.catchUp()
    try store.tamper(sql)
    try mirror.catchUp()
    try self.mirror().catchUp(all: true)
    #expect(try restored().0.journal(of: id(1)).count == 2)
  }

  @Test func `while the store is locked nothing is taken from the copy`() throws {
    try store.begin(id(1))
    try mirror().catchUp()
    try store.discard(id(1), at: minute(50))
    try store.lock()
    let mirror = try mirror()
    try mirror.catchUp()
    #expect(FileManager.default.fileExists(atPath: folder + "/" + Mirror.file(of: id(1))))
    try store.unlock(passphrase)
    try mirror.catchUp()
    #expect(!FileManager.default.fileExists(atPath: folder + "/" + Mirror.file(of: id(1))))
  }

  @Test func `the key of an interview that was sealed leaves the medium`() throws {
    let study = try StudyKeyPair(name: "study").publicKey()
    try store.begin(id(1))
    let mirror = try mirror()
    try mirror.catchUp()
    let key = try store.unrestricted { try Data.fetchOne($0, sql: "SELECT sealed FROM keys") }
    let text = Data(try #require(key).base64EncodedString().utf8)
    let file = URL(filePath: folder + "/" + Mirror.file(of: id(1)))
    #expect(try Data(contentsOf: file).range(of: text) != nil)
    try store.finalize(
      id(1), entry: finished(2), record: specimen(id(1)), summary: "", to: [study])
    try mirror.catchUp()
    #expect(try Data(contentsOf: file).range(of: text) == nil)
  }

  // MARK: Coming back

  @Test func `drafts go on where they stood and finished ones wait to be sent`() throws {
    try store.begin(id(1))
    try store.append(answered(2), to: id(1), summary: "section 2")
    try store.finish(id(2))
    try mirror().catchUp()
    let (restored, report) = try restored()
    #expect(report.drafts == 1)
    #expect(report.records == 1)
    try restored.append(answered(3), to: id(1), summary: "")
    try restored.finalize(id(1), entry: finished(4), record: specimen(id(1)), summary: "")
    #expect(try restored.outbox().map(\.key.id) == [id(2), id(1)])
  }

  @Test func `an open key that somebody put beside a protected one opens nothing`() throws {
    try store.begin(id(1))
    try mirror().catchUp()
    var salvage = try Salvage(mirror: folder)
    let planted = try SecretKey()
    let lock = String(decoding: try DeviceLock(planted, passphrase: nil).bytes, as: UTF8.self)
    let own = try #require(salvage[.device].first)
    var row = own
    row.values["lock"] = lock.databaseValue
    salvage.add(row)
    #expect(try salvage.deviceKeys(nil).isEmpty)
    let keys = try salvage.deviceKeys(passphrase)
    #expect(keys.map(\.0) == [own])
    // Where no key is under a passphrase, the open one is the device's.
    var open = Salvage()
    open.add(row)
    #expect(try open.deviceKeys(nil).map(\.0) == [row])
  }

  @Test func `a link among the files of the copy is named, and not followed`() throws {
    try store.begin(id(1))
    try mirror().catchUp()
    for name in [Mirror.file(of: id(1)), Mirror.deviceFile, "lock"] {
      let path = folder + "/" + name
      try FileManager.default.moveItem(atPath: path, toPath: path + "-away")
      symlink(path + "-away", path)
      #expect(throws: MirrorFault.notAFile(path: path)) { try mirror().catchUp(all: true) }
      unlink(path)
      try FileManager.default.moveItem(atPath: path + "-away", toPath: path)
    }
    #expect(try mirror().catchUp(all: true).behind == 0)
  }

  @Test func `nobody restores without the passphrase, or over another store`() throws {
    try store.begin(id(1))
    try mirror().catchUp()
    let remains = try Store.remains(ofMirror: folder)
    let target = place.path + "/new"
    #expect(throws: StoreFault.sealing(path: folder, .wrongPassphrase)) {
      try Store.restore(remains, to: target, passphrase: "mango tree at moon")
    }
    #expect(!FileManager.default.fileExists(atPath: target + "/canvass.sqlite"))
    #expect(throws: StoreFault.notEmpty(path: place.store)) {
      try Store.restore(remains, to: place.store, passphrase: passphrase)
    }
  }

  @Test func `a thread of its own keeps the copy beside the interview`() throws {
    let keeper = MirrorKeeper(try mirror())
    store.whenChanged { keeper.wake() }
    try store.begin(id(1))
    for number in 2...20 { try store.append(answered(number), to: id(1), summary: "") }
    #expect(keeper.finish(waiting: 60) == .current)
    #expect(try restored().0.journal(of: id(1)).count == 20)
  }
}

/// A folder in memory where there is one: another medium than the store's, and a fast one.
final class Stick: Sendable {
  let path: String

  init() throws {
    let memory = "/dev/shm"
    let above =
      FileManager.default.isWritableFile(atPath: memory)
      ? memory : FileManager.default.temporaryDirectory.path
    path = above + "/stick-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// Random numbers that are the same every time (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
