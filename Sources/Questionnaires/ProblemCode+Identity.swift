import JSONDocuments

extension ProblemCode {
  /// The name that scripts may rely on. It never changes once released.
  public var identifier: String {
    switch self {
    case .json(let code): "json-" + code.identifier
    case .furtherProblems: "further-problems"
    case .unknownKey: "unknown-key"
    case .missingKey: "missing-key"
    case .wrongKind: "wrong-kind"
    case .unknownWord, .unfitWord: "unknown-word"
    case .numberTooSmall: "number-too-small"
    case .badURL: "bad-url"
    case .emptyVersion: "empty-version"
    case .emptyQuestionnaire: "empty-questionnaire"
    case .tooManyItems: "too-many-items"
    case .tooManyLists: "too-many-lists"
    case .tooManyPlaceholders: "too-many-placeholders"
    case .tooManyEntries: "too-many-entries"
    case .perWithoutRatio: "per-without-ratio"
    case .bandOrder: "band-order"
    case .badBreakdown: "bad-breakdown"
    case .badID: "bad-id"
    case .badName: "bad-name"
    case .badListName: "bad-list-name"
    case .nameTooLong: "name-too-long"
    case .badChoiceName: "bad-choice-name"
    case .badLanguageTag: "bad-language-tag"
    case .badOutcomeCode: "bad-outcome-code"
    case .badPublicKey: "bad-public-key"
    case .duplicateName: "duplicate-name"
    case .duplicateEntry: "duplicate-entry"
    case .duplicateChoice: "duplicate-choice"
    case .duplicateChoiceList: "duplicate-choice-list"
    case .duplicateLanguage: "duplicate-language"
    case .unknownType: "unknown-type"
    case .sectionIsNotGroup: "section-is-not-group"
    case .misplacedKey: "misplaced-key"
    case .unknownReason: "unknown-reason"
    case .unknownAppearance: "unknown-appearance"
    case .missingLabel: "missing-label"
    case .emptyGroup: "empty-group"
    case .sectionsAndItems: "sections-and-items"
    case .matrixOfSeveralLists: "matrix-of-several-lists"
    case .badRange: "bad-range"
    case .unknownChoiceList: "unknown-choice-list"
    case .unusedChoiceList: "unused-choice-list"
    case .emptyChoiceList: "empty-choice-list"
    case .unevenChoices: "uneven-choices"
    case .fileOutsideFolder, .fileLeavesFolder: "file-outside-folder"
    case .choiceFileKind: "choice-file-kind"
    case .choiceFileMissing: "choice-file-missing"
    case .choiceFile(let fault): "choice-file-" + fault.identifier
    case .moduleMissing: "module-missing"
    case .otherModule: "other-module"
    case .locked(let difference, _): "locked-" + difference.identifier
    case .controlCharacter: "control-character"
    case .emptyText: "empty-text"
    case .missingTranslation: "missing-translation"
    case .missingDefaultText: "missing-default-text"
    case .undeclaredLanguage: "undeclared-language"
    case .languagesNotDeclared: "languages-not-declared"
    case .unknownPlaceholder: "unknown-placeholder"
    case .unclosedPlaceholder: "unclosed-placeholder"
    case .placeholderInsideRepeat: "placeholder-inside-repeat"
    case .expressionSyntax: "expression-syntax"
    case .expressionsNotChecked: "expressions-not-checked"
    case .unknownReference: "unknown-reference"
    case .unknownPath: "unknown-path"
    case .unknownChoice: "unknown-choice"
    case .dependencyCycle: "dependency-cycle"
    case .tooManyReadings: "too-many-readings"
    case .tooMuchExpression: "too-much-expression"
    case .finding(let finding): finding.identifier
    case .advice(let advice): advice.identifier
    }
  }

  /// A warning where an interview still does what was meant, if less well.
  public var severity: Problem.Severity {
    switch self {
    case .unknownAppearance, .emptyGroup, .matrixOfSeveralLists, .unusedChoiceList, .emptyText,
      .missingTranslation, .furtherProblems(_, areErrors: false):
      .warning
    case .finding(let finding): finding.severity
    case .advice: .advice
    default: .error
    }
  }
}

extension JSONFault.Code {
  fileprivate var identifier: String {
    switch self {
    case .byteOrderMark: "byte-order-mark"
    case .empty: "empty"
    case .unexpectedEnd: "unexpected-end"
    case .unexpected: "unexpected-character"
    case .trailingComma: "trailing-comma"
    case .duplicateKey: "duplicate-key"
    case .controlCharacterInString: "control-character"
    case .invalidEscape: "invalid-escape"
    case .loneSurrogate: "lone-surrogate"
    case .invalidUTF8: "invalid-utf8"
    case .malformedNumber: "malformed-number"
    case .tooDeep: "too-deep"
    case .tooLarge: "too-large"
    case .textAfterEnd: "text-after-end"
    }
  }
}

extension LockedDifference {
  fileprivate var identifier: String {
    switch self {
    case .wording: "wording"
    case .order: "order"
    case .type: "type"
    case .choices: "choices"
    case .itemMissing: "item-missing"
    case .itemAdded: "item-added"
    case .condition: "condition"
    }
  }
}

extension ChoiceFileFault {
  fileprivate var identifier: String {
    switch self {
    case .empty: "empty"
    case .notUTF8: "not-utf8"
    case .unclosedQuote: "unclosed-quote"
    case .quoteInsideField: "quote-inside-field"
    case .textAfterQuote: "text-after-quote"
    case .fieldCount: "field-count"
    case .missingColumn: "missing-column"
    case .emptyColumnTitle: "empty-column-title"
    case .duplicateColumn: "duplicate-column"
    }
  }
}
