import Questionnaires
import Records

extension InterviewRecord {
  /// The record without what its questionnaire marks as personal data and without interviewers'
  /// notes, which may name persons: what may stay when the rest is wiped first.
  public func withoutPersonalData(_ questionnaire: Questionnaire) -> InterviewRecord {
    Redaction(
      Disclosures([questionnaire], personalData: .leftOut), includesNotes: false
    ).redacted(self)
  }
}
