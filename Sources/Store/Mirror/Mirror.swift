import Foundation
import GRDB
import Glibc
import Records
import Sealing
import Synchronization
import Values

/// A second copy of a store on another medium: everything sealed, as it lies in the store.
///
/// ```swift
/// let mirror = try Mirror(of: store, at: "/media/ana/STICK/canvass", now: clock)
/// try mirror.catchUp()     // as often as one likes; what is there already is left alone
/// ```
/// There is no database on the medium but a file for each interview that is only added to, so that it
/// may be pulled out at any moment (`docs/mirror.md` says what is in them). It reads the store on a
/// connection of its own: whoever writes there never waits for it. It takes something away only at
/// the store's own word, never because the store lacks it.
public final class Mirror: Sendable {
  /// How far the copy is.
  public struct Standing: Sendable, Hashable {
    /// Interviews of the store, and how many of them the copy does not hold as they are.
    public var interviews = 0
    public var behind = 0
    /// Interviews that only the copy has.
    public var only = 0
    /// Files beside the store's interviews, how many of them the copy does not hold as they are, and
    /// how many only the copy has. An interview is behind if a file of it is.
    public var files = 0
    public var filesBehind = 0
    public var filesOnly = 0
    /// Files that were found damaged, and mended or put aside.
    public var mended: [String] = []
  }

  let disk: MirrorDisk
  let store: Store
  private let reader: DatabaseQueue
  let now: @Sendable () -> Moment
  private let onAnyDisk: Bool
  /// What each interview was like when it was last found to be on the medium.
  private let known = Mutex<[String: String]>([:])
  /// Whether the store was locked when it was last looked at: then nothing was taken away.
  private let wasLocked = Mutex(true)
  /// How far each file was copied when it was last looked at.
  let copied = Mutex<[MirroredFile: Copied]>([:])

  /// - Parameter onAnyDisk: whether it may lie on the store's own disk, where it guards against
  ///   damage and not against loss.
  public init(
    of store: Store, at path: String, onAnyDisk: Bool = false,
    now: @escaping @Sendable () -> Moment
  ) throws(MirrorFault) {
    self.store = store
    self.now = now
    self.onAnyDisk = onAnyDisk
    disk = MirrorDisk(path: path)
    do {
      var configuration = Configuration()
      configuration.readonly = true
      configuration.busyMode = .timeout(5)
      reader = try DatabaseQueue(
        path: store.folder.file(Store.fileName), configuration: configuration)
    } catch { throw .store(StoreFault(error, path: store.directory)) }
  }

  /// The folder that the copy lies in.
  public var path: String { disk.path }

  /// Brings to the medium what it lacks. All that was read of the store is ciphertext.
  ///
  /// - Parameter all: whether every file is looked at again, not only those of which the store has
  ///   news.
  @discardableResult
  public func catchUp(
    all: Bool = false, isOver: () -> Bool = { false },
    progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) throws(MirrorFault) -> Standing {
    do throws(MirrorFault) {
      try open()
      return try disk.alone { () throws(MirrorFault) in
        if all { forget() }
        return try write(isOver, progress)
      }
    } catch {
      // Another medium may be in its place when it is there again.
      if !error.isPassing || error == .away(path: path) { forget() }
      throw error
    }
  }

  /// Looks at everything again next time.
  private func forget() {
    known.withLock { $0 = [:] }
    copied.withLock { $0 = [:] }
  }

  /// How far the copy is, with nothing written: every file is read and compared.
  public func inspect() throws(MirrorFault) -> Standing {
    guard access(path, F_OK) == 0 else { throw .away(path: path) }
    let device = try device()
    let reading = try read(Self.deviceFile)
    if let reading { try refuseForeign(reading, device) }
    var standing = Standing()
    let stamps = try stamps()
    var behind = try inspectFiles(&standing)
    for id in stamps.keys.sorted() {
      standing.interviews += 1
      let plan = reading == nil ? nil : try plan(for: id).plan
      if plan != .nothing { behind.insert(id) }
    }
    standing.behind = behind.count
    standing.only = try files().count { stamps[$0.key] == nil }
    return standing
  }
}

// MARK: - The medium

extension Mirror {
  static let deviceFile = "device" + MirrorDisk.ending

  static func file(of interview: String) -> String {
    interview.replacing("uuid:", with: "") + MirrorDisk.ending
  }

