extension Finding {
  /// What is wrong, and what to do.
  var words: (what: String, remedy: String) {
    switch self {
    case .impossibleConstraint, .impossibleCheck, .neverRelevant, .neverRelevantWithin,
      .alwaysRelevant, .timeCompared, .afterTheEnd:
      ruleWords
    case .repeatCountOfItself, .setReadAsOne, .indexElsewhere, .tooManyInstances,
      .tooManyInstancesTogether, .costlyPattern,
      .impossiblePattern:
      expressionWords
    case .unknownColumn, .unknownColumnValue, .keepsNoChoice, .sameLabel, .sameNonresponseCode,
      .nonresponseCodeIsChoice, .sensitiveShown:
      choiceWords
    case .unfitValue, .valueNotAChoice, .defaultAgainstConstraint, .defaultOutsideRange,
      .readOnlyWithoutValue,
      .requiredNeverAsked, .badTrigger, .triggerWithoutCalculation, .misplacedAppearance,
      .recordingUnknownItem, .recordingConsent:
      valueWords
    }
  }

  private var ruleWords: (String, String) {
    switch self {
    case .impossibleConstraint(let time):
      (
        "no answer meets this constraint, so the question can never be answered",
        time?.remedy
          ?? "look for bounds that exclude each other, or that its type, its choices or its "
          + "parameters exclude"
      )
    case .impossibleCheck:
      (
        "nothing meets this critical check, so no interview that comes by can be finished",
        "look for bounds that exclude each other, or make the check 'soft'"
      )
    case .neverRelevant(let time):
      (
        "this is never asked: its 'relevant' can never be true",
        time?.remedy ?? "look for conditions that exclude each other, or remove the item"
      )
    case .neverRelevantWithin(let name, let type):
      (
        "this is never asked: its 'relevant' excludes that of the \(type.rawValue) "
          + "\(quoted(name)), which it is in",
        "mend one of the two, or move the item out of \(quoted(name))"
      )
    case .alwaysRelevant(let time):
      ("this 'relevant' is always true", time?.remedy ?? "remove it, or mend the condition")
    case .timeCompared(let time):
      (
        "\(short(time.question)) is a time, which is no number, and so never more or less than another",
        time.remedy
      )
    case .afterTheEnd(let note):
      (
        "nobody gets here: the outcome of \(quoted(note)) has ended every interview before",
        "give \(quoted(note)) a 'relevant', or move it to the end"
      )
    default: ("", "")
    }
  }

  private var expressionWords: (String, String) {
    switch self {
    case .repeatCountOfItself:
      (
        "'repeat_count' depends on what is asked inside this repeat, which is there only after",
        "ask for the number before the repeat"
      )
    case .setReadAsOne(let name, let around):
      (
        "\(short(name)) has an answer in every instance of \(quoted(around)), and the first is taken",
        "say what of all is meant, as in sum(\(short(name))), or move this into the repeat"
      )
    case .indexElsewhere(let question, let around, let isRepeat):
      (
        isRepeat
          ? "\(quoted(question)) is not in the repeat \(quoted(around)), so its index chooses nothing"
          : "\(quoted(around)) is no repeat, so the index behind it chooses nothing",
        "name the repeat that \(quoted(question)) is in, or read it without indexed-repeat()"
      )
    case .tooManyInstances(let limit):
      (
        "a repeat cannot have more than \(limit) instances: no interview could be finished with this",
        "write a smaller number, or ask for it"
      )
    case .tooManyInstancesTogether(let limit):
      (
        "together with the repeats around it this makes more than \(limit) instances: no "
          + "interview could be finished with this",
        "write smaller numbers, or ask for them"
      )
    case .costlyPattern(let part):
      (
        "the part \(quoted(part)) of this pattern can take exponentially long for a text that does "
          + "not fit",
        "let one text fit in one way only: 'a+' instead of '(a+)+' or '(a|aa)+'"
      )
    case .impossiblePattern:
      (
        "no text fits this pattern: '^' stands behind a character, or '$' before one",
        "remove it; the whole text must fit anyway"
      )
    default: ("", "")
    }
  }

