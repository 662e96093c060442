import CNcurses
import Terminal

/// Writes single cells into ncurses' window.
struct Pen {
  let window: UnsafeMutablePointer<WINDOW>
  /// Whether ncurses may draw lines as the terminal has them; else they are `-` and `|`.
  let drawsLines: Bool
  let palette: Palette

  private typealias Look = (attributes: attr_t, pair: Int16)

  /// ncurses keeps so many code points in one of its cells.
  private static let mostScalars = 5

  /// Draws a cell, or a blank where it would stand out of a window of so many columns.
  func draw(_ cell: Cell, row: Int, column: Int, columns: Int) {
    if cell.isContinuation { return }
    wmove(window, Int32(row), Int32(column))
    let look = palette.attributes(cell.style)
    if column + cell.width > columns {
      add([" "], look)
    } else if let line = line(cell.character) {
      addLine(line, look)
    } else {
      let isLast = column + cell.width == columns
      addCluster(cell, look, baresOnly: isLast && !cell.isWidthCertain)
    }
  }

  /// ncurses has one cell for each code point that takes columns, with the marks after it.
  ///
  /// At the right edge a cluster that some terminals draw wider would wrap: there the code points
  /// stand bare, without what would join or widen them.
  private func addCluster(_ cell: Cell, _ look: Look, baresOnly: Bool) {
    var part: [Unicode.Scalar] = []
    for scalar in cell.character.unicodeScalars {
      if TextWidth.width(of: scalar) == 0 {
        if !baresOnly { part.append(scalar) }
      } else {
        if !part.isEmpty { add(part, look) }
        part = [scalar]
      }
    }
    add(part, look)
  }

  private func add(_ scalars: [Unicode.Scalar], _ look: Look) {
    withUnsafeTemporaryAllocation(of: wchar_t.self, capacity: Pen.mostScalars + 1) { text in
      var count = 0
      for scalar in scalars.prefix(Pen.mostScalars) {
        text[count] = wchar_t(scalar.value)
        count += 1
      }
      text[count] = 0
      var character = cchar_t()
      setcchar(&character, text.baseAddress, look.attributes, look.pair, nil)
      wadd_wch(window, &character)
    }
  }

  private func line(_ character: Character) -> UnsafePointer<cchar_t>? {
    switch character {
    case Canvas.horizontal: nc_horizontal_line()
    case Canvas.vertical: nc_vertical_line()
    default: Canvas.corners.firstIndex(of: character).flatMap { nc_corner(Int32($0)) }
    }
  }

  /// What stands for a line where the terminal has none.
  private func plain(_ line: UnsafePointer<cchar_t>) -> Unicode.Scalar {
    line == nc_horizontal_line() ? "-" : line == nc_vertical_line() ? "|" : "+"
  }

  private func addLine(_ line: UnsafePointer<cchar_t>, _ look: Look) {
    guard drawsLines else {
      add([plain(line)], look)
      return
    }
    var character = line.pointee
    character.attr |= look.attributes
    wadd_wch(window, &character)
  }
}
