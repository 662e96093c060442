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
  /// The column of the table in focus; nil for the instance as a whole.
  private(set) var column: Int?
  private var digits = NumberTyping()
  private var strays = StrayWords()
  /// What is kept free at the right end for how far an instance is.
  static let stateWidth = 14
  /// A heading that needs more rows than these is cut.
  private static let mostHeadingRows = 6

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
    guard !strays.takes(key) else { return .none }
    let reaction = heed(key, situation)
    if case .none = reaction {
      strays.note(key, meant: false)
    } else {
      strays.note(key, meant: true)
    }
    return reaction
  }

  private mutating func heed(_ key: Key, _ situation: Situation) -> Reaction {
    if key != .pageUp, key != .pageDown, focus.handle(key, count: rows.count) { return .changed }
    switch key {
    case .left, .right: return moveAcross(situation.along(key) == .right ? 1 : -1, situation)
    case .enter, .character(" "): return open(focus.index, situation)
    case .line(let line):
      guard rows.indices.contains(line) else { return .none }
      focus.index = line
      return open(line, situation)
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

  /// From the instance as a whole through its answers in the table.
  private mutating func moveAcross(_ step: Int, _ situation: Situation) -> Reaction {
    let count = table(situation.columns, situation).columns.count
    guard count > 0 else { return .none }
    let next = (column ?? -1) + step
    column = next < 0 ? nil : min(next, count - 1)
    return .changed
  }

  private func open(_ index: Int, _ situation: Situation) -> Reaction {
    switch rows[index] {
    case .instance(let instance):
      let columns = table(situation.columns, situation).columns
      if let column, let item = columns[safe: column]?.item,
        let node = situation.interview.node(of: item, in: instance),
        situation.interview.isRelevant(node)
      {
        return .openQuestion(node)
      }
      return .open(roster: roster, identity: instance.identity)
    case .add: return .add(roster: roster)
    case .goOn: return .goOn
    }
  }

  private func table(_ width: Int, _ situation: Situation) -> RosterTable {
    let instances = rows.compactMap { row in
      if case .instance(let instance) = row { instance } else { nil }
    }
    return RosterTable(roster, instances, width: width, situation)
  }

  // MARK: Drawing

  func draw(on canvas: inout Canvas, in region: Region, _ situation: Situation) {
    let words = situation.words
    var region = region
    if rows.first == .add || rows.first == .goOn {
      canvas.put(
        Chrome.cut(words[.rosterEmpty], to: region.width - 5),
        at: Position(row: region.top, column: 4))
      region = region.dropping(2)
    }
    let table = table(region.width, situation)
    if !table.columns.isEmpty, region.height > rows.count {
      let headings = table.headings(min(Self.mostHeadingRows, region.height - rows.count))
      for (index, lines) in headings.enumerated() {
        for (offset, line) in lines.enumerated() {
          canvas.put(
            line, at: Position(row: region.top + offset, column: 7 + table.start(of: index)))
        }
      }
      region = region.dropping(headings.first?.count ?? 0)
    }
    let layout = ListLayout(count: rows.count, focus: focus.index, rows: region.height)
    for (offset, index) in layout.visible.enumerated() {
      let row = region.top + offset
      if index == focus.index {
        canvas.put(">", at: Position(row: row, column: 1))
        let isInCell = column.map { table.columns.indices.contains($0) } ?? false
        canvas.cursor = Position(
          row: row, column: isInCell ? 7 + table.start(of: column ?? 0) : 1)
      }
      draw(rows[index], number: index + 1, row, table, on: &canvas, region, situation)
      canvas.target(row: row, to: region.width, as: .line(index))
    }
  }

  private func draw(
    _ line: Row, number: Int, _ row: Int, _ table: RosterTable, on canvas: inout Canvas,
    _ region: Region, _ situation: Situation
  ) {
    let words = situation.words
    switch line {
    case .add: canvas.put("+  \(words[.rosterAdd])", at: Position(row: row, column: 4))
    case .goOn: canvas.put("   \(words[.rosterGoOn])", at: Position(row: row, column: 4))
    case .instance(let instance):
      let state = state(of: instance, situation)
      let stateWidth = TextWidth.columns(of: state)
      let room = max(4, region.width - 8 - stateWidth - 5)
      let name = Self.name(of: instance, roster, situation)
      canvas.put("\(number)", at: Position(row: row, column: 4))
      canvas.put(
        Chrome.cut(name, to: table.columns.isEmpty ? room : table.nameWidth),
        at: Position(row: row, column: 7))
      for (index, column) in table.columns.enumerated() {
        guard let node = situation.interview.node(of: column.item, in: instance) else { continue }
        canvas.put(
          Chrome.cut(situation.cell(of: node), to: column.width),
          at: Position(row: row, column: 7 + table.start(of: index)))
      }
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

  func state(of instance: Interview.Instance, _ situation: Situation) -> String {
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
