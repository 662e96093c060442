import JSONDocuments

extension Problem {
  /// What is wrong, and what to do about it: `unknown key 'labl' in an item; did you mean 'label'?`
  public var sentence: String { code.sentence }
}

extension ProblemCode {
  /// The same without a place.
  var sentence: String {
    let (what, remedy) = words
    return remedy.isEmpty ? what : "\(what); \(remedy)"
  }

  /// What is wrong, and what to do.
  var words: (what: String, remedy: String) {
    switch self {
    case .json(let code): code.words
    case .furtherProblems(let count, _):
      ("\(count) further problems are not listed", "mend the listed ones, and check again")
    case .unknownKey, .missingKey, .wrongKind, .unknownWord, .numberTooSmall, .badURL,
      .emptyVersion, .emptyQuestionnaire, .tooManyItems, .misplacedKey:
      keyWords
    case .badID, .badName, .badListName, .badChoiceName, .badLanguageTag, .badOutcomeCode,
      .duplicateName, .duplicateChoice, .duplicateChoiceList, .duplicateLanguage:
      nameWords
    case .unknownType, .sectionIsNotGroup, .unknownReason, .unknownAppearance, .missingLabel,
      .emptyGroup, .sectionsAndItems, .matrixOfSeveralLists, .badRange:
      itemWords
    case .unknownChoiceList, .unusedChoiceList, .emptyChoiceList, .unevenChoices,
      .fileOutsideFolder, .choiceFileKind, .choiceFileMissing, .choiceFile:
      choiceWords
    case .controlCharacter, .emptyText, .missingTranslation, .missingDefaultText,
      .undeclaredLanguage, .languagesNotDeclared, .unknownPlaceholder, .unclosedPlaceholder,
      .placeholderInsideRepeat:
      textWords
    case .expressionSyntax, .expressionsNotChecked, .unknownReference, .unknownPath, .unknownChoice,
      .dependencyCycle:
      expressionWords
    case .finding(let finding): finding.words
    }
  }
}

// MARK: - Expressions

extension ProblemCode {
  private var expressionWords: (String, String) {
    switch self {
    case .expressionSyntax(let fault):
      (fault.sentence, "")
    case .unknownReference(let name, let suggestion):
      (
        "there is no question \(quoted(name))",
        didYouMean(suggestion) ?? "name one that is in this questionnaire"
      )
    case .unknownPath(let path):
      ("the path \(quoted(path)) leads nowhere", "name the question as ${name}")
    case .unknownChoice(let name, let list, let suggestion):
      (
        "the list \(quoted(list)) has no choice \(quoted(name)), so no answer is ever this",
        didYouMean(suggestion) ?? "compare with a name of that list"
      )
    case .expressionsNotChecked(let count):
      (
        "\(count) further expressions were not checked, so many were at fault",
        "mend the listed ones, and check again"
      )
    case .dependencyCycle(let links):
      (
        "these depend on each other in a circle: " + circle(links),
        "break the circle at one of them"
      )
    default: ("", "")
    }
  }
}

// MARK: - Keys and values

extension ProblemCode {
  private var keyWords: (String, String) {
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
    case .misplacedKey(let key, let type, let placement):
      (
        "\(quoted(key)) has no meaning on \(type.words)",
        "remove it; it belongs on \(placement.words)"
      )
    default: ("", "")
    }
  }
}

/// `a (relevant) → b (calculation) → a`; of a long circle its beginning and how many more there are.
private func circle(_ links: [CycleLink]) -> String {
  let mostShown = 20
  let more = links.count - mostShown
  let shown = links.prefix(mostShown).map(\.words) + (more > 0 ? ["\(more) more"] : [])
  return (shown + [short(links.first?.item ?? "")]).joined(separator: " → ")
}

// MARK: - Names

