extension Finding {
  /// What is wrong, and what to do.
  var words: (what: String, remedy: String) {
    switch self {
    case .impossibleConstraint, .neverRelevant, .alwaysRelevant, .afterTheEnd,
      .repeatCountOfItself, .setReadAsOne, .costlyPattern, .impossiblePattern:
      ruleWords
    case .unknownColumn, .unknownColumnValue, .sameLabel, .sameNonresponseCode,
      .nonresponseCodeIsChoice, .sensitiveShown:
      choiceWords
    case .unfitValue, .valueNotAChoice, .defaultAgainstConstraint, .readOnlyWithoutValue,
      .requiredNeverAsked, .badTrigger, .triggerWithoutCalculation, .misplacedAppearance:
      valueWords
    }
  }

  private var ruleWords: (String, String) {
    switch self {
    case .impossibleConstraint:
      (
        "no answer meets this constraint, so the question can never be answered",
        "look for bounds that exclude each other, or that its type or its choices exclude"
      )
    case .neverRelevant:
      (
        "this is never asked: its 'relevant' can never be true",
        "look for conditions that exclude each other, or remove the item"
      )
    case .alwaysRelevant:
      ("this 'relevant' is always true", "remove it, or mend the condition")
    case .afterTheEnd(let note):
      (
        "nobody gets here: the outcome of \(quoted(note)) has ended every interview before",
        "give \(quoted(note)) a 'relevant', or move it to the end"
      )
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
    case .costlyPattern(let part):
      (
        "the part \(quoted(part)) of this pattern can take exponentially long for a text that does "
          + "not fit",
        "repeat once only: write 'a+' instead of '(a+)+'"
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
    case .misplacedAppearance(let word, let type, let types):
      (
        "the appearance \(quoted(word)) changes nothing on an item of type '\(type.rawValue)'",
        "remove it; it belongs on \(alternatives(types.map(\.rawValue)))"
      )
    default: ("", "")
    }
  }
}

extension ItemType {
  /// An answer as it is stored.
  fileprivate var example: String? {
    switch self {
    case .integer: "18"
    case .decimal, .range: "2.5"
    case .date: "2026-11-21"
    case .time: "14:05"
    case .datetime: "2026-11-21T14:05:00.000-04:00"
    case .acknowledge: "OK"
    case .geopoint: "14.01 -60.99"
    default: nil
    }
  }
}
