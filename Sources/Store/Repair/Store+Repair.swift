import Foundation
import GRDB
import Glibc
import Records
import Sealing

/// A store that was damaged, and what a second copy of one gives back.
extension Store {
  /// What lies in the folder of a damaged store, and in its second copy, before anybody has changed
  /// it.
  public struct Remains: Sendable {
    let folder: Folder
    let salvage: Salvage
    /// The second copy, which may have files.
    var copy: MirrorDisk?

    /// Whether a passphrase is needed to see what is sound.
    public var isLocked: Bool { salvage.isLocked }
    /// Whether nothing at all was found that is of a store.
    public var isEmpty: Bool { salvage.rows.isEmpty }
  }

  /// Reads a store's files as they are. Nothing may have it open.
  ///
  /// - Parameter mirror: the folder of its second copy, which fills the gaps.
  public static func remains(
    in directory: String, mirror: String? = nil
  ) throws(StoreFault) -> Remains {
    let folder = try Folder(directory)
    let database = try bytes(folder.file(fileName))
    var salvage = Salvage(database: database, log: try bytes(folder.file(fileName) + "-wal"))
    // The store's own version of a row goes before the copy's, which may be older.
    if let mirror { salvage.add(try Salvage(mirror: mirror)) }
    return Remains(folder: folder, salvage: salvage, copy: mirror.map({ MirrorDisk(path: $0) }))
  }

  static func bytes(_ path: String) throws(StoreFault) -> [UInt8] {
    guard access(path, F_OK) == 0 else { return [] }
    do {
      return [UInt8](try Data(contentsOf: URL(filePath: path)))
    } catch { throw .of(errno: errno, path: path) }
  }

  /// Makes a new database of all that is sound, keeps the damaged one beside it, and puts the new one
  /// in its place.
  ///
  /// - Parameters:
  ///   - snapshots: questionnaires at hand elsewhere, for those that are damaged here.
  ///   - known: what is remembered of stores outside of them: a new identity is.
  public static func repair(
    _ remains: Remains, passphrase: String?, snapshots: [QuestionnaireSnapshot] = [],
    known: KnownStores? = nil
  ) throws(StoreFault) -> RepairReport {
    let path = remains.folder.path
    let keys = try deviceKeys(remains.salvage, passphrase, path)
    let place = remains.folder.file("repair")
    clear(place)
    defer { clear(place) }
    var report: RepairReport
    var renamed: KnownStore?
    do {
      let store = try Store(directory: place)
      var findings: [RepairFinding] = []
      if let (row, key) = keys.first {
        if try !store.takeDevice(row, key) {
          findings.append(.signer)
          renamed = try store.asKnown(store.protection())
        }
      } else {
        findings.append(.device)
      }
      let stage = known?.stage(at: path) ?? .none
      report = try Rebuilding(
        salvage: remains.salvage, deviceKeys: keys.map(\.1), atLeast: stage
      ).fill(store, snapshots: snapshots)
      report.findings = findings + report.findings
      try store.bringFiles(of: remains, to: remains.folder.path, &report)
      try store.unrestricted { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
      try store.letGo()
    }
    report.keptAside = try exchange(remains.folder, with: place)
    if let renamed { known?.rename(renamed, at: path) }
    return report
  }

  private static func deviceKeys(
    _ salvage: Salvage, _ passphrase: String?, _ path: String
  ) throws(StoreFault) -> [(StoredRow, SecretKey)] {
    do throws(SealingFault) {
      return try salvage.deviceKeys(passphrase)
    } catch { throw .sealing(path: path, error) }
  }

  /// Makes a store that device's; says whether what it signs with could be kept.
  private func takeDevice(_ row: StoredRow, _ key: SecretKey) throws(StoreFault) -> Bool {
    let isWhole = try write { database -> Bool in
      try database.execute(
        sql: "UPDATE device SET lock = ?", arguments: [row.text("lock")])
      guard let signer = row.bytes("signer"),
        let (signer, _) = try? key.openSigner(signer)
      else {
        let signer = try Self.signer(database, under: self.deviceKey())
        try Self.keep(database, signer: signer, under: key)
        return false
      }
      try database.execute(
        sql: "UPDATE device SET identity = ?", arguments: [row.text("identity")])
      try Self.keep(database, signer: signer, under: key)
      return true
    }
    keyring.put(key)
    return isWhole
  }

  private static func clear(_ path: String) {
    guard let folder = access(path, F_OK) == 0 ? try? Folder(path) : nil else { return }
    for name in folder.names { unlink(folder.file(name)) }
    rmdir(path)
  }

  /// The damaged files get the next free name; the new one takes the database's in one step, so that
  /// there is a database at every moment.
  private static func exchange(
    _ folder: Folder, with place: String
  ) throws(StoreFault) -> String? {
    let database = folder.file(fileName)
    var number = 1
    while access(folder.file("\(fileName).damaged-\(number)"), F_OK) == 0 { number += 1 }
    let aside = folder.file("\(fileName).damaged-\(number)")
    let isThere = access(database, F_OK) == 0
    if isThere, link(database, aside) != 0 {
      // Not every file system can give a file two names.
      guard rename(database, aside) == 0 else { throw .of(errno: errno, path: folder.path) }
    }
    // The log is the old database's; SQLite would work it into the new one.
    if rename(database + "-wal", aside + "-wal") != 0, errno != ENOENT {
      throw .of(errno: errno, path: folder.path)
    }
    unlink(database + "-shm")
    guard rename(place + "/" + fileName, database) == 0 else {
      throw .of(errno: errno, path: folder.path)
    }
    folder.sync()
    return isThere ? aside : nil
  }
}

// MARK: - From a second copy

extension Salvage {
  /// All that is sound in the files of a second copy.
  init(mirror path: String) throws(StoreFault) {
    let disk = MirrorDisk(path: path)
    guard access(path, R_OK | X_OK) == 0 else { throw .of(errno: errno, path: path) }
    self.init()
    for name in disk.names where !name.hasPrefix(MirroredFile.beginning) {
      // A file that cannot be read keeps nobody from the others.
      if let file = try? Salvage(disk, [name]) { add(file) }
    }
  }

