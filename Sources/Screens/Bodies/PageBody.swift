import Interviews
import Questionnaires
import Records
import Terminal

/// Several questions on one screen. Tab goes from one to the next, Up and Down too where they lead out
/// of one; each is kept when it is left, and going on looks at all of them.
struct PageBody: Sendable {
  struct Part: Sendable {
    let node: NodeID
    var body: Body
  }

  let group: NodeID
  private(set) var parts: [Part]
  private(set) var focus: Int

  init(_ group: NodeID, _ situation: Situation) {
    let interview = situation.interview
    self.group = group
    let inner = Self.inner(situation)
    parts = interview.parts(of: group).map { Part(node: $0, body: Self.body($0, inner)) }
    focus =
      parts.firstIndex { interview.isOpen($0.node) }
      ?? parts.firstIndex { interview.item($0.node).type.isQuestion } ?? 0
  }

  private static func body(_ node: NodeID, _ situation: Situation) -> Body {
    Body(
      situation.interview.item(node).type == .note ? .note(node) : .question(node), situation)
  }

  /// What a part may know: that it does not have the screen to itself.
  private static func inner(_ situation: Situation) -> Situation {
    Situation(
      interview: situation.interview, words: situation.words, now: situation.now,
      size: Size(columns: situation.size.columns, rows: min(situation.size.rows, 14)),
      files: situation.files)
  }

  var focused: Part? { parts[safe: focus] }

  mutating func focus(on node: NodeID) {
    if let place = parts.firstIndex(where: { $0.node == node }) { focus = place }
  }

  /// Every part anew, as the interview has it.
  mutating func reset(_ situation: Situation) {
    let node = focused?.node
    let inner = Self.inner(situation)
    parts = situation.interview.parts(of: group).map {
      Part(node: $0, body: Self.body($0, inner))
    }
    focus = parts.firstIndex { $0.node == node } ?? min(focus, max(0, parts.count - 1))
  }

  /// The same after an answer to the one in focus, whose list stays where it stood.
  mutating func refresh(_ situation: Situation) {
    let former = focused
    reset(situation)
    guard case .choices(let list)? = former?.body, parts.indices.contains(focus),
      case .choices(var fresh) = parts[focus].body
    else { return }
    fresh.goOn(from: list)
    parts[focus].body = .choices(fresh)
  }

  // MARK: Keys

  mutating func handle(_ key: Key, _ situation: Situation) -> Reaction {
    guard parts.indices.contains(focus) else { return key == .enter ? .goOn : .none }
    let inner = Self.inner(situation)
    if key == .tab, parts[focus].body.takesTab(inner), !isLocked(focus, situation) {
      return parts[focus].body.handle(key, inner)
    }
    if let target = target(of: key, inner) { return .turn(to: target) }
    let reaction =
      isLocked(focus, situation) && key != .enter ? .none : parts[focus].body.handle(key, inner)
    // Enter goes on to the next question, and from the last one off the page.
    if reaction == .goOn, focus + 1 < parts.count { return .turn(to: focus + 1) }
    return reaction
  }

  private func isLocked(_ place: Int, _ situation: Situation) -> Bool {
    let node = parts[place].node
    return situation.interview.item(node).type.isQuestion && situation.interview.isReadOnly(node)
  }

  /// The part that a key leads to.
  private func target(of key: Key, _ situation: Situation) -> Int? {
    let step: Int
    switch key {
    case .tab: step = 1
    case .backTab: step = -1
    case .down, .up:
      // What may not be changed has nothing to move in.
      guard parts[focus].body.isAtEdge(key, situation) || isLocked(focus, situation) else {
        return nil
      }
      step = key == .down ? 1 : -1
    default: return nil
    }
    return parts.indices.contains(focus + step) ? focus + step : nil
  }

  mutating func paste(_ text: String, _ situation: Situation) -> Reaction {
    guard parts.indices.contains(focus), !isLocked(focus, situation) else { return .none }
    return parts[focus].body.paste(text, Self.inner(situation))
  }

  mutating func clearPath(of node: NodeID) {
    for place in parts.indices { parts[place].body.clearPath(of: node) }
  }

  mutating func take(place: String) {
    if parts.indices.contains(focus) { parts[focus].body.take(place: place) }
  }

  // MARK: Drawing

  func draw(on canvas: inout Canvas, in region: Region, _ situation: Situation) {
    let inner = Self.inner(situation)
    let labels = parts.map { label(of: $0, region.width, inner) }
    // One that is longer than the screen keeps its own focus in sight.
    let heights = parts.indices.map { index in
      let body = parts[index].body.height(inner, width: region.width)
      return min(region.height, labels[index].count + max(1, body) + 1)
    }
    let layout = ListLayout(heights: heights, focus: focus, rows: region.height)
    var row = region.top
    var places: [(index: Int, top: Int)] = []
    for index in layout.visible {
      places.append((index, row))
      row += heights[index]
    }
    // The one in focus last, so that the cursor is where keys go; the others have no mark.
    var aside = inner
    aside.hasFocus = false
    for (index, top) in places where index != focus {
      draw(index, labels[index], heights[index], top, on: &canvas, region, aside)
      for row in top..<min(top + heights[index], region.top + region.height) {
        canvas.put(" ", at: Position(row: row, column: 1))
      }
    }
    guard let (index, top) = places.first(where: { $0.index == focus }) else { return }
    draw(index, labels[index], heights[index], top, on: &canvas, region, inner)
  }

  private func draw(
    _ index: Int, _ label: [StyledLine], _ height: Int, _ top: Int, on canvas: inout Canvas,
    _ region: Region, _ situation: Situation
  ) {
    let rows = min(height, region.top + region.height - top)
    let place = Region(top: top, left: region.left, width: region.width, height: rows)
    let used = canvas.write(Array(label.prefix(max(0, rows - 1))), in: place.inset(3))
    canvas.target(rows: top..<top + used, to: region.width, as: .part(index, line: nil))
    var body = place.dropping(min(label.count, max(0, rows - 1)))
    if body.height > 1 { body.height -= 1 }
    // A line is one of this question, whichever has the focus.
    let count = canvas.targets.count
    parts[index].body.draw(on: &canvas, in: body, situation)
    canvas.changeKeys(ofTargetsBehind: count) { key in
      if case .line(let line) = key { .part(index, line: line) } else { key }
    }
  }

  private func label(of part: Part, _ width: Int, _ situation: Situation) -> [StyledLine] {
    let interview = situation.interview
    let item = interview.item(part.node)
    guard item.type != .note else { return [] }
    let width = max(8, min(74, width - 5))
    let marks = interview.isRequired(part.node) ? "  (\(situation.words[.questionRequired]))" : ""
    var lines = Markup.lines(interview.label(part.node) + marks, width: width, base: .bold)
    // At the question in focus it is the person who is half-way.
    let isLeft = part.node != focused?.node
    if isLeft, let failure = interview.failure(part.node), failure != .required {
      lines += Markup.lines("! " + situation.words.sentence(failure), width: width)
    }
    if let hint = item.definition.hint {
      lines += Markup.lines(interview.text(hint, at: part.node), width: width)
    }
    return lines
  }
}
