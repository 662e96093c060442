import Foundation
import GRDB
import Records
import Sealing

/// What is still at hand here of a record.
enum Remainder: String, Sendable {
  /// The bytes that were frozen.
  case whole
  /// What was not personal.
  case reduced
  /// That it was there.
  case wiped
}

/// What a row's mark is made of: all in it that somebody who can write the database, and has no key,
/// could change to their advantage.
struct MarkedRow: Sendable {
  fileprivate let statement: [UInt8]
  /// What is said of another row, with a mark of its own: a repair can save a record whose interview's
  /// row is damaged.
  fileprivate let beside: [UInt8]?

  /// A row that stands for itself.
  init(_ row: StoredRow) {
    statement = row.markable.payload
    beside = nil
  }

  /// A record, with what is left of it and how its interview stands: whether it is practice, and the end
  /// of its journal. One that was brought here has no interview.
  init(record: StoredRow, _ left: Remainder, interview: StoredRow?) {
    statement = record.markable.payload + [0] + left.rawValue.utf8
    beside = interview?.standing.payload ?? []
  }
}

extension StoredRow {
  /// Without what says nothing, or is vouched for otherwise: contents by their digest or their seal.
  fileprivate var markable: StoredRow {
    var row = self
    for column in ["position", "mark", "bytes"] { row.values[column] = nil }
    return row
  }

  /// What a record's mark says of its interview.
  fileprivate var standing: StoredRow {
    StoredRow(.interviews, values.filter { Self.standing.contains($0.key) })
  }

  private static let standing: Set = ["questionnaire", "entries", "is_practice", "head"]
}

/// Makes and checks the marks of rows: only whoever has the device's key can.
struct RowMarker: Sendable {
  private let device: MarkingKey

  init(_ device: SecretKey) { self.device = device.marking(for: "row") }

  private static let context = "canvass/row/1"
  private static let contextBeside = "canvass/row-beside/1"

  func mark(_ row: MarkedRow) -> [UInt8] {
    let mark = device.mark(of: row.statement, as: Self.context)
    guard let beside = row.beside else { return mark }
    return mark
      + device.mark(of: row.statement + [0] + beside, as: Self.contextBeside)
  }

  /// Whether a mark is that row's.
  func isMark(_ mark: [UInt8]?, of row: MarkedRow) -> Bool {
    guard isOwnMark(mark, of: row), let rest = mark?.dropFirst(SecretKey.markSize) else {
      return false
    }
    guard let beside = row.beside else { return rest.isEmpty }
    return device.isMark(
      rest, of: row.statement + [0] + beside, as: Self.contextBeside)
  }

  /// The same as far as it speaks of the row itself, whatever stands beside it.
  func isOwnMark(_ mark: [UInt8]?, of row: MarkedRow) -> Bool {
    guard let mark else { return false }
    return device.isMark(
      mark.prefix(SecretKey.markSize), of: row.statement, as: Self.context)
  }

  /// Whether a row that stands for itself bears its mark.
  func isSound(_ row: StoredRow) -> Bool { isMark(row.bytes("mark"), of: MarkedRow(row)) }

  /// The row with its mark.
  func marked(_ row: StoredRow) -> StoredRow {
    var row = row
    row.values["mark"] = Data(mark(MarkedRow(row))).databaseValue
    return row
  }
}
