/// A picture of the whole screen, drawn anew for each state of the program and shown by a driver,
/// which sends only what differs from the picture before.
///
///     var canvas = Canvas(size: terminal.size)
///     canvas.put("> Brick or stone", at: Position(row: 6, column: 0))
///     canvas.cursor = Position(row: 6, column: 0)
///     terminal.show(canvas)
///
/// Drawing outside of it is allowed and does nothing, so that a small window is no special case.
public struct Canvas: Equatable, Sendable {
  /// How many cells it has.
  public let size: Size
  /// Where the hardware cursor stands: the focus, which screen readers, braille displays and
  /// input methods follow. `nil` leaves it where it was.
  public var cursor: Position?
  /// Whether the cursor is seen. It stands at the focus either way.
  public var cursorVisible = true
  /// What can be pointed at.
  public internal(set) var targets: [ClickTarget] = []
  /// For languages that are written from right to left.
  public let direction: WritingDirection
  var runs: [OrderedRun] = []

  private var cells: [Cell]

  /// A blank canvas.
  public init(size: Size, direction: WritingDirection = WritingDirection()) {
    self.size = size
    self.direction = direction
    cells = Array(repeating: .blank, count: size.columns * size.rows)
  }

  /// What stands in a cell; a blank outside of the canvas.
  public subscript(row: Int, column: Int) -> Cell {
    contains(row: row, column: column) ? cells[row * size.columns + column] : .blank
  }

  /// The text of every row without the spaces at its end: what snapshots compare.
  public var lines: [String] {
    (0..<size.rows).map { row in
      var line = ""
      for cell in self.row(row) where !cell.isContinuation { line.append(cell.character) }
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  /// The cells of one row, which must be inside.
  public func row(_ row: Int) -> ArraySlice<Cell> {
    cells[row * size.columns..<(row + 1) * size.columns]
  }

  func contains(row: Int, column: Int) -> Bool {
    row >= 0 && row < size.rows && column >= 0 && column < size.columns
  }

  /// Puts a glyph, whose every column is inside, and blanks what it cuts in two.
  mutating func place(_ glyph: Glyph, row: Int, column: Int, style: Style) {
    let first = row * size.columns + column
    let rowEnd = (row + 1) * size.columns
    if cells[first].isContinuation || cells[first].width > glyph.width || glyph.width > 1 {
      blankCut(from: first, to: first + glyph.width, rowEnd: rowEnd)
    }
    cells[first] = Cell(glyph, style: style)
    for further in first + 1..<max(first + 1, first + glyph.width) {
      cells[further] = .continuation(style: style)
    }
  }

  /// Half of a wide character is nothing: turns what is left of those that lie across the ends
  /// of the range into blanks of their own style.
  private mutating func blankCut(from start: Int, to end: Int, rowEnd: Int) {
    var head = start
    while cells[head].isContinuation { head -= 1 }
    for left in head..<start { cells[left] = Cell(.space, style: cells[left].style) }
    var right = end
    while right < rowEnd, cells[right].isContinuation {
      cells[right] = Cell(.space, style: cells[right].style)
      right += 1
    }
  }
}
