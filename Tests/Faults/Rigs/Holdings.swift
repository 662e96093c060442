import Foundation
import GRDB
import JSONDocuments
import Records
import Store

/// All that can be read of the interviews that somebody remembers.
struct Holdings: Hashable {
  static let fileName = "canvass.sqlite"

  /// What each journal and record was read as.
  private(set) var journals: [String: [JournalEntry]] = [:]
  private(set) var records: [String: [UInt8]] = [:]
  /// What is listed.
  private(set) var listed: Set<String> = []
  private(set) var waiting: Set<String> = []
  /// How often something was refused that was there before, or found by `canvass doctor`.
  private(set) var faults = 0

  init(_ directory: String, _ memory: Memory) {
    let store: Store
    do throws(StoreFault) {
      store = try Store(directory: directory)
      listed = Set(try store.interviews().map(\.id))
      waiting = Set(try store.outbox().map(\.key.id))
    } catch {
      faults += 1
      return
    }
    if (try? store.isFileSound()) != true { faults += 1 }
    for (id, held) in memory.interviews {
      switch held {
      case .draft: readJournal(store, id)
      case .finished:
        readJournal(store, id)
        readRecord(store, id)
      case .sealed: readRecord(store, id)
      case .discarded: break
      }
    }
  }

  private mutating func readJournal(_ store: Store, _ id: String) {
    do throws(StoreFault) {
      journals[id] = try store.journal(of: id)
    } catch { faults += 1 }
  }

  private mutating func readRecord(_ store: Store, _ id: String) {
    do throws(StoreFault) {
      records[id] = try store.record(id)?.frozen().bytes
    } catch { faults += 1 }
  }

  /// Whether all that could be read is as it was at some earlier moment.
  func isBeginning(of truth: Holdings) -> Bool {
    journals.allSatisfy { truth.journals[$0]?.starts(with: $1) ?? $1.isEmpty }
      && records.allSatisfy { truth.records[$0] == $1 }
  }

  /// Whether all that could be read is as it was.
  func agrees(with truth: Holdings) -> Bool {
    journals.allSatisfy { truth.journals[$0] == $1 }
      && records.allSatisfy { truth.records[$0] == $1 }
  }
}

extension Holdings {
  /// Everything that is sealed and can be opened here, and the keys. What is sealed to the study's
  /// key alone can be verified by its digest only.
  static func sealed(_ directory: String) throws -> [[UInt8]] {
    try DatabaseQueue(path: directory + "/" + fileName).read { database in
      try [
        "SELECT event FROM journal WHERE interview IN (SELECT id FROM keys)",
        "SELECT bytes FROM contents", "SELECT sealed FROM keys",
      ].flatMap { try Data.fetchAll(database, sql: $0).map { [UInt8]($0) } }
    }
  }

  /// Leaves nothing in the file but what it holds.
  static func compact(_ path: String) throws {
    try DatabaseQueue(path: path).vacuum()
  }

  /// The same answers as plain rows, which is what the control reads.
  static func writeInClear(_ memory: Memory, to path: String) throws {
    try DatabaseQueue(path: path).write { database in
      try database.execute(sql: "CREATE TABLE journal (id TEXT, sequence INTEGER, event TEXT)")
      for (id, held) in memory.interviews {
        for entry in entries(held) {
          try database.execute(
            sql: "INSERT INTO journal VALUES (?, ?, ?)",
            arguments: [id, entry.sequence, JSONWriter.text(entry.event.json)])
        }
      }
    }
  }

  private static func entries(_ held: Memory.Held) -> [JournalEntry] {
    switch held {
    case .draft(let entries), .finished(let entries, _): entries
    case .sealed, .discarded: []
    }
  }

  /// Whether plain rows are read without complaint and say something else.
  static func isChangedInClear(_ path: String, from memory: Memory) -> Bool {
    let events = try? DatabaseQueue(path: path).read { database in
      try Row.fetchAll(database, sql: "SELECT id, event FROM journal ORDER BY id, sequence").map {
        JournalEventRow(
          id: try $0.decode(forColumn: "id"), event: try $0.decode(forColumn: "event"))
      }
    }
    let said = memory.interviews.sorted { $0.key < $1.key }.flatMap { id, held in
      entries(held).map {
        JournalEventRow(id: id, event: JSONWriter.text($0.event.json))
      }
    }
    return events.map { $0 != said } ?? false
  }

  private struct JournalEventRow: Hashable {
    let id: String
    let event: String
  }
}
