import Interviews
import Questionnaires
import Records
import Terminal

/// The list of all answers: what somebody should look at first, in the words of the question, then
/// every answer. Picking a line leads to its question, and going on there leads back here.
struct CheckPage: Sendable {
  let filter: QuestionFilter
  var menu: Menu<OutlineChoice>

  init(_ filter: QuestionFilter, _ situation: Situation) {
    self.filter = filter
    let matters = Matter.all(situation)
    let shown = matters.filter {
      filter == .all ? !$0.isOptional : filter == $0.filter
    }
    var lines = shown.map { $0.line(situation) }
    let heading: Menu<OutlineChoice>.Line
    if filter == .all {
      let count = matters.filter(\.isPressing).count
      let words = situation.words
      heading = Menu.Line(
        label: count == 0
          ? words[.checkNothing] : words(count: count, one: .checkOne, many: .checkSome),
        choice: nil)
      lines += OutlineLines(situation).asList
    } else {
      heading = Menu.Line(
        label: situation.words[lines.isEmpty ? .filterNone : filter.phrase], choice: nil)
    }
    menu = Menu([heading] + lines)
  }
}

/// One thing about one question that somebody should look at.
private struct Matter {
  let node: NodeID
  let filter: QuestionFilter
  var text: String
  /// It may stay as it is, and is listed only among its kind.
  var isOptional = false
  var check: FailingCheck?

  /// Whether it is more than a reminder.
  var isPressing: Bool { filter != .notes && !isOptional }

  static func all(_ situation: Situation) -> [Matter] {
    waiting(situation) + checks(situation) + notes(situation)
  }

  /// What keeps the interview from being finished, and what else has no answer.
  private static func waiting(_ situation: Situation) -> [Matter] {
    let interview = situation.interview
    let words = situation.words
    var matters: [Matter] = []
    var isListed: Set<NodeID> = []
    for (node, failure) in interview.unresolved {
      let state = situation.questionState(of: node, failing: failure)
      guard let filter = state.filter else { continue }
      isListed.insert(node)
      var matter = Matter(node: node, filter: filter, text: words.sentence(.required))
      switch state {
      case .left(let isRequired):
        matter.isOptional = !isRequired
        if !isRequired { matter.text = words[.stateLeft] }
      case .putOff, .toFix, .declined, .answered, .nothing:
        matter.text = words.sentence(failure, at: node, interview)
        matter.check = interview.check(failure, at: node)
      }
      matters.append(matter)
    }
    for node in interview.nodes where interview.isOpen(node) && !isListed.contains(node) {
      matters.append(Matter(node: node, filter: .left, text: words[.stateLeft], isOptional: true))
    }
    return matters
  }

  /// Soft checks that nobody has looked at, and those that somebody found to be right all the same.
  private static func checks(_ situation: Situation) -> [Matter] {
    let interview = situation.interview
    return interview.brokenChecks.filter { $0.check.severity == .soft }.map { node, check in
      let message = Markup.plain(interview.message(of: check, at: node))
      guard let reason = check.confirmation else {
        return Matter(node: node, filter: .toConfirm, text: message, check: check)
      }
      let shown = interview.isShownInLists(node) ? Markup.plain(reason) : "…"
      return Matter(
        node: node, filter: .toConfirm, text: situation.words(.checkConfirmed, message, shown),
        isOptional: true, check: check)
    }
  }

  private static func notes(_ situation: Situation) -> [Matter] {
    let interview = situation.interview
    let words = situation.words
    return interview.nodes.compactMap { node in
      let note = interview.isShownInLists(node) ? Markup.plain(interview.note(node)) : ""
      let flag = interview.flag(node).map { words[$0.phrase] } ?? ""
      let isNoted = note.isEmpty && flag.isEmpty && !interview.note(node).isEmpty
      let text =
        isNoted ? words[.barNote] : [flag, note].filter { !$0.isEmpty }.joined(separator: ": ")
      return text.isEmpty ? nil : Matter(node: node, filter: .notes, text: text)
    }
  }

  func line(_ situation: Situation) -> Menu<OutlineChoice>.Line {
    let interview = situation.interview
    let choice = OutlineChoice(
      seeingTo: node, in: interview, check: check.map { BrokenCheck(node: node, check: $0) })
    // What is never shown may have no words of its own.
    let isNamed = interview.item(node).definition.label != nil
    let label = interview.labelInLists(isNamed ? node : choice.stop.node ?? node)
    return Menu<OutlineChoice>.Line(
      label: "\(sign) \(Markup.plain(label))", reason: text, choice: choice)
  }

  private var sign: String {
    switch filter {
    case .notes: "~"
    case .toConfirm: isOptional ? "=" : "?"
    case .all, .left, .toFix: "!"
    }
  }
}

extension Interview {
  /// The critical check that a failure is about.
  func check(_ failure: Failure, at node: NodeID) -> FailingCheck? {
    guard case .critical(let place) = failure else { return nil }
    return failingChecks(node).first { $0.place == place }
  }
}

extension Catalogue {
  /// What is wrong with a question; of a critical check its own words.
  func sentence(_ failure: Failure, at node: NodeID, _ interview: Interview) -> String {
    guard let check = interview.check(failure, at: node) else { return sentence(failure) }
    return Markup.plain(interview.message(of: check, at: node))
  }
}
