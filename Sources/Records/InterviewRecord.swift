import JSONDocuments
import Values

/// One interview as disk, wire and scripts know it: what `canvass show --json` prints, what is
/// frozen when the interview is finalized, and what every export is made from.
public struct InterviewRecord: Sendable, Hashable {
  /// `uuid:` and a random UUID.
  public var id: String
  public var questionnaire: QuestionnaireKey
  public var state: State
  /// An AAPOR disposition once finalized.
  public var disposition: String?
  public var language: String
  public var mode: Mode
  public var interviewer: String?
  public var device: String?
  public var started: Moment
  public var finalized: Moment?
  /// Seconds between events, pauses of more than five minutes left out.
  public var activeSeconds: Int
  /// Relevant, non-empty answers in the questionnaire's order.
  public var answers: [Answer]
  /// Reasons by the address of the question that has one instead of an answer.
  public var nonresponse: [Remark]
  /// The interviewer's notes by the address of the question.
  public var notes: [Remark]
  /// What else the interviewer did about questions.
  public var marks: Marks
  /// What the interviewer observed about the interview as a whole.
  public var observation: String
  /// Seconds of the pauses that somebody asked for.
  public var pausedSeconds: Int
  /// Why it ended before its end.
  public var breakOff: BreakOff?
  /// The files that are answers, in the questionnaire's order.
  public var attachments: [AttachedFile] = []
  /// The sound, in the order in which it was recorded.
  public var recordings: [RecordedFile] = []
  /// The digest of the code with which the respondent can withdraw; whoever brings the code can be
  /// told which record is theirs.
  public var withdrawal: String?

  public init(
    id: String, questionnaire: QuestionnaireKey, state: State, disposition: String? = nil,
    language: String, mode: Mode, interviewer: String? = nil, device: String? = nil,
    started: Moment, finalized: Moment? = nil, activeSeconds: Int = 0, answers: [Answer] = [],
    nonresponse: [Remark] = [], notes: [Remark] = [], marks: Marks = Marks(),
    observation: String = "", pausedSeconds: Int = 0, breakOff: BreakOff? = nil
  ) {
    self.id = id
    self.questionnaire = questionnaire
    self.state = state
    self.disposition = disposition
    self.language = language
    self.mode = mode
    self.interviewer = interviewer
    self.device = device
    self.started = started
    self.finalized = finalized
    self.activeSeconds = activeSeconds
    self.answers = answers
    self.nonresponse = nonresponse
    self.notes = notes
    self.marks = marks
    self.observation = observation
    self.pausedSeconds = pausedSeconds
    self.breakOff = breakOff
  }

  /// Where an interview stands.
  public enum State: String, Sendable, Hashable, CaseIterable {
    case draft
    case finalized
    /// A collector's receipt for it is at hand.
    case sent
  }

  /// One answer, or the instances of one repeat.
  public enum Answer: Sendable, Hashable {
    case text(name: String, String)
    case instances(name: String, [[Answer]])

    public var name: String {
      switch self {
      case .text(let name, _), .instances(let name, _): name
      }
    }
  }

  /// A word on one question. Inside repeats the key is a path with positions from 1:
  /// `visits[2]/visit_year`.
  public struct Remark: Sendable, Hashable {
    public let path: String
    public let text: String

    public init(path: String, text: String) {
      self.path = path
      self.text = text
    }
  }
}

/// Which questionnaire, to the byte: version texts can be reused by mistake, hashes cannot.
public struct QuestionnaireKey: Sendable, Hashable {
  public let id: String
  public let version: String
  /// `sha256:` and the hexadecimal digest of the questionnaire file's bytes.
  public let hash: String

  public init(id: String, version: String, hash: String) {
    self.id = id
    self.version = version
    self.hash = hash
  }
}
