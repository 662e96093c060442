import Terminal

extension OutlinePage {
  func draw(on canvas: inout Canvas, in region: Region, _ words: Catalogue) {
    drawHead(on: &canvas, in: region, words)
    let region = region.dropping(region.height > 8 ? 2 : 1)
    let visible = visible
    guard !visible.isEmpty else {
      canvas.write(Markup.lines(words[.listNoMatch], width: region.width - 4), in: region.inset(3))
      if canvas.cursor == nil { canvas.cursor = Position(row: region.top, column: region.left + 1) }
      return
    }
    var layout = ListLayout(count: visible.count, focus: focus, rows: region.height)
    if !layout.isWhole, region.height > 2 {
      layout = ListLayout(count: visible.count, focus: focus, rows: region.height - 1)
      let place = "\(layout.visible.lowerBound + 1)-\(layout.visible.upperBound)"
      canvas.put(
        words(.listShown, place, visible.count),
        at: Position(row: region.top + region.height - 1, column: region.left + 3))
    }
    for (offset, index) in layout.visible.enumerated() {
      let row = region.top + offset
      if index == focus {
        canvas.put(">", at: Position(row: row, column: region.left + 1))
        if search.text.isEmpty {
          canvas.cursor = Position(row: row, column: region.left + 1)
        }
      }
      canvas.target(row: row, from: region.left, to: region.left + region.width, as: .line(index))
      draw(visible[index], row, on: &canvas, region)
    }
  }

  /// What is typed, and which questions are shown.
  private func drawHead(on canvas: inout Canvas, in region: Region, _ words: Catalogue) {
    let label = words(.outlineGoTo, "")
    canvas.put(label + search.text, at: Position(row: region.top, column: region.left + 3))
    if !search.text.isEmpty {
      canvas.cursor = Position(
        row: region.top, column: region.left + 3 + TextWidth.columns(of: label + search.text))
    }
    let room = region.width - TextWidth.columns(of: label + search.text) - 6
    let width = TextWidth.columns(of: show.line(words, width: room))
    let place = Position(row: region.top, column: region.left + region.width - 1 - width)
    show.draw(on: &canvas, at: place, width: max(room, width), words)
  }

  private func draw(_ index: Int, _ row: Int, on canvas: inout Canvas, _ region: Region) {
    let line = lines[index]
    var column = region.left + 3 + (isFlat ? 0 : min(line.depth, 6) * 2)
    if !isFlat, isFoldable(index) {
      canvas.put(isClosed(index) ? "+" : "-", at: Position(row: row, column: column))
    }
    column += isFlat ? 0 : 2
    if let number = line.number {
      let width = String(lines.last { $0.number != nil }?.number ?? number).count
      let pad = String(repeating: " ", count: max(0, width - String(number).count))
      canvas.put(pad + String(number), at: Position(row: row, column: column))
      column += width + 2
    }
    let label = isFlat ? line.title : line.label
    let end = region.left + region.width - 1
    let room = max(1, end - column)
    let left = room - TextWidth.columns(of: label) - 2
    let detail = Chrome.cut(line.detail, to: max(left, room * 2 / 5))
    let width = TextWidth.columns(of: detail)
    canvas.put(
      Chrome.cut(label, to: max(1, room - (width > 0 ? width + 2 : 0))),
      at: Position(row: row, column: column), style: line.choice == nil ? .bold : [])
    if width > 0 { canvas.put(detail, at: Position(row: row, column: end - width)) }
  }
}
