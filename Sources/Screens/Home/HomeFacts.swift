import Values

/// What the program around the screens knows about what is kept: given anew whenever home is shown.
public struct HomeFacts: Sendable {
  public var questionnaires: [InstalledQuestionnaire]
  public var drafts: [Draft]
  /// Finished interviews that no receipt is at hand for.
  public var unsentCount: Int
  public var interviewer: String?
  /// Whether a collection endpoint is known.
  public var hasCollector: Bool

  public init(
    questionnaires: [InstalledQuestionnaire] = [], drafts: [Draft] = [], unsentCount: Int = 0,
    interviewer: String? = nil, hasCollector: Bool = false
  ) {
    self.questionnaires = questionnaires
    self.drafts = drafts
    self.unsentCount = unsentCount
    self.interviewer = interviewer
    self.hasCollector = hasCollector
  }

  /// A questionnaire that an interview can be held on, or that has errors and says so.
  public struct InstalledQuestionnaire: Sendable, Equatable {
    /// How the program finds it again.
    public let name: String
    /// Its title by language tag.
    public let titles: [String: String]
    public let version: String
    public let languages: [String]
    public let questionCount: Int
    public let hasErrors: Bool

    public init(
      name: String, titles: [String: String], version: String, languages: [String],
      questionCount: Int, hasErrors: Bool = false
    ) {
      self.name = name
      self.titles = titles
      self.version = version
      self.languages = languages
      self.questionCount = questionCount
      self.hasErrors = hasErrors
    }

    func title(in language: String) -> String {
      titles[language] ?? titles[""] ?? languages.first.flatMap { titles[$0] } ?? name
    }
  }

  /// An unfinished interview.
  public struct Draft: Sendable, Equatable {
    public let id: String
    public let titles: [String: String]
    public let summary: DraftSummary
    public let lastWorked: Moment

    public init(
      id: String, titles: [String: String], summary: DraftSummary, lastWorked: Moment
    ) {
      self.id = id
      self.titles = titles
      self.summary = summary
      self.lastWorked = lastWorked
    }

    func title(in language: String) -> String {
      titles[language] ?? titles[""] ?? titles.min { $0.key < $1.key }?.value ?? ""
    }
  }
}
