import Interviews
import Questionnaires
import Records
import Terminal
import Values

/// A list to put in order: what is ranked stands first, `1.` to `n.`, what is not yet below. Space or
/// the number of a choice gives the next rank; Space on a ranked line picks it up, so that arrows move
/// it, and puts it down; `+` and `-` move the line at `>` in one go.
struct RankBody: Sendable {
  let node: NodeID
  private let options: ChoiceOptions
  private let reasons: [Nonresponse]
  /// The ranked names, the first rank first.
  private(set) var ranked: [String]
  private(set) var focus = ListFocus()
  /// Whether the line at `>` has been picked up.
  private(set) var isHolding = false
  private var digits = NumberTyping()
  private var beforeDigit: [String] = []

  init(_ node: NodeID, _ situation: Situation) {
    let interview = situation.interview
    self.node = node
    options = ChoiceOptions(
      interview.offeredChoices(node), interview.choiceLabels,
      then: ChoiceBody.withdrawn(node, situation))
    reasons = interview.item(node).definition.nonresponse
    let typed = interview.typed(node)
    let kept = typed.isEmpty ? interview.answer(node) : typed
    ranked = kept.split(separator: " ").map(String.init)
    focus.index =
      interview.nonresponse(node).flatMap { reasons.firstIndex(of: $0) }
      .map { options.count + $0 } ?? 0
  }

  /// The answer as it is kept.
  var answer: String { ranked.joined(separator: " ") }

  private var places: [Int] {
    let first = ranked.compactMap { options.place(of: $0) }
    return first + options.indices.filter { !first.contains($0) }
  }

  private var count: Int { options.count + reasons.count }

  private var focusedName: String? {
    places[safe: focus.index].flatMap { options[$0].name }
  }

  func pending(_ situation: Situation) -> (node: NodeID, text: String)? {
    let typed = situation.interview.typed(node)
    let kept = typed.isEmpty ? situation.interview.answer(node) : typed
    return kept == answer ? nil : (node, answer)
  }

  func isAtEdge(_ key: Key) -> Bool {
    guard !isHolding else { return false }
    return key == .up ? focus.index == 0 : focus.index >= count - 1
  }

  // MARK: Keys

  mutating func handle(_ key: Key, _ situation: Situation) -> Reaction {
    if isHolding, let reaction = handleHeld(key) { return reaction }
    if key != .pageUp, key != .pageDown, focus.handle(key, count: count) { return .changed }
    switch key {
    case .enter:
      if let reason = reasons[safe: focus.index - options.count] { return .decline(node, reason) }
      return .goOn
    case .line(let line): return take(line)
    case .character(" "):
      if let reason = reasons[safe: focus.index - options.count] { return .decline(node, reason) }
      guard let name = focusedName else { return .none }
      if ranked.contains(name) {
        isHolding = true
        return .changed
      }
      return rank(name)
    case .character("+"): return move(-1)
    case .character("-"): return move(1)
    case .delete:
      guard let name = focusedName, let place = ranked.firstIndex(of: name) else { return .none }
      ranked.remove(at: place)
      return .give(node, answer)
    case .character(let character): return type(character, situation)
    default: return .none
    }
  }

  private mutating func handleHeld(_ key: Key) -> Reaction? {
    switch key {
    case .up: return move(-1)
    case .down: return focus.index + 1 < ranked.count ? move(1) : .changed
    case .character(" "), .enter, .escape:
      isHolding = false
      return .changed
    default:
      isHolding = false
      return nil
    }
  }

  /// The next rank for a choice; the focus goes to what may be next.
  private mutating func rank(_ name: String) -> Reaction {
    ranked.append(name)
    focus.index = min(ranked.count, options.count - 1)
    return .give(node, answer)
  }

  /// Pointing at a line gives it the next rank, or takes its rank away.
  private mutating func take(_ line: Int) -> Reaction {
    if let reason = reasons[safe: line - options.count] { return .decline(node, reason) }
    guard let name = places[safe: line].flatMap({ options[$0].name }) else { return .none }
    toggle(name)
    return .give(node, answer)
  }

  private mutating func toggle(_ name: String) {
    if let place = ranked.firstIndex(of: name) {
      ranked.remove(at: place)
    } else {
      ranked.append(name)
    }
    focus.index = places.firstIndex { options[$0].name == name } ?? 0
  }