  /// The name of a questionnaire's file says its digest, shortened to what tells it apart.
  static func file(ofQuestionnaire hash: String) -> String {
    "q-" + hexadecimal(sha256(Array(hash.utf8)).prefix(8)) + MirrorDisk.ending
  }

  private func open() throws(MirrorFault) {
    let isThere = access(path, F_OK) == 0
    if !onAnyDisk {
      let above = path.split(separator: "/", omittingEmptySubsequences: true).dropLast()
      let parent = (path.hasPrefix("/") ? "/" : "./") + above.joined(separator: "/")
      guard let place = MirrorDisk.device(of: isThere ? path : parent) else {
        throw .away(path: path)
      }
      // A medium that was pulled out leaves an empty folder where it was.
      guard place != MirrorDisk.device(of: store.directory) else { throw .sameDisk(path: path) }
    }
    try disk.make()
  }

  private func read(_ name: String) throws(MirrorFault) -> MirrorFile.Reading? {
    guard let bytes = try disk.read(name) else { return nil }
    return MirrorFile.read(Self.kind(of: name), bytes, digest: sha256)
  }

  private static func kind(of name: String) -> FrameFile {
    if name == deviceFile { return .mirroredDevice }
    if name.hasPrefix(MirroredFile.beginning) { return .mirroredFile }
    return name.hasPrefix("q-") ? .mirroredQuestionnaire : .mirroredInterview
  }

  private func refuseForeign(
    _ reading: MirrorFile.Reading, _ device: StoredRow
  ) throws(MirrorFault) {
    guard let source = reading.header?.source, source != device.text("identity") else { return }
    throw .foreign(path: path, device: String(source.prefix(16)))
  }

  /// The files of interviews, by whose they are.
  private func files() throws(MirrorFault) -> [String: String] {
    var files: [String: String] = [:]
    for name in disk.names where Self.kind(of: name) == .mirroredInterview {
      if let id = try read(name)?.header?.subject, Self.file(of: id) == name { files[id] = name }
    }
    return files
  }
}

// MARK: - The store

extension Mirror {
  func fetch<Result>(
    _ body: (Database) throws -> Result
  ) throws(MirrorFault) -> Result {
    do {
      return try reader.read(body)
    } catch { throw .store(StoreFault(error, path: store.directory)) }
  }

  private func device() throws(MirrorFault) -> StoredRow {
    let rows = try fetch { try StoredRow.all($0, .device) }
    guard let row = rows.first, let lock = row.text("lock"),
      let lock = try? DeviceLock(json: Array(lock.utf8))
    else { throw .store(.damaged(path: store.directory)) }
    guard case .passphrase = lock else { throw .unprotected }
    return row
  }

  /// A word for each interview that changes whenever something of it does.
  private func stamps() throws(MirrorFault) -> [String: String] {
    try fetch { database in
      Dictionary(
        try Row.fetchAll(database, sql: Self.stamps).map { row -> (String, String) in
          (try row.decode(forColumn: "id"), try row.decode(forColumn: "stamp"))
        }, uniquingKeysWith: { first, _ in first })
    }
  }

  private static let stamps = """
    WITH ids AS (
      SELECT id FROM (
        SELECT id FROM interviews UNION SELECT id FROM records UNION SELECT id FROM erasures)
      -- What no key on the disk opens is no copy of anything.
      WHERE id NOT IN (SELECT id FROM (\(Store.passing))))
    SELECT id,
      coalesce((SELECT entries || ' ' || touched || ' ' || hex(head) FROM interviews i
        WHERE i.id = ids.id), '') || '/' ||
      coalesce((SELECT hex(sealed) FROM keys k WHERE k.id = ids.id), '') || '/' ||
      coalesce((SELECT sha256 || hex(mark) FROM records r WHERE r.id = ids.id), '') || '/' ||
      coalesce((SELECT length(bytes) FROM contents c WHERE c.id = ids.id), '') || '/' ||
      coalesce((SELECT hex(bytes) FROM residues x WHERE x.id = ids.id), '') || '/' ||
      coalesce((SELECT attempts || ' ' || coalesce(next_attempt_at, '') || coalesce(reason, '')
        FROM outbox o WHERE o.id = ids.id), '') || '/' ||
      coalesce((SELECT group_concat(collector || sequence || sha256) FROM receipts t
        WHERE t.id = ids.id), '') || '/' ||
      coalesce((SELECT successor FROM successions s WHERE s.id = ids.id), '') || '/' ||
      (SELECT count(*) FROM withdrawals w WHERE w.id = ids.id) || '/' ||
      (SELECT count(*) FROM conflicts f WHERE f.id = ids.id) || '/' ||
      (SELECT count(*) FROM erasures e WHERE e.id = ids.id) AS stamp
    FROM ids
    """

