import Foundation
import GRDB
import Glibc
import Records
import Sealing
import Values

/// What it takes to keep an interview elsewhere when its store cannot be written to any more, or is
/// gone: fetched while the store is well.
public struct Rescue: Sendable {
  public let interview: String
  /// Whether a passphrase protects what is written; else the file opens with its own store alone.
  public let isProtected: Bool
  private let key: InterviewKey
  private let device: StoredRow
  private let rest: [StoredRow]

  fileprivate init(
    _ key: InterviewKey, device: StoredRow, rest: [StoredRow], isProtected: Bool
  ) {
    (self.key, self.device, self.rest) = (key, device, rest)
    interview = key.id
    self.isProtected = isProtected
  }

  /// Writes an interview to a file in a folder on another medium, sealed under its own key. Answers
  /// with the file's path; one that is there is never written over.
  ///
  /// - Parameter journal: all of it, also what the store has not taken.
  public func write(
    _ journal: [JournalEntry], summary: String, to folder: String, now: Moment
  ) throws(MirrorFault) -> String {
    let disk = MirrorDisk(path: folder)
    try disk.make()
    var writer = MirrorFile.Writer(.mirroredInterview, digest: sha256)
    let rows: [StoredRow]
    do {
      rows = try sealed(journal, summary)
    } catch { throw .store(.keyDestroyed(id: interview)) }
    var bytes = writer.begin(
      FrameHeader(created: now, source: device.text("identity"), subject: interview))
    for row in rows { bytes += writer.append(row.payload) }
    let name = disk.freeName("rescued-" + Mirror.file(of: interview))
    try disk.replace(name, with: bytes)
    return folder + "/" + name
  }

  private func sealed(_ journal: [JournalEntry], _ summary: String) throws -> [StoredRow] {
    var link: [UInt8] = []
    let entries = try journal.map { entry in
      let sealed = try key.seal(entry)
      link = HashChain.link(after: link, sealed)
      return StoredRow(
        .journal,
        [
          "interview": interview.databaseValue, "sequence": entry.sequence.databaseValue,
          "at": entry.at.description.databaseValue, "event": Data(sealed).databaseValue,
          "link": Data(link).databaseValue,
        ])
    }
    var rows = rest
    for index in rows.indices where rows[index].table == .interviews {
      rows[index].values["entries"] = journal.count.databaseValue
      rows[index].values["updated"] = journal.last?.at.description.databaseValue
      let head = JournalHead(
        id: interview, questionnaire: rows[index].text("questionnaire") ?? "",
        entries: journal.count, isPractice: rows[index].integer("is_practice") == 1, link: link)
      rows[index].values["head"] = Data(head.bytes(under: key.secret)).databaseValue
      rows[index].values["summary"] = Data(try key.seal(summary: summary)).databaseValue
    }
    // A key that lies open has no place on a stick.
    return (isProtected ? [device] : []) + rows + entries
  }
}

extension MirrorDisk {
  /// The next name that no file has.
  fileprivate func freeName(_ name: String) -> String {
    let stem = name.dropLast(Self.ending.count)
    var (free, number) = (name, 2)
    while access(path + "/" + free, F_OK) == 0 {
      free = "\(stem)-\(number)\(Self.ending)"
      number += 1
    }
    return free
  }
}

extension Store {
  /// Fetches what it takes to keep an interview elsewhere.
  public func rescue(of id: String) throws(StoreFault) -> Rescue {
    let isProtected = try protection() == .passphrase
    return try read { database in
      let rows = try StoredRow.all(database, about: id)
      guard let device = try StoredRow.all(database, .device).first,
        let hash = rows.first(where: { $0.table == .interviews })?.text("questionnaire")
      else { throw StoreFault.unknownInterview(id: id) }
      if try Self.isPassing(database, id) { throw StoreFault.inMemoryAlone(id: id) }
      let rest = rows.filter { $0.table == .keys || $0.table == .interviews }
      return Rescue(
        try key(database, of: id), device: device,
        rest: try StoredRow.all(database, .questionnaires, "WHERE hash = ?", [hash]) + rest,
        isProtected: isProtected)
    }
  }
}

// MARK: - Back again

/// What became of an interview that was brought back into a store.
public enum BroughtBack: Sendable, Hashable {
  /// So many entries were new here.
  case added(id: String, entries: Int)
  /// All of it was here already.
  case known(id: String)
  /// It is finished here, or was taken back.
  case over(id: String)
  /// It went on differently here: nothing was changed.
  case differs(id: String)
  /// It cannot be opened, or nothing of it is sound.
  case unreadable(id: String)
  /// It is another device's, whose name begins so.
  case foreign(id: String, device: String)
  /// What is not there of a file beside one that is.
  case lacking(RepairFinding)

