import Interviews
import Questionnaires
import Records
import Terminal

/// A repeat as the list of its instances, each with how far it is. Enter opens the one at `>`.
struct RosterBody: Sendable {
  enum Row: Sendable, Equatable {
    case instance(Interview.Instance)
    case add
    case goOn
  }

  let roster: NodeID
  private(set) var rows: [Row]
  private(set) var focus = ListFocus()
  private var digits = NumberTyping()

  /// The focus begins at the first instance with something left; when all are done, on going on.
  init(_ roster: NodeID, _ situation: Situation) {
    let interview = situation.interview
    self.roster = roster
    rows = interview.instances(of: roster).map(Row.instance)
    if interview.isOpenEnded(roster) { rows.append(.add) }
    rows.append(.goOn)
    focus.index =
      rows.firstIndex { row in
        guard case .instance(let instance) = row else { return false }
        return !interview.nodes(in: instance, of: roster).allSatisfy { !interview.isOpen($0) }
      } ?? (rows.count == 2 && rows[0] == .add ? 0 : rows.count - 1)
  }

  /// The roster with the instance after one in focus, for coming back from it.
  mutating func focus(after identity: Int, _ situation: Situation) {
    let interview = situation.interview
    let place = rows.firstIndex { row in
      if case .instance(let instance) = row { instance.identity == identity } else { false }
    }
    guard let place else { return }
    let open = rows.indices.dropFirst(place + 1).first { index in
      guard case .instance(let instance) = rows[index] else { return false }
      return interview.nodes(in: instance, of: roster).contains { interview.isOpen($0) }
    }
    focus.index = open ?? rows.count - 1
  }

  mutating func handle(_ key: Key, _ situation: Situation) -> Reaction {
    if key != .pageUp, key != .pageDown, focus.handle(key, count: rows.count) { return .changed }
    switch key {
    case .enter, .character(" "): return open(focus.index)
    case .line(let line):
      guard rows.indices.contains(line) else { return .none }
      focus.index = line
      return open(line)
    case .character("+"): return rows.contains(.add) ? .add(roster: roster) : .none
    case .character("-"), .delete:
      guard rows.contains(.add), case .instance(let instance) = rows[focus.index] else {
        return .none
      }
      return .remove(roster: roster, identity: instance.identity)
    case .character(let character):
      guard
        let number = digits.type(
          character, at: situation.now.milliseconds, count: rows.count)
      else { return .none }
      focus.index = number - 1
      return .changed
    default: return .none
    }
  }

  private func open(_ index: Int) -> Reaction {
    switch rows[index] {
    case .instance(let instance): .open(roster: roster, identity: instance.identity)
    case .add: .add(roster: roster)
    case .goOn: .goOn
    }
  }

  // MARK: Drawing

  func draw(on canvas: inout Canvas, in region: Region, _ situation: Situation) {
    let words = situation.words
    var region = region
    if rows.first == .add || rows.first == .goOn {
      canvas.put(words[.rosterEmpty], at: Position(row: region.top, column: 4))
      region = region.dropping(2)
    }
    let layout = ListLayout(count: rows.count, focus: focus.index, rows: region.height)
    for (offset, index) in layout.visible.enumerated() {
      let row = region.top + offset
      if index == focus.index {
        canvas.put(">", at: Position(row: row, column: 1))
        canvas.cursor = Position(row: row, column: 1)
      }
      draw(rows[index], number: index + 1, row, on: &canvas, region, situation)
      canvas.target(row: row, to: region.width, as: .line(index))
    }
  }

  private func draw(
    _ line: Row, number: Int, _ row: Int, on canvas: inout Canvas, _ region: Region,
    _ situation: Situation
  ) {
    let words = situation.words
    switch line {
    case .add: canvas.put("+  \(words[.rosterAdd])", at: Position(row: row, column: 4))
    case .goOn: canvas.put("   \(words[.rosterGoOn])", at: Position(row: row, column: 4))
    case .instance(let instance):
      let state = state(of: instance, situation)
      let stateWidth = TextWidth.columns(of: state)
      let width = max(4, region.width - 8 - stateWidth - 2)
      let text = "\(number)  " + Self.name(of: instance, roster, situation)
      canvas.put(Chrome.cut(text, to: width), at: Position(row: row, column: 4))
      canvas.put(state, at: Position(row: row, column: region.width - 2 - stateWidth))
    }
  }

  /// The author's label for the instance; the repeat's label and its number without one.
  static func name(
    of instance: Interview.Instance, _ roster: NodeID, _ situation: Situation
  ) -> String {
    let interview = situation.interview
    return interview.label(of: instance, in: roster)
      ?? "\(Markup.plain(interview.label(roster))) \(instance.position)"
  }

  private func state(of instance: Interview.Instance, _ situation: Situation) -> String {
    let interview = situation.interview
    let nodes = interview.nodes(in: instance, of: roster)
    let faults = nodes.filter { node in
      guard let failure = interview.failure(node) else { return false }
      return failure != .required
    }.count
    if faults > 0 { return "! " + situation.words(.rosterToFix, faults) }
    let left = nodes.filter { interview.isOpen($0) }.count
    return left == 0 ? situation.words[.rosterDone] : situation.words(.rosterLeft, left)
  }
}
