import Questionnaires
import Values

/// Why a question keeps the interview from being finished, or an answer from being taken. Facts
/// only: whoever shows it finds the words, in the language of the person who sees it.
public enum Failure: Error, Sendable, Hashable {
  /// It must be answered and is not.
  case required
  /// The text does not write a value of the question's type.
  case malformed(ItemType)
  /// The constraint does not hold.
  case constraint
  /// These names are not, or no longer, among the choices offered.
  case notOffered([String])
  /// These choices exclude the others, and others are chosen beside them.
  case notAlone([String])
  /// The number is outside the range's ends, or between two of its steps.
  case offScale(RangeScale)
  /// Text stands in the field that is no answer yet.
  case unfinished
  /// It was put off with «ask later».
  case putOff
  /// A critical check of that place does not hold.
  case critical(check: Int)
  /// More instances were asked for than an interview can have.
  case tooManyInstances(limit: Int)
}

/// Why an event cannot happen in this interview.
public enum InterviewFault: Error, Sendable, Hashable {
  /// The interview is finalized; nothing but reading is possible.
  case finished
  /// No such question, or no such instance.
  case unknownAddress
  /// The question is not asked as things stand.
  case notRelevant
  case notAnswerable
  case readOnly
  /// The answer cannot be taken.
  case refused(Failure)
  /// The instance of a repeat whose count is given cannot be added or removed.
  case fixedCount
  case identityInUse
  case unknownLanguage
  case nothingToUndo
  /// A complete interview must first have nothing left to fix.
  case unresolved
  /// Only the first event begins an interview, and it must.
  case misplacedBeginning
}
