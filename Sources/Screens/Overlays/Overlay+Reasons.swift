import Interviews
import Questionnaires
import Records
import Terminal

/// What somebody does about an answer that a soft check finds unlikely.
enum CheckChoice: Sendable, Equatable {
  case change
  case confirm
  /// Is not sure any more: the check is open again.
  case withdraw
  /// Goes to another question that the check reads.
  case goTo(NodeID)
}

/// What somebody does who opened the page for ending early.
enum BreakOffChoice: Sendable, Equatable {
  case goOn
  case end(BreakOff.Reason)
}

/// A soft check that does not hold, shown over its question.
struct UnlikelyPage: Sendable {
  let node: NodeID
  let check: FailingCheck
  let message: String
  var page: ReasonPage<CheckChoice>
  var leaflet = Leaflet()

  init(_ node: NodeID, _ check: FailingCheck, _ situation: Situation) {
    let interview = situation.interview
    let words = situation.words
    self.node = node
    self.check = check
    message = Markup.plain(interview.message(of: check, at: node))
    var lines = [
      Menu<CheckChoice>.Line(label: words[.unlikelyChange], choice: .change),
      Menu<CheckChoice>.Line(label: words[.unlikelyConfirm], choice: .confirm),
    ]
    if check.confirmation != nil {
      lines.append(Menu<CheckChoice>.Line(label: words[.unlikelyWithdraw], choice: .withdraw))
    }
    for other in interview.questions(of: check, at: node).prefix(4) {
      lines.append(
        Menu<CheckChoice>.Line(
          label: words(.unlikelyGoTo, Markup.plain(interview.labelInLists(other))),
          choice: .goTo(other)))
    }
    page = ReasonPage(
      lines, explaining: [.confirm], mayBeEmpty: false, reason: check.confirmation ?? "")
  }
}

extension Overlay {
  /// Why the interview ends before its end; going on comes first, for it is what happens by mistake.
  static func breakOff(_ words: Catalogue) -> Overlay {
    let goOn = Menu<BreakOffChoice>.Line(label: words[.breakOffGoOn], choice: .goOn)
    let reasons = BreakOff.Reason.allCases.map { reason in
      Menu<BreakOffChoice>.Line(label: words[reason.phrase], choice: .end(reason))
    }
    return .breakOff(
      ReasonPage(
        [goOn] + reasons, explaining: reasons.compactMap(\.choice), mayBeEmpty: true))
  }

  /// The codes for a passage, from the question's list.
  static func codes(
    _ node: NodeID, _ passage: Range<Int>, _ situation: Situation
  ) -> Overlay {
    let lines = situation.interview.codes(of: node).map { code in
      Menu<String>.Line(label: code.label, detail: code.name, choice: code.name)
    }
    return .codes(Menu(lines, isSearchable: lines.count > 9), node, passage)
  }

  /// The coded passages of a verbatim, to go to or to take back.
  static func tags(_ node: NodeID, _ situation: Situation) -> Overlay {
    let interview = situation.interview
    let answer = Array(interview.answer(node))
    let names = interview.codes(of: node)
    let lines = interview.tags(node).enumerated().map { place, tag in
      let words = String(answer[tag.passage.clamped(to: answer.indices)].prefix(40))
      return Menu<Int>.Line(
        label: names.first { $0.name == tag.code }?.label ?? tag.code,
        detail: "\"\(Markup.plain(words))\"", choice: place)
    }
    return .tags(Menu(lines), node)
  }
}

extension BreakOff.Reason {
  var phrase: Phrase {
    switch self {
    case .unwilling: .breakOffUnwilling
    case .noTime: .breakOffNoTime
    case .unable: .breakOffUnable
    case .language: .breakOffLanguage
    case .place: .breakOffPlace
    case .other: .breakOffOther
    }
  }
}

extension QuestionFlag {
  var phrase: Phrase {
    switch self {
    case .problem: .flagProblem
    case .comeBack: .flagComeBack
    }
  }
}
