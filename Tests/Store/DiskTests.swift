import Foundation
import GRDB
import Glibc
import Testing

@testable import Store

/// A disk that will not take any more. No test may lose what was acknowledged.
struct DiskTests {
  let place: Place

  init() throws { place = try Place() }

  @Test func `a full database refuses by name and keeps what it has`() throws {
    let store = try Store(directory: place.store)
    try store.begin(id(1))
    let pages = try store.unrestricted { database in
      let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
      return try Int.fetchOne(database, sql: "PRAGMA max_page_count = \(pages)") ?? 0
    }
    #expect(pages > 0)
    var written = 1
    #expect(throws: StoreFault.diskFull(path: place.store)) {
      for sequence in 2...200 {
        let long = String(repeating: "x", count: 1000)
        try store.append(answered(sequence, long), to: id(1), summary: "")
        written = sequence
      }
    }
    #expect(try store.journal(of: id(1)).count == written)
    #expect(try Store(directory: place.store).journal(of: id(1)).count == written)
  }

  @Test(arguments: ["removed", "only the database", "only the log", "renamed", "replaced"])
  func `what is written where nobody will look for it is not said to be kept`(act: String) throws {
    let files = FileManager.default
    try Store(directory: place.path + "/other").begin(id(9))
    let store = try Store(directory: place.store)
    try store.begin(id(1))
    switch act {
    case "removed": try files.removeItem(atPath: place.store)
    case "only the database": try files.removeItem(atPath: place.store + "/canvass.sqlite")
    case "only the log": try files.removeItem(atPath: place.store + "/canvass.sqlite-wal")
    case "renamed": try files.moveItem(atPath: place.store, toPath: place.path + "/elsewhere")
    default:
      try files.moveItem(atPath: place.store, toPath: place.path + "/elsewhere")
      try files.moveItem(atPath: place.path + "/other", toPath: place.store)
    }
    #expect(throws: StoreFault.gone(path: place.store)) {
      try store.append(answered(2), to: id(1), summary: "")
    }
    guard act == "renamed" else { return }
    // It comes back: what was in the program's hands can still be kept.
    try files.moveItem(atPath: place.path + "/elsewhere", toPath: place.store)
    try store.append(answered(3), to: id(1), summary: "")
    #expect(try Store(directory: place.store).journal(of: id(1)).count == 3)
  }

  @Test(.enabled(if: SmallDisk.isPossible, "needs the right to mount"))
  func `on a full disk the open interview can be finished, and none begun`() throws {
    let disk = try #require(SmallDisk(at: place.path + "/disk", bytes: 12 << 20))
    defer { disk.remove() }
    let store = try Store(directory: disk.path + "/store")
    try store.begin(id(1))
    disk.fill()
    try store.append(answered(2, String(repeating: "x", count: 50_000)), to: id(1), summary: "")
    try store.finalize(id(1), entry: finished(3), record: specimen(id(1)), summary: "")
    disk.fill()
    #expect(throws: StoreFault.diskFull(path: disk.path + "/store")) { try store.begin(id(2)) }
    #expect(try store.outbox().count == 1)
    let reopened = try Store(directory: disk.path + "/store")
    #expect(try reopened.journal(of: id(1)).count == 3)
  }

  @Test(
    .enabled(if: SmallDisk.isPossible, "needs the right to mount"), arguments: [true, false])
  func `a store that was closed opens on a full disk, with its ballast and without`(
    hasBallast: Bool
  ) throws {
    let disk = try #require(SmallDisk(at: place.path + "/disk", bytes: 12 << 20))
    defer { disk.remove() }
    let path = disk.path + "/store"
    let before = try Store(directory: path)
    try before.begin(id(1))
    try before.letGo()
    if !hasBallast { unlink(path + "/ballast") }
    disk.fill()
    let store = try Store(directory: path)
    #expect(try store.journal(of: id(1)) == [began()])
    // Who only reads leaves room for whoever is in the middle of an interview.
    var ballast = stat()
    #expect((stat(path + "/ballast", &ballast) == 0 && ballast.st_size > 7 << 20) == hasBallast)
    if hasBallast {
      // Nor does a refusal cost them anything.
      #expect(throws: StoreFault.diskFull(path: path)) { try store.begin(id(2)) }
      #expect(stat(path + "/ballast", &ballast) == 0 && ballast.st_size > 7 << 20)
      try store.append(answered(2), to: id(1), summary: "")
    } else {
      #expect(throws: StoreFault.diskFull(path: path)) {
        try store.append(answered(2), to: id(1), summary: "")
      }
      #expect(throws: StoreFault.diskFull(path: path)) { try store.begin(id(2)) }
    }
  }

  @Test(.enabled(if: SmallDisk.isPossible, "needs the right to mount"))
  func `a read-only disk is named and nothing is lost`() throws {
    let disk = try #require(SmallDisk(at: place.path + "/disk", bytes: 12 << 20))
    defer { disk.remove() }
    let path = disk.path + "/store"
    try Store(directory: path).begin(id(1))
    #expect(disk.makeReadOnly())
    #expect(throws: StoreFault.readOnly(path: path)) { try Store(directory: path).begin(id(2)) }
    #expect(throws: StoreFault.readOnly(path: disk.path + "/new")) {
      try Store(directory: disk.path + "/new")
    }
    #expect(disk.makeWritable())
    #expect(try Store(directory: path).drafts().map(\.id) == [id(1)])
  }

  @Test(
    .enabled(if: SmallDisk.isPossible, "needs the right to mount"),
    arguments: [nil, "mango tree at noon"], [false, true])
  func `on a read-only disk all that is there can be read`(
    passphrase: String?, isClosed: Bool
  ) throws {
    let disk = try #require(SmallDisk(at: place.path + "/disk", bytes: 32 << 20))
    defer { disk.remove() }
    let path = disk.path + "/store"
    try write(to: path, passphrase, isClosed: isClosed)
    #expect(disk.makeReadOnly())
    let store = try Store(directory: path)
    #expect(store.isReadOnly)
    if let passphrase { try store.unlock(passphrase) }
    #expect(try store.journal(of: id(2)).last == answered(2, "in the log"))
    #expect(try store.record(id(1))?.record == specimen(id(1)))
    #expect(try store.outbox().count == 1)
    #expect(try store.isFileSound())
    let refusals: [() throws -> Void] = [
      { try store.append(answered(3), to: id(2), summary: "") }, { try store.wipe([id(1)]) },
      { try store.protect(with: nil) }, { try store.begin(id(3)) }, { _ = try store.hold(id(2)) },
    ]
    for refusal in refusals {
      #expect(throws: StoreFault.readOnly(path: path)) { try refusal() }
    }
  }

  /// A store with a finished interview and one that goes on, left as a program leaves it, or as a machine
  /// does that goes off: then what was said last stands in the log.
  private func write(to path: String, _ passphrase: String?, isClosed: Bool) throws {
    let place = isClosed ? path : path + "-before"
    let store = try Store(directory: place)
    try store.finish(id(1))
    try store.begin(id(2))
    if let passphrase { try store.protect(with: passphrase, cost: .least) }
    try store.append(answered(2, "in the log"), to: id(2), summary: "section 2")
    guard !isClosed else { return try store.letGo() }
    try FileManager.default.copyItem(atPath: place, toPath: path)
    #expect(FileManager.default.fileExists(atPath: path + "/canvass.sqlite-wal"))
  }

  @Test(.enabled(if: SmallDisk.isPossible, "needs the right to mount"))
  func `an older store is read where it cannot be brought up to date`() throws {
    let disk = try #require(SmallDisk(at: place.path + "/disk", bytes: 32 << 20))
    defer { disk.remove() }
    let path = disk.path + "/store"
    try Store(directory: path).letGo()
    try ReleasedSchema.one.build(at: path + "/canvass.sqlite")
    #expect(disk.makeReadOnly())
    let store = try Store(directory: path)
    #expect(try store.journal(of: "uuid:draft") == [began(), answered(2)])
    #expect(try store.record("uuid:done")?.record == specimen("uuid:done"))
  }

  @Test func `what was committed last is read, though it stands in the log alone`() throws {
    let store = try Store(directory: place.store)
    try store.begin(id(1))
    try store.unrestricted { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
    try store.append(answered(2), to: id(1), summary: "")
    func entries(_ folder: String) throws -> Int? {
      try StoreImage.open(Folder(folder), Configuration()).read {
        try Int.fetchOne($0, sql: "SELECT count(*) FROM journal")
      }
    }
    #expect(try entries(place.store) == 2)
    try FileManager.default.copyItem(
      atPath: place.database, toPath: place.path + "/canvass.sqlite")
    #expect(try entries(place.path) == 1, "the control: without the log")
  }
}

/// A disk in memory, if this process may mount one.
private struct SmallDisk {
  static var isPossible: Bool {
    guard let place = try? Place(), let disk = SmallDisk(at: place.path + "/trial", bytes: 4096)
    else { return false }
    disk.remove()
    return true
  }

  let path: String
  private let size: String

  init?(at path: String, bytes: Int) {
    self.path = path
    size = "size=\(bytes)"
    guard mkdir(path, 0o700) == 0, mount("none", path, "tmpfs", 0, size) == 0 else { return nil }
  }

  func remove() { umount2(path, Int32(MNT_DETACH)) }

  func makeReadOnly() -> Bool {
    mount("none", path, "tmpfs", UInt(MS_REMOUNT) | UInt(MS_RDONLY), size) == 0
  }

  func makeWritable() -> Bool {
    mount("none", path, "tmpfs", UInt(MS_REMOUNT), size) == 0
  }

  /// Writes until nothing more fits.
  func fill() {
    let file = open(path + "/filler", O_WRONLY | O_CREAT | O_APPEND, 0o600)
    guard file >= 0 else { return }
    defer { close(file) }
    for size in [4096, 512, 1] {
      let block = [UInt8](repeating: 0, count: size)
      while write(file, block, size) > 0 {}
    }
  }
}
