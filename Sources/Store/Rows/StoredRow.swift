import Foundation
import GRDB
import JSONDocuments
import Records

/// One row as it lies on the disk: what is sealed stays so.
struct StoredRow: Sendable, Hashable {
  let table: StoredTable
  var values: [String: DatabaseValue]

  /// A column that is NULL has no value.
  init(_ table: StoredTable, _ values: [String: DatabaseValue]) {
    self.table = table
    self.values = values.filter { !$0.value.isNull }
  }

  init(_ table: StoredTable, _ row: Row) {
    self.init(
      table,
      Dictionary(
        uniqueKeysWithValues: table.columns.filter(row.hasColumn).map {
          ($0, row[$0] as DatabaseValue)
        }))
  }

  /// Which row of its table it is: another one with the same key is another version of it.
  var key: Key {
    Key(
      table: table, subject: table.subject.flatMap(text) ?? "",
      rest: table.discriminator.map { values[$0]?.description ?? "" })
  }

  struct Key: Sendable, Hashable {
    let table: StoredTable
    let subject: String
    let rest: [String]
  }

  func text(_ column: String) -> String? { values[column].flatMap(String.fromDatabaseValue) }
  func integer(_ column: String) -> Int? { values[column].flatMap(Int.fromDatabaseValue) }
  func bytes(_ column: String) -> [UInt8]? {
    values[column].flatMap(Data.fromDatabaseValue).map([UInt8].init)
  }
  func isNull(_ column: String) -> Bool { values[column]?.isNull ?? true }

  /// Puts it into a database, where it must not be yet, or may be another version of it.
  func insert(into database: Database, replacing: Bool = false) throws {
    let columns = table.columns.filter { values[$0] != nil }
    try database.execute(
      sql: """
        INSERT \(replacing ? "OR REPLACE " : "")INTO \(table.rawValue) (\(columns.joined(separator: ", ")))
        VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))
        """, arguments: StatementArguments(columns.map { values[$0] ?? .null }))
  }
}

// MARK: - A row of a mirror

extension StoredRow {
  /// `{"table":"keys","row":{"id":"uuid:…","sealed":{"base64":"…"}}}`, columns in the schema's order,
  /// so that equal rows have equal bytes.
  var payload: [UInt8] {
    JSONWriter.bytes(
      .present([
        ("table", .string(table.rawValue)),
        ("row", .present(table.columns.map { ($0, values[$0].flatMap(Self.json)) })),
      ]))
  }

  private static func json(_ value: DatabaseValue) -> JSONValue? {
    switch value.storage {
    case .null, .double: nil
    case .int64(let number): .integer(Int(number))
    case .string(let text): .string(text)
    case .blob(let data): .present([("base64", .string(data.base64EncodedString()))])
    }
  }

  /// Reads what `payload` writes. Refuses other tables and columns than there are.
  init(payload: [UInt8]) throws(RecordFault) {
    let node = try JSONNode.record(payload)
    let table: StoredTable = try node.choice("table")
    let row = try node.required("row")
    var values: [String: DatabaseValue] = [:]
    for column in table.columns {
      guard let node = row[column] else { continue }
      values[column] = try Self.value(node, column)
    }
    self.init(table, values)
  }

  private static func value(
    _ node: JSONNode, _ column: String
  ) throws(RecordFault) -> DatabaseValue {
    if let number = node.integer { return number.databaseValue }
    if let text = node.string { return text.databaseValue }
    guard let data = Data(base64Encoded: try node.text("base64")) else {
      throw .unfit(key: column)
    }
    return data.databaseValue
  }
}

// MARK: - Reading a store's rows

extension StoredRow {
  /// All rows about one interview, parents first, a journal in its order. SQLite's own numbers of
  /// rows stay behind: they mean nothing in another store.
  static func all(_ database: Database, about id: String) throws -> [StoredRow] {
    try StoredTable.ofInterviews.flatMap { table in
      let order = table == .journal ? " ORDER BY sequence" : ""
      return try all(
        database, table, "WHERE \(table.subject ?? "id") = ?\(order)", [id])
    }
  }

  static func all(
    _ database: Database, _ table: StoredTable, _ clause: String = "",
    _ arguments: StatementArguments = []
  ) throws -> [StoredRow] {
    try Row.fetchAll(
      database, sql: "SELECT * FROM \(table.rawValue) \(clause)", arguments: arguments
    ).map { row in
      var row = StoredRow(table, row)
      if table == .journal { row.values["position"] = nil }
      return row
    }
  }
}