  /// Whether an interview is over and done, by the store's word or, of those that the store has done
  /// with altogether, by what the copy says they went on as.
  private func isSettled(_ id: String, depth: Int = 0) -> Bool {
    guard depth < 64 else { return false }
    let facts = try? fetch { database -> (Bool, String?) in
      let marker = try store.marker(database)
      let rows = try StoredRow.all(database, about: id)
      let isDone =
        MarkedRecord(rows, marker) != nil
        || rows.contains { $0.table == .erasures && marker.isSound($0) }
      let copied = try self.rows(of: Self.file(of: id))
      let said = (rows + copied).first { $0.table == .successions && marker.isSound($0) }
      return (isDone, said?.text("successor"))
    }
    if facts?.0 == true { return true }
    return (facts?.1).map { isSettled($0, depth: depth + 1) } ?? false
  }

  /// The rows that are to be in the copy: not an erasure that nobody with the device's key made, nor a
  /// key that does not open, in the place of one that does.
  private func obeyed(_ rows: [StoredRow], _ marker: RowMarker?) -> [StoredRow] {
    guard let marker else { return rows.filter { $0.table != .erasures } }
    return rows.filter { row in
      switch row.table {
      case .erasures: marker.isSound(row)
      case .keys: store.opens(row)
      default: true
      }
    }
  }

  private func rows(of name: String) throws(MirrorFault) -> [StoredRow] {
    (try read(name)?.rows ?? []).compactMap { try? StoredRow(payload: $0) }
  }
}

// MARK: - Writing

extension Mirror {
  private func write(
    _ isOver: () -> Bool, _ progress: (Int, Int) -> Void
  ) throws(MirrorFault) -> Standing {
    var standing = Standing()
    let device = try device()
    try keepDevice(device, &standing)
    // What is to go is looked for as soon as the store is unlocked.
    let isLocked = store.isLocked
    let isNews = wasLocked.withLock { before in
      defer { before = isLocked }
      return before != isLocked
    }
    if isNews { forget() }
    let isWhole = known.withLock(\.isEmpty)
    try keepQuestionnaires(device, &standing)
    let stamps = try stamps()
    standing.interviews = stamps.count
    let old = known.withLock { $0 }
    let due = stamps.filter { old[$0.key] != $0.value }.keys.sorted()
    for (index, id) in due.enumerated() {
      if isOver() {
        standing.behind = due.count - index
        return standing
      }
      progress(index, due.count)
      try keep(id, device, &standing)
      known.withLock { $0[id] = stamps[id] }
    }
    progress(due.count, due.count)
    try keepFiles(device, &standing, isOver)
    // What the store has no word about is looked for when all is looked at.
    if isWhole { try keepOthers(stamps, device, &standing) }
    try dropFormerLocks(device)
    return standing
  }

  private func keepOthers(
    _ stamps: [String: String], _ device: StoredRow, _ standing: inout Standing
  ) throws(MirrorFault) {
    for id in try files().keys.sorted() where stamps[id] == nil {
      try keep(id, device, &standing)
      if access(path + "/" + Self.file(of: id), F_OK) == 0 { standing.only += 1 }
    }
  }

  private func plan(
    for id: String
  ) throws(MirrorFault) -> (plan: MirrorPlan, reading: MirrorFile.Reading?) {
    let reading = try read(Self.file(of: id))
    let copy = (reading?.rows ?? []).compactMap { try? StoredRow(payload: $0) }
    let (rows, marker) = try fetch { database in
      (try StoredRow.all(database, about: id), store.markerAtHand(database))
    }
    if let header = reading?.header, header.subject != id { return (.fork(rows), reading) }
    let comparison = MirrorComparison(
      store: obeyed(rows, marker), copy: copy, isThere: reading != nil, marker: marker,
      opens: { self.store.opens($0) }, isSettled: { self.isSettled($0) })
    return (comparison.plan, reading)
  }

