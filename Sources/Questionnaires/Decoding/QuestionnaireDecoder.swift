import JSONDocuments

/// Turns the JSON of a questionnaire into a `Questionnaire`, noting every problem on its way.
///
/// What concerns two places, such as a question and its name in a text before it, is noted while
/// reading and judged at the end: see `QuestionnaireDecoder+CrossChecks.swift`.
struct QuestionnaireDecoder: FieldReader {
  let file: QuestionnaireFile
  let choiceFile: (String) throws(LinkOutside) -> [UInt8]?
  var report: ProblemReport

  /// The tags that texts may be written in.
  var languages: [String] = []
  /// More than any survey is asked in; what is missing is told for each of them.
  static let mostLanguages = 100
  var hasReportedMissingLanguages = false

  /// The names of the items around the one that is being read.
  var path: [String] = []
  /// Those of them that are repeats.
  var repeats: [String] = []
  var namedItems = NamedItems()
  /// The selects that offer «other», with the repeats around them.
  var selectsWithOther: [(name: String, repeats: [String])] = []
  /// How many items have been read.
  var itemCount = 0
  /// More than any survey has; a file of a million items is a mistake, or meant to fill the memory.
  static let mostItems = 100_000
  /// The same of choice lists.
  static let mostLists = 100_000
  /// The names of the choice lists, which are read before any item.
  var listNames: [String] = []
  var knownLists: Set<String> = []
  var usedLists: Set<String> = []
  /// How many cells the columns of the choice lists may still leave empty.
  var emptyCellsLeft = 4_000_000
  /// How many `${name}` the texts hold so far.
  var placeholderCount = 0
  /// Ten in each text of the largest form in the field; each is looked up by its name.
  static let mostPlaceholders = 500_000
  /// Whether a group is to be held against a standard module.
  var hasLockedGroups = false
  /// Those that are not, or not yet, sound.
  var placeholders: [PlaceholderUse] = []

  init(file: QuestionnaireFile, choiceFile: @escaping (String) throws(LinkOutside) -> [UInt8]?) {
    self.file = file
    self.choiceFile = choiceFile
    report = ProblemReport(file: file)
  }

  /// A `${name}` in a text.
  struct PlaceholderUse {
    let name: String
    let offset: Int
    let itemPath: String?
    /// The repeats around the text, or nil if it can be shown anywhere.
    let repeats: [String]?
  }

  var itemPath: String? { path.isEmpty ? nil : path.joined(separator: "/") }
}
