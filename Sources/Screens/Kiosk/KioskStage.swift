import Questionnaires
import Values

/// What the kiosk is doing. A stage holds all that is known of the person in front of it: with the stage
/// it is gone.
enum KioskStage {
  /// Invites. Also where it is closed, for the clock opens it.
  case welcome
  /// The languages, on as many pages as they need.
  case language(page: Int)
  case aboutSize
  case doubleEntry(language: String)
  /// Answered before: thanked, and free to go on.
  case answeredBefore(language: String)
  /// The code of a parked interview is typed.
  case code(digits: String, tries: Int, complaint: Bool)
  /// An order is being carried out.
  case waiting
  case sitting(KioskSitting)
  case parked(KioskParting)
  case thanks(KioskParting)
  case pin(digits: String, KioskPINState, KioskCountdown)
  case staff(KioskCountdown, sending: Bool)
  /// The disk takes nothing: it says so, and tries again after a while.
  case broken(KioskCountdown)

  var isSitting: Bool { if case .sitting = self { true } else { false } }
}

/// What is told to somebody whose interview is over: nothing that they answered.
struct KioskParting {
  let language: String
  /// To withdraw with, or to go on with; nil where nothing was kept.
  var code: String?
  var sealedTo: [String] = []
  /// Whether the code was asked to be printed, and whether it was.
  var isPrinted: Bool?
  var end: KioskEnd
  var isPractice = false
  var countdown: KioskCountdown
}

/// What the screen for the PIN says of the last try.
enum KioskPINState: Hashable {
  case asking
  case wrong(left: Int)
  case waiting(until: Moment)
}