extension ProblemCode {
  private var nameWords: (String, String) {
    switch self {
    case .badID(let id):
      (
        "\(quoted(id)) cannot be an id",
        "use letters without accents, digits, '_', '.' and '-', beginning with a letter or '_'"
      )
    case .badName(let name):
      (
        "\(quoted(name)) cannot be a name",
        "use letters, digits, '_', '-' and '.', beginning with a letter or '_'"
      )
    case .badListName(let name):
      (
        "\(quoted(name)) cannot name a choice list",
        "use letters, digits, '_', '-' and '.'"
      )
    case .badChoiceName(let name):
      (
        "\(quoted(name)) cannot name a choice",
        "write one word without spaces; the label may say anything"
      )
    case .badLanguageTag(let tag):
      ("\(quoted(tag)) is not a language tag", "write one such as 'en', 'fr' or 'pt-BR'")
    case .badOutcomeCode(let code):
      (
        "\(quoted(code)) is not a disposition code",
        "write AAPOR's digits without the point, such as '210' for a refusal"
      )
    case .duplicateName(let name, let line):
      (
        "the name \(quoted(name)) is already used on line \(line)",
        "rename one of the two, and the ${\(short(name))} that mean it"
      )
    case .duplicateChoice(let name, let list, let line):
      (
        "the list \(quoted(list)) already has a choice \(quoted(name)) on line \(line)",
        "rename or remove one of the two"
      )
    case .duplicateChoiceList(let name, let line):
      (
        "the choice list \(quoted(name)) is already given on line \(line)",
        "rename or remove one of the two"
      )
    case .duplicateLanguage(let tag):
      ("the language \(quoted(tag)) stands twice in 'languages'", "remove one of the two")
    default: ("", "")
    }
  }
}

// MARK: - Items

extension ProblemCode {
  private var itemWords: (String, String) {
    switch self {
    case .unknownType(let type, let advice):
      (
        "unknown item type \(quoted(type))",
        advice?.words ?? "the format lists the types; 'text' takes any answer"
      )
    case .sectionIsNotGroup(let type):
      (
        "a section cannot be \(type.words)",
        "leave its type out, and put \(type.words) among its 'items'"
      )
    case .unknownReason(let word, let suggestion):
      (
        "\(quoted(word)) is no reason of nonresponse",
        didYouMean(suggestion) ?? "write 'dont_know', 'refused' or 'not_applicable'"
      )
    case .unknownAppearance(let word, let suggestion):
      ("unknown appearance \(quoted(word))", "did you mean \(quoted(suggestion))?")
    case .missingLabel:
      ("this has no label, and nobody would know what is asked", "add a 'label'")
    case .emptyGroup:
      ("nothing is inside 'items'", "add questions, or remove the whole")
    case .sectionsAndItems:
      (
        "the questionnaire has both 'sections' and 'items'",
        "put the items into a section, or all of it into 'items'"
      )
    case .matrixOfSeveralLists:
      (
        "'table-list' draws one grid, and these items do not all choose from one list",
        "make every item a select_one on the same list, or take the appearance away"
      )
    case .badRange:
      (
        "no slider can be drawn with these parameters",
        "give numbers as 'start' and 'end' that differ, and a 'step' above 0"
      )
    default: ("", "")
    }
  }
}

// MARK: - Choices

extension ProblemCode {
  private var choiceWords: (String, String) {
    switch self {
    case .unknownChoiceList(let name, let suggestion):
      (
        "there is no choice list \(quoted(name))",
        didYouMean(suggestion) ?? "add it under 'choices' at the top level"
      )
    case .unusedChoiceList(let name):
      (
        "no item uses the choice list \(quoted(name))",
        "remove it, or name it in an item's 'choices'"
      )
    case .emptyChoiceList(let name):
      ("the choice list \(quoted(name)) has no choices", "add some, each with 'name' and 'label'")
    case .unevenChoices(let list):
      (
        "the choices of the list \(quoted(list)) have too many different keys",
        "give all of them the same keys, or make several lists of them"
      )
    case .fileOutsideFolder(let name):
      (
        "the file \(quoted(name)) would lie outside the questionnaire's folder",
        "put it beside the questionnaire and give its plain name"
      )
    case .choiceFileKind(let name):
      ("the choice file \(quoted(name)) is not a CSV file", "save the list as .csv in UTF-8")
    case .choiceFileMissing(let name):
      (
        "there is no file \(quoted(name)) that could be read",
        "put it beside the questionnaire, or mend the name"
      )
    case .choiceFile(let fault): fault.words
    default: ("", "")
    }
  }
}

extension ChoiceFileFault {
  fileprivate var words: (String, String) {
    switch self {
    case .empty: ("the choice file is empty", "its first row is 'name,label', then a row a choice")
    case .notUTF8: ("these bytes are not UTF-8", "save the file as CSV in UTF-8")
    case .unclosedQuote:
      ("the quote that begins here is never closed", "close it, or double it to mean itself")
    case .quoteInsideField:
      (
        "a quote stands inside a field that does not begin with one",
        "put the whole field in quotes, and double the quotes in it"
      )
    case .textAfterQuote:
      ("text follows after a closing quote", "put a comma between, or double the quote")
    case .fieldCount(let expected, let found):
      (
        "this row has \(found) fields, and the first row \(expected)",
        "look for a missing or surplus comma, or put a text that holds commas in quotes"
      )
    case .missingColumn(let title):
      (
        "no column is called \(quoted(title))",
        "name the columns in the first row, parted by commas: name,label"
      )
    case .emptyColumnTitle: ("a column has no title", "name every column in the first row")
    case .duplicateColumn(let title):
      ("a second column \(quoted(title)) stands here", "rename or remove one of the two")
    }
  }
}

