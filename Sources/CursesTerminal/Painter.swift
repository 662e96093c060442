import CNcurses
import Terminal

/// Brings canvases into ncurses' window, cell by cell and only those that changed; ncurses then
/// finds the cheapest bytes.
///
/// Where terminals disagree about the width of a cluster (an emoji family, a flag), what follows
/// must not shift. ncurses counts its own columns and would go on writing, so such a row is sent
/// in parts: up to and with the cluster, then an absolute cursor address, then the rest.
struct Painter {
  private let window: UnsafeMutablePointer<WINDOW>
  private let output: Int32
  private let pen: Pen
  private var shown: Canvas?
  private var parked = Position(row: 0, column: 0)
  private var cursorIsVisible: Bool?

  /// Whether the terminal may move what it shows.
  private let movesText: Bool

  init(
    window: UnsafeMutablePointer<WINDOW>, output: Int32, drawsLines: Bool, palette: Palette,
    movesText: Bool = true
  ) {
    self.movesText = movesText
    self.window = window
    self.output = output
    pen = Pen(window: window, drawsLines: drawsLines, palette: palette)
  }

  /// Forgets what is shown: the next canvas is painted whole, on a cleared screen.
  mutating func forget() {
    shown = nil
    werase(window)
    clearok(window, true)
  }

  /// Paints again what is shown.
  mutating func repaint(size: Size) {
    guard let last = shown else { return }
    forget()
    wrefresh(window)
    show(last, size: size)
  }

  mutating func show(_ canvas: Canvas, size: Size) {
    if canvas == shown { return }
    var delicate: [Int] = []
    for row in 0..<size.rows where differs(canvas, row) {
      if isDelicate(canvas, row) {
        delicate.append(row)
      } else {
        shift(canvas, row)
        stage(canvas, row, size)
      }
    }
    for row in delicate { paintInParts(canvas, row, size) }
    showCursor(of: canvas, size: size)
    wrefresh(window)
    shown = canvas
  }

  private func differs(_ canvas: Canvas, _ row: Int) -> Bool {
    guard let shown, shown.size == canvas.size else { return true }
    return row < canvas.size.rows && canvas.row(row) != shown.row(row)
  }

  /// Lets the terminal move what stands behind a letter that was typed within a line. On the last
  /// row some would scroll.
  private func shift(_ canvas: Canvas, _ row: Int) {
    guard movesText, let shown, shown.size == canvas.size, row < canvas.size.rows - 1,
      let shift = Shift(from: shown.row(row), to: canvas.row(row))
    else { return }
    guard let bytes = Capabilities.shift(by: shift.count) else { return }
    wmove(window, Int32(row), Int32(shift.column))
    wrefresh(window)
    Descriptor.write(bytes, to: output)
    nc_picture_shift(Int32(row), Int32(shift.column), Int32(shift.count))
  }

  private func isDelicate(_ canvas: Canvas, _ row: Int) -> Bool {
    row < canvas.size.rows && canvas.row(row).contains { !$0.isWidthCertain }
  }

  private func hasChanged(_ canvas: Canvas, _ row: Int, _ column: Int) -> Bool {
    canvas[row, column] != shown?[row, column] ?? .blank
  }

  private func stage(_ canvas: Canvas, _ row: Int, _ size: Size) {
    for column in 0..<size.columns where hasChanged(canvas, row, column) {
      pen.draw(canvas[row, column], row: row, column: column, columns: size.columns)
    }
  }

  private func paintInParts(_ canvas: Canvas, _ row: Int, _ size: Size) {
    for column in 0..<size.columns {
      let cell = canvas[row, column]
      if cell.isWidthCertain {
        guard hasChanged(canvas, row, column) else { continue }
        pen.draw(cell, row: row, column: column, columns: size.columns)
      } else {
        // What stands before is sent now, so that ncurses never writes through the cluster.
        wrefresh(window)
        guard hasChanged(canvas, row, column) else { continue }
        paintDelicate(cell, row, column, size)
      }
    }
  }

  /// A terminal that draws the cluster narrower leaves columns untouched: blanks come first.
  private func paintDelicate(_ cell: Cell, _ row: Int, _ column: Int, _ size: Size) {
    for further in column..<min(column + cell.width, size.columns) {
      pen.draw(.blank, row: row, column: further, columns: size.columns)
    }
    wmove(window, Int32(row), Int32(column))
    wrefresh(window)
    pen.draw(cell, row: row, column: column, columns: size.columns)
    let after = min(column + cell.width, size.columns - 1)
    wmove(window, Int32(row), Int32(after))
    wrefresh(window)
    // ncurses believes the cursor to be there, and so would not say it.
    Descriptor.write(Capabilities.address(row: row, column: after), to: output)
  }

  private mutating func showCursor(of canvas: Canvas, size: Size) {
    if let cursor = canvas.cursor { parked = cursor }
    let row = min(max(0, parked.row), size.rows - 1)
    let column = min(max(0, parked.column), size.columns - 1)
    wmove(window, Int32(row), Int32(column))
    if cursorIsVisible != canvas.cursorVisible {
      curs_set(canvas.cursorVisible ? 1 : 0)
      cursorIsVisible = canvas.cursorVisible
    }
  }
}