  /// The rows of some files.
  init(_ disk: MirrorDisk, _ names: [String]) throws(MirrorFault) {
    self.init()
    for name in names {
      guard let bytes = try disk.read(name),
        let reading = MirrorFile.read(bytes, digest: sha256)
      else { throw .notAFile(path: disk.path + "/" + name) }
      if let device = reading.header?.source { devices.insert(device) }
      // Of several versions of a row the last counts: so it comes first.
      for payload in reading.rows.reversed() {
        if let row = try? StoredRow(payload: payload) { add(row) }
      }
    }
  }
}

extension Store {
  /// What can be had of a second copy.
  public static func remains(ofMirror path: String) throws(StoreFault) -> Remains {
    Remains(
      folder: try Folder(path), salvage: try Salvage(mirror: path), copy: MirrorDisk(path: path))
  }

  /// Fills a new store from a second copy. It is a device of its own, with the same passphrase: the
  /// lost one may be found again.
  ///
  /// Refuses a folder that holds a store already.
  public static func restore(
    _ remains: Remains, to directory: String, passphrase: String?,
    known: KnownStores? = nil, cost: PassphraseLock.Cost = .usual
  ) throws(StoreFault) -> RepairReport {
    let keys = try deviceKeys(remains.salvage, passphrase, remains.folder.path)
    guard !keys.isEmpty else { throw .sealing(path: remains.folder.path, .damaged) }
    guard access(directory + "/" + fileName, F_OK) != 0 else { throw .notEmpty(path: directory) }
    let store = try Store(directory: directory, known: known?.accepting)
    if remains.isLocked { try store.protect(with: passphrase, cost: cost) }
    var report = try Rebuilding(salvage: remains.salvage, deviceKeys: keys.map(\.1)).fill(
      store, snapshots: [])
    try store.bringFiles(of: remains, to: directory, &report)
    return report
  }

  /// Brings the files of the interviews that are here out of a second copy into a store's folder.
  private func bringFiles(
    of remains: Remains, to directory: String, _ report: inout RepairReport
  ) throws(StoreFault) {
    guard let copy = remains.copy else { return }
    let ids = try read { database in
      try String.fetchSet(database, sql: "SELECT DISTINCT interview FROM journal")
    }
    let returned = try ReturnedFiles(from: copy, for: self, to: directory, of: ids)
    report.files = returned.count
    report.findings += returned.findings
  }
}