// MARK: - Texts

extension ProblemCode {
  private var textWords: (String, String) {
    switch self {
    case .controlCharacter(let key):
      (
        "a control character stands in \(quoted(key))",
        "remove it; of these only the line break \\n may stand in a text"
      )
    case .emptyText(let key): ("\(quoted(key)) is empty", "write a text, or remove the key")
    case .missingTranslation(let key, let language):
      (
        "\(quoted(key)) has no text in \(quoted(language)), and will show the first language's",
        "translate it"
      )
    case .missingDefaultText(let key, let language):
      (
        "\(quoted(key)) has no text in \(quoted(language)), the first language",
        "write it: the other languages fall back to it"
      )
    case .undeclaredLanguage(let tag, let suggestion):
      (
        "the language \(quoted(tag)) is not among 'languages'",
        didYouMean(suggestion) ?? "add it there, or remove this text"
      )
    case .languagesNotDeclared(let tag):
      (
        "a text is given in the language \(quoted(tag)), and there are no 'languages'",
        "list them at the top level, the default first: \"languages\": [\"\(short(tag))\"]"
      )
    case .unknownPlaceholder(let name, let suggestion):
      (
        "${\(short(name))} names no item",
        suggestion.map { "did you mean ${\(short($0))}?" } ?? "write the name of a question"
      )
    case .unclosedPlaceholder:
      ("this ${ has no closing brace", "write it as ${name}")
    case .placeholderInsideRepeat(let name, let repeatName):
      (
        "${\(short(name))} lies inside the repeat \(quoted(repeatName)), and this text does not",
        "move the text into the repeat, or calculate what to show, such as a sum, and show that"
      )
    default: ("", "")
    }
  }
}

// MARK: - Facts in words

extension JSONFault.Code {
  /// JSON's own sentences are written for every reader of JSON, in the same form.
  fileprivate var words: (String, String) {
    let sentence = JSONFault(self, at: 0).sentence
    let parts = sentence.split(separator: ";", maxSplits: 1).map(String.init)
    guard parts.count == 2, let what = parts.first, let remedy = parts.last else {
      return (sentence, "")
    }
    return (what, String(remedy.drop { $0 == " " }))
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
    case .nonresponseCodes: "'nonresponse_codes'"
    case .quota: "one of the 'quotas'"
    case .indicator: "one of the 'indicators'"
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
    case .number, .wholeNumber: return "write digits without quotes or a point"
    case .list: return "put it in square brackets"
    case .object: return "put it in braces, as \"key\": value"
    default: return "write one of these"
    }
  }
}

extension ItemType {
  fileprivate var words: String { "an item of type '\(rawValue)'" }
}

extension KeyPlacement {
  fileprivate var words: String {
    switch self {
    case .questions: "questions"
    case .types(let types): alternatives(types.map(\.rawValue))
    }
  }
}

extension CycleLink {
  /// `age (calculation)`
  fileprivate var words: String { "\(short(item)) (\(key.words))" }
}

extension CycleLink.Key {
  fileprivate var words: String {
    switch self {
    case .relevant: "relevant"
    case .calculation: "calculation"
    case .defaultValue: "default"
    case .trigger: "trigger"
    case .repeatCount: "repeat_count"
    case .place: "inside"
    }
  }
}

extension TypeAdvice {
  fileprivate var words: String {
    switch self {
    case .didYouMean(let type): "did you mean '\(type.rawValue)'?"
    case .synonym(let type): "write '\(type.rawValue)'"
    case .typeWithList(let type, let list):
      "write \"type\": \"\(type.rawValue)\", \"choices\": \"\(short(list))\""
    case .typeWithFile(let type, let file):
      "write \"type\": \"\(type.rawValue)\" with a choice list {\"file\": \"\(short(file))\"}"
    case .nested(let type):
      "write \"type\": \"\(type.rawValue)\", and put what it holds into its 'items'"
    case .closing: "remove it: a group ends where its 'items' end"
    case .multilineText: "write \"type\": \"text\", \"appearance\": \"multiline\""
    }
  }
}

private func didYouMean(_ suggestion: String?) -> String? {
  suggestion.map { "did you mean \(quoted($0))?" }
}