  /// The interview, if it is here now as it is there.
  fileprivate var kept: String? {
    switch self {
    case .added(let id, _), .known(let id): id
    case .over, .differs, .unreadable, .foreign, .lacking: nil
    }
  }
}

extension Store {
  /// Reads a file that an interview was kept in.
  public static func remains(ofFile path: String) throws(StoreFault) -> Remains {
    guard access(path, F_OK) == 0 else { throw .missing(path: path) }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let folder = parts.count > 1 ? parts.dropLast().joined(separator: "/") : "."
    let place = try Folder(folder.isEmpty ? "/" : folder)
    do throws(MirrorFault) {
      return Remains(
        folder: place,
        salvage: try Salvage(MirrorDisk(path: place.path), [parts.last.map(String.init) ?? path]))
    } catch { throw .notACopy(path: path) }
  }

  /// Brings the unfinished interviews of a second copy, or of a file, into this store: those it does
  /// not have, and the entries that it lacks of those it has. A last entry that finished one stays
  /// out, for its record was never made: it is finished here.
  ///
  /// - Parameter passphrase: of the store that they come from, where it is another one.
  public func bringBack(
    _ remains: Remains, passphrase: String? = nil
  ) throws(StoreFault) -> [BroughtBack] {
    var keys = [try deviceKey()]
    if let passphrase {
      keys += try sealing { () throws(SealingFault) in
        try remains.salvage.deviceKeys(passphrase).map(\.1)
      }
    }
    let hashes = Set(remains.salvage[.questionnaires].compactMap { $0.text("hash") })
    let found = remains.salvage.byInterview
    var results: [BroughtBack] = []
    for id in found.keys.sorted() {
      let recovery = Recovery(
        id, found[id] ?? [], keys, questionnaires: hashes,
        stage: remains.salvage.stage(keys))
      results.append(try bringBack(recovery, remains.salvage))
    }
    if let copy = remains.copy {
      let files = try ReturnedFiles(
        from: copy, for: self, to: directory, of: Set(results.compactMap(\.kept)))
      results += files.findings.map { .lacking($0) }
    }
    return results
  }

  /// What to say of an interview of which no entry opens.
  private func unopened(_ recovery: Recovery, _ salvage: Salvage) -> BroughtBack {
    guard recovery.key == nil, let device = salvage.devices.sorted().first,
      !salvage.devices.contains(identity.withLock(\.self))
    else { return .unreadable(id: recovery.id) }
    return .foreign(id: recovery.id, device: String(device.prefix(16)))
  }

  private func bringBack(
    _ recovery: Recovery, _ salvage: Salvage
  ) throws(StoreFault) -> BroughtBack {
    let id = recovery.id
    let isOver = try read { database in
      try Self.hasRecord(database, id) || isErased(database, id)
        || successor(database, of: id) != nil
    }
    if isOver || recovery.rows.contains(where: { $0.table == .erasures || $0.table == .records }) {
      return .over(id: id)
    }
    let journal = recovery.journal
    guard let first = journal.first, first.sequence == 1 else {
      return unopened(recovery, salvage)
    }
    let own = try self.journal(of: id)
    let isShared = zip(own, journal).allSatisfy { $0 == $1 }
    guard isShared else { return .differs(id: id) }
    guard journal.count > own.count else { return .known(id: id) }
    let new = Array(journal.dropFirst(own.count))
    if own.isEmpty {
      let hash = recovery.rows.first { $0.table == .interviews }?.text("questionnaire")
      guard let row = salvage[.questionnaires].first(where: { $0.text("hash") == hash }),
        let hash, let name = row.text("id"), let version = row.text("version"),
        let bytes = row.bytes("bytes")
      else { return .unreadable(id: id) }
      try begin(
        id, questionnaire: QuestionnaireKey(id: name, version: version, hash: hash), bytes: bytes,
        journal: new, summary: recovery.summary)
    } else {
      try append(new, to: id, summary: recovery.summary)
    }
    return .added(id: id, entries: new.count)
  }
}

extension Recovery {
  /// The entries that could be opened.
  fileprivate var journal: [JournalEntry] {
    guard let key else { return [] }
    return rows.filter { $0.table == .journal }.compactMap { row in
      guard let sequence = row.integer("sequence"), let at = row.moment("at"),
        let sealed = row.bytes("event"),
        let event = try? key.open(sealed, sequence, at.description)
      else { return nil }
      return JournalEntry(sequence: sequence, at: at, event: event)
    }
  }

  fileprivate var summary: String {
    guard let key, let row = rows.first(where: { $0.table == .interviews }) else { return "" }
    return row.bytes("summary").flatMap { try? key.open(summary: $0) } ?? ""
  }
}
