/// What reading a questionnaire for its meaning finds: rules that cannot hold, questions that nobody
/// is asked, values that do not fit. Only what is certain is said.
public enum Finding: Sendable, Hashable {
  // Rules.
  case impossibleConstraint(comparing: TimeComparison?)
  /// A critical check that nothing meets.
  case impossibleCheck
  case neverRelevant(comparing: TimeComparison?)
  /// The group or repeat around it whose condition its own excludes.
  case neverRelevantWithin(String, ItemType)
  case alwaysRelevant(comparing: TimeComparison?)
  case timeCompared(TimeComparison)
  /// The note whose outcome ends every interview before this.
  case afterTheEnd(note: String)
  case repeatCountOfItself
  case setReadAsOne(String, repeat: String)
  /// `indexed-repeat()` of a question that is not in the item it names as its repeat.
  case indexElsewhere(String, repeat: String, isRepeat: Bool)
  case tooManyInstances(limit: Int)
  /// Those of this repeat in all instances of the repeats around it.
  case tooManyInstancesTogether(limit: Int)

  // Patterns.
  case costlyPattern(part: String)
  case impossiblePattern

  // Choices.
  case unknownColumn(String, list: String, suggestion: String?)
  case unknownColumnValue(String, column: String, list: String)
  case keepsNoChoice(list: String)
  case sameLabel(String, list: String, first: String)

  // Values.
  case unfitValue(String, key: String, type: ItemType)
  case valueNotAChoice(String, key: String, list: String, suggestion: String?)
  case defaultAgainstConstraint
  case defaultOutsideRange(String, RangeScale)
  case readOnlyWithoutValue
  case requiredNeverAsked(ItemType)
  case badTrigger
  case triggerWithoutCalculation
  case misplacedAppearance(String, on: ItemType, belongsOn: [ItemType])

  // Recording.
  case recordingUnknownItem(String, suggestion: String?)
  /// The question that should give consent cannot, by its type or its place.
  case recordingConsent(String)

  // Reports and exports.
  case sensitiveShown(String, key: String)
  case sameNonresponseCode(Int, first: String, second: String)
  case nonresponseCodeIsChoice(Int, reason: String, list: String)
}

extension Finding {
  /// The name that scripts may rely on. It never changes once released.
  var identifier: String {
    switch self {
    case .impossibleConstraint: "impossible-constraint"
    case .impossibleCheck: "impossible-check"
    case .neverRelevant, .neverRelevantWithin: "never-relevant"
    case .alwaysRelevant: "always-relevant"
    case .timeCompared: "time-compared"
    case .afterTheEnd: "after-the-end"
    case .repeatCountOfItself: "repeat-count-of-itself"
    case .setReadAsOne: "set-read-as-one"
    case .indexElsewhere: "index-elsewhere"
    case .tooManyInstances, .tooManyInstancesTogether: "too-many-instances"
    case .costlyPattern: "costly-pattern"
    case .impossiblePattern: "impossible-pattern"
    case .unknownColumn: "unknown-column"
    case .unknownColumnValue: "unknown-column-value"
    case .keepsNoChoice: "keeps-no-choice"
    case .sameLabel: "same-label"
    case .unfitValue: "unfit-value"
    case .valueNotAChoice: "value-not-a-choice"
    case .defaultAgainstConstraint: "default-against-constraint"
    case .defaultOutsideRange: "default-outside-range"
    case .readOnlyWithoutValue: "read-only-without-value"
    case .requiredNeverAsked: "required-never-asked"
    case .badTrigger: "bad-trigger"
    case .triggerWithoutCalculation: "trigger-without-calculation"
    case .misplacedAppearance: "misplaced-appearance"
    case .recordingUnknownItem: "recording-unknown-item"
    case .recordingConsent: "recording-consent"
    case .sensitiveShown: "sensitive-shown"
    case .sameNonresponseCode: "same-nonresponse-code"
    case .nonresponseCodeIsChoice: "nonresponse-code-is-choice"
    }
  }

  /// An error where answers would be lost or could not be given, a warning where an interview goes
  /// its way and the author hardly meant it.
  var severity: Problem.Severity {
    switch self {
    case .impossibleConstraint, .repeatCountOfItself, .indexElsewhere, .tooManyInstances,
      .tooManyInstancesTogether, .unfitValue, .valueNotAChoice, .badTrigger,
      .sameNonresponseCode, .recordingUnknownItem, .recordingConsent:
      .error
    default: .warning
    }
  }

  /// Whether it is about one part of an expression.
  var isInsideText: Bool {
    switch self {
    case .setReadAsOne, .costlyPattern, .impossiblePattern, .unknownColumn, .unknownColumnValue,
      .impossibleConstraint, .impossibleCheck, .neverRelevant, .neverRelevantWithin,
      .alwaysRelevant, .timeCompared,
      .repeatCountOfItself, .indexElsewhere, .tooManyInstances, .tooManyInstancesTogether,
      .keepsNoChoice, .badTrigger:
      true
    default: false
    }
  }

  /// Whether it says that a time is compared as if it were a number.
  var comparesTime: Bool {
    switch self {
    case .impossibleConstraint(_?), .neverRelevant(_?), .alwaysRelevant(_?), .timeCompared: true
    default: false
    }
  }
}
