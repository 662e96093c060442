import Interviews
import Questionnaires
import Records
import Terminal

/// Several select_one questions on one list. A table where an interviewer has room for one; one
/// question after the other for everybody else, since tables make people answer in straight lines.
struct GridBody: Sendable {
  /// Narrower windows show one question at a time.
  static let leastColumns = 70

  let group: NodeID
  private(set) var rows: [NodeID]
  private(set) var choices: [OfferedChoice]
  private(set) var row: Int
  private(set) var column: Int
  /// The question at `row` as a list, when one is shown at a time.
  private(set) var single: ChoiceBody?
  /// Whether the person is done with the last question: what was picked there stays until then.
  private(set) var isLeaving = false

  init(_ group: NodeID, _ situation: Situation) {
    let interview = situation.interview
    self.group = group
    rows = interview.rows(of: group)
    choices = rows.first.map { Array(interview.offeredChoices($0)) } ?? []
    row = rows.firstIndex { interview.isOpen($0) } ?? 0
    column = 0
    column = chosen(row, situation) ?? 0
    prepareSingle(situation)
  }

  /// The grid with one of its questions in focus.
  mutating func focus(on node: NodeID, _ situation: Situation) {
    guard let index = rows.firstIndex(of: node) else { return }
    go(to: index, situation)
  }

  func isTable(_ situation: Situation) -> Bool {
    situation.columns >= Self.leastColumns && !situation.isSelfCompleted && choices.count <= 9
  }

  private func chosen(_ row: Int, _ situation: Situation) -> Int? {
    guard let node = rows[safe: row] else { return nil }
    let answer = situation.interview.answer(node)
    return choices.firstIndex { $0.name == answer }
  }

  private mutating func prepareSingle(_ situation: Situation) {
    single = rows[safe: row].map { ChoiceBody($0, situation) }
  }

  private mutating func go(to row: Int, _ situation: Situation) {
    self.row = max(0, min(row, rows.count - 1))
    column = chosen(self.row, situation) ?? column
    prepareSingle(situation)
  }

  // MARK: Keys

  mutating func handle(_ key: Key, _ situation: Situation) -> Reaction {
    isLeaving = false
    guard let node = rows[safe: row] else { return key == .enter ? .goOn : .none }
    return isTable(situation)
      ? handleTable(key, node, situation) : handleSingle(key, node, situation)
  }

  private mutating func handleTable(
    _ key: Key, _ node: NodeID, _ situation: Situation
  ) -> Reaction {
    switch situation.along(key) {
    case .up: go(to: row - 1, situation)
    case .down: go(to: row + 1, situation)
    case .left: column = max(0, column - 1)
    case .right: column = max(0, min(choices.count - 1, column + 1))
    case .enter: return .goOn
    case .line(let cell): return take(cell, situation)
    case .character(" "): return give(column, node, situation)
    case .character(let character):
      guard let digit = character.wholeNumberValue, choices.indices.contains(digit - 1) else {
        return .none
      }
      return give(digit - 1, node, situation)
    default: return .none
    }
    return .changed
  }

  private mutating func give(_ column: Int, _ node: NodeID, _ situation: Situation) -> Reaction {
    guard let choice = choices[safe: column] else { return .none }
    self.column = column
    row = min(rows.count - 1, row + 1)
    return .give(node, choice.name)
  }

  /// Pointing at a cell answers its question; cells count from left to right, row by row.
  private mutating func take(_ cell: Int, _ situation: Situation) -> Reaction {
    guard !choices.isEmpty, let node = rows[safe: cell / choices.count] else { return .none }
    go(to: cell / choices.count, situation)
    return give(cell % choices.count, node, situation)
  }

