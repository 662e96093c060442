import Terminal

/// A target: a part of the screen that can be pressed, large enough for a finger.
struct KioskButton: Equatable {
  /// How it stands out from what is around it.
  enum Look: Equatable {
    /// Lines around it.
    case framed
    /// A line at its left side: where there is no room for a frame.
    case barred
    /// A line above it: at the foot of a small screen.
    case ruled
    /// The words alone: in the corner of a screen.
    case bare
  }

  let press: KioskPress
  let label: String
  /// The digit that presses it.
  var digit: Character?
  /// `(x)`, `[ ]`, `[2]`: what it has been chosen as.
  var mark = ""
  var isCentred = false
  var look = Look.framed
  /// A step of a scale: its number stands above its words.
  var isStep = false
  /// A key of a keyboard on the screen: its label is what it types, in the middle of it.
  var isKey = false
  var region = Region(top: 0, left: 0, width: 0, height: 0)

  /// Whether it is chosen already: said by its mark, and in bold besides.
  var isChosen: Bool { mark.contains { !" []()".contains($0) } }

  /// What stands before the words: the place of `>`, the digit, the mark.
  private func lead(isFocused: Bool) -> String {
    let focus = isFocused ? ">" : " "
    return [digit.map { "\(focus)\($0)" } ?? focus, mark].filter { !$0.isEmpty }
      .joined(separator: " ") + " "
  }

  /// How many columns are left for the words in a target of that width.
  func room(in width: Int) -> Int {
    let edges = look == .framed ? 3 : look == .barred ? 2 : 0
    return max(4, width - edges - TextWidth.columns(of: lead(isFocused: false)))
  }

  /// How many lines its words take in that width.
  func lineCount(in width: Int) -> Int {
    TextWrap.lines(label, width: room(in: width)).count
  }

  // MARK: Drawing

  func draw(on canvas: inout Canvas, isFocused: Bool) {
    let style: Style = isFocused ? .reverse : []
    for row in region.top..<region.top + region.height {
      canvas.fill(row: row, from: region.left, to: region.left + region.width, style: style)
    }
    if look == .ruled {
      canvas.horizontalLine(
        row: region.top, from: region.left, to: region.left + region.width)
    }
    if look == .framed { drawFrame(on: &canvas, style) }
    if look == .barred {
      for row in region.top..<region.top + region.height {
        canvas.put(
          String(Canvas.vertical), at: Position(row: row, column: region.left), style: style)
      }
    }
    drawWords(on: &canvas, style, isFocused)
    canvas.target(
      rows: region.top..<region.top + region.height, from: region.left,
      to: region.left + region.width, as: .line(0))
  }

  private func drawWords(on canvas: inout Canvas, _ style: Style, _ isFocused: Bool) {
    if isStep { return drawStep(on: &canvas, style, isFocused) }
    if isKey { return drawKey(on: &canvas, style, isFocused) }
    let lead = lead(isFocused: isFocused)
    let leadWidth = TextWidth.columns(of: lead)
    let inner = look == .framed ? region.inner : region
    let rows = look == .ruled ? region.height - 1 : inner.height
    let lines = Chrome.wrapped(label, to: room(in: region.width), rows: max(1, rows))
    let top = look == .ruled ? inner.top + 1 : inner.top + max(0, (rows - lines.count) / 2)
    let left = region.left + (look == .bare || look == .ruled ? 0 : 1)
    let strong: Style = isFocused || isChosen ? style.union(.bold) : style
    for (index, line) in lines.enumerated() {
      let middle = (region.width - 2 - TextWidth.columns(of: line)) / 2
      let column = left + (isCentred ? max(0, middle - leadWidth) : 0)
      if index == 0 {
        let place = Position(row: top, column: column)
        canvas.put(lead, at: place, style: strong)
        if isFocused { canvas.cursor = place }
      }
      canvas.put(
        line, at: Position(row: top + index, column: column + leadWidth), style: strong,
        width: region.left + region.width - column - leadWidth)
    }
  }

  private func drawStep(on canvas: inout Canvas, _ style: Style, _ isFocused: Bool) {
    let inner = region.inner
    let strong: Style = isFocused || isChosen ? style.union(.bold) : style
    let lead = lead(isFocused: isFocused)
    canvas.put(lead, at: Position(row: inner.top, column: inner.left), style: strong)
    for (index, line) in Chrome.wrapped(label, to: inner.width - 2, rows: inner.height - 1)
      .enumerated()
    {
      canvas.put(
        line, at: Position(row: inner.top + 1 + index, column: inner.left + 1), style: strong)
    }
    if isFocused { canvas.cursor = Position(row: inner.top, column: inner.left) }
  }

  /// There is room for `>` on all but the smallest, which stand out by their ground, and by the cursor.
  private func drawKey(on canvas: inout Canvas, _ style: Style, _ isFocused: Bool) {
    let inner = look == .framed ? region.inner : region
    let left = look == .barred ? inner.left + 1 : inner.left
    let room = inner.width - (left - inner.left)
    let mark = isFocused && room > TextWidth.columns(of: label) ? ">" : ""
    let text = mark + Chrome.cut(label, to: room)
    let column = left + max(0, (room - TextWidth.columns(of: text)) / 2)
    let place = Position(row: inner.top + max(0, (inner.height - 1) / 2), column: column)
    canvas.put(text, at: place, style: isFocused ? style.union(.bold) : style, width: room)
    if isFocused { canvas.cursor = place }
  }

  private func drawFrame(on canvas: inout Canvas, _ style: Style) {
    let (top, left) = (region.top, region.left)
    let (bottom, right) = (top + region.height - 1, left + region.width - 1)
    for row in [top, bottom] {
      canvas.fill(row: row, from: left, to: right, with: Canvas.horizontal, style: style)
    }
    for row in top..<bottom {
      for column in [left, right] {
        canvas.put(String(Canvas.vertical), at: Position(row: row, column: column), style: style)
      }
    }
    let isMirrored = canvas.direction.isMirrored
    for (row, column, corner) in [
      (top, left, Canvas.corners[isMirrored ? 1 : 0]),
      (top, right, Canvas.corners[isMirrored ? 0 : 1]),
      (bottom, left, Canvas.corners[isMirrored ? 3 : 2]),
      (bottom, right, Canvas.corners[isMirrored ? 2 : 3]),
    ] {
      canvas.put(String(corner), at: Position(row: row, column: column), style: style)
    }
  }
}

extension Region {
  /// What a frame leaves.
  var inner: Region {
    Region(top: top + 1, left: left + 1, width: max(0, width - 2), height: max(0, height - 2))
  }

  func contains(_ place: Position) -> Bool {
    (top..<top + height).contains(place.row) && (left..<left + width).contains(place.column)
  }
}
