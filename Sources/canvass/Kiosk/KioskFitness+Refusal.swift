import Questionnaires
import Screens

extension KioskFitness {
  /// Refuses a questionnaire that asks what nobody can answer at a kiosk.
  static func refuseUnfit(_ form: Form) throws(Refusal) {
    let names = unfit(form)
    guard !names.isEmpty else { return }
    throw Refusal(
      "nobody can answer these at a kiosk: \(names.joined(separator: ", ")) (files and places); "
        + "leave them out of the questionnaire for kiosks")
  }
}