  /// One question at a time: going on leads to the next of them, going back to the one before.
  private mutating func handleSingle(
    _ key: Key, _ node: NodeID, _ situation: Situation
  ) -> Reaction {
    if row > 0, key == .pageUp || key == .control("p") || key == .backspace {
      go(to: row - 1, situation)
      return .changed
    }
    if row + 1 < rows.count, key == .pageDown || key == .control("n") {
      go(to: row + 1, situation)
      return .changed
    }
    let reaction = single?.handle(key, situation) ?? .none
    guard reaction == .goOn, let single else { return reaction }
    if row + 1 < rows.count { row += 1 } else { isLeaving = true }
    return .give(node, single.answer)
  }

  /// After an answer: the questions that are asked now, and the list for the one in focus.
  mutating func refresh(_ situation: Situation) {
    let focused = rows[safe: row]
    rows = situation.interview.rows(of: group)
    choices = rows.first.map { Array(situation.interview.offeredChoices($0)) } ?? []
    row = focused.flatMap { rows.firstIndex(of: $0) } ?? max(0, min(row, rows.count - 1))
    column = chosen(row, situation) ?? column
    let former = single
    prepareSingle(situation)
    if let former { single?.goOn(from: former) }
  }

  // MARK: Drawing

  func draw(on canvas: inout Canvas, in region: Region, _ situation: Situation) {
    guard isTable(situation) else {
      drawSingle(on: &canvas, in: region, situation)
      return
    }
    let interview = situation.interview
    let cellWidth = 6
    let labelWidth = region.width - 6 - cellWidth * choices.count
    var top = region.top
    for line in legend(interview, region.width - 8) where top < region.top + 4 {
      canvas.put(line, at: Position(row: top, column: 4))
      top += 1
    }
    top += 1
    for index in choices.indices {
      canvas.put(
        String(index + 1), at: Position(row: top, column: 6 + labelWidth + index * cellWidth))
    }
    top += 1
    let labels = rows.map { TextWrap.lines(Markup.plain(interview.label($0)), width: labelWidth) }
    let room = region.top + region.height - top
    let layout = ListLayout(heights: labels.map(\.count), focus: row, rows: room)
    for index in layout.visible {
      for (offset, line) in labels[index].enumerated() where offset < room {
        canvas.put(line, at: Position(row: top + offset, column: 3))
      }
      drawCells(index, top, labelWidth, cellWidth, on: &canvas, situation)
      top += labels[index].count
    }
  }

  private func drawCells(
    _ index: Int, _ top: Int, _ labelWidth: Int, _ cellWidth: Int, on canvas: inout Canvas,
    _ situation: Situation
  ) {
    let answered = chosen(index, situation)
    for cell in choices.indices {
      let place = Position(row: top, column: 5 + labelWidth + cell * cellWidth)
      canvas.put(answered == cell ? "(x)" : " . ", at: place)
      let from = place.column - 1
      canvas.target(
        row: top, from: from, to: from + cellWidth, as: .line(index * choices.count + cell))
      if index == row, cell == column {
        canvas.cursor = Position(row: top, column: place.column + 1)
      }
    }
    if index == row { canvas.put(">", at: Position(row: top, column: 1)) }
    if let node = rows[safe: index], situation.interview.nonresponse(node) != nil {
      canvas.put("-", at: Position(row: top, column: 2))
    }
  }

  private func legend(_ interview: Interview, _ width: Int) -> [String] {
    let words = choices.enumerated().map { "\($0 + 1) \(Markup.plain(interview.label(of: $1)))" }
    // A number stands on one line with what it means.
    let whole = words.map { $0.replacing(" ", with: "\u{A0}") }.joined(separator: "   ")
    return TextWrap.lines(whole, width: width).map { $0.replacing("\u{A0}", with: " ") }
  }

  private func drawSingle(on canvas: inout Canvas, in region: Region, _ situation: Situation) {
    guard let node = rows[safe: row], let single else { return }
    let width = max(8, min(76, region.width - 4))
    // The whole of what is asked comes before more than the choice in focus.
    let label = Markup.lines(situation.interview.label(node), width: width, base: .bold)
      .clipped(to: width, rows: max(1, region.height - 1))
    canvas.write(label, in: region.inset(2))
    single.draw(on: &canvas, in: region.dropping(label.count), situation)
  }
}