  /// Moves the line at `>` up or down; past the last rank it is out of the order, from there it comes
  /// in as the last.
  private mutating func move(_ step: Int) -> Reaction {
    guard let name = focusedName else { return .none }
    guard let place = ranked.firstIndex(of: name) else {
      guard step < 0 else { return .changed }
      ranked.append(name)
      focus.index = ranked.count - 1
      return .give(node, answer)
    }
    let target = place + step
    guard target >= 0 else { return .changed }
    ranked.remove(at: place)
    if target <= ranked.count { ranked.insert(name, at: target) }
    focus.index = places.firstIndex { options[$0].name == name } ?? focus.index
    return .give(node, answer)
  }

  /// A number gives its choice the next rank, or takes its rank away.
  private mutating func type(_ character: Character, _ situation: Situation) -> Reaction {
    if let index = reasons.firstIndex(where: { String($0.letter) == character.lowercased() }) {
      focus.index = options.count + index
      return .decline(node, reasons[index])
    }
    guard
      let number = digits.type(
        character, at: situation.now.milliseconds, count: options.count),
      let name = options[number - 1].name
    else { return .none }
    // The 1 of 12 was no pick of its own.
    if digits.isLonger { ranked = beforeDigit }
    beforeDigit = ranked
    toggle(name)
    return .give(node, answer)
  }

  // MARK: Drawing

  func draw(on canvas: inout Canvas, in region: Region, _ situation: Situation) {
    let digits = String(options.count).count
    // Mark, rank, number, label.
    let start = 10 + digits
    let width = max(8, min(76, region.width - 2) - start)
    let places = places
    let labels =
      places.map { options[$0].label } + reasons.map { situation.words[$0.phrase] }
    let wrapped = labels.map { TextWrap.lines($0, width: width) }
    var region = region
    if region.height > 6 {
      let help = situation.words[isHolding ? .rankHeld : .rankHelp]
      canvas.put(Chrome.cut(help, to: region.width - 5), at: Position(row: region.top, column: 4))
      region = region.dropping(2)
    }
    var rows = region.height
    var layout = ListLayout(heights: wrapped.map(\.count), focus: focus.index, rows: rows)
    if !layout.isWhole, rows > 2 {
      rows -= 1
      layout = ListLayout(heights: wrapped.map(\.count), focus: focus.index, rows: rows)
      canvas.put(
        situation.words(
          .listShown, "\(layout.visible.lowerBound + 1)-\(layout.visible.upperBound)", count),
        at: Position(row: region.top + rows, column: 4))
    }
    // Unranked lines stand apart where there is room for it.
    let hasGap = layout.isWhole && wrapped.reduce(0) { $0 + $1.count } + 1 < rows
    var row = region.top
    for index in layout.visible {
      if hasGap, index == ranked.count, index > 0 { row += 1 }
      if index == focus.index {
        canvas.put(isHolding ? ">>" : ">", at: Position(row: row, column: 1))
        canvas.cursor = Position(row: row, column: 1)
      }
      canvas.put(mark(index, digits, situation), at: Position(row: row, column: 4))
      for (offset, line) in wrapped[index].enumerated()
      where row + offset < region.top + region.height {
        canvas.put(line, at: Position(row: row + offset, column: start))
      }
      let end = min(row + wrapped[index].count, region.top + region.height)
      canvas.target(rows: row..<max(row + 1, end), to: region.width, as: .line(index))
      row += wrapped[index].count
    }
  }

  /// `1.   3` for a ranked line, ` .   3` for the others, the letter for a reason.
  private func mark(_ index: Int, _ digits: Int, _ situation: Situation) -> String {
    func padded(_ text: String, _ width: Int) -> String {
      String(repeating: " ", count: max(0, width - text.count)) + text
    }
    if let reason = reasons[safe: index - options.count] {
      let isGiven = situation.interview.nonresponse(node) == reason
      return (isGiven ? "(x) " : "    ") + padded(String(reason.letter).uppercased(), digits)
    }
    let rank = index < ranked.count ? padded("\(index + 1).", 3) : "  ."
    return rank + " " + padded("\(places[index] + 1)", digits)
  }

  /// The rows that all of it takes.
  var height: Int { count + 2 }
}
