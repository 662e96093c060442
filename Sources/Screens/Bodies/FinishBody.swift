import Interviews
import Records
import Terminal

/// The end: what there is, what is left, and what to do about it.
struct FinishBody: Sendable {
  enum Choice: Sendable, Equatable {
    case finish
    case fixFirst
    case keepOpen
    case checkAll
  }

  private(set) var focus = ListFocus()

  /// What can be done now. Somebody with something left to fix is led there, never refused.
  static func choices(_ situation: Situation) -> [Choice] {
    let isDone = situation.interview.unresolved.isEmpty || ending(situation) != nil
    return isDone ? [.finish, .keepOpen, .checkAll] : [.fixFirst, .keepOpen, .checkAll]
  }

  /// The outcome that was reached on the way, if one was.
  static func ending(_ situation: Situation) -> Outcome? {
    situation.interview.stops.dropLast().last.flatMap { situation.interview.outcomeRule(at: $0) }
  }

  mutating func handle(_ key: Key, _ situation: Situation) -> Reaction {
    let choices = Self.choices(situation)
    if key != .pageUp, key != .pageDown, focus.handle(key, count: choices.count) { return .changed }
    switch key {
    case .enter: return choices[safe: focus.index].map(Reaction.finish) ?? .none
    case .character(let character):
      guard let number = character.wholeNumberValue, choices.indices.contains(number - 1) else {
        return .none
      }
      focus.index = number - 1
      return .changed
    default: return .none
    }
  }

  func draw(on canvas: inout Canvas, in region: Region, _ situation: Situation) {
    let width = max(8, min(76, region.width - 5))
    let choices = Self.choices(situation)
    let paragraphs = Self.summary(situation).map { Markup.lines($0, width: width) }
    let room = region.height - choices.count
    let isRoomy = paragraphs.reduce(0) { $0 + $1.count + 1 } <= room
    var lines: [StyledLine] = []
    for paragraph in paragraphs where lines.isEmpty || lines.count + paragraph.count <= room {
      lines += isRoomy ? paragraph + [StyledLine("")] : paragraph
    }
    let used = canvas.write(Array(lines.prefix(max(1, room))), in: region.inset(3))
    for (index, choice) in choices.enumerated() {
      let row = region.top + used + index
      let label = Self.words(choice, situation)
      canvas.put("\(index + 1)  \(label)", at: Position(row: row, column: 3))
      if index == focus.index {
        canvas.put(">", at: Position(row: row, column: 1))
        canvas.cursor = Position(row: row, column: 1)
      }
    }
  }

  static func summary(_ situation: Situation) -> [String] {
    let words = situation.words
    let interview = situation.interview
    if let ending = ending(situation) {
      let kept = ending.keep == .nothing ? [words[.finishNothingKept]] : []
      return [words[.finishOutcome]] + kept
    }
    let nodes = interview.nodes
    let answers = nodes.filter {
      interview.item($0).type.isQuestion && !interview.answer($0).isEmpty
    }
    let refused = nodes.filter { interview.nonresponse($0).map { $0 != .askLater } ?? false }.count
    let left = interview.unresolved.count
    var lines = [words(.finishComplete, answers.count, interview.activeSeconds / 60)]
    lines.append(
      left == 0
        ? words[.checkNothing] : words(count: left, one: .finishLeftOne, many: .finishLeft))
    if refused > 0 { lines.append(words(.finishRefused, refused)) }
    if left == 0 { lines.append(words[.finishLocked]) }
    return lines
  }

  static func words(_ choice: Choice, _ situation: Situation) -> String {
    switch choice {
    case .finish:
      situation.words[situation.interview.beginning.isPractice ? .finishThrow : .finishDo]
    case .fixFirst: situation.words[.finishFix]
    case .keepOpen: situation.words[.finishKeepOpen]
    case .checkAll: situation.words[.finishCheck]
    }
  }
}
