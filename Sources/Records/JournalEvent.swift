import Values

/// What happened in an interview, in the past tense. The interview is what follows from its events,
/// in order; nothing else is kept of a draft.
public enum JournalEvent: Sendable, Hashable {
  case began(Beginning)
  /// An answer in its lexical form; empty clears it.
  case answered(Address, String)
  /// Text that stands in the field but is no answer (yet): kept, so that nothing typed is lost. With
  /// the number of characters before the caret, where somebody was typing.
  case typed(Address, String, caret: Int? = nil)
  /// A reason instead of an answer.
  case declined(Address, Nonresponse)
  /// The interviewer's note on a question; empty removes it.
  case noted(Address, String)
  /// What else the interviewer marked on a question.
  case marked(Address, Mark)
  /// What happened that is about no question.
  case sitting(Sitting)
  /// A new instance of the repeat, with its identity.
  case instanceAdded(Address, identity: Int)
  case instanceRemoved(Address, identity: Int)
  /// Where the person went; an empty address is the end of the questionnaire.
  case visited(Address?)
  case languageChanged(String)
  /// The entry of that sequence number no longer counts; where that is itself an `undone`, what it
  /// undid counts again.
  case undone(Int)
  /// In place of an event that this version of the questionnaire has no place for: it stands in the
  /// interview on the earlier version that this one was moved from.
  case leftBehind(Address)
  /// A file was copied beside the interview, to be the answer of the question: what is known of it.
  /// The copy stays whatever becomes of the answer.
  case attached(Address, Attachment)
  /// What happened to the sound recording.
  case recording(Recording)
  /// Finished; nothing but reading is possible from here.
  case finalized(Outcome)
}

/// How an interview began. All that is random or from outside stands here, so that replaying the
/// journal gives the same interview on every machine.
public struct Beginning: Sendable, Hashable {
  public let language: String
  public let mode: Mode
  public let interviewer: String?
  public let device: String?
  /// Where all randomness of the interview comes from.
  public let seed: UInt64
  /// Practice is thrown away at its end.
  public let isPractice: Bool
  /// The interview whose answers it began with; nil for most.
  public let basedOn: String?
  /// The hash of the questionnaire that it is held on, so that no other can be put in its place; nil in
  /// journals that were begun before this was kept.
  public let questionnaire: String?
  /// What chance gave before it moved to this version of its questionnaire; nil for most.
  public var drawn: DrawnByChance?

  public init(
    language: String, mode: Mode = .capi, interviewer: String? = nil, device: String? = nil,
    seed: UInt64, isPractice: Bool = false, basedOn: String? = nil, questionnaire: String? = nil,
    drawn: DrawnByChance? = nil
  ) {
    self.language = language
    self.mode = mode
    self.interviewer = interviewer
    self.device = device
    self.seed = seed
    self.isPractice = isPractice
    self.basedOn = basedOn
    self.questionnaire = questionnaire
    self.drawn = drawn
  }
}

/// How the questions are asked.
public enum Mode: String, Sendable, Hashable, CaseIterable {
  /// Computer-assisted personal interviewing: an interviewer reads and types.
  case capi
  /// The same by telephone.
  case cati
  /// The respondent answers alone.
  case casi
}

/// How an interview ended.
public struct Outcome: Sendable, Hashable {
  /// A disposition after AAPOR's Standard Definitions, such as `110` for complete.
  public let code: String
  public let keep: Kept

  public init(code: String, keep: Kept = .answers) {
    self.code = code
    self.keep = keep
  }

  /// Every question that had to be answered was.
  public static let complete = Outcome(code: "110")

  /// It was broken off when most of the questions that had to be answered were.
  public static let partial = Outcome(code: "120")

  /// Whether a disposition says that the respondent did not want to take part: AAPOR's group 2.1, but for
  /// what was broken off, which may have any reason.
  public static func isRefusal(_ code: String) -> Bool { code.hasPrefix("21") && !isBreakOff(code) }

  /// Whether it was broken off when few of its questions were answered: AAPOR's 2.12.
  public static func isBreakOff(_ code: String) -> Bool { code == "212" }

  /// What is kept of the answers.
  public enum Kept: String, Sendable, Hashable {
    case answers
    /// The respondent declined: that it happened is kept, nothing that was said.
    case nothing
  }
}

/// One line of the journal: an event, its place in the order, and the clock's word for when.
public struct JournalEntry: Sendable, Hashable {
  /// From 1 without gaps; order is by this, never by time, for clocks lie.
  public let sequence: Int
  public let at: Moment
  public let event: JournalEvent

  public init(sequence: Int, at: Moment, event: JournalEvent) {
    self.sequence = sequence
    self.at = at
    self.event = event
  }
}
