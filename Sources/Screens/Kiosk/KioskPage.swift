import Terminal

/// One screen of the kiosk: words, and targets to press. It is made anew from what the kiosk knows for
/// each drawing and each key, and is no state of its own.
struct KioskPage {
  /// Words at a place, one line below the other.
  struct Block: Equatable {
    let region: Region
    let lines: [StyledLine]
  }

  let frame: KioskFrame
  var title = ""
  var blocks: [Block] = []
  var buttons: [KioskButton] = []
  /// What is in focus when the screen is first shown.
  var first: KioskPress?
  var footLeft = ""
  var footRight = ""
  /// Where a letter would be typed.
  var caret: Position?
  /// A row with a line across it.
  var rule: Int?
  /// What a touch presses that hits no target: where the whole screen is one.
  var anywhere: KioskPress?
  /// The letters of a keyboard are typed here, Space among them.
  var takesLetters = false

  /// A question about the interview, with one target a line: a number marks it, Enter presses it.
  var asks = false

  init(_ frame: KioskFrame) { self.frame = frame }

  /// The target in focus: the one asked for, else the first.
  func focused(_ wanted: KioskPress?) -> KioskButton? {
    buttons.first { $0.press == wanted } ?? buttons.first { $0.press == first } ?? buttons.first
  }

  /// What a touch there presses.
  func press(at place: Position, in direction: WritingDirection) -> KioskPress? {
    var place = place
    if direction.isMirrored { place.column = frame.size.columns - 1 - place.column }
    return buttons.last { $0.region.contains(place) }?.press ?? anywhere
  }

  func button(digit: Character) -> KioskButton? { buttons.first { $0.digit == digit } }

  // MARK: Moving the focus

  /// The next target in the order of reading; after the last the first.
  func following(_ press: KioskPress?) -> KioskPress? {
    guard let current = focused(press), let place = buttons.firstIndex(of: current) else {
      return nil
    }
    return buttons[(place + 1) % buttons.count].press
  }

  /// The nearest target that way; the same where there is none.
  func neighbour(of press: KioskPress?, _ key: Key) -> KioskPress? {
    guard let current = focused(press) else { return nil }
    let here = current.region.middle
    let nearest = buttons.filter { $0 != current }.compactMap { other -> (KioskPress, Int)? in
      let there = other.region.middle
      let (down, right) = (there.row - here.row, there.column - here.column)
      // A cell is twice as high as it is wide.
      let (along, across) =
        switch key {
        case .up: (-down * 2, abs(right))
        case .down: (down * 2, abs(right))
        case .left: (-right, abs(down) * 2)
        default: (right, abs(down) * 2)
        }
      let isAside = key == .left || key == .right
      guard along > 0, !isAside || current.region.sharesRow(with: other.region) else { return nil }
      return (other.press, along + 2 * across)
    }.min { $0.1 < $1.1 }
    return nearest?.0 ?? current.press
  }

  // MARK: Drawing

  func draw(on canvas: inout Canvas, focus: KioskPress?) {
    let focused = focused(focus)
    drawHeader(on: &canvas)
    if let rule {
      canvas.horizontalLine(
        row: rule, from: frame.whole.left, to: frame.whole.left + frame.whole.width)
    }
    for block in blocks { canvas.write(block.lines, in: block.region) }
    for button in buttons { button.draw(on: &canvas, isFocused: button == focused) }
    canvas.cursorVisible = false
    if let caret, takesLetters {
      canvas.cursor = caret
      canvas.cursorVisible = true
    }
    drawFoot(on: &canvas)
  }

  private func drawHeader(on canvas: inout Canvas) {
    let header = frame.header
    let end =
      buttons.filter { $0.region.top == header.top }.map(\.region.left).min()
      ?? header.left + header.width
    canvas.put(
      Chrome.cut(title, to: max(0, end - header.left - 2)),
      at: Position(row: header.top, column: header.left + 1), style: .bold)
    guard !frame.isSmall else { return }
    canvas.horizontalLine(
      row: header.top + 1, from: header.left, to: header.left + header.width)
  }

  private func drawFoot(on canvas: inout Canvas) {
    guard let row = frame.foot, !footLeft.isEmpty || !footRight.isEmpty else { return }
    let whole = frame.whole
    canvas.horizontalLine(row: row - 1, from: whole.left, to: whole.left + whole.width)
    let room = whole.width - 2
    let right = Chrome.cut(footRight, to: room / 2)
    let left = Chrome.cut(footLeft, to: room - TextWidth.columns(of: right) - 2)
    canvas.put(left, at: Position(row: row, column: whole.left + 1))
    canvas.put(
      right,
      at: Position(row: row, column: whole.left + whole.width - 1 - TextWidth.columns(of: right)))
  }
}

extension Region {
  fileprivate var middle: Position {
    Position(row: top + height / 2, column: left + width / 2)
  }

  fileprivate func sharesRow(with other: Region) -> Bool {
    (top..<top + height).overlaps(other.top..<other.top + other.height)
  }
}
