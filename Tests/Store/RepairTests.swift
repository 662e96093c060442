import Foundation
import Records
import Sealing
import Testing

@testable import Store

/// A damaged database: what was sound is there again, what was not is named, nothing is made up.
@Suite struct RepairTests {
  let place: Place

  init() throws {
    place = try Place()
    let store = try Store(directory: place.store)
    for number in 1...12 {
      try store.begin(id(number))
      for entry in 2...8 {
        let long = String(repeating: "\(number)-\(entry) ", count: entry * 12)
        try store.append(answered(entry, long), to: id(number), summary: "s\(number)")
      }
    }
    for number in 1...4 {
      try store.finalize(
        id(number), entry: finished(9),
        record: specimen(id(number), answer: String(repeating: "r\(number) ", count: 2000)),
        summary: "")
    }
    try store.keep([receipt(id(1))])
    try store.letGo()
  }

  /// The store as it was before anything happened to it.
  func sound() throws -> [String: [JournalEntry]] {
    let store = try Store(directory: place.store)
    defer { try? store.letGo() }
    return Dictionary(
      uniqueKeysWithValues: try store.interviews().map { ($0.id, try store.journal(of: $0.id)) })
  }

  func repaired(_ bytes: Data) throws -> (Store, RepairReport, String) {
    let folder = place.path + "/damaged-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try bytes.write(to: URL(filePath: folder + "/canvass.sqlite"))
    let report = try Store.repair(Store.remains(in: folder), passphrase: nil)
    return (try Store(directory: folder), report, folder)
  }

