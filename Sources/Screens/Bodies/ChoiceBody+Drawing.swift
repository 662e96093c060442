import Interviews
import Terminal

extension ChoiceBody {
  func draw(on canvas: inout Canvas, in region: Region, _ situation: Situation) {
    var region = region
    if let search {
      drawSearch(search, on: &canvas, in: region, situation)
      region = region.dropping(1)
      region = region.dropping(drawChosen(on: &canvas, in: region, situation))
    }
    guard shownCount > 0 else {
      let phrase: Phrase = options.isEmpty ? .choiceEmpty : .listNoMatch
      canvas.write(
        Markup.lines(situation.words[phrase], width: region.width - 5), in: region.inset(4))
      if search == nil { canvas.cursor = Position(row: region.top, column: 1) }
      return
    }
    if let grid = grid(situation) {
      draw(grid, on: &canvas, in: region, situation)
    } else {
      drawList(on: &canvas, in: region, situation)
    }
  }

  /// What is chosen, where the search may hide it.
  private func drawChosen(
    on canvas: inout Canvas, in region: Region, _ situation: Situation
  ) -> Int {
    let spoken = Markup.plain(situation.interview.spokenAnswer(node))
    guard searchesAlways, !spoken.isEmpty, region.height > 3 else { return 0 }
    canvas.put(
      Chrome.cut(situation.words(.choiceChosen, spoken), to: region.width - 5),
      at: Position(row: region.top, column: 4))
    return 1
  }

  private func drawSearch(
    _ field: TextField, on canvas: inout Canvas, in region: Region, _ situation: Situation
  ) {
    let label = situation.words(.choiceSearch, "")
    let start = 4 + TextWidth.columns(of: label)
    let found = situation.words(.choiceMatches, shownCount, options.count)
    let width = max(6, region.width - start - TextWidth.columns(of: found) - 3)
    let window = field.window(width: width)
    canvas.put(label, at: Position(row: region.top, column: 4))
    canvas.put(window.text, at: Position(row: region.top, column: start), width: width)
    canvas.put(found, at: Position(row: region.top, column: start + width + 1))
    canvas.cursor = Position(row: region.top, column: start + window.caretColumn)
  }

  private func drawList(
    on canvas: inout Canvas, in region: Region, _ situation: Situation
  ) {
    let places = (0..<shownCount).lazy.compactMap { place(ofShown: $0) }
    let prefixWidth = 8 + String(options.count).count
    let width = max(8, min(76, region.width - 2) - prefixWidth)
    let isLong = shownCount > 400
    let wrapped = isLong ? [] : places.map { TextWrap.lines(options[$0].label, width: width) }
    var rows = region.height
    var layout = self.layout(shownCount, wrapped, rows)
    // A choice is read whole before anything is said of the others.
    let focused = wrapped.indices.contains(focus.index) ? wrapped[focus.index].count : 1
    if !layout.isWhole, rows > 2, focused != rows {
      // The last row tells that there is more.
      rows -= 1
      layout = self.layout(shownCount, wrapped, rows)
      let place = "\(layout.visible.lowerBound + 1)-\(layout.visible.upperBound)"
      // How many there are stands beside the letters that are looked for.
      let more = search == nil ? situation.words(.listShown, place, shownCount) : place
      canvas.put(more, at: Position(row: region.top + rows, column: 4))
    }
    var row = region.top
    for index in layout.visible {
      guard let place = place(ofShown: index) else { continue }
      let option = options[place]
      let lines = isLong ? [Chrome.cut(option.label, to: width)] : wrapped[index]
      if index == focus.index {
        canvas.put(">", at: Position(row: row, column: 1))
        if search == nil { canvas.cursor = Position(row: row, column: 1) }
      }
      let shown = Chrome.clipped(lines, to: width, rows: region.top + rows - row)
      drawOption(
        option, String(place + 1), shown, row, prefixWidth, on: &canvas, region, situation)
      let end = min(row + lines.count, region.top + rows)
      canvas.target(rows: row..<max(row + 1, end), to: region.width, as: .line(index))
      row += lines.count
    }
  }

  private func layout(_ count: Int, _ wrapped: [[String]], _ rows: Int) -> ListLayout {
    wrapped.isEmpty
      ? ListLayout(count: count, focus: focus.index, rows: rows)
      : ListLayout(heights: wrapped.map(\.count), focus: focus.index, rows: rows)
  }

  private func drawOption(
    _ option: Option, _ number: String, _ lines: [String], _ row: Int, _ prefixWidth: Int,
    on canvas: inout Canvas, _ region: Region, _ situation: Situation
  ) {
    let number = option.letter.map { String($0).uppercased() } ?? number
    let pad = String(repeating: " ", count: max(0, prefixWidth - 8 - number.count))
    // Each by itself: in a line from right to left the letter of the mark would draw the number along.
    canvas.put(box(option, situation), at: Position(row: row, column: 3))
    canvas.put(pad + number, at: Position(row: row, column: 7))
    for (index, line) in lines.enumerated() {
      var text = line
      if index == lines.count - 1, option.isWithdrawn {
        text += "  ! \(situation.words[.choiceWithdrawn])"
      } else if index == lines.count - 1, option.isExclusive, way == .several {
        let more = "  \(situation.words[.choiceExclusive])"
        let end = prefixWidth + 1 + TextWidth.columns(of: text + more)
        if end < region.width { text += more }
      }
      canvas.put(text, at: Position(row: row + index, column: prefixWidth + 1))
    }
  }

  func box(_ option: Option, _ situation: Situation) -> String {
    switch option.kind {
    case .reason(let reason):
      return situation.interview.nonresponse(node) == reason ? "(x)" : "( )"
    case .choice(let name):
      let place = chosen.firstIndex(of: name)
      switch way {
      case .one, .place: return place == nil ? "( )" : "(x)"
      case .several, .ranked, .acknowledged: return place == nil ? "[ ]" : "[x]"
      }
    }
  }
}
