/// The choices of one list as they are being read, row by row.
///
/// A row is open until `close` or `drop`: its cells may come in any order, and those that do not
/// come stay empty.
struct ChoiceRows {
  private(set) var names: [String] = []
  private(set) var offsets: [UInt32] = []
  private(set) var exclusive: Set<Int> = []
  private(set) var fixed: Set<Int> = []
  /// By language.
  var labels: ChoiceColumns
  /// By further key.
  var columns: ChoiceColumns
  private let mostEmptyCells: Int

  /// - Parameters:
  ///   - expected: how many rows will probably come.
  ///   - mostEmptyCells: how many cells the rows may leave empty. A file of choices that share no
  ///     key would fill the memory with holes.
  init(expected: Int = 0, mostEmptyCells: Int = .max) {
    names.reserveCapacity(expected)
    offsets.reserveCapacity(expected)
    labels = ChoiceColumns(expectedRows: expected, mostEmptyCells: mostEmptyCells)
    columns = ChoiceColumns(expectedRows: expected, mostEmptyCells: mostEmptyCells)
    self.mostEmptyCells = mostEmptyCells
  }

  var isTooUneven: Bool { emptyCells > mostEmptyCells }

  /// How many cells the rows have left empty, or would have if there were room for them.
  var emptyCells: Int { labels.emptyCells + columns.emptyCells }

  /// Ends the open row.
  mutating func close(name: String, isExclusive: Bool, isFixed: Bool, at offset: Int) {
    if isExclusive { exclusive.insert(names.count) }
    if isFixed { fixed.insert(names.count) }
    names.append(name)
    offsets.append(UInt32(clamping: offset))
    labels.close()
    columns.close()
  }

  /// Takes the open row back.
  mutating func drop() {
    labels.drop()
    columns.drop()
  }
}
