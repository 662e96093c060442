import Interviews
import Questionnaires
import Values

/// How far a question is, for every list that tells it.
enum QuestionState: Sendable, Equatable {
  /// It waits for an answer; whether it must have one.
  case left(isRequired: Bool)
  case putOff
  /// What stands there cannot stay.
  case toFix
  case declined(Nonresponse)
  case answered
  /// There is nothing to answer, and nothing to say.
  case nothing

  /// Where it is listed beside the whole; nil where nothing is to be done about it.
  var filter: QuestionFilter? {
    switch self {
    case .left, .putOff: .left
    case .toFix: .toFix
    case .declined, .answered, .nothing: nil
    }
  }
}

extension Situation {
  func questionState(of node: NodeID) -> QuestionState {
    questionState(of: node, failing: interview.failure(node))
  }

  /// The same where it is known already what keeps the interview from being finished.
  func questionState(of node: NodeID, failing failure: Failure?) -> QuestionState {
    let isQuestion = interview.item(node).type.isQuestion
    switch failure {
    case .required: return .left(isRequired: true)
    case .putOff: return .putOff
    case .critical where !interview.isPassed(node):
      // A rule is not broken by what has not been asked yet.
      return isQuestion ? .left(isRequired: interview.isRequired(node)) : .nothing
    case nil: break
    default: return .toFix
    }
    if let reason = interview.nonresponse(node) { return .declined(reason) }
    guard isQuestion else { return .nothing }
    return interview.answer(node).isEmpty ? .left(isRequired: false) : .answered
  }

  /// How far a question is: its answer, or a word; signs for what waits.
  func state(of node: NodeID) -> String {
    let note = interview.note(node).isEmpty ? "" : " ~"
    switch questionState(of: node) {
    case .left: return words[.stateLeft] + note
    case .putOff: return words[.stateLater] + note
    case .toFix: return words[.stateToFix] + note
    case .declined(let reason): return words[reason.phrase] + note
    case .nothing: return note
    case .answered where interview.isShownInLists(node):
      return Markup.plain(words.spokenAnswer(node, interview)) + note
    case .answered: return words[.stateDone] + note
    }
  }

  /// The lists that a question is in beside the whole.
  func filters(of node: NodeID) -> Set<QuestionFilter> {
    var filters: Set<QuestionFilter> = []
    if let filter = questionState(of: node).filter { filters.insert(filter) }
    if !interview.note(node).isEmpty || interview.flag(node) != nil { filters.insert(.notes) }
    if interview.failingChecks(node).contains(where: { $0.severity == .soft }) {
      filters.insert(.toConfirm)
    }
    return filters
  }
}
