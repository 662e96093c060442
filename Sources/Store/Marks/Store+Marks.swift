import Foundation
import GRDB
import Records
import Sealing

/// The rows that are obeyed only with a mark.
extension Store {
  /// Makes and checks marks; refuses while the store is locked, and where another window has changed
  /// the key.
  func marker(_ database: Database) throws -> RowMarker {
    RowMarker(try currentDeviceKey(database))
  }

  /// The same; nil while nobody can tell a mark.
  func markerAtHand(_ database: Database) -> RowMarker? { try? marker(database) }

  // MARK: Records

  /// The columns that a record's mark speaks of besides its own, from `recordSources`.
  static let recordStanding = """
    CASE WHEN c.id IS NOT NULL THEN 'whole' WHEN x.id IS NOT NULL THEN 'reduced' ELSE 'wiped' END
      AS remainder,
    i.id AS held, i.questionnaire AS held_questionnaire, i.entries AS held_entries,
    i.is_practice AS held_is_practice, i.head AS held_head
    """

  static let recordSources = """
    records r LEFT JOIN contents c ON c.id = r.id LEFT JOIN residues x ON x.id = r.id
    LEFT JOIN interviews i ON i.id = r.id
    """

  /// Gives a record the mark of how it stands now.
  func mark(_ database: Database, record id: String) throws {
    guard let row = try Self.recordRow(database, id) else { return }
    let mark = try marker(database).mark(MarkedRow(recordIn: row))
    try database.execute(
      sql: "UPDATE records SET mark = ? WHERE id = ?", arguments: [Data(mark), id])
  }

  /// Refuses a record that does not bear its mark: what is done to it now would be marked.
  func refuseUnmarked(_ database: Database, record id: String) throws {
    guard try isMarked(database, record: id) else { throw StoreFault.damagedRecord(id: id) }
  }

  /// Whether there is a record that bears its mark; refuses where nobody can tell.
  func isMarked(_ database: Database, record id: String) throws -> Bool {
    guard let row = try Self.recordRow(database, id) else { return false }
    return try marker(database).isSound(recordIn: row)
  }

  private static func recordRow(_ database: Database, _ id: String) throws -> Row? {
    try Row.fetchOne(
      database,
      sql: "SELECT r.*, \(recordStanding) FROM \(recordSources) WHERE r.id = ?", arguments: [id])
  }

  /// The records that do not bear their marks; none while nobody can tell.
  func unmarkedRecords(_ database: Database) throws -> Set<String> {
    guard let marker = markerAtHand(database) else { return [] }
    return Set(
      try Row.fetchAll(
        database, sql: "SELECT r.*, \(Self.recordStanding) FROM \(Self.recordSources)"
      )
      .filter { !marker.isSound(recordIn: $0) }
      .map { try $0.decode(forColumn: "id") })
  }

  // MARK: Rows that stand for themselves

  /// Puts a row there with its mark, in the place of one that somebody may have put there.
  func putMarked(_ database: Database, _ row: StoredRow) throws {
    try marker(database).marked(row).insert(into: database, replacing: true)
  }

  /// Keeps that an interview was taken back, and is not to come again.
  func noteErased(_ database: Database, _ id: String, at moment: String) throws {
    guard try !isErased(database, id) else { return }
    try putMarked(
      database,
      StoredRow(.erasures, ["id": id.databaseValue, "at": moment.databaseValue]))
  }

  func isErased(_ database: Database, _ id: String) throws -> Bool {
    try !sound(StoredRow.all(database, .erasures, "WHERE id = ?", [id]), database).isEmpty
  }

  /// Those of some rows that bear their marks; all of them while nobody can tell.
  func sound(_ rows: [StoredRow], _ database: Database) throws -> [StoredRow] {
    guard !rows.isEmpty, let marker = markerAtHand(database) else { return rows }
    return rows.filter(marker.isSound)
  }
}

extension MarkedRow {
  /// A record as the store's own query finds it.
  init(recordIn row: Row) throws {
    var interview: StoredRow?
    if try row.decode(String?.self, forColumn: "held") != nil {
      interview = StoredRow(
        .interviews,
        [
          "questionnaire": row["held_questionnaire"], "entries": row["held_entries"],
          "is_practice": row["held_is_practice"], "head": row["held_head"],
        ])
    }
    self.init(
      record: StoredRow(.records, row), try row.choice("remainder"), interview: interview)
  }
}

extension RowMarker {
  /// Whether a record as the store's own query finds it bears its mark.
  func isSound(recordIn row: Row) -> Bool {
    guard let marked = try? MarkedRow(recordIn: row) else { return false }
    return isMark(try? row.bytes("mark"), of: marked)
  }
}

/// What stands in a store without the mark of its device: it was changed, or put there by somebody who
/// has no key. It is named and not obeyed.
public struct UnmarkedRow: Sendable, Hashable {
  public enum Kind: Sendable, Hashable, CaseIterable {
    case erasure, succession, conflict, receipt, withdrawal, derivation
  }

  public let kind: Kind
  public let id: String
}

extension Store {
  /// What stands here without its mark, besides records; empty while the store is locked.
  public func unmarked() throws(StoreFault) -> [UnmarkedRow] {
    try read { database in
      guard let marker = markerAtHand(database) else { return [] }
      return try UnmarkedRow.Kind.allCases.flatMap { kind in
        try StoredRow.all(database, kind.table, "ORDER BY rowid").filter { !marker.isSound($0) }
          .map { UnmarkedRow(kind: kind, id: $0.text("id") ?? "") }
      }
    }
  }
}

extension UnmarkedRow.Kind {
  fileprivate var table: StoredTable {
    switch self {
    case .erasure: .erasures
    case .succession: .successions
    case .conflict: .conflicts
    case .receipt: .receipts
    case .withdrawal: .withdrawals
    case .derivation: .derivations
    }
  }
}
