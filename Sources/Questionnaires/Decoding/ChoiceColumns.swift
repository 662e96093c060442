import JSONDocuments

/// Columns of the choices that are being read: their labels by language, or their further keys.
struct ChoiceColumns {
  private(set) var emptyCells = 0
  private var titles: [String] = []
  private var cells: [[String?]] = []
  private var indexByTitle: [String: Int] = [:]
  private var row = 0
  /// The column that the last value of the open row went into: the next goes into the next, as in
  /// the row before.
  private var last = -1
  private let expectedRows: Int
  private let mostEmptyCells: Int

  /// Room is reserved for this many columns; with more, most cells are likely to stay empty.
  private static let reserved = 8

  init(expectedRows: Int, mostEmptyCells: Int) {
    self.expectedRows = expectedRows
    self.mostEmptyCells = mostEmptyCells
  }

  /// The column of a title; a new one if there is none and room is left for it.
  mutating func column(_ title: String) -> Int? {
    let next = last + 1
    if next < titles.count, titles[next] == title { return next }
    if let column = indexByTitle[title] { return column }
    emptyCells += row
    guard emptyCells <= mostEmptyCells else { return nil }
    var column: [String?] = []
    if titles.count < Self.reserved { column.reserveCapacity(expectedRows) }
    column.append(contentsOf: repeatElement(nil, count: row))
    indexByTitle[title] = titles.count
    titles.append(title)
    cells.append(column)
    return titles.count - 1
  }

  /// The same for the column that a key names.
  mutating func column(at place: JSONMembers.Index, of members: JSONMembers) -> Int? {
    let next = last + 1
    if next < titles.count, members.isKey(titles[next], at: place) { return next }
    return column(members.key(at: place))
  }

  /// Gives the open row its value in a column; the first that it is given counts.
  mutating func set(_ value: String, in column: Int) {
    if cells[column].count == row { cells[column].append(value) }
    last = column
  }

  /// Ends the open row; what it left out is empty.
  mutating func close() {
    row += 1
    last = -1
    for column in cells.indices where cells[column].count < row {
      cells[column].append(nil)
      emptyCells += 1
    }
  }

  /// Takes the open row back.
  mutating func drop() {
    last = -1
    for column in cells.indices where cells[column].count > row { cells[column].removeLast() }
  }

  var byTitle: [String: [String?]] {
    Dictionary(zip(titles, cells), uniquingKeysWith: { first, _ in first })
  }
}
