/// What is wrong with keys and values, in words.
extension ProblemCode {
  var keyWords: (String, String) {
    switch self {
    case .unknownKey(let key, let owner, let suggestion):
      (
        "unknown key \(quoted(key)) in \(owner.words)",
        didYouMean(suggestion) ?? "remove it, or look it up in the format"
      )
    case .missingKey(let key, let owner):
      ("\(quoted(key)) is missing from \(owner.words)", "add it")
    case .wrongKind(let key, let expected, let found):
      (
        "\(quoted(key)): expected \(expected.words), found \(found.words)",
        expected.remedy(found: found)
      )
    case .unknownWord(let word, let key, let allowed, let suggestion):
      (
        "\(quoted(word)) is no value of \(quoted(key))",
        didYouMean(suggestion) ?? "write \(alternatives(allowed))"
      )
    case .unfitWord(let word, let key, let remedy):
      ("\(quoted(word)) is no value of \(quoted(key))", remedy)
    case .numberTooSmall(let key, let least):
      ("\(quoted(key)) is too small", "write \(least) or more")
    case .badURL:
      ("the address is not one that can be sent to", "begin it with https:// and leave no spaces")
    case .emptyVersion:
      ("the version is empty", "write one, such as '2026.1', and change it with every release")
    case .emptyQuestionnaire:
      ("the questionnaire asks nothing", "add sections with items, or items")
    case .tooManyItems(let limit):
      (
        "this is one item more than the \(limit) that a questionnaire can have",
        "split it; nothing from here on has been read"
      )
    case .tooManyLists(let limit):
      (
        "this is one list more than the \(limit) that a questionnaire can have",
        "let questions share lists; nothing from here on has been read"
      )
    case .tooManyPlaceholders(let limit):
      (
        "the texts up to here hold more than \(limit) answers to fill in",
        "make several questionnaires of it; those of this text and behind it have not been looked at"
      )
    case .tooManyEntries(let key, let limit):
      ("\(quoted(key)) has more than the \(limit) entries it can have", "split it")
    case .perWithoutRatio:
      ("'per' has no meaning without the statistic 'ratio'", "remove it, or make it a ratio")
    case .bandOrder(let name):
      (
        "the band \(quoted(name)) is not in its order",
        "give each band a 'below' larger than the one before, and the last none"
      )
    case .badBreakdown(let name):
      (
        "a figure cannot be broken down by \(quoted(name))",
        "name a select_one outside repeats, or a calculation there"
      )
    case .misplacedKey(let key, let type, let placement):
      (
        "\(quoted(key)) has no meaning on \(type.words)",
        "remove it; it belongs on \(placement.words)"
      )
    default: ("", "")
    }
  }
}

extension KeyOwner {
  fileprivate var words: String {
    switch self {
    case .questionnaire: "the questionnaire"
    case .section: "a section"
    case .item: "an item"
    case .choice: "a choice"
    case .choiceList: "a choice list"
    case .choiceFile: "this row"
    case .outcome: "an 'outcome'"
    case .check: "one of the 'checks'"
    case .parameters: "'parameters'"
    case .media: "'media'"
    case .publicKey: "one of the 'public_keys'"
    case .submission: "'submission'"
    case .kiosk: "'kiosk'"
    case .kioskSettings: "the settings of a kiosk"
    case .openingHours: "'hours'"
    case .recording: "'recording'"
    case .nonresponseCodes: "'nonresponse_codes'"
    case .quota: "one of the 'quotas'"
    case .indicator: "one of the 'indicators'"
    case .band: "one of the 'bands'"
    case .scenarioFile: "the file of scenarios"
    case .scenario: "a scenario"
    case .givenAnswer: "an answer"
    case .expectations: "'expect'"
    case .expectedChoices: "the expected choices of a question"
    case .module: "a module"
    }
  }
}

extension ValueKind {
  fileprivate var words: String {
    switch self {
    case .null: "null"
    case .truth: "true or false"
    case .number: "a number"
    case .wholeNumber: "a whole number"
    case .text: "a text"
    case .list: "a list"
    case .object: "an object"
    case .translatedText: "a text, or an object from language to text"
    case .truthOrExpression: "true, false or an expression"
    case .countOrExpression: "a whole number or an expression"
    case .scalar: "a text, a number, or true or false"
    case .listOrObject: "a list of choices, or an object with 'file'"
    }
  }

  fileprivate func remedy(found: ValueKind) -> String {
    if found == .null { return "give a value, or remove the key" }
    switch self {
    case .text: return found == .list || found == .object ? "write one text" : "put it in quotes"
    case .truth: return "write true or false without quotes"
    case .number: return "write it in digits, without quotes"
    case .wholeNumber: return "write digits without quotes or a point"
    case .list: return "put it in square brackets"
    case .object: return "put it in braces, as \"key\": value"
    default: return "write one of these"
    }
  }
}

extension KeyPlacement {
  fileprivate var words: String {
    switch self {
    case .questions: "questions"
    case .types(let types): alternatives(types.map(\.rawValue))
    }
  }
}
