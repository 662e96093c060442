import Terminal

/// A part of the screen that something is drawn into.
struct Region: Equatable {
  var top: Int
  var left: Int
  var width: Int
  var height: Int

  /// What is left below the first rows.
  func dropping(_ rows: Int) -> Region {
    Region(top: top + rows, left: left, width: width, height: max(0, height - rows))
  }

  func inset(_ columns: Int) -> Region {
    Region(top: top, left: left + columns, width: max(1, width - columns), height: height)
  }
}

extension Canvas {
  /// Writes lines one below the other, as many as the region has room for; answers how many.
  @discardableResult
  mutating func write(_ lines: [StyledLine], in region: Region) -> Int {
    for (row, line) in lines.prefix(region.height).enumerated() {
      write(line, at: Position(row: region.top + row, column: region.left), width: region.width)
    }
    return min(lines.count, region.height)
  }

  mutating func write(_ line: StyledLine, at position: Position, width: Int) {
    var used = 0
    for run in line.runs where used < width {
      let place = Position(row: position.row, column: position.column + used)
      used += put(run.text, at: place, style: run.style, width: width - used)
    }
  }
}
