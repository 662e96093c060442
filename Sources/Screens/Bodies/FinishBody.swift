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
    case observe
  }

  /// The line that a key went to.
  private var visited: Int?

  /// The line at `>`; none at first where that one would lock the interview: Enter held down, or typed
  /// ahead, must not do that.
  func focus(_ situation: Situation) -> Int? {
    visited ?? (Self.choices(situation).first == .finish ? nil : 0)
  }

  /// What can be done now. Somebody with something left to fix is led there, never refused.
  static func choices(_ situation: Situation) -> [Choice] {
    let isDone = situation.interview.unresolved.isEmpty || ending(situation) != nil
    let observe: [Choice] = situation.isSelfCompleted ? [] : [.observe]
    return (isDone ? [.finish] : [.fixFirst]) + [.keepOpen, .checkAll] + observe
  }

  /// The outcome that was reached on the way, if one was.
  static func ending(_ situation: Situation) -> Outcome? {
    situation.interview.stops.dropLast().last.flatMap { situation.interview.outcomeRule(at: $0) }
  }

  mutating func handle(_ key: Key, _ situation: Situation) -> Reaction {
    let choices = Self.choices(situation)
    let focus = focus(situation)
    switch key {
    case .up: visited = max(0, (focus ?? choices.count) - 1)
    case .down: visited = min(choices.count - 1, (focus ?? -1) + 1)
    case .home: visited = 0
    case .end: visited = choices.count - 1
    case .enter: return focus.flatMap { choices[safe: $0] }.map(Reaction.finish) ?? .none
    case .line(let line):
      guard let choice = choices[safe: line] else { return .none }
      visited = line
      return .finish(choice)
    case .character(let character):
      guard let number = character.wholeNumberValue, choices.indices.contains(number - 1) else {
        return .none
      }
      visited = number - 1
    default: return .none
    }
    return .changed
  }

  func draw(on canvas: inout Canvas, in region: Region, _ situation: Situation) {
    let width = max(8, min(76, region.width - 5))
    let choices = Self.choices(situation)
    let paragraphs = Self.summary(situation).map { Markup.lines($0, width: width) }
    let labels = choices.map {
      TextWrap.lines(Self.words($0, situation), width: max(8, region.width - 7))
    }
    let room = region.height - labels.reduce(0) { $0 + $1.count }
    let isRoomy = paragraphs.reduce(0) { $0 + $1.count + 1 } <= room
    var lines: [StyledLine] = []
    for paragraph in paragraphs where lines.isEmpty || lines.count + paragraph.count <= room {
      lines += isRoomy ? paragraph + [StyledLine("")] : paragraph
    }
    let used = canvas.write(lines.clipped(to: width, rows: max(1, room)), in: region.inset(3))
    let focus = focus(situation)
    if focus == nil { canvas.cursor = Position(row: region.top, column: 1) }
    var row = region.top + used
    for (index, lines) in labels.enumerated() {
      canvas.put(String(index + 1), at: Position(row: row, column: 3))
      canvas.target(rows: row..<row + lines.count, to: region.width, as: .line(index))
      if index == focus {
        canvas.put(">", at: Position(row: row, column: 1))
        canvas.cursor = Position(row: row, column: 1)
      }
      for line in lines {
        canvas.put(line, at: Position(row: row, column: 6))
        row += 1
      }
    }
  }

  static func summary(_ situation: Situation) -> [String] {
    let words = situation.words
    let interview = situation.interview
    if let ending = ending(situation) {
      let kept = ending.keep == .nothing ? [words[.finishNothingKept]] : []
      return [words.early(ending) ?? words(.finishOutcome, ending.code)] + kept
    }
    let nodes = interview.nodes
    let answers = nodes.filter {
      interview.item($0).type.isQuestion && !interview.answer($0).isEmpty
    }
    let refused = nodes.filter { interview.nonresponse($0).map { $0 != .askLater } ?? false }.count
    let unresolved = interview.unresolved
    let later = unresolved.count { $0.failure == .putOff }
    let left = unresolved.count - later
    let open = nodes.filter { interview.isOpen($0) }
    // What was put off is to be asked, whether it must have an answer or not.
    let passed = open.filter {
      !interview.isRequired($0) && interview.nonresponse($0) != .askLater
    }.count
    let minutes = interview.activeSeconds / 60
    var lines = [words(open.isEmpty ? .finishComplete : .finishReached, answers.count, minutes)]
    if passed > 0 { lines.append(words(count: passed, one: .finishOpenOne, many: .finishOpen)) }
    if later > 0 {
      lines.append(words(count: later, one: .finishLaterOne, many: .finishLater))
    }
    if left > 0 {
      lines.append(words(count: left, one: .finishLeftOne, many: .finishLeft))
    } else if later == 0 {
      lines.append(words[.checkNothing])
    }
    if refused > 0 {
      lines.append(words(count: refused, one: .finishRefusedOne, many: .finishRefused))
    }
    if unresolved.isEmpty {
      let keys = interview.form.questionnaire.publicKeys.map(\.name)
      let isSealed = !keys.isEmpty && !interview.beginning.isPractice
      lines.append(
        isSealed
          ? words(.finishSealed, keys.joined(separator: ", ")) : words[.finishLocked])
    }
    return lines
  }

  static func words(_ choice: Choice, _ situation: Situation) -> String {
    switch choice {
    case .finish:
      situation.words[situation.interview.beginning.isPractice ? .finishThrow : .finishDo]
    case .fixFirst: situation.words[.finishFix]
    case .keepOpen: situation.words[.finishKeepOpen]
    case .checkAll: situation.words[.finishCheck]
    case .observe: situation.words[.finishObserve]
    }
  }
}

extension Catalogue {
  /// Of an interview that the respondent declined, or that was broken off; nil for every other end.
  func early(_ ending: Outcome) -> String? {
    if Outcome.isBreakOff(ending.code) { return self(.finishBrokenOff, ending.code) }
    return Outcome.isRefusal(ending.code) ? self(.finishDeclined, ending.code) : nil
  }
}
