/// How many cells a screen or a part of it has.
///
///     let usual = Size(columns: 80, rows: 24)
///
/// A negative number is taken as 0.
public struct Size: Hashable, Sendable {
  /// Cells from left to right.
  public var columns: Int
  /// Cells from top to bottom.
  public var rows: Int

  /// A size of so many cells.
  public init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }
}

/// One cell of a screen, counted from 0 at the top left.
///
///     let corner = Position(row: 0, column: 0)
///
/// It may lie outside of a screen: whoever draws there draws nothing.
public struct Position: Hashable, Sendable {
  /// Rows above it.
  public var row: Int
  /// Columns before it.
  public var column: Int

  /// The cell in that row and column.
  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}
