import Interviews
import Records
import Terminal
import Values

extension FileBody {
  func draw(on canvas: inout Canvas, in region: Region, _ situation: Situation) {
    var rest = region.dropping(drawField(on: &canvas, in: region, situation.words))
    // A tight screen has the reasons rather than all of the help.
    for line in said(situation, width: region.width - 5) where rest.height > reasons.count {
      canvas.put(line, at: Position(row: rest.top, column: rest.left + 4))
      rest = rest.dropping(1)
    }
    rest = rest.dropping(drawMatches(on: &canvas, in: rest, situation))
    if rest.height > reasons.count { rest = rest.dropping(1) }
    drawReasons(on: &canvas, in: rest, situation)
    // Where a tight screen has no row for the part in focus, the cursor waits below the field.
    if canvas.cursor == nil { canvas.cursor = Position(row: max(0, rest.top - 1), column: 1) }
  }

  private func drawField(
    on canvas: inout Canvas, in region: Region, _ words: Catalogue
  ) -> Int {
    let label = words(.label, words[.questionTypedFile])
    let left = region.left + 4
    canvas.put(label, at: Position(row: region.top, column: left))
    canvas.target(row: region.top, to: region.width, as: .line(0))
    let start = left + TextWidth.columns(of: label)
    let width = max(8, min(64, region.width - (start - region.left) - 2))
    let window = field.window(width: width)
    canvas.fill(row: region.top, from: start, to: start + width, with: " ", style: .underline)
    canvas.put(
      window.text, at: Position(row: region.top, column: start), style: .underline, width: width)
    if focus == .field {
      canvas.put(">", at: Position(row: region.top, column: 1))
      canvas.cursor = Position(row: region.top, column: start + window.caretColumn)
    }
    return 1
  }

  /// How far the copying is; what is kept; how a path can be given.
  private func said(_ situation: Situation, width: Int) -> [String] {
    let words = situation.words
    if let copying = isCopying(situation) {
      return [words(.fileCopying, words.size(copying.done), words.size(copying.total))]
    }
    let width = max(8, width)
    if !field.characters.isEmpty { return [] }
    guard let kept = situation.interview.attachment(node) else {
      return TextWrap.lines(words[.fileHelp], width: width)
    }
    return TextWrap.lines(words(.fileKeptAs, kept.file, words.size(kept.size)), width: width)
      + TextWrap.lines("SHA-256 " + kept.sha256, width: width)
      + TextWrap.lines(words[.fileReplace], width: width)
  }

  private func drawMatches(
    on canvas: inout Canvas, in region: Region, _ situation: Situation
  ) -> Int {
    let all = matches(situation)
    let rows = min(all.count, max(0, region.height))
    // The one in focus is always in sight.
    var first = 0
    if case .match(let place) = focus { first = max(0, place - rows + 1) }
    for (row, index) in (first..<first + rows).enumerated() {
      let (entry, place) = (all[index], Position(row: region.top + row, column: 6))
      let name = entry.name + (entry.isFolder ? "/" : "")
      canvas.put(Chrome.cut(name, to: region.width - 7), at: place)
      canvas.target(row: place.row, to: region.width, as: .line(1 + index))
      guard focus == .match(index) else { continue }
      canvas.put(">", at: Position(row: place.row, column: 1))
      canvas.cursor = Position(row: place.row, column: 1)
    }
    let more = moreMatches(situation)
    guard more > 0, region.height > rows else { return rows }
    canvas.put(
      situation.words(.fileMore, more), at: Position(row: region.top + rows, column: 6))
    return rows + 1
  }

  private func drawReasons(
    on canvas: inout Canvas, in region: Region, _ situation: Situation
  ) {
    let first = parts(situation).count - reasons.count
    for (index, reason) in reasons.prefix(max(0, region.height)).enumerated() {
      let row = region.top + index
      let letter = String(reason.letter).uppercased()
      canvas.target(row: row, to: region.width, as: .line(first + index))
      canvas.put(
        "\(letter)  \(situation.words[reason.phrase])", at: Position(row: row, column: 4))
      guard focus == .reason(reason) else { continue }
      canvas.put(">", at: Position(row: row, column: 1))
      canvas.cursor = Position(row: row, column: 1)
    }
  }

  /// The rows that all of it takes.
  func height(_ situation: Situation, width: Int) -> Int {
    let matches = matches(situation).count + (moreMatches(situation) > 0 ? 1 : 0)
    return 1 + said(situation, width: width - 5).count + matches + reasons.count
  }
}
