import CNcurses
import Terminal

/// Writes single cells into ncurses' window.
struct Pen {
  let window: UnsafeMutablePointer<WINDOW>
  /// Whether ncurses may draw lines as the terminal has them; else they are `-` and `|`.
  let drawsLines: Bool

  /// ncurses keeps so many code points in one of its cells.
  private static let mostScalars = 5

  /// Draws a cell, or a blank where it would stand out of a window of so many columns.
  func draw(_ cell: Cell, row: Int, column: Int, columns: Int) {
    if cell.isContinuation { return }
    wmove(window, Int32(row), Int32(column))
    let attributes = Pen.attributes(cell.style)
    if column + cell.width > columns {
      add([" "], attributes)
    } else if let line = line(cell.character) {
      addLine(line, attributes)
    } else {
      let isLast = column + cell.width == columns
      addCluster(cell, attributes, baresOnly: isLast && !cell.isWidthCertain)
    }
  }

  /// ncurses has one cell for each code point that takes columns, with the marks after it.
  ///
  /// At the right edge a cluster that some terminals draw wider would wrap: there the code points
  /// stand bare, without what would join or widen them.
  private func addCluster(_ cell: Cell, _ attributes: attr_t, baresOnly: Bool) {
    var part: [Unicode.Scalar] = []
    for scalar in cell.character.unicodeScalars {
      if TextWidth.width(of: scalar) == 0 {
        if !baresOnly { part.append(scalar) }
      } else {
        if !part.isEmpty { add(part, attributes) }
        part = [scalar]
      }
    }
    add(part, attributes)
  }

  private func add(_ scalars: [Unicode.Scalar], _ attributes: attr_t) {
    withUnsafeTemporaryAllocation(of: wchar_t.self, capacity: Pen.mostScalars + 1) { text in
      var count = 0
      for scalar in scalars.prefix(Pen.mostScalars) {
        text[count] = wchar_t(scalar.value)
        count += 1
      }
      text[count] = 0
      var character = cchar_t()
      setcchar(&character, text.baseAddress, attributes, 0, nil)
      wadd_wch(window, &character)
    }
  }

  private func line(_ character: Character) -> UnsafePointer<cchar_t>? {
    switch character {
    case Canvas.horizontal: nc_horizontal_line()
    case Canvas.vertical: nc_vertical_line()
    default: nil
    }
  }

  private func addLine(_ line: UnsafePointer<cchar_t>, _ attributes: attr_t) {
    guard drawsLines else {
      add([line == nc_horizontal_line() ? "-" : "|"], attributes)
      return
    }
    var character = line.pointee
    character.attr |= attributes
    wadd_wch(window, &character)
  }

  private static func attributes(_ style: Style) -> attr_t {
    var attributes: attr_t = 0
    if style.contains(.bold) { attributes |= NC_BOLD }
    if style.contains(.underline) { attributes |= NC_UNDERLINE }
    if style.contains(.reverse) { attributes |= NC_REVERSE }
    return attributes
  }
}
