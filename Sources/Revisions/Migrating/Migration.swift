import Interviews
import Questionnaires
import Records
import Values

/// A draft on the new version of its questionnaire: a new interview that begins with the old one's
/// journal as far as it fits, and the report of what became of everything that was said.
///
/// Each entry keeps its number and its moment, and its beginning keeps what was drawn by chance; in
/// place of what does not fit stands that something was left behind. What would have fitted later only,
/// because the new version asks in another order, comes after.
public struct Migration {
  /// The new interview; its entries are what is to be kept of it.
  public let interview: Interview
  public let report: MigrationReport

  /// Moves a draft. Changes nothing of it; refuses one that is finished.
  ///
  /// - Parameter questionnaire: the hash of the new version's file, which the new journal is bound to.
  public init(
    of draft: Interview, to form: Form, by revision: Revision, questionnaire: String? = nil,
    at now: Moment
  ) throws(InterviewFault) {
    guard draft.outcome == nil else { throw .finished }
    var move = Move(
      draft: draft, form: form, now: now,
      translation: Translation(
        old: draft.form, new: form, revision: revision, questionnaire: questionnaire))
    interview = try move.run()
    report = MigrationReport(lines: move.lines(interview))
  }
}
