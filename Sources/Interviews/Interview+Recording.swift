import Questionnaires
import Records

/// When the sound of an interview is to be recorded.
extension Interview {
  /// Whether it is now: the questionnaire asks for it, the respondent has agreed to it in these very
  /// words, nobody has paused, and what is asked is to be recorded. Practice never is.
  public var isRecordingWanted: Bool {
    guard let rule = form.questionnaire.recording, outcome == nil, breakOff == nil, !isPaused,
      !beginning.isPractice, let consent = node(at: Address(rule.consent.value)),
      world.isRelevant(consent), answer(consent) == rule.answer.value
    else { return false }
    guard let items = rule.items else { return true }
    let names = Set(items.map(\.value))
    var around = visited.flatMap { form.item(named: $0.name) }
    while let item = around {
      if names.contains(item.name) { return true }
      around = item.parent.map { form.items[$0] }
    }
    return false
  }
}