  private var choiceWords: (String, String) {
    switch self {
    case .unknownColumn(let name, let list, let suggestion):
      (
        "no choice of the list \(quoted(list)) has \(quoted(name)), which so is always empty",
        suggestion.map { "did you mean \(quoted($0))?" }
          ?? "add the key to the choices, or write a question as ${name}"
      )
    case .unknownColumnValue(let value, let column, let list):
      (
        "no choice of the list \(quoted(list)) has \(quoted(value)) as its \(quoted(column))",
        "compare with what one of them has"
      )
    case .keepsNoChoice(let list):
      (
        "this filter keeps no choice of the list \(quoted(list)), whatever is answered",
        "look for conditions that exclude each other, or for values that no choice has"
      )
    case .sameLabel(let label, let list, let first):
      (
        "the list \(quoted(list)) shows \(quoted(label)) for its choice \(quoted(first)) already",
        "give each choice a label of its own, or remove one of the two"
      )
    case .sensitiveShown(let name, let key):
      (
        "\(quoted(key)) shows the answer of \(quoted(name)), which is sensitive",
        "show another answer, or take 'sensitive' away"
      )
    case .sameNonresponseCode(let code, let first, let second):
      (
        "\(quoted(first)) and \(quoted(second)) are both exported as \(code)",
        "give each reason a code of its own"
      )
    case .nonresponseCodeIsChoice(let code, let reason, let list):
      (
        "\(quoted(reason)) is exported as \(code), which is also a choice of \(quoted(list))",
        "choose another code in 'nonresponse_codes', or rename the choice"
      )
    default: ("", "")
    }
  }

  private var valueWords: (String, String) {
    switch self {
    case .unfitValue(let value, let key, let type):
      (
        "\(quoted(key)) gives \(quoted(value)), which is no answer to an item of type "
          + "'\(type.rawValue)'",
        type.example.map { "write it as in '\($0)'" } ?? "mend the value, or the type"
      )
    case .valueNotAChoice(let name, let key, let list, let suggestion):
      (
        "\(quoted(key)) gives \(quoted(name)), which is no choice of the list \(quoted(list))",
        suggestion.map { "did you mean \(quoted($0))?" } ?? "write the name of one of its choices"
      )
    case .defaultAgainstConstraint:
      (
        "the 'default' does not meet the item's own 'constraint'",
        "mend one of the two: whoever leaves the default could not go on"
      )
    case .defaultOutsideRange(let value, let scale):
      (
        "the 'default' \(quoted(value)) is none of the values from \(scale.words)",
        "write one of them, or mend 'parameters'"
      )
    case .readOnlyWithoutValue:
      (
        "this can only be read, and nothing gives it a value",
        "give it a 'calculation' or a 'default', or make it a note"
      )
    case .requiredNeverAsked(let type):
      (
        "'required' on an item of type '\(type.rawValue)' asks nobody",
        "remove it, or put it on the questions"
      )
    case .badTrigger:
      ("'trigger' must be one question", "write one as ${name}")
    case .triggerWithoutCalculation:
      ("'trigger' runs nothing here", "add the 'calculation' that it runs, or remove it")
    case .recordingUnknownItem(let name, let suggestion):
      (
        "'recording' names \(quoted(name)), which is no item",
        didYouMean(suggestion) ?? "write the name of a question or group"
      )
    case .recordingConsent(let name):
      (
        "\(quoted(name)) cannot give the consent to 'recording'",
        "name a select_one or an acknowledge that stands outside every repeat"
      )
    case .misplacedAppearance(let word, let type, let types):
      (
        "the appearance \(quoted(word)) changes nothing on an item of type '\(type.rawValue)'",
        "remove it; it belongs on \(alternatives(types.map(\.rawValue)))"
      )
    default: ("", "")
    }
  }
}
