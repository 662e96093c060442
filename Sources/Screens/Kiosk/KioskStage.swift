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
  case code(digits: String, tries: Int, KioskCodeFault?)
  /// An order is being carried out.
  case waiting
  case sitting(KioskSitting)
  case parked(KioskParting)
  case thanks(KioskParting)
  case pin(digits: String, KioskPINState, KioskCountdown)
  case staff(KioskCountdown, sending: KioskSending)
  /// The disk takes nothing: it says so, and tries again after a while.
  case broken(KioskCountdown)

  var isSitting: Bool { if case .sitting = self { true } else { false } }
}

/// What the staff page says of sending.
enum KioskSending: Hashable {
  case none
  case underWay
  /// Why nothing can be sent at all.
  case impossible(Told)
}

/// What the screen for a code says of the last try.
enum KioskCodeFault: Hashable {
  case wrong
  case waiting(until: Moment)
}

/// What the screen for the PIN says of the last try.
enum KioskPINState: Hashable {
  case asking
  case wrong(left: Int)
  case waiting(until: Moment)
}
