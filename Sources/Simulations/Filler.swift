import Interviews
import Questionnaires

/// Answers what somebody left open in interviews on one questionnaire, as a simulated respondent
/// would.
public struct Filler {
  private let guide: Guide

  public init(_ form: Form) { guide = Guide(form) }

  /// The interview with everything answered that was left open, and nothing finalized. The same seed
  /// gives the same answers.
  ///
  /// - Parameter kept: what stays as it is, answered or not: questions, and the instances of repeats.
  public func filled(_ interview: Interview, keeping kept: Set<NodeID>, seed: UInt64) -> Interview {
    let random = RandomSource(seed: seed)
    var respondent = Respondent(interview, guide, Coverage(guide.form), random)
    respondent.kept = kept
    respondent.answerAll()
    return respondent.interview
  }
}
