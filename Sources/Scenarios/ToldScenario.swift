import Interviews
import Questionnaires
import Records
import Simulations

/// A scenario that was told.
public struct ToldScenario: Sendable {
  public let name: String
  /// Where it begins.
  public let place: Place
  /// Where it did not go as expected; empty for one that did.
  public let differences: [Difference]
}

extension ScenarioFile {
  /// Holds the interview of each scenario and says what differs.
  ///
  /// - Parameter questionnaire: the file that the form was compiled from.
  /// - Parameter each: is given every interview as it stands at its end.
  public func told(
    on form: Form, in questionnaire: QuestionnaireFile, each: (Interview) -> Void = { _ in }
  ) throws(InterviewFault) -> [ToldScenario] {
    let filler = Filler(form)
    let unasked = Unasked(form, in: questionnaire)
    var told: [ToldScenario] = []
    for scenario in scenarios {
      let beginning = Beginning(
        language: scenario.language?.value ?? form.languages[0], mode: scenario.mode,
        interviewer: Simulation.interviewer, device: Simulation.interviewer, seed: scenario.seed)
      let interview = try Interview.begin(form, beginning, at: scenario.now ?? now).interview
      var telling = Telling(file: file, unasked: unasked, interview: interview)
      telling.give(scenario.answers)
      if scenario.rest == .random {
        telling.interview = filler.filled(
          telling.interview, keeping: telling.told, seed: scenario.seed)
      }
      telling.judge(scenario.expected)
      each(telling.interview)
      told.append(
        ToldScenario(
          name: scenario.name.value, place: file.place(of: scenario.name.offset),
          differences: telling.differences))
    }
    return told
  }
}
