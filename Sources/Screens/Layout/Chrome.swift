import Terminal

/// What every screen has in the same places: a title line, a body between two rules, a message line,
/// a bar of keys.
struct Chrome {
  var title: String
  var right: String
  var message: String
  /// The keys that matter here, the most needed first. The last one is never cut.
  var bar: [(key: String, does: String)]
  /// The language of the bar.
  let words: Catalogue

  /// Smaller windows than this show only a request to enlarge them.
  static let smallest = Size(columns: 40, rows: 10)

  /// Longer lines are hard to read: what is wider has room for something beside the question.
  static let widest = 80
  /// From this width on the outline stands beside the question.
  static let leastForTwo = 132

  /// What stands beside the body where there is room for it.
  static func beside(_ size: Size) -> Region? {
    guard size.columns >= leastForTwo else { return nil }
    let left = widest + 1
    return Region(
      top: 2, left: left, width: min(size.columns - left, widest), height: max(0, size.rows - 5))
  }

  /// The part between the rules and above the message line.
  static func body(of size: Size) -> Region {
    Region(top: 2, left: 0, width: min(size.columns, widest), height: max(0, size.rows - 5))
  }

  /// The same, less what a message takes that is longer than a line.
  func body(of size: Size) -> Region {
    var region = Self.body(of: size)
    region.height -= told(size).count - 1
    return region
  }

  /// A message of more than a line takes rows from the body, as far as that can do without.
  private func told(_ size: Size) -> [String] {
    let spare = max(0, Self.body(of: size).height - Self.leastBody)
    return Self.wrapped(message, to: size.columns - 2, rows: 1 + min(2, spare))
  }

  private static let leastBody = 5

  func draw(on canvas: inout Canvas) {
    let size = canvas.size
    drawTitle(on: &canvas)
    canvas.horizontalLine(row: 1)
    let told = told(size)
    for (index, line) in told.enumerated() {
      canvas.put(line, at: Position(row: size.rows - 2 - told.count + index, column: 1))
    }
    canvas.horizontalLine(row: size.rows - 2)
    drawBar(on: &canvas)
  }

  private func drawTitle(on canvas: inout Canvas) {
    let columns = canvas.size.columns
    // Half of the line at most, and more where the title leaves it.
    let left = columns - 3 - TextWidth.columns(of: title)
    let rightWidth = min(TextWidth.columns(of: right), max(columns / 2, left))
    let room = columns - 3 - rightWidth
    canvas.put(Self.cut(title, to: room), at: Position(row: 0, column: 1), style: .bold)
    canvas.put(
      Self.cut(right, to: rightWidth),
      at: Position(row: 0, column: columns - 1 - rightWidth), width: rightWidth)
  }

  /// As many entries as fit, from the left; the last one always. The first two, which say what is done
  /// here, come before the way to help, and that before all others; where it is narrow it gives up its
  /// word. Each can be pointed at.
  private func drawBar(on canvas: inout Canvas) {
    let (row, width) = (canvas.size.rows - 1, canvas.size.columns - 2)
    let isNarrow = width < 60
    let gap = isNarrow ? 2 : 3
    let entries = bar.map { (key: $0.key, text: $0.does.isEmpty ? $0.key : "\($0.key) \($0.does)") }
    guard let end = entries.last else { return }
    func columns(_ text: String) -> Int { TextWidth.columns(of: text) + gap }
    let help = entries.dropLast().first { $0.key == Self.helpKey }
    let helpWidth = help.map { columns(isNarrow ? $0.key : $0.text) } ?? 0
    let room = width - TextWidth.columns(of: end.text)
    var column = 0
    for (place, entry) in entries.dropLast().enumerated() where entry.key != Self.helpKey {
      let needed = columns(entry.text)
      guard column + needed + (place < 2 ? 0 : helpWidth) <= room else { continue }
      drawEntry(entry, row, 1 + column, on: &canvas)
      column += needed
    }
    for text in [help?.text, help?.key].compactMap(\.self) where column + columns(text) <= room {
      drawEntry((Self.helpKey, text), row, 1 + column, on: &canvas)
      column += columns(text)
      break
    }
    drawEntry(end, row, 1 + column, on: &canvas)
  }

  private static let helpKey = "?"

  private func drawEntry(
    _ entry: (key: String, text: String), _ row: Int, _ column: Int, on canvas: inout Canvas
  ) {
    let used = canvas.put(entry.text, at: Position(row: row, column: column))
    guard let key = Key(named: entry.key, in: words) else { return }
    canvas.target(row: row, from: column, to: column + used, as: key)
  }

  /// A text in lines of a width; where it needs more than there is room for, the last ends in `…`.
  static func wrapped(_ text: String, to width: Int, rows: Int) -> [String] {
    clipped(TextWrap.lines(text, width: max(1, width)), to: width, rows: rows)
  }

  /// As many lines as there is room for; the last ends in `…` where more would follow.
  static func clipped(_ lines: [String], to width: Int, rows: Int) -> [String] {
    guard lines.count > rows else { return lines }
    guard let last = lines.prefix(max(0, rows)).last else { return [] }
    return lines.prefix(rows - 1) + [cut(last + "…", to: width)]
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
