import Terminal

/// Lines to pick one from, the same everywhere: arrows move, a number or a letter goes to its line,
/// Enter takes it, typing narrows it where there is much to look through.
struct Menu<Choice: Sendable & Equatable>: Sendable {
  struct Line: Sendable {
    var label: String
    /// What stands at the right end.
    var detail = ""
    /// What stands there where the whole would take room from the label.
    var short = ""
    /// More that is searched and not shown.
    var also = ""
    /// Nil for a heading, which cannot be picked.
    var choice: Choice?
    var letter: Character?
    var indent = 0

    fileprivate var searched: String { also.isEmpty ? label : label + " " + also }
  }

  enum Reaction { case none, changed, picked(Choice) }

  let lines: [Line]
  let isSearchable: Bool
  /// Whether digits are looked for like letters, and not the number of a line.
  private let searchesDigits: Bool
  /// Whether the line to type in is there before anything is typed.
  private let showsEmptySearch: Bool
  private(set) var search = TextField()
  var focus: Int
  private var digits = NumberTyping()

  init(
    _ lines: [Line], isSearchable: Bool = false, searchesDigits: Bool = false,
    showsEmptySearch: Bool = true,
    focusing choice: Choice? = nil
  ) {
    self.lines = lines
    self.isSearchable = isSearchable
    self.searchesDigits = searchesDigits
    self.showsEmptySearch = showsEmptySearch
    focus =
      lines.firstIndex { $0.choice != nil && $0.choice == choice }
      ?? lines.firstIndex { $0.choice != nil } ?? 0
  }

  /// The lines that fit what was typed, with their numbers; headings only in the whole list.
  private var shown: [(number: Int?, line: Line)] {
    var number = 0
    let numbered = lines.map { line -> (number: Int?, line: Line) in
      guard line.choice != nil else { return (nil, line) }
      number += 1
      return (number, line)
    }
    let needle = Search.folded(Reading.trimmed(search.text))
    guard !needle.isEmpty else { return numbered }
    if Int(needle) != nil, !searchesDigits {
      return numbered.filter { $0.number.map(String.init)?.hasPrefix(needle) ?? false }
    }
    return numbered.filter { $0.line.choice != nil && Search.matches($0.line.searched, needle) }
      .enumerated().sorted { a, b in
        let (first, second) = (a.element.line.label, b.element.line.label)
        return (Search.rank(first, needle), a.offset) < (Search.rank(second, needle), b.offset)
      }.map(\.element)
  }

  /// The words of a line; empty for what is none.
  func label(of choice: Choice) -> String { lines.first { $0.choice == choice }?.label ?? "" }

  /// What the line at `>` stands for.
  var focused: Choice? { shown[safe: focus]?.line.choice }

  // MARK: Keys

  mutating func handle(_ key: Key, at milliseconds: Int64, page: Int) -> Reaction {
    switch key {
    case .up: move(-1)
    case .down: move(1)
    case .pageUp: for _ in 0..<max(1, page) { move(-1) }
    case .pageDown: for _ in 0..<max(1, page) { move(1) }
    case .home: focus = shown.firstIndex { $0.line.choice != nil } ?? 0
    case .end: focus = shown.lastIndex { $0.line.choice != nil } ?? 0
    case .left: moveToHeading(-1)
    case .right: moveToHeading(1)
    case .enter: return pick()
    case .line(let index):
      guard shown[safe: index]?.line.choice != nil else { return .none }
      focus = index
      return pick()
    case .character(let character): return type(character, at: milliseconds)
    case .backspace, .control("u"), .control("w"):
      guard isSearchable, search.handle(key) else { return .none }
      focus = shown.firstIndex { $0.line.choice != nil } ?? 0
    default: return .none
    }
    return .changed
  }

  private func pick() -> Reaction {
    shown[safe: focus]?.line.choice.map(Reaction.picked) ?? .none
  }

