import Values

/// What the program around the screens knows about what is kept: given anew whenever home is shown.
public struct HomeFacts: Sendable {
  public var questionnaires: [InstalledQuestionnaire]
  public var drafts: [Draft]
  /// Interviews that are over and whose answers are kept, the last one first.
  public var finished: [Draft]
  /// Finished interviews that wait to be sent.
  public var unsentCount: Int
  /// Finished interviews that the collector did not take.
  public var refusedCount: Int
  public var day: DayAtWork
  public var lastSent: LastSent?
  public var lastSync: LastSync?
  /// The day it is; nil where nobody looked.
  public var today: CalendarDay?
  public var interviewer: String?
  /// Whether a collection endpoint is known.
  public var hasCollector: Bool
  /// Whether a passphrase protects what is kept.
  public var isProtected: Bool
  /// Whether nothing can be written where interviews are kept.
  public var isReadOnly: Bool
  /// Whether the answers of interviews that begin here are in memory alone until they are finished.
  public var isFleeting: Bool
  /// How far the second copy on another medium is; nil where none is wanted.
  public var secondCopy: SecondCopy?
  public var preferences: Preferences
  /// What is connected, so that nothing is offered that is not there.
  public var devices: Devices

  public init(
    questionnaires: [InstalledQuestionnaire] = [], drafts: [Draft] = [], finished: [Draft] = [],
    unsentCount: Int = 0, refusedCount: Int = 0, day: DayAtWork = DayAtWork(),
    lastSent: LastSent? = nil,
    lastSync: LastSync? = nil,
    today: CalendarDay? = nil, interviewer: String? = nil, hasCollector: Bool = false,
    isProtected: Bool = false, isReadOnly: Bool = false, isFleeting: Bool = false,
    secondCopy: SecondCopy? = nil,
    preferences: Preferences = Preferences(), devices: Devices = Devices()
  ) {
    self.questionnaires = questionnaires
    self.drafts = drafts
    self.finished = finished
    self.unsentCount = unsentCount
    self.refusedCount = refusedCount
    self.day = day
    self.lastSent = lastSent
    self.lastSync = lastSync
    self.today = today
    self.interviewer = interviewer
    self.hasCollector = hasCollector
    self.isProtected = isProtected
    self.isReadOnly = isReadOnly
    self.isFleeting = isFleeting
    self.secondCopy = secondCopy
    self.preferences = preferences
    self.devices = devices
  }

  /// What an interview can make use of beside the keys and the screen.
  public struct Devices: Sendable, Equatable {
    /// A program that records sound.
    public var hasRecorder: Bool
    /// A receiver that knows where it is.
    public var hasReceiver: Bool

    public init(hasRecorder: Bool = true, hasReceiver: Bool = true) {
      self.hasRecorder = hasRecorder
      self.hasReceiver = hasReceiver
    }
  }

  /// A questionnaire that an interview can be held on, or that has errors and says so.
  public struct InstalledQuestionnaire: Sendable, Equatable {
    /// How the program finds it again.
    public let name: String
    /// Its title by language tag.
    public let titles: [String: String]
    /// What it is about, by language tag.
    public let descriptions: [String: String]
    public let version: String
    public let languages: [String]
    public let questionCount: Int
    /// Whose keys finished interviews are sealed to; none: they stay readable.
    public let sealedTo: [String]
    public var hasErrors: Bool

    public init(
      name: String, titles: [String: String], descriptions: [String: String] = [:],
      version: String, languages: [String], questionCount: Int, sealedTo: [String] = [],
      hasErrors: Bool = false
    ) {
      self.name = name
      self.titles = titles
      self.descriptions = descriptions
      self.version = version
      self.languages = languages
      self.questionCount = questionCount
      self.sealedTo = sealedTo
      self.hasErrors = hasErrors
    }

    func title(in language: String) -> String {
      titles[language] ?? titles[""] ?? languages.first.flatMap { titles[$0] } ?? name
    }

    func description(in language: String) -> String? {
      descriptions[language] ?? descriptions[""] ?? languages.first.flatMap { descriptions[$0] }
    }
  }

  /// An interview of this device in a list.
  public struct Draft: Sendable, Equatable {
    /// How far it is with the office.
    public enum State: Sendable, Equatable { case unfinished, finished, sent }

    public let id: String
    public let titles: [String: String]
    public let summary: DraftSummary
    public let lastWorked: Moment
    public let state: State
    /// Whether the respondent declined, as far as that can be known here.
    public let isDeclined: Bool

    public init(
      id: String, titles: [String: String], summary: DraftSummary, lastWorked: Moment,
      state: State = .unfinished, isDeclined: Bool = false
    ) {
      self.id = id
      self.titles = titles
      self.summary = summary
      self.lastWorked = lastWorked
      self.state = state
      self.isDeclined = isDeclined
    }

    func title(in language: String) -> String {
      titles[language] ?? titles[""] ?? titles.min { $0.key < $1.key }?.value ?? ""
    }
  }
}
