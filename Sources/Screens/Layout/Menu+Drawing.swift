import Terminal

extension Menu {
  func draw(
    on canvas: inout Canvas, in region: Region, _ words: Catalogue, searchLabel: String = "",
    none: String = ""
  ) {
    var region = region
    if isSearchable, showsEmptySearch || !search.text.isEmpty {
      let left = region.left + 3
      canvas.put(searchLabel + search.text, at: Position(row: region.top, column: left))
      canvas.cursor = Position(
        row: region.top, column: left + TextWidth.columns(of: searchLabel + search.text))
      region = region.dropping(region.height > 6 ? 2 : 1)
    }
    // Where nothing can be picked the cursor waits at the top.
    if canvas.cursor == nil { canvas.cursor = Position(row: region.top, column: region.left + 1) }
    let shown = shown
    guard !shown.isEmpty else {
      canvas.write(Markup.lines(none, width: region.width - 4), in: region.inset(3))
      return
    }
    let heights = shown.indices.map { height(of: shown[$0], isFocus: $0 == focus, region) }
    var rows = region.height
    var layout = layout(heights, rows: rows)
    if !layout.isWhole, rows > 2 {
      // The last row tells that there is more.
      rows -= 1
      layout = self.layout(heights, rows: rows)
      let place = "\(layout.visible.lowerBound + 1)-\(layout.visible.upperBound)"
      canvas.put(
        words(.listShown, place, shown.count),
        at: Position(row: region.top + region.height - 1, column: region.left + 3))
    }
    var row = region.top
    for index in layout.visible {
      let isFocus = index == focus && shown[index].line.choice != nil
      let text = text(of: shown[index], isFocus: isFocus, region)
      let below = text.dropFirst().prefix(max(0, region.top + rows - row - 1))
      draw(shown[index], text[0], row, isFocus, on: &canvas, region)
      for (offset, line) in below.enumerated() {
        let place = Position(row: row + 1 + offset, column: start(of: shown[index], region) + 2)
        canvas.put(line, at: place)
      }
      if shown[index].line.choice != nil {
        let end = region.left + region.width
        for row in row...row + below.count {
          canvas.target(row: row, from: region.left, to: end, as: .line(index))
        }
      }
      row += 1 + below.count
    }
  }

  private func layout(_ heights: [Int], rows: Int) -> ListLayout {
    heights.allSatisfy { $0 == 1 }
      ? ListLayout(count: heights.count, focus: focus, rows: rows)
      : ListLayout(heights: heights, focus: focus, rows: rows)
  }

  /// The rows of a line; most are seen to have one without a look at their words.
  private func height(
    of entry: (number: Int?, line: Line), isFocus: Bool, _ region: Region
  ) -> Int {
    let line = entry.line
    if line.reason.isEmpty, line.choice != nil, !isFocus { return 1 }
    return text(of: entry, isFocus: isFocus, region).count
  }

  private var numberWidth: Int { String(lines.count).count }

  /// The column that the words of a line begin in.
  private func start(of entry: (number: Int?, line: Line), _ region: Region) -> Int {
    region.left + 3 + entry.line.indent * 2 + (entry.number == nil ? 0 : numberWidth + 2)
  }

  /// The words of a line, one row or more: what is said of it stands below it where it has to; a
  /// heading and the line at `>` are never cut where three rows hold them.
  private func text(
    of entry: (number: Int?, line: Line), isFocus: Bool, _ region: Region
  ) -> [String] {
    let line = entry.line
    let room = room(of: entry, region)
    guard TextWidth.columns(of: line.whole) > room else { return [line.whole] }
    if !line.reason.isEmpty {
      return [Chrome.cut(line.label, to: room)]
        + Chrome.wrapped(line.reason, to: max(8, room - 2), rows: 3)
    }
    guard isFocus || line.choice == nil else { return [Chrome.cut(line.label, to: room)] }
    return Chrome.wrapped(line.label, to: max(8, room - 2), rows: 3)
  }

  /// The columns that a line has for its words.
  private func room(of entry: (number: Int?, line: Line), _ region: Region) -> Int {
    let whole = region.left + region.width - 1 - start(of: entry, region)
    let detail = TextWidth.columns(of: fittingDetail(entry.line, room: whole))
    return max(1, whole - (detail > 0 ? detail + 2 : 0))
  }

  /// What stands at the right end gets what the label leaves, and a third of the line at least; a
  /// scrap of it that says nothing is left out.
  private func fittingDetail(_ line: Line, room: Int) -> String {
    let left = room - TextWidth.columns(of: line.label) - 2
    if TextWidth.columns(of: line.detail) > left, !line.short.isEmpty {
      return TextWidth.columns(of: line.short) > left ? "" : line.short
    }
    let detail = Chrome.cut(line.detail, to: max(left, room / 3))
    let isScrap = !line.keepsDetail && detail.hasSuffix("…") && TextWidth.columns(of: detail) < 16
    return isScrap ? "" : detail
  }

  private func draw(
    _ entry: (number: Int?, line: Line), _ text: String, _ row: Int, _ isFocus: Bool,
    on canvas: inout Canvas, _ region: Region
  ) {
    let line = entry.line
    if isFocus {
      canvas.put(">", at: Position(row: row, column: region.left + 1))
      if !isSearchable || search.text.isEmpty {
        canvas.cursor = Position(row: row, column: region.left + 1)
      }
    }
    let column = start(of: entry, region)
    if let number = entry.number {
      let text = line.letter.map { String($0).uppercased() } ?? String(number)
      let pad = String(repeating: " ", count: max(0, numberWidth - text.count))
      canvas.put(pad + text, at: Position(row: row, column: column - numberWidth - 2))
    }
    let end = region.left + region.width - 1
    let detail = fittingDetail(line, room: end - column)
    let detailWidth = TextWidth.columns(of: detail)
    canvas.put(
      text, at: Position(row: row, column: column), style: line.choice == nil ? .bold : [])
    if detailWidth > 0 { canvas.put(detail, at: Position(row: row, column: end - detailWidth)) }
  }
}

extension Menu.Line {
  /// The line with what is said of it.
  fileprivate var whole: String { reason.isEmpty ? label : "\(label) - \(reason)" }
}
