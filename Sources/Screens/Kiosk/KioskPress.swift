import Questionnaires
import Values

/// What pressing a target of the kiosk does, whatever it is pressed with: a finger, a mouse, its number,
/// or Enter where the focus is. No key means anything that no target on the screen says.
enum KioskPress: Hashable, Sendable {
  // Before an interview.
  case begin
  case language(String)
  case answeredBefore(Bool)
  case haveCode
  case plain
  case aboutSize
  /// To the welcome screen: nothing has been said yet.
  case home

  // A question.
  case choose(String)
  /// The answers of a long list that begin with a letter; nil: its letters.
  case initial(Character?)
  case type(Character)
  case erase
  case keys(KioskKeyboard.Layer)
  case instance(Int)
  case addInstance
  case next
  case back
  case skip
  case decline(Nonresponse)
  /// Further answers of a list that does not fit.
  case more

  // Over a question.
  case help
  case stop
  /// Closes what lies over the question, and goes on with it.
  case stay
  case confirm
  case discard
  case keep
  case park
  case finish

  // After an interview.
  case moreTime
  case printCode

  // Staff.
  case clear
  case enter
  case send
  case leave
}
