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
    /// What is said of it: behind it where both fit on a line, else whole below it.
    var reason = ""
    /// More that is searched and not shown.
    var also = ""
    /// Nil for a heading, which cannot be picked.
    var choice: Choice?
    var letter: Character?
    var indent = 0
    /// Whether what stands at the right end is shown however little of it fits.
    var keepsDetail = false

    /// All of it that is looked through.
    fileprivate var searched: String {
      [label, reason, also].filter { !$0.isEmpty }.joined(separator: " ")
    }
  }

  enum Reaction { case none, changed, picked(Choice) }

  let lines: [Line]
  let isSearchable: Bool
  /// Whether digits are looked for like letters, and not the number of a line.
  private let searchesDigits: Bool
  /// Whether the line to type in is there before anything is typed.
  let showsEmptySearch: Bool
  private(set) var search = TextField()
  var focus: Int
  private var digits = NumberTyping()
  private var strays = StrayWords()

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
  var shown: [(number: Int?, line: Line)] {
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
    guard !strays.takes(key) else { return .none }
    let reaction = heed(key, at: milliseconds, page: page)
    if case .none = reaction {
      strays.note(key, meant: false)
    } else {
      strays.note(key, meant: true)
    }
    return reaction
  }

  private mutating func heed(_ key: Key, at milliseconds: Int64, page: Int) -> Reaction {
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
}
