import GRDB
import Records
import Sealing

/// Rows that were found, whether in a damaged store or in its second copy: of one row there may be
/// several, and not all need be sound.
struct Salvage: Sendable {
  private(set) var rows: [StoredRow] = []
  /// The devices that files of a second copy say they come from.
  var devices: Set<String> = []
  private var seen: Set<StoredRow> = []

  init() {}

  /// What the pages of a database file hold, and its write-ahead log.
  init(database: [UInt8], log: [UInt8]) {
    for file in [PageFile(database: database, log: log), PageFile(reachingInto: log, database)] {
      if let file { read(file) }
    }
  }

  private mutating func read(_ file: PageFile) {
    PageRows(file: file).forEach { cell in
      for table in StoredTable.allCases {
        if let row = table.row(cell) { add(row) }
      }
    }
  }

  mutating func add(_ row: StoredRow) {
    if seen.insert(row).inserted { rows.append(row) }
  }

  mutating func add(_ other: Salvage) {
    for row in other.rows { add(row) }
    devices.formUnion(other.devices)
  }

  /// All that is known of each interview.
  var byInterview: [String: [StoredRow]] {
    let tables = Set(StoredTable.ofInterviews)
    return Self.reunited(
      Dictionary(
        grouping: rows.filter { tables.contains($0.table) },
        by: { $0.table.subject.flatMap($0.text) ?? "" }))
  }

  subscript(table: StoredTable) -> [StoredRow] { rows.filter { $0.table == table } }

  /// The keys of devices that a passphrase opens, the newest first; those that lie open only where none
  /// is under one: else whoever has the medium could put a key of their own beside it.
  func deviceKeys(_ passphrase: String?) throws(SealingFault) -> [(StoredRow, SecretKey)] {
    var keys: [(StoredRow, SecretKey)] = []
    var isWrong = false
    let isProtected = isLocked
    for row in self[.device] {
      guard let text = row.text("lock"), let lock = try? DeviceLock(json: Array(text.utf8)) else {
        continue
      }
      if case .permissions = lock, isProtected { continue }
      do {
        if let key = try lock.openKey() ?? passphrase.map({ try lock.openKey($0) }) {
          keys.append((row, key))
        }
      } catch SealingFault.wrongPassphrase { isWrong = true } catch SealingFault.noMemory {
        throw .noMemory
      } catch {}
    }
    if keys.isEmpty, isWrong { throw .wrongPassphrase }
    return keys
  }

  /// How far the store went in marking, by what the device says of itself under its key; where it says
  /// nothing any more, all must have marks.
  func stage(_ keys: [SecretKey]) -> MarkingStage {
    let stages = self[.device].flatMap { row in
      keys.compactMap { key in
        row.bytes("signer").flatMap { try? key.openSigner($0).stage }
      }
    }
    return stages.max() ?? .last
  }

  /// Whether a passphrase is needed to open what was found.
  var isLocked: Bool {
    let locks = self[.device].compactMap { row in
      row.text("lock").flatMap { try? DeviceLock(json: Array($0.utf8)) }
    }
    return locks.contains { if case .passphrase = $0 { true } else { false } }
  }
}
