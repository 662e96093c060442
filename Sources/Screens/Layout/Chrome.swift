import Terminal

/// What every screen has in the same places: a title line, a body between two rules, a message line,
/// a bar of keys.
struct Chrome {
  var title: String
  var right: String
  var message: String
  /// The keys that matter here, the most needed first. The last one is never cut.
  var bar: [(key: String, does: String)]

  /// Smaller windows than this show only a request to enlarge them.
  static let smallest = Size(columns: 40, rows: 10)

  /// The part between the rules and above the message line.
  static func body(of size: Size) -> Region {
    Region(top: 2, left: 0, width: min(size.columns, 100), height: max(0, size.rows - 5))
  }

  func draw(on canvas: inout Canvas) {
    let size = canvas.size
    drawTitle(on: &canvas)
    canvas.horizontalLine(row: 1)
    canvas.put(message, at: Position(row: size.rows - 3, column: 1), width: size.columns - 1)
    canvas.horizontalLine(row: size.rows - 2)
    canvas.put(barText(size.columns - 2), at: Position(row: size.rows - 1, column: 1))
  }

  private func drawTitle(on canvas: inout Canvas) {
    let columns = canvas.size.columns
    let rightWidth = min(TextWidth.columns(of: right), columns / 2)
    let room = columns - 3 - rightWidth
    canvas.put(Self.cut(title, to: room), at: Position(row: 0, column: 1), style: .bold)
    canvas.put(
      Self.cut(right, to: rightWidth),
      at: Position(row: 0, column: columns - 1 - rightWidth), width: rightWidth)
  }

  /// As many entries as fit, from the left; the last one always.
  private func barText(_ width: Int) -> String {
    let words = bar.map { $0.does.isEmpty ? $0.key : "\($0.key) \($0.does)" }
    guard let end = words.last else { return "" }
    let gap = width < 60 ? "  " : "   "
    var text = ""
    for word in words.dropLast() where TextWidth.columns(of: text + word + gap + end) <= width {
      text += word + gap
    }
    return text + end
  }

  /// A text cut to a width, with `…` where something was cut.
  static func cut(_ text: String, to width: Int) -> String {
    guard TextWidth.columns(of: text) > width else { return text }
    var out = ""
    var used = 0
    for character in text {
      let columns = TextWidth.columns(of: character)
      if used + columns > width - 1 { break }
      out.append(character)
      used += columns
    }
    return width > 0 ? out + "…" : ""
  }
}
