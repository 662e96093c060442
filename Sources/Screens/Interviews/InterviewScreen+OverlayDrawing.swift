import Interviews
import Questionnaires
import Records
import Terminal
import Values

extension InterviewScreen {
  /// What lies over the question.
  func draw(
    _ overlay: Overlay, on canvas: inout Canvas, in region: Region, _ situation: Situation
  ) {
    switch overlay {
    case .menu(let menu):
      menu.draw(
        on: &canvas, in: region, words, searchLabel: words(.choiceSearch, ""),
        none: words[.listNoMatch])
    case .help(let page): page.draw(on: &canvas, in: region, words)
    case .find(let menu):
      let label = region.width < 60 ? words(.choiceSearch, "") : words[.findLabel]
      menu.draw(on: &canvas, in: region, words, searchLabel: label, none: words[.listNoMatch])
    case .languages(let menu): menu.draw(on: &canvas, in: region, words)
    case .outline(let page):
      page.draw(on: &canvas, in: region, words)
      if message.isEmpty {
        canvas.put(
          Chrome.cut(words[.outlineLegend], to: canvas.size.columns - 2),
          at: Position(row: canvas.size.rows - 3, column: 1))
      }
    case .check(let page):
      page.filter.draw(
        on: &canvas, at: Position(row: region.top, column: 1), width: region.width - 1, words)
      page.menu.draw(on: &canvas, in: region.dropping(1), words)
    case .noAnswer(let menu, let node):
      let top = heading([interview.label(node), words[.noAnswerTitle]], on: &canvas, in: region)
      menu.draw(on: &canvas, in: region.dropping(top), words)
    case .note(let page): draw(page, on: &canvas, in: region)
    case .unlikely(let page):
      let top = drawAbove(overlay, page.leaflet, on: &canvas, in: region)
      page.page.draw(on: &canvas, in: region.dropping(top), label: words[.unlikelyReason], words)
    case .breakOff(let page):
      let top = heading([words[.breakOffTitle]], on: &canvas, in: region)
      page.draw(on: &canvas, in: region.dropping(top), label: words[.breakOffReason], words)
    case .codes(let menu, let node, let passage):
      let top = drawPassage(passage, of: node, on: &canvas, in: region)
      menu.draw(
        on: &canvas, in: region.dropping(top), words, searchLabel: words(.choiceSearch, ""),
        none: words[.listNoMatch])
    case .tags(let menu, let node):
      let top = heading([interview.label(node), words[.codesTitle]], on: &canvas, in: region)
      menu.draw(on: &canvas, in: region.dropping(top), words)
    case .paused:
      canvas.write(
        Markup.lines(words[.pauseText], width: max(8, region.width - 4)), in: region.inset(3))
      canvas.cursor = Position(row: region.top, column: 1)
    case .removal(let menu, let removal):
      let top = drawAbove(overlay, removal.leaflet, on: &canvas, in: region)
      menu.draw(on: &canvas, in: region.dropping(top), words)
    case .leaving(let menu):
      let top = heading(
        [words[.fleetingLeaveTitle], words[.fleetingLeaveText]], on: &canvas, in: region)
      menu.draw(on: &canvas, in: region.dropping(top), words)
    case .hidden: break
    }
  }

  /// The passage that a code is chosen for, in brackets among the words around it; answers how many
  /// rows it took.
  private func drawPassage(
    _ passage: Range<Int>, of node: NodeID, on canvas: inout Canvas, in region: Region
  ) -> Int {
    let answer = interview.answer(node).map { $0.isNewline ? " " : $0 }
    let width = max(8, region.width - 4)
    let quotation = Quotation(
      passage.clamped(to: answer.indices), of: answer, room: width * max(1, region.height / 3))
    let used = canvas.write(quotation.lines(width: width), in: region.inset(2))
    return region.height - used > 6 ? used + 1 : used
  }

  private func draw(_ page: NotePage, on canvas: inout Canvas, in region: Region) {
    let titles: [String]
    switch page.subject {
    case .question(let node): titles = [interview.label(node), words[.noteTitle]]
    case .interview: titles = [words[.observeTitle]]
    }
    var text = region.dropping(heading(titles, on: &canvas, in: region))
    let kinds = page.kinds(words, width: region.width - 5, height: text.height)
    if text.height > kinds.count + 1 {
      text.height -= kinds.count
      for (line, kinds) in kinds.enumerated() {
        var place = Position(row: text.top + text.height + line, column: 4)
        for kind in kinds {
          let end = place.column + canvas.put(kind.text, at: place)
          canvas.target(row: place.row, from: place.column, to: end, as: .line(kind.place))
          place.column = end + TextWidth.columns(of: NotePage.gap)
        }
      }
    }
    draw(page.editor, on: &canvas, in: text)
  }

  /// The open page of what stands above a list; answers how many rows it took.
  private func drawAbove(
    _ overlay: Overlay, _ leaflet: Leaflet, on canvas: inout Canvas, in region: Region
  ) -> Int {
    let pages = pagesAbove(overlay, in: region)
    let used = canvas.write(leaflet.open(of: pages), in: region.inset(2))
    return region.height - used > 6 ? used + 1 : used
  }

  private func heading(_ texts: [String], on canvas: inout Canvas, in region: Region) -> Int {
    let width = max(8, region.width - 4)
    let lines = texts.flatMap { text in
      Markup.lines(text, width: width).clipped(to: width, rows: max(1, region.height / 3))
    }
    let used = canvas.write(lines, in: region.inset(2))
    return region.height - used > 6 ? used + 1 : used
  }

  private func draw(_ editor: TextEditor, on canvas: inout Canvas, in region: Region) {
    let width = max(8, region.width - 8)
    let lines = TextWrap.ranges(editor.characters, width: width)
    let line = editor.line(in: lines)
    let layout = ListLayout(count: lines.count, focus: line, rows: region.height)
    for (row, index) in layout.visible.enumerated() {
      let text = String(editor.characters[lines[index]].filter { !$0.isNewline })
      canvas.put(text, at: Position(row: region.top + row, column: 4), width: width + 1)
    }
    let before = editor.characters[lines[line].lowerBound..<editor.caret]
    canvas.cursor = Position(
      row: region.top + line - layout.visible.lowerBound,
      column: 4 + TextWidth.columns(of: String(before.filter { !$0.isNewline })))
  }
}
