import Questionnaires
import Records
import Values

/// An author's scenarios for one questionnaire: interviews told by their answers, and what must come
/// of each.
///
/// ```swift
/// let (scenarios, problems) = ScenarioFile.decode(file)
/// let told = scenarios?.told(on: form, in: questionnaireFile)
/// ```
public struct ScenarioFile: Sendable {
  /// The file itself, for places in it.
  public let file: QuestionnaireFile
  /// The name of the questionnaire's file, seen from the folder of this one.
  public let questionnaire: Placed<String>
  /// When its interviews are held that say no other time.
  public let now: Moment
  public let scenarios: [Scenario]

  /// One interview that is told.
  public struct Scenario: Sendable {
    public let name: Placed<String>
    /// The language that it is held in; nil: the questionnaire's first.
    public let language: Placed<String>?
    public let mode: Mode
    /// When it is held; nil: when the file says.
    public let now: Moment?
    /// Where its randomness comes from.
    public let seed: UInt64
    public let answers: [GivenAnswer]
    public let rest: Rest
    public let expected: Expectations
  }

  /// What becomes of the questions that no answer is told for.
  public enum Rest: String, Sendable, CaseIterable {
    /// They stay empty.
    case none
    /// They are answered as a simulated respondent would.
    case random
  }

  /// What is said to one question, or in one repeat.
  public struct GivenAnswer: Sendable {
    public let name: Placed<String>
    public let said: Said

    /// What is said.
    public indirect enum Said: Sendable {
      /// An answer as it is stored, with what confirms it where a check doubts it.
      case answer(String, remark: String?)
      /// A reason instead of an answer.
      case nonresponse(Nonresponse)
      /// The instances of a repeat.
      case instances([[GivenAnswer]])
    }
  }

  /// How an interview is held.
  enum Audience: String, CaseIterable {
    case interviewer
    case respondent

    var mode: Mode { self == .interviewer ? .capi : .casi }
  }
}
