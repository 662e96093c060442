/// The object of the format in which something is wrong.
public enum KeyOwner: Sendable, Hashable {
  case questionnaire
  case section
  case item
  case choice
  case choiceList
  case choiceFile
  case outcome
  case check
  case parameters
  case media
  case publicKey
  case submission
  case kiosk
  /// The settings of one kiosk, a file of its own.
  case kioskSettings
  case openingHours
  case recording
  case nonresponseCodes
  case quota
  case indicator
  case band
  case scenarioFile
  case scenario
  case givenAnswer
  case expectations
  case expectedChoices
  case module
}

/// What stands, or should stand, as the value of a key.
public enum ValueKind: Sendable, Hashable {
  case null
  case truth
  case number
  case wholeNumber
  case text
  case list
  case object
  /// A text, or an object from language to text.
  case translatedText
  case truthOrExpression
  case countOrExpression
  /// A text, a number, or true or false.
  case scalar
  case listOrObject
}

/// What to write instead of an item type that the format does not know.
public enum TypeAdvice: Sendable, Hashable {
  /// The nearest type by its letters.
  case didYouMean(ItemType)
  /// Another tool's word for this type.
  case synonym(ItemType)
  /// XLSForm's `select_one yes_no`.
  case typeWithList(ItemType, list: String)
  /// XLSForm's `select_one_from_file cities.csv`.
  case typeWithFile(ItemType, file: String)
  /// XLSForm's `begin group`: the format nests.
  case nested(ItemType)
  /// XLSForm's `end group`.
  case closing
  /// A long text: `text` with the appearance `multiline`.
  case multilineText
}

/// The items on which a key has a meaning.
public enum KeyPlacement: Sendable, Hashable {
  case types([ItemType])
  /// Everything that a person is asked.
  case questions
}

/// What is wrong with a choice file.
public enum ChoiceFileFault: Sendable, Hashable {
  case empty
  case notUTF8
  case unclosedQuote
  case quoteInsideField
  case textAfterQuote
  case fieldCount(expected: Int, found: Int)
  case missingColumn(String)
  case emptyColumnTitle
  case duplicateColumn(String)
}
