import Interviews
import Terminal

/// A text to read. A long one is read page by page; Enter on the last one goes on.
struct NoteBody: Sendable {
  let node: NodeID
  private var page = 0

  init(_ node: NodeID) { self.node = node }

  mutating func handle(_ key: Key, _ situation: Situation) -> Reaction {
    let pages = pageCount(situation)
    switch key {
    case .enter, .pageDown, .down, .character(" "):
      guard page + 1 < pages else { return key == .enter ? .goOn : .none }
      page += 1
      return .changed
    case .up, .pageUp:
      guard page > 0 else { return .none }
      page -= 1
      return .changed
    default: return .none
    }
  }

  func draw(on canvas: inout Canvas, in region: Region, _ situation: Situation) {
    let pages = pages(situation, width: region.width, rows: region.height)
    canvas.write(pages[safe: page] ?? [], in: region.inset(4))
    canvas.put(">", at: Position(row: region.top, column: 1))
    canvas.cursor = Position(row: region.top, column: 1)
  }

  /// The rows that all of it takes.
  func height(_ situation: Situation, width: Int) -> Int { lines(situation, width: width).count }

  /// `2 of 3` when the text does not fit one page.
  func pages(_ situation: Situation) -> String? {
    let pages = pageCount(situation)
    return pages > 1 ? situation.words(.listShown, page + 1, pages) : nil
  }

  /// The text, and below it what is for the interviewer alone.
  private func lines(_ situation: Situation, width: Int) -> [StyledLine] {
    let interview = situation.interview
    let width = max(8, min(76, width - 8))
    var lines = Markup.lines(interview.label(node), width: width)
    let definition = interview.item(node).definition
    if let hint = definition.hint {
      lines += [StyledLine("")] + Markup.lines(interview.text(hint, at: node), width: width)
    }
    if let guidance = definition.guidanceHint, !situation.isSelfCompleted {
      let text = interview.text(guidance, at: node) + " " + situation.words[.questionInterviewer]
      lines += [StyledLine("")] + Markup.lines(text, width: width)
    }
    return lines
  }

  private func pageCount(_ situation: Situation) -> Int {
    max(1, pages(situation, width: situation.columns, rows: situation.rows).count)
  }

  /// The text in pages, none of which begins with an empty line.
  private func pages(_ situation: Situation, width: Int, rows: Int) -> [[StyledLine]] {
    var pages: [[StyledLine]] = []
    var rest = lines(situation, width: width)[...]
    while true {
      rest = rest.drop { $0.runs.allSatisfy(\.text.isEmpty) }
      if rest.isEmpty { return pages }
      pages.append(Array(rest.prefix(max(1, rows))))
      rest = rest.dropFirst(max(1, rows))
    }
  }
}
