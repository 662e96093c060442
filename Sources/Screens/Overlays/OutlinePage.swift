import Interviews
import Questionnaires
import Terminal

/// All that could be asked, as a tree with how far each part is. Sections, repeats and their
/// instances open and close; typing finds, Tab shows only what is left, to be fixed, to be confirmed,
/// or has a note.
struct OutlinePage: Sendable {
  /// One line of the tree, its subtree behind it.
  struct Line: Sendable {
    var label: String
    var detail = ""
    var depth: Int
    /// The number of the question, as the title line of its screen has it.
    var number: Int?
    /// Where Enter goes; nil for a heading.
    var choice: OutlineChoice?
    /// One past the last line inside it.
    var end = 0
    /// What it stands in, for a list without the tree.
    var context = ""
    /// Whether it is asked as things stand.
    var isAsked = true
    /// Where it is shown beside the whole.
    var filters: Set<QuestionFilter> = []

    /// What it is called in a list without the tree.
    var title: String { context.isEmpty ? label : "\(context): \(label)" }

    /// Whether it is the very question that is asked there, and not what leads to it.
    fileprivate func isQuestion(at stop: Stop) -> Bool { number != nil && choice?.stop == stop }
  }

  enum Reaction { case none, changed, picked(OutlineChoice) }

  let lines: [Line]
  private(set) var show = QuestionFilter.all
  private(set) var search = TextField()
  /// The place in `visible`.
  private(set) var focus = 0
  private var closed: Set<Int> = []

  /// Opens on the current question. What it stands in is open, and everything where there is room.
  init(_ situation: Situation, at stop: Stop, row: NodeID? = nil) {
    lines = OutlineLines(situation).lines
    let current =
      lines.firstIndex { $0.isQuestion(at: stop) && (row == nil || $0.choice?.node == row) }
      ?? lines.firstIndex { $0.isQuestion(at: stop) } ?? lines.count - 1
    if lines.count > situation.rows - 2 {
      closed = Set(lines.indices.filter { isFoldable($0) && !(($0..<lines[$0].end) ~= current) })
    }
    focus = visible.firstIndex(of: current) ?? 0
  }

  // MARK: What is shown

  func isFoldable(_ index: Int) -> Bool { lines[index].end > index + 1 }

  func isClosed(_ index: Int) -> Bool { closed.contains(index) }

  /// Whether lines are picked from the tree, by words or by how far they are.
  var isFlat: Bool { show != .all || !search.text.isEmpty }

  /// The lines that are shown, by their places.
  var visible: [Int] {
    if isFlat { return found }
    var visible: [Int] = []
    var index = 0
    while index < lines.count {
      visible.append(index)
      index = closed.contains(index) ? lines[index].end : index + 1
    }
    return visible
  }

  private var found: [Int] {
    let needle = Search.folded(Reading.trimmed(search.text))
    return lines.indices.filter { index in
      let line = lines[index]
      guard line.choice != nil, show == .all || line.filters.contains(show) else { return false }
      if needle.isEmpty { return true }
      if Int(needle) != nil { return line.number.map(String.init)?.hasPrefix(needle) ?? false }
      return Search.matches(line.context + " " + line.label, needle)
    }
  }

  /// Puts the focus on a line, all of the tree open.
  mutating func point(at line: Int) {
    closed = []
    show = .all
    search = TextField()
    focus = line
  }

  // MARK: Keys

  mutating func handle(_ key: Key, page: Int) -> Reaction {
    let visible = visible
    switch key {
    case .up: focus = max(0, focus - 1)
    case .down: focus = max(0, min(visible.count - 1, focus + 1))
    case .pageUp: focus = max(0, focus - max(1, page))
    case .pageDown: focus = max(0, min(visible.count - 1, focus + max(1, page)))
    case .home: focus = 0
    case .end: focus = max(0, visible.count - 1)
    case .left: fold()
    case .right: unfold()
    case .tab: turn(to: show.turned(by: 1))
    case .backTab: turn(to: show.turned(by: -1))
    case .enter: return enter()
    case .line(let index):
      if let filter = QuestionFilter(line: index) {
        turn(to: filter)
        return .changed
      }
      guard visible.indices.contains(index) else { return .none }
      focus = index
      return enter()
    case .character("/") where search.text.isEmpty: break
    case .character, .backspace, .control("u"), .control("w"):
      if key == .backspace, search.text.isEmpty { return .none }
      _ = search.handle(key)
      focus = 0
    default: return .none
    }
    return .changed
  }

  private mutating func enter() -> Reaction {
    guard let index = visible[safe: focus] else { return .changed }
    if let choice = lines[index].choice { return .picked(choice) }
    if isClosed(index) { closed.remove(index) } else { closed.insert(index) }
    return .changed
  }

  /// Closes the line at `>`, or goes to what it stands in.
  private mutating func fold() {
    guard !isFlat, let index = visible[safe: focus] else { return }
    if isFoldable(index), !isClosed(index) {
      closed.insert(index)
      return
    }
    guard let around = lines.indices.last(where: { $0 < index && lines[$0].end > index }) else {
      return
    }
    focus = visible.firstIndex(of: around) ?? focus
  }

  /// Opens the line at `>`, or goes into it.
  private mutating func unfold() {
    guard !isFlat, let index = visible[safe: focus], isFoldable(index) else { return }
    if isClosed(index) {
      closed.remove(index)
    } else {
      focus += 1
    }
  }

  private mutating func turn(to filter: QuestionFilter) {
    let index = visible[safe: focus]
    show = filter
    focus = index.flatMap { visible.firstIndex(of: $0) } ?? 0
  }
}
