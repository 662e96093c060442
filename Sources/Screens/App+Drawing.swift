import Interviews
import Terminal
import Values

/// The screen as it should look now.
extension App {
  var isLargeEnough: Bool {
    size.columns >= Chrome.smallest.columns && size.rows >= Chrome.smallest.rows
  }

  /// The screen as it should look now.
  public func draw(at now: Moment) -> Canvas {
    var canvas = Canvas(size: size, direction: direction)
    draw(on: &canvas, now)
    canvas.settleCursor()
    return canvas
  }

  /// An interview in Arabic is read from right to left, and so is all that stands around it.
  private var direction: WritingDirection {
    let isMirrored = interview.map { WritingDirection.isRightToLeft($0.interview.language) }
    return WritingDirection(isMirrored: isMirrored ?? false, ordersText: ordersText)
  }

  private func draw(on canvas: inout Canvas, _ now: Moment) {
    guard isLargeEnough else { return drawTooSmall(on: &canvas, now) }
    drawWhole(on: &canvas, now)
  }

  /// What is asked for, and under it the line that the person was at, so that nobody thinks it gone.
  private func drawTooSmall(on canvas: inout Canvas, _ now: Moment) {
    var lines = TextWrap.lines(words[.tooSmall], width: max(1, size.columns))
    var whole = Canvas(size: Chrome.smallest, direction: direction)
    drawWhole(on: &whole, now)
    whole.settleCursor()
    let focus = whole.cursor.map { whole.lines[$0.row] }
    let hasFocus = focus != nil && lines.count < size.rows
    if let focus, hasFocus { lines.append(focus) }
    for (row, line) in lines.prefix(size.rows).enumerated() {
      canvas.put(line, at: Position(row: row, column: 0), width: size.columns)
    }
    let column = whole.cursor.map { min($0.column, size.columns - 1) } ?? 0
    canvas.cursor =
      hasFocus ? Position(row: lines.count - 1, column: column) : Position(row: 0, column: 0)
  }

  private func drawWhole(on canvas: inout Canvas, _ now: Moment) {
    if let unsaved {
      let words = self.words.fleeting(interview?.isFleeting ?? false)
      AroundScreen.unsaved(unsaved.page(words)).draw(on: &canvas, facts, words)
    } else if let interview {
      interview.draw(on: &canvas, now)
    } else {
      around.draw(on: &canvas, facts, words)
    }
  }
}