  private func keep(
    _ id: String, _ device: StoredRow, _ standing: inout Standing
  ) throws(MirrorFault) {
    let (plan, reading) = try plan(for: id)
    // What says that they are to go is the last to go.
    if plan == .remove { try dropFiles(of: id) }
    try keep(
      plan, Self.file(of: id), reading,
      FrameHeader(created: now(), source: device.text("identity"), subject: id),
      &standing)
  }

  /// Does what has to be done to a file, mending it first where it was torn or damaged.
  private func keep(
    _ plan: MirrorPlan, _ name: String, _ reading: MirrorFile.Reading?, _ header: FrameHeader,
    _ standing: inout Standing
  ) throws(MirrorFault) {
    switch plan {
    case .remove: try disk.remove(name)
    case .replace(let rows): try disk.replace(name, with: whole(name, header, rows))
    case .fork(let rows):
      standing.mended.append(name)
      try disk.setAside(name)
      try disk.replace(name, with: whole(name, header, rows))
    case .append(let rows): try append(rows, name, reading, header, &standing)
    case .nothing:
      guard let reading, !reading.isSound else { return }
      try append([], name, reading, header, &standing)
    }
  }

  private func append(
    _ rows: [StoredRow], _ name: String, _ reading: MirrorFile.Reading?, _ header: FrameHeader,
    _ standing: inout Standing
  ) throws(MirrorFault) {
    guard let reading, reading.header != nil else {
      if reading != nil { standing.mended.append(name) }
      try disk.replace(name, with: whole(name, header, rows))
      return
    }
    if !reading.isSound { standing.mended.append(name) }
    var writer = MirrorFile.Writer(Self.kind(of: name), after: reading.hash, digest: sha256)
    try disk.write(
      rows.flatMap { writer.append($0.payload) }, to: name, at: reading.soundBytes)
  }

  func whole(_ name: String, _ header: FrameHeader, _ rows: [StoredRow]) -> [UInt8] {
    var writer = MirrorFile.Writer(Self.kind(of: name), digest: sha256)
    var bytes = writer.begin(header)
    for row in rows { bytes += writer.append(row.payload) }
    return bytes
  }

  // MARK: What belongs to no interview

  /// The device's row comes first, so that nothing is ever there that no passphrase opens. After a
  /// new passphrase the former row stays until all keys are under the new one.
  private func keepDevice(
    _ device: StoredRow, _ standing: inout Standing
  ) throws(MirrorFault) {
    let reading = try read(Self.deviceFile)
    if let reading { try refuseForeign(reading, device) }
    let rows = (reading?.rows ?? []).compactMap { try? StoredRow(payload: $0) }
    let erasures = try fetch { database in
      obeyed(try StoredRow.all(database, .erasures, "ORDER BY rowid"), store.markerAtHand(database))
    }
    let new = ([device] + erasures).filter { !rows.contains($0) }
    if rows.last(where: { $0.table == .device }).map({ $0 != device }) ?? false { forget() }
    try keep(
      new.isEmpty ? .nothing : .append(new), Self.deviceFile, reading,
      FrameHeader(created: now(), source: device.text("identity")), &standing)
  }

  private func dropFormerLocks(_ device: StoredRow) throws(MirrorFault) {
    let rows = try rows(of: Self.deviceFile)
    guard !store.isLocked, rows.contains(where: { $0.table == .device && $0 != device })
    else { return }
    try disk.replace(
      Self.deviceFile,
      with: whole(
        Self.deviceFile, FrameHeader(created: now(), source: device.text("identity")),
        [device] + rows.filter { $0.table != .device }))
  }

  private func keepQuestionnaires(
    _ device: StoredRow, _ standing: inout Standing
  ) throws(MirrorFault) {
    let hashes = try fetch { try String.fetchAll($0, sql: "SELECT hash FROM questionnaires") }
    for hash in hashes where known.withLock({ $0[hash] == nil }) {
      let name = Self.file(ofQuestionnaire: hash)
      let reading = try read(name)
      let row = try fetch { try StoredRow.all($0, .questionnaires, "WHERE hash = ?", [hash]) }
      let isThere = reading?.rows.first.flatMap { try? StoredRow(payload: $0) } == row.first
      try keep(
        isThere ? .nothing : .append(row), name, reading,
        FrameHeader(created: now(), source: device.text("identity"), subject: hash), &standing)
      known.withLock { $0[hash] = "" }
    }
  }
}
