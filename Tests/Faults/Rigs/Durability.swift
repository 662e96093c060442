import GRDBSQLite
import Glibc
import JSONDocuments
import Records
import Store

/// What it takes until an answer is on disk, beside a commit of SQLite that does nothing else: same
/// settings, same bytes, same disk, by turns.
package struct Durability {
  package struct Figures: Sendable, Codable {
    package let answers: Int
    /// Medians and 95th percentiles in microseconds.
    package let answer: Double
    package let answer95: Double
    package let bare: Double
    package let bare95: Double
    package var ratio: Double { answer / bare }
  }

  private let store: Store
  private let bare: BareDatabase

  /// - Parameter folder: on the disk that is measured.
  package init(_ folder: String) throws {
    store = try Store(directory: folder + "/store")
    bare = try BareDatabase(folder + "/bare.sqlite")
  }

  package func measure(answers: Int) throws -> Figures {
    let id = Specimens.id(1)
    try store.begin(
      id, questionnaire: Specimens.survey, bytes: Specimens.surveyBytes, entry: Specimens.began)
    var numbers = SeededNumbers(1)
    var (ours, others): ([Int], [Int]) = ([], [])
    for sequence in 2..<answers + 2 {
      let entry = Specimens.answered(sequence, numbers.text(upTo: 80))
      let start = Self.nanoseconds
      try store.append(entry, to: id, summary: "1 of 20")
      let between = Self.nanoseconds
      try bare.insert(sequence, of: id, entry)
      ours.append(between - start)
      others.append(Self.nanoseconds - between)
    }
    return Figures(
      answers: answers, answer: Self.rank(0.5, ours), answer95: Self.rank(0.95, ours),
      bare: Self.rank(0.5, others), bare95: Self.rank(0.95, others))
  }

  private static func rank(_ share: Double, _ nanoseconds: [Int]) -> Double {
    guard !nanoseconds.isEmpty else { return 0 }
    let place = Int((share * Double(nanoseconds.count)).rounded(.up)) - 1
    return Double(nanoseconds.sorted()[max(0, place)]) / 1000
  }

  private static var nanoseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}

/// One table, one prepared statement.
private final class BareDatabase {
  private var connection: OpaquePointer?
  private var statement: OpaquePointer?

  init(_ path: String) throws {
    guard sqlite3_open(path, &connection) == SQLITE_OK else { throw RigFailure("\(path)") }
    for sql in [
      "PRAGMA secure_delete = ON", "PRAGMA temp_store = MEMORY", "PRAGMA cell_size_check = ON",
      "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL",
      """
      CREATE TABLE journal (
        position INTEGER PRIMARY KEY, interview TEXT, sequence INTEGER, at TEXT, event BLOB,
        link BLOB)
      """,
    ] {
      guard sqlite3_exec(connection, sql, nil, nil, nil) == SQLITE_OK else {
        throw RigFailure("\(path): \(sql)")
      }
    }
    sqlite3_prepare_v2(
      connection,
      "INSERT INTO journal (interview, sequence, at, event, link) VALUES (?, ?, ?, ?, ?)", -1,
      &statement, nil)
  }

  deinit {
    sqlite3_finalize(statement)
    sqlite3_close(connection)
  }

  /// What the store writes of an entry, with as many bytes as its seal and link have.
  func insert(_ sequence: Int, of id: String, _ entry: JournalEntry) throws {
    let event = JSONWriter.bytes(entry.event.json) + [UInt8](repeating: 7, count: 28)
    let link = [UInt8](repeating: 8, count: 32)
    let copies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    sqlite3_reset(statement)
    sqlite3_bind_text(statement, 1, id, -1, copies)
    sqlite3_bind_int64(statement, 2, Int64(sequence))
    sqlite3_bind_text(statement, 3, entry.at.description, -1, copies)
    sqlite3_bind_blob(statement, 4, event, Int32(event.count), copies)
    sqlite3_bind_blob(statement, 5, link, Int32(link.count), copies)
    guard sqlite3_step(statement) == SQLITE_DONE else { throw RigFailure("a bare commit failed") }
    sqlite3_reset(statement)
  }
}
