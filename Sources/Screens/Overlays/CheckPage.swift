import Interviews
import Questionnaires
import Records
import Terminal

/// What of all the answers is listed.
enum CheckFilter: Sendable, CaseIterable, Equatable {
  case all, left, toFix, toConfirm, notes

  var phrase: Phrase {
    switch self {
    case .all: .filterAll
    case .left: .filterLeft
    case .toFix: .filterToFix
    case .toConfirm: .filterToConfirm
    case .notes: .filterNotes
    }
  }
}

/// The list of all answers: what somebody should look at first, in the words of the question, then
/// every answer. Picking a line leads to its question, and going on there leads back here.
struct CheckPage: Sendable {
  let filter: CheckFilter
  var menu: Menu<OutlineChoice>

  init(_ filter: CheckFilter, _ situation: Situation) {
    self.filter = filter
    let matters = Matter.all(situation)
    let shown = matters.filter {
      filter == .all ? !$0.isOptional : filter == $0.filter
    }
    var lines = shown.compactMap { $0.line(situation) }
    let heading: Menu<OutlineChoice>.Line
    if filter == .all {
      let count = matters.filter(\.isPressing).count
      let words = situation.words
      heading = Menu.Line(
        label: count == 0
          ? words[.checkNothing] : words(count: count, one: .checkOne, many: .checkSome),
        choice: nil)
      lines += Overlay.lines(situation, stops: situation.interview.stops)
    } else {
      heading = Menu.Line(
        label: situation.words[lines.isEmpty ? .filterNone : filter.phrase], choice: nil)
    }
    menu = Menu([heading] + lines)
  }

  /// The same list with the filter that follows, or comes before.
  func turned(by step: Int, _ situation: Situation) -> CheckPage {
    let all = CheckFilter.allCases
    let index = all.firstIndex(of: filter) ?? 0
    return CheckPage(all[(index + step + all.count) % all.count], situation)
  }

  /// The filters in one line, the present one marked.
  func filters(_ words: Catalogue) -> String {
    let names = CheckFilter.allCases.map { ($0 == filter ? ">" : " ") + words[$0.phrase] }
    return words(.filterShow, names.joined(separator: "  "))
  }
}

/// One thing about one question that somebody should look at.
private struct Matter {
  let node: NodeID
  let filter: CheckFilter
  let text: String
  /// An open question that may stay so: it is listed only among what is left.
  var isOptional = false

  /// Whether it is more than a reminder.
  var isPressing: Bool { filter != .notes && !isOptional }

  static func all(_ situation: Situation) -> [Matter] {
    let interview = situation.interview
    let words = situation.words
    var matters = interview.unresolved.map { node, failure in
      Matter(node: node, filter: failure.filter, text: words.sentence(failure, at: node, interview))
    }
    let waiting = Set(matters.map(\.node))
    for node in interview.nodes where interview.isOpen(node) && !waiting.contains(node) {
      matters.append(Matter(node: node, filter: .left, text: words[.stateLeft], isOptional: true))
    }
    for (node, check) in interview.openChecks where check.severity == .soft {
      let message = Markup.plain(interview.message(of: check, at: node))
      matters.append(Matter(node: node, filter: .toConfirm, text: message))
    }
    for node in interview.nodes {
      let note = interview.isShownInLists(node) ? Markup.plain(interview.note(node)) : ""
      let flag = interview.flag(node).map { words[$0.phrase] } ?? ""
      let isNoted = note.isEmpty && flag.isEmpty && !interview.note(node).isEmpty
      let text =
        isNoted ? words[.barNote] : [flag, note].filter { !$0.isEmpty }.joined(separator: ": ")
      if !text.isEmpty { matters.append(Matter(node: node, filter: .notes, text: text)) }
    }
    return matters
  }

  func line(_ situation: Situation) -> Menu<OutlineChoice>.Line? {
    let interview = situation.interview
    guard let stop = interview.stop(showing: node) else { return nil }
    return Menu<OutlineChoice>.Line(
      label: "\(sign) \(Markup.plain(interview.label(node))) - \(text)",
      choice: OutlineChoice(stop: stop, node: node))
  }

  private var sign: String {
    switch filter {
    case .notes: "~"
    case .toConfirm: "?"
    case .all, .left, .toFix: "!"
    }
  }
}

extension Failure {
  /// Where it is listed: what still waits for an answer is no fault.
  fileprivate var filter: CheckFilter {
    switch self {
    case .required, .putOff: .left
    default: .toFix
    }
  }
}

extension Catalogue {
  /// What is wrong with a question; of a critical check its own words.
  func sentence(_ failure: Failure, at node: NodeID, _ interview: Interview) -> String {
    guard case .critical = failure,
      let check = interview.failingChecks(node).first(where: { $0.severity == .critical })
    else { return sentence(failure) }
    return Markup.plain(interview.message(of: check, at: node))
  }
}