  private mutating func type(_ character: Character, at milliseconds: Int64) -> Reaction {
    if isSearchable {
      // `/` begins a search wherever there is one; here it has begun.
      if character == "/", search.text.isEmpty { return .changed }
      if character == " ", search.text.isEmpty { return pick() }
      _ = search.handle(.character(character))
      focus = shown.firstIndex { $0.line.choice != nil } ?? 0
      return .changed
    }
    if character == " " { return pick() }
    if let index = shown.firstIndex(where: {
      $0.line.letter.map { String($0) == character.lowercased() } ?? false
    }) {
      focus = index
      return pick()
    }
    let count = lines.filter { $0.choice != nil }.count
    guard let number = digits.type(character, at: milliseconds, count: count),
      let index = shown.firstIndex(where: { $0.number == number })
    else { return .none }
    focus = index
    return .changed
  }

  private mutating func move(_ step: Int) {
    let shown = shown
    var next = focus + step
    while let line = shown[safe: next]?.line, line.choice == nil { next += step }
    if shown.indices.contains(next) { focus = next }
  }

  /// The first line below the next, or previous, heading.
  private mutating func moveToHeading(_ step: Int) {
    let shown = shown
    let starts = shown.indices.filter { index in
      shown[index].line.choice != nil && (index == 0 || shown[index - 1].line.choice == nil)
    }
    let target = step > 0 ? starts.first { $0 > focus } : starts.last { $0 < focus }
    if let target { focus = target }
  }

  // MARK: Drawing

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
    var layout = ListLayout(count: shown.count, focus: focus, rows: region.height)
    if !layout.isWhole, region.height > 2 {
      // The last row tells that there is more.
      layout = ListLayout(count: shown.count, focus: focus, rows: region.height - 1)
      let place = "\(layout.visible.lowerBound + 1)-\(layout.visible.upperBound)"
      canvas.put(
        words(.listShown, place, shown.count),
        at: Position(row: region.top + region.height - 1, column: region.left + 3))
    }
    let numberWidth = String(lines.count).count
    for (offset, index) in layout.visible.enumerated() {
      let isFocus = index == focus && shown[index].line.choice != nil
      let row = region.top + offset
      draw(shown[index], row, isFocus, numberWidth, on: &canvas, region)
      if shown[index].line.choice != nil {
        let end = region.left + region.width
        canvas.target(row: row, from: region.left, to: end, as: .line(index))
      }
    }
  }

  /// What stands at the right end gets what the label leaves, and a third of the line at least; a
  /// scrap of it that says nothing is left out.
  private func fittingDetail(_ line: Line, room: Int) -> String {
    let left = room - TextWidth.columns(of: line.label) - 2
    if TextWidth.columns(of: line.detail) > left, !line.short.isEmpty {
      return TextWidth.columns(of: line.short) > left ? "" : line.short
    }
    let detail = Chrome.cut(line.detail, to: max(left, room / 3))
    let isScrap = detail.hasSuffix("…") && TextWidth.columns(of: detail) < 16
    return isScrap ? "" : detail
  }

  private func draw(
    _ entry: (number: Int?, line: Line), _ row: Int, _ isFocus: Bool, _ numberWidth: Int,
    on canvas: inout Canvas, _ region: Region
  ) {
    let line = entry.line
    if isFocus {
      canvas.put(">", at: Position(row: row, column: region.left + 1))
      if !isSearchable || search.text.isEmpty {
        canvas.cursor = Position(row: row, column: region.left + 1)
      }
    }
    var column = region.left + 3 + line.indent * 2
    if let number = entry.number {
      let text = line.letter.map { String($0).uppercased() } ?? String(number)
      let pad = String(repeating: " ", count: max(0, numberWidth - text.count))
      canvas.put(pad + text, at: Position(row: row, column: column))
      column += numberWidth + 2
    }
    let end = region.left + region.width - 1
    let detail = fittingDetail(line, room: end - column)
    let detailWidth = TextWidth.columns(of: detail)
    let room = max(1, end - column - (detailWidth > 0 ? detailWidth + 2 : 0))
    canvas.put(
      Chrome.cut(line.label, to: room), at: Position(row: row, column: column),
      style: line.choice == nil ? .bold : [])
    if detailWidth > 0 { canvas.put(detail, at: Position(row: row, column: end - detailWidth)) }
  }
}
