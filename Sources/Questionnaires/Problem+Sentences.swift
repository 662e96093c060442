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
    case .unknownKey, .missingKey, .wrongKind, .unknownWord, .unfitWord, .numberTooSmall, .badURL,
      .emptyVersion, .emptyQuestionnaire, .tooManyItems, .tooManyLists, .tooManyPlaceholders,
      .misplacedKey, .tooManyEntries, .perWithoutRatio, .bandOrder, .badBreakdown:
      keyWords
    case .badID, .badName, .badListName, .nameTooLong, .badChoiceName, .badLanguageTag,
      .badOutcomeCode, .badPublicKey,
      .duplicateName, .duplicateEntry, .duplicateChoice, .duplicateChoiceList, .duplicateLanguage:
      nameWords
    case .unknownType, .sectionIsNotGroup, .unknownReason, .unknownAppearance, .missingLabel,
      .emptyGroup, .sectionsAndItems, .matrixOfSeveralLists, .badRange:
      itemWords
    case .unknownChoiceList, .unusedChoiceList, .emptyChoiceList, .unevenChoices,
      .fileOutsideFolder, .fileLeavesFolder, .choiceFileKind, .choiceFileMissing, .choiceFile:
      choiceWords
    case .moduleMissing, .otherModule, .locked: moduleWords
    case .controlCharacter, .emptyText, .missingTranslation, .missingDefaultText,
      .undeclaredLanguage, .languagesNotDeclared, .unknownPlaceholder, .unclosedPlaceholder,
      .placeholderInsideRepeat:
      textWords
    case .expressionSyntax, .expressionsNotChecked, .unknownReference, .unknownPath, .unknownChoice,
      .dependencyCycle, .tooManyReadings, .tooMuchExpression:
      expressionWords
    case .finding(let finding): finding.words
    case .advice(let advice): advice.words
    }
  }
}

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

/// «did you mean 'x'?», where something is near.
func didYouMean(_ suggestion: String?) -> String? {
  suggestion.map { "did you mean \(quoted($0))?" }
}
