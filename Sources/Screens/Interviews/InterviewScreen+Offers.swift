import Interviews
import Terminal

/// What can be done at the question on screen: the menu has these acts and no others.
extension InterviewScreen {
  /// The lines of the menu.
  func offered(_ situation: Situation) -> [KeyTable.Entry] {
    table.entries.filter { $0.isInMenu && offers($0.act, situation) }
  }

  /// Whether an act has anything to do here. Those that can be done nearly everywhere stay in their
  /// places, and say where they cannot.
  private func offers(_ act: Act, _ situation: Situation) -> Bool {
    guard allows(act) else { return false }
    switch act {
    case .note: return stop.node != nil
    case .noAnswer: return focusNode.map { interview.item($0).type.isQuestion } ?? false
    case .language: return interview.form.languages.count > 1 || !situation.isSelfCompleted
    case .secondLanguage: return interview.form.languages.count > 1
    case .redo: return interview.redoable != nil
    case .removeEntry:
      var body = body
      if case .remove = body.handle(.delete, situation) { return true }
      return false
    case .code:
      guard let node = focusNode else { return false }
      return !interview.codes(of: node).isEmpty || !interview.tags(node).isEmpty
    case .timeMark: return takesTimeMarks
    default: return true
    }
  }

  /// Whether an act is for whoever sits at the keys: a respondent who answers alone neither takes
  /// notes on the answers nor codes them.
  func allows(_ act: Act) -> Bool {
    interview.beginning.mode != .casi || !act.isForInterviewers
  }

  /// Whether a long text has the keys, and may be changed.
  var takesTimeMarks: Bool {
    guard let node = focusNode, interview.isLongText(node) else { return false }
    return !interview.isReadOnly(node)
  }
}

extension Act {
  /// What only an interviewer does.
  var isForInterviewers: Bool {
    switch self {
    case .note, .code, .timeMark, .pause, .observe, .breakOff, .secondLanguage: true
    default: false
    }
  }
}