  @Test func `a sound database comes through a repair as it was`() throws {
    let before = try sound()
    let bytes = try Data(contentsOf: URL(filePath: place.database))
    let (store, report, _) = try repaired(bytes)
    #expect(report.findings == [])
    #expect(report.drafts == 8)
    #expect(report.records == 4)
    #expect(
      try Dictionary(
        uniqueKeysWithValues: store.interviews().map { ($0.id, try store.journal(of: $0.id)) })
        == before)
    #expect(try store.records().map(\.state) == [.sent, .finalized, .finalized, .finalized])
    #expect(try store.records().allSatisfy { $0.record != nil })
    #expect(try store.outbox().map(\.key.id) == [id(2), id(3), id(4)])
  }

  @Test(arguments: [0, 7])
  func `a bit that flips in a name costs nothing, wherever it stands`(bit: Int) throws {
    let before = try sound()
    let bytes = try Data(contentsOf: URL(filePath: place.database))
    for number in [2, 5] {
      let name = Data(id(number).utf8)
      var from = bytes.startIndex
      while let found = bytes.range(of: name, in: from..<bytes.endIndex) {
        from = found.upperBound
        var damaged = bytes
        damaged[found.lowerBound + 20] ^= UInt8(1 << bit)
        let (store, report, folder) = try repaired(damaged)
        #expect(report.findings == [], "\(id(number)) at \(found.lowerBound)")
        #expect(
          try Dictionary(
            uniqueKeysWithValues: store.interviews().map { ($0.id, try store.journal(of: $0.id)) })
            == before)
        #expect(try store.records().count == 4 && store.records().allSatisfy { $0.record != nil })
        try store.letGo()
        try FileManager.default.removeItem(atPath: folder)
      }
    }
  }

  @Test(arguments: 1...200)
  func `after any flip or cut what was sound is there, and nothing else`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let before = try sound()
    var bytes = try Data(contentsOf: URL(filePath: place.database))
    let page = 4096
    var hit: Set<Int> = []
    if seed % 5 == 0 {
      let length = Int.random(in: 0..<bytes.count, using: &random)
      hit = Set((length / page)..<(bytes.count / page + 1))
      bytes = bytes.prefix(length)
    } else {
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let position = Int.random(in: 0..<bytes.count, using: &random)
        bytes[position] ^= UInt8(1 << Int.random(in: 0...7, using: &random))
        hit.insert(position / page)
      }
    }
    let pages = try pagesOfInterviews()
    let (store, report, _) = try repaired(bytes)
    if report.findings.contains(.device) { return }
    let after = Dictionary(
      uniqueKeysWithValues: try store.interviews().map { ($0.id, try store.journal(of: $0.id)) })
    for (id, journal) in after {
      let whole = try #require(before[id])
      #expect(whole.starts(with: journal))
      if journal.count < whole.count {
        #expect(
          report.findings.contains { finding in
            if case .journal(id, _, _) = finding { return true }
            if case .reopened(id) = finding { return true }
            if case .unended(id, journal.count) = finding { return true }
            return false
          })
      }
    }
    for (id, own) in pages where own.isDisjoint(with: hit) {
      #expect(after[id] == before[id], "\(id) was on none of the pages that were hit")
    }
    for record in try store.records() {
      guard let frozen = record.record else { continue }
      let number = String(frozen.key.id.suffix(1))
      #expect(
        frozen.bytes
          == specimen(
            frozen.key.id, answer: String(repeating: "r\(number) ", count: 2000)
          ).bytes)
    }
  }

  /// On which pages of the database anything of an interview stands, and on which what all need.
  private func pagesOfInterviews() throws -> [String: Set<Int>] {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: place.database)))
    let file = PageFile(database: bytes, log: [])
    var pages: [String: Set<Int>] = [:]
    var common: Set<Int> = [0]
    for number in 1...file.count {
      guard let page = file.page(number) else { continue }
      let kind = number == 1 ? page[100] : page[0]
      var isOfMany = kind == 0x0D
      for index in 1...12 {
        if Data(page).range(of: Data(id(index).utf8)) != nil {
          pages[id(index), default: []].insert(number - 1)
          isOfMany = false
        }
      }
      if isOfMany { common.insert(number - 1) }
      // The rest of a long row lies on a page that names nobody.
      if kind == 0 { common.insert(number - 1) }
    }
    return pages.mapValues { $0.union(common) }
  }

  @Test func `what the log has and the file has not is saved as well`() throws {
    let store = try Store(directory: place.store)
    try store.append(answered(9, "in the log"), to: id(12), summary: "")
    let copy = place.path + "/copy"
    try FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: true)
    for ending in ["", "-wal"] {
      try FileManager.default.copyItem(
        atPath: place.database + ending, toPath: copy + "/canvass.sqlite" + ending)
    }
    let report = try Store.repair(Store.remains(in: copy), passphrase: nil)
    #expect(report.findings == [])
    #expect(try Store(directory: copy).journal(of: id(12)).last == answered(9, "in the log"))
  }

  @Test func `the damaged file is kept beside the new one, each time under another name`() throws {
    let bytes = try Data(contentsOf: URL(filePath: place.database))
    let (store, first, folder) = try repaired(bytes)
    try store.letGo()
    #expect(first.keptAside == folder + "/canvass.sqlite.damaged-1")
    #expect(try Data(contentsOf: URL(filePath: first.keptAside ?? "")) == bytes)
    let second = try Store.repair(Store.remains(in: folder), passphrase: nil)
    #expect(second.keptAside == folder + "/canvass.sqlite.damaged-2")
    #expect(try Store(directory: folder).interviews().count == 12)
  }

  @Test func `a second copy fills every gap, even where the database is gone`() throws {
    let store = try Store(directory: place.store)
    try store.protect(with: "mango tree at noon", cost: .least)
    let stick = place.path + "/stick"
    try Mirror(of: store, at: stick, onAnyDisk: true) { minute(40) }.catchUp()
    let before = try store.interviews().map(\.id)
    try store.letGo()
    for ending in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: place.database + ending)
    }
    try Data("junk".utf8).write(to: URL(filePath: place.database))
    let remains = try Store.remains(in: place.store, mirror: stick)
    #expect(remains.isLocked)
    let report = try Store.repair(remains, passphrase: "mango tree at noon")
    #expect(report.findings == [])
    let repaired = try Store(directory: place.store)
    try repaired.unlock("mango tree at noon")
    #expect(try repaired.interviews().map(\.id) == before)
    // It is the same device still, so its copy goes on.
    #expect(
      try Mirror(of: repaired, at: stick, onAnyDisk: true) { minute(41) }.catchUp().behind == 0)
  }

  @Test func `a record that is lost leaves its interview unfinished and not gone`() throws {
    let store = try Store(directory: place.store)
    try store.damage("contents", "bytes", of: id(2))
    try store.letGo()
    let report = try Store.repair(Store.remains(in: place.store), passphrase: nil)
    #expect(Set(report.findings) == [.record(id: id(2)), .reopened(id: id(2))])
    let repaired = try Store(directory: place.store)
    #expect(try repaired.journal(of: id(2)).count == 8)
    try repaired.finalize(id(2), entry: finished(9), record: specimen(id(2)), summary: "")
  }

  @Test(arguments: [
    "CREATE TABLE stash (a, b, c)",
    "CREATE TRIGGER swallow BEFORE INSERT ON journal BEGIN SELECT RAISE(IGNORE); END",
    """
    CREATE TABLE stash (a, b, c);
    CREATE TRIGGER hoard AFTER DELETE ON keys BEGIN
      INSERT INTO stash VALUES ('key', OLD.id, OLD.sealed);
    END
    """,
    "DROP TRIGGER records_are_frozen; DROP INDEX questionnaires_by_version",
  ])
  func `what somebody built into the database is left behind, and all that is sound comes along`(
    planted: String
  ) throws {
    let before = try sound()
    let store = try Store(directory: place.store)
    try store.unrestricted { try $0.execute(sql: planted) }
    try store.letGo()
    #expect {
      try Store(directory: place.store)
    } throws: { fault in
      if case .foreignSchema? = fault as? StoreFault { true } else { false }
    }
    let report = try Store.repair(Store.remains(in: place.store), passphrase: nil)
    #expect(report.findings == [])
    #expect(try sound() == before)
    let repaired = try Store(directory: place.store)
    #expect(try repaired.records().allSatisfy { $0.record != nil })
    try repaired.append(answered(9), to: id(12), summary: "")
    try repaired.discard(id(11), at: minute(20))
    #expect(try repaired.unrestricted { try Schema.stranger(in: $0) } == nil)
  }
}
