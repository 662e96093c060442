import Interviews
import Terminal

/// Choices side by side: in columns, or in one row as on a scale of agreement.
extension ChoiceBody {
  /// How the choices stand; the reasons always stand below, one a line.
  struct Grid {
    var columns: Int
    var cellWidth: Int
    /// One row, labels below the boxes.
    var isScale = false
  }

  /// The arrangement that the author asked for, if there is room for it; nil for a list.
  func grid(_ situation: Situation) -> Grid? {
    let count = options.choiceCount
    guard search == nil, (2...60).contains(count), way != .acknowledged else { return nil }
    let width = min(76, situation.columns - 3)
    if appearance.contains("likert") { return scale(count, width) }
    guard
      let word = appearance.first(where: {
        $0 == "columns" || $0 == "columns-pack" || $0.hasPrefix("columns-")
      })
    else { return nil }
    let widest = (0..<count).map { TextWidth.columns(of: options[$0].label) }.max() ?? 0
    let cell = widest + prefixWidth + 2
    let most = min(Int(word.dropFirst("columns-".count)) ?? 5, count, width / max(1, cell))
    guard most > 1 else { return nil }
    return Grid(columns: most, cellWidth: width / most)
  }

  private func scale(_ count: Int, _ width: Int) -> Grid? {
    let cell = min(24, width / count)
    guard cell >= 8, count <= 11 else { return nil }
    let fits = (0..<count).allSatisfy { index in
      let words = options[index].label.split(separator: " ")
      return words.allSatisfy { TextWidth.columns(of: String($0)) <= cell - 2 }
        && TextWrap.lines(options[index].label, width: cell - 2).count <= 3
    }
    return fits ? Grid(columns: count, cellWidth: cell, isScale: true) : nil
  }

  /// Box, number, and the spaces around them.
  private var prefixWidth: Int { 6 + String(options.count).count }

  /// The line that an arrow leads to where choices stand side by side; nil for any other key.
  func gridTarget(of key: Key, _ situation: Situation) -> Int? {
    guard let grid = grid(situation) else { return nil }
    let count = options.choiceCount
    let index = focus.index
    switch situation.along(key) {
    case .left: return max(0, index - 1)
    case .right: return index < count ? min(count - 1, index + 1) : index
    case .up:
      if index > count { return index - 1 }
      if index == count { return (count - 1) / grid.columns * grid.columns }
      return index >= grid.columns ? index - grid.columns : index
    case .down:
      if index >= count { return min(options.count - 1, index + 1) }
      if index + grid.columns < count { return index + grid.columns }
      let isLastRow = index / grid.columns == (count - 1) / grid.columns
      return isLastRow ? min(options.count - 1, count) : count - 1
    default: return nil
    }
  }

  /// Whether Up, or Down, has nowhere to go.
  func isAtEdge(_ key: Key, _ situation: Situation) -> Bool {
    if let target = gridTarget(of: key, situation) { return target == focus.index }
    return key == .up ? focus.index == 0 : focus.index >= shownCount - 1
  }

  /// The rows that all of it takes, up to what a page should give it.
  func height(_ situation: Situation, width: Int) -> Int {
    if let grid = grid(situation) {
      let rows = (options.choiceCount + grid.columns - 1) / grid.columns
      return (grid.isScale ? 4 : rows) + options.count - options.choiceCount
    }
    return min(8, options.count) + (searchesAlways ? 2 : 0)
  }

  // MARK: Drawing

  func draw(
    _ grid: Grid, on canvas: inout Canvas, in region: Region, _ situation: Situation
  ) {
    let count = options.choiceCount
    let below = options.count - count
    let height = grid.isScale ? 1 + labelRows(grid) : 1
    let rows = (count + grid.columns - 1) / grid.columns
    let room = max(1, (region.height - below) / height)
    // Whole pages of rows, as in a list.
    let focused = min(focus.index, count - 1) / grid.columns
    let first = rows > room ? focused / room * room : 0
    var top = region.top
    for row in first..<min(rows, first + room) {
      for column in 0..<grid.columns where row * grid.columns + column < count {
        let index = row * grid.columns + column
        let place = Position(row: top, column: 3 + column * grid.cellWidth)
        draw(index, at: place, grid, on: &canvas, situation)
        let end = min(top + height, region.top + region.height)
        canvas.target(
          rows: top..<max(top + 1, end), from: place.column, to: place.column + grid.cellWidth,
          as: .line(index))
      }
      top += height
    }
    for index in count..<options.count where top < region.top + region.height {
      drawReason(options[index], index, row: top, on: &canvas, situation)
      canvas.target(row: top, to: region.width, as: .line(index))
      top += 1
    }
  }

  private func labelRows(_ grid: Grid) -> Int {
    (0..<options.choiceCount).map {
      TextWrap.lines(options[$0].label, width: grid.cellWidth - 2).count
    }.max() ?? 1
  }

  private func draw(
    _ index: Int, at place: Position, _ grid: Grid, on canvas: inout Canvas,
    _ situation: Situation
  ) {
    let option = options[index]
    let number = String(index + 1)
    let box = box(option, situation)
    if grid.isScale {
      canvas.put(box, at: place)
      canvas.put(number, at: Position(row: place.row, column: place.column + 4))
      for (offset, line) in TextWrap.lines(option.label, width: grid.cellWidth - 2).enumerated() {
        canvas.put(line, at: Position(row: place.row + 1 + offset, column: place.column))
      }
    } else {
      let pad = String(
        repeating: " ", count: max(0, String(options.count).count - number.count))
      let start = 5 + pad.count + number.count
      canvas.put(box, at: place)
      canvas.put(pad + number, at: Position(row: place.row, column: place.column + 4))
      canvas.put(
        Chrome.cut(option.label, to: grid.cellWidth - 2 - start),
        at: Position(row: place.row, column: place.column + start))
    }
    guard index == focus.index, situation.hasFocus else { return }
    // Before the choice itself: in the margin it would seem to mean the first of the row.
    canvas.put(">", at: Position(row: place.row, column: place.column - 2))
    canvas.cursor = Position(row: place.row, column: place.column + 1)
  }

  private func drawReason(
    _ option: Option, _ index: Int, row: Int, on canvas: inout Canvas, _ situation: Situation
  ) {
    let letter = option.letter.map { String($0).uppercased() } ?? ""
    canvas.put(box(option, situation), at: Position(row: row, column: 3))
    canvas.put(letter, at: Position(row: row, column: 7))
    canvas.put(option.label, at: Position(row: row, column: 9))
    guard index == focus.index else { return }
    canvas.put(">", at: Position(row: row, column: 1))
    canvas.cursor = Position(row: row, column: 1)
  }
}
