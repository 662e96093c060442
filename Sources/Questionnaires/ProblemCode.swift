import Expressions
import JSONDocuments

/// What can be wrong with a questionnaire, with the facts that a sentence needs and no sentence.
public enum ProblemCode: Sendable, Hashable {
  // The file.
  case json(JSONFault.Code)
  /// So many that they are counted and not listed.
  case furtherProblems(Int, areErrors: Bool)

  // Keys and values.
  case unknownKey(String, in: KeyOwner, suggestion: String?)
  case missingKey(String, in: KeyOwner)
  case wrongKind(key: String, expected: ValueKind, found: ValueKind)
  case unknownWord(String, key: String, allowed: [String], suggestion: String?)
  /// The same, where what may stand there is described and not listed.
  case unfitWord(String, key: String, remedy: String)
  case numberTooSmall(key: String, least: Int)
  case badURL
  case emptyVersion
  case emptyQuestionnaire
  /// What follows has not been read.
  case tooManyItems(limit: Int)
  /// What follows has not been read.
  case tooManyLists(limit: Int)
  /// Those of this text and of what follows have not been looked at.
  case tooManyPlaceholders(limit: Int)
  case tooManyEntries(key: String, limit: Int)

  // Figures.
  case perWithoutRatio
  /// A band that does not follow on the one before it.
  case bandOrder(String)
  /// An item that no figure can be broken down by.
  case badBreakdown(String)

  // Names.
  case badID(String)
  case badName(String)
  case badListName(String)
  case nameTooLong(String, limit: Int)
  case badChoiceName(String)
  case badLanguageTag(String)
  case badOutcomeCode(String)
  case badPublicKey(String)
  case duplicateName(String, firstLine: Int)
  /// Two entries of one list, such as `indicators`.
  case duplicateEntry(String, key: String, firstLine: Int)
  case duplicateChoice(String, list: String, firstLine: Int)
  case duplicateChoiceList(String, firstLine: Int)
  case duplicateLanguage(String)

  // Items.
  case unknownType(String, advice: TypeAdvice?)
  case sectionIsNotGroup(ItemType)
  case misplacedKey(String, on: ItemType, belongsOn: KeyPlacement)
  case unknownReason(String, suggestion: String?)
  case unknownAppearance(String, suggestion: String)
  case missingLabel
  case emptyGroup
  case sectionsAndItems
  case matrixOfSeveralLists
  case badRange

  // Choices.
  case unknownChoiceList(String, suggestion: String?)
  case unusedChoiceList(String)
  case emptyChoiceList(String)
  case unevenChoices(list: String)
  case fileOutsideFolder(String)
  /// It lies there as a link that leads elsewhere.
  case fileLeavesFolder(String)
  case choiceFileKind(String)
  case choiceFileMissing(String)
  case choiceFile(ChoiceFileFault)

  // Standard modules.
  case moduleMissing(String)
  case otherModule(String, expected: String)
  case locked(LockedDifference, module: String)

  // Texts.
  case controlCharacter(key: String)
  case emptyText(key: String)
  case missingTranslation(key: String, language: String)
  case missingDefaultText(key: String, language: String)
  case undeclaredLanguage(String, suggestion: String?)
  case languagesNotDeclared(String)
  case unknownPlaceholder(String, suggestion: String?)
  case unclosedPlaceholder
  case placeholderInsideRepeat(String, repeat: String)

  // Expressions.
  case expressionSyntax(SyntaxFault)
  /// So many were at fault that the others were not looked at.
  case expressionsNotChecked(Int)
  case unknownReference(String, suggestion: String?)
  case unknownPath(String)
  case unknownChoice(String, list: String, suggestion: String?)
  case dependencyCycle([CycleLink])
  /// The expressions together read more than can be kept up to date.
  case tooManyReadings(limit: Int)
  /// What follows has not been looked at; a limit in bytes.
  case tooMuchExpression(limit: Int)

  // Meaning.
  case finding(Finding)

  // Wording.
  case advice(Advice)
}
