import Synchronization
import Values

/// A choice list to be searched: by name, and by what any column holds. Questions on one list share
/// one table, interviews on one form too. What is searched by is indexed when first asked for.
public final class ChoiceTable: Sendable {
  /// What a row says of a choice.
  public enum Column: Sendable, Hashable {
    case name
    case label
    /// The place in `columnNames`.
    case further(Int)
  }

  /// The list of a question that has none.
  public static let empty = ChoiceTable(ChoiceList(name: ""))

  public let list: ChoiceList
  /// The further keys that any of its choices has, sorted.
  public let columnNames: [String]
  private let columns: [[String?]]
  private let indexes = Mutex(Indexes())

  private struct Indexes {
    var rowByName: RowIndex?
    var rowByPlace: [String: Int]?
    var rowsByText: [Column: [String: [Int]]] = [:]
    var rowsByNumber: [Column: [Double: [Int]]] = [:]
  }

  init(_ list: ChoiceList) {
    self.list = list
    let columns = list.columns
    columnNames = columns.keys.sorted()
    self.columns = columnNames.map { columns[$0] ?? [] }
  }

  public var name: String { list.name }
  public var count: Int { list.count }

  /// The column of that name; nil when no choice has one.
  public func column(named name: String) -> Column? {
    switch name {
    case "name": .name
    case "label": .label
    default: columnNames.firstIndex(of: name).map(Column.further)
    }
  }

  /// What a column holds, nil for a choice without it. Labels are read from `label(_:in:)`.
  public func text(_ row: Int, _ column: Column) -> String? {
    switch column {
    case .name: list.names[row]
    case .label: nil
    case .further(let place): columns[place][row]
    }
  }

  /// The label in a language, else in the `fallback` one.
  public func label(_ row: Int, in language: String, fallback: String) -> String {
    list.label(row, in: language, fallback: fallback)
  }

  /// The place of the choice of that name.
  public func index(of name: some StringProtocol) -> Int? {
    indexes.withLock { indexes in
      let rowByName = indexes.rowByName ?? RowIndex(list.names)
      if indexes.rowByName == nil { indexes.rowByName = rowByName }
      return rowByName.row(of: String(name), in: list.names)
    }
  }

  /// The first choice at a place. `place` writes where a row is, always in the same way, and is asked
  /// once for each.
  public func row(at point: String, writtenBy place: (Int) -> String?) -> Int? {
    indexes.withLock { indexes in
      if let index = indexes.rowByPlace { return index[point] }
      var index: [String: Int] = [:]
      for row in 0..<count {
        if let point = place(row), index[point] == nil { index[point] = row }
      }
      indexes.rowByPlace = index
      return index[point]
    }
  }

  /// The rows, in order, in which a column equals a value as XPath compares; nil for labels, which
  /// depend on the language, and for what only a look at each row can tell.
  public func rows(where column: Column, equals value: Value) -> [Int]? {
    guard column != .label else { return nil }
    switch value {
    case .string(let text): return rows(where: column, holds: text)
    case .number, .day, .moment: return rows(where: column, counts: value.number)
    case .boolean: return nil
    }
  }

  private func rows(where column: Column, holds text: String) -> [Int] {
    indexes.withLock { indexes in
      if let index = indexes.rowsByText[column] { return index[text] ?? [] }
      var index: [String: [Int]] = [:]
      for row in 0..<count { index[self.text(row, column) ?? "", default: []].append(row) }
      indexes.rowsByText[column] = index
      return index[text] ?? []
    }
  }

  private func rows(where column: Column, counts number: Double) -> [Int] {
    indexes.withLock { indexes in
      if let index = indexes.rowsByNumber[column] { return index[number] ?? [] }
      var index: [Double: [Int]] = [:]
      for row in 0..<count {
        let number = Value.string(self.text(row, column) ?? "").number
        if !number.isNaN { index[number, default: []].append(row) }
      }
      indexes.rowsByNumber[column] = index
      return index[number] ?? []
    }
  }
}
