/// Something that could not be saved, or not as it was.
public enum RepairFinding: Sendable, Hashable {
  /// No key of a device opens: nothing that was said can be read.
  case device
  /// What signed for this device is lost; it has a new identity.
  case signer
  /// The key of an interview does not open, so nothing kept under it does.
  case key(id: String)
  /// Nothing but its traces is left of an interview.
  case interview(id: String)
  /// The journal is sound up to the entry before this one, of so many.
  case journal(id: String, from: Int, of: Int)
  /// So many entries are sound, and what said how many there were is lost.
  case unended(id: String, entries: Int)
  case record(id: String)
  /// What says that its record was made here is lost, or never was; it is kept and set aside.
  case unmarked(id: String)
  /// The journal of a finished interview was taken out.
  case emptied(id: String)
  /// Its record is lost and its journal is not: it is unfinished again.
  case reopened(id: String)
  case conflict(id: String)
  case residue(id: String)
  /// What its respondent's withdrawal code is known by is lost.
  case withdrawal(id: String)
  case questionnaire(hash: String)
  /// Of a file beside an interview only the beginning is in the second copy.
  case file(name: String, id: String)
  /// What the second copy has under its name is not that file.
  case otherFile(name: String, id: String)
  /// The second copy has another length of it, and nobody here can tell which is right.
  case unjudgedFile(name: String, id: String)

  /// What is lost, for a person.
  public var sentence: String {
    switch self {
    case .device:
      "the key of this device is damaged: without it nothing can be read; give the second copy with "
        + "--mirror"
    case .signer: "what this device signs with is damaged: it has a new identity now"
    case .key(let id): "the key of interview \(id) is damaged: what was said in it cannot be read"
    case .interview(let id): "of interview \(id) only traces are left"
    case .journal(let id, let from, let of):
      "interview \(id) is sound up to entry \(from - 1) of \(of): what was answered after that is lost"
    case .unended(let id, let entries):
      "of interview \(id) \(entries) entries are sound; whether there were more cannot be told"
    case .record(let id): "the record of interview \(id) is damaged"
    case .unmarked(let id):
      "the record of interview \(id) does not bear the mark of this device: it was changed or put there "
        + "by somebody else; it is kept and neither sent nor exported"
    case .emptied(let id):
      "the journal of the finished interview \(id) was taken out; its record is sound"
    case .reopened(let id):
      "interview \(id) is unfinished again, for its record is damaged and its journal is not: resume "
        + "and finish it"
    case .conflict(let id): "another content that came in under \(id) is damaged"
    case .residue(let id): "what was left of the wiped interview \(id) is damaged"
    case .withdrawal(let id):
      "the withdrawal code of interview \(id) is damaged: nothing here is found by it any more; note the "
        + "interview's number for whoever brings the code to the office"
    case .questionnaire(let hash):
      "the questionnaire \(hash) is damaged: put its file into the folder of questionnaires and repair "
        + "again"
    case .file(let name, let id):
      "of the file \(name) of interview \(id) only the beginning is in the second copy"
    case .otherFile(let name, let id):
      "what the second copy has as the file \(name) of interview \(id) is not that file: it was left there"
    case .unjudgedFile(let name, let id):
      "the file \(name) of interview \(id) differs in the second copy; without the study's key nobody can "
        + "tell which is right: the one that was here stays"
    }
  }
}

/// What came of a repair, or of bringing a store back.
public struct RepairReport: Sendable, Hashable {
  /// Unfinished interviews, and records.
  public var drafts = 0
  public var records = 0
  /// Files beside interviews that came from a second copy.
  public var files = 0
  /// What could not be saved.
  public var findings: [RepairFinding] = []
  /// The file that the damaged database was kept as.
  public var keptAside: String?

  public init() {}
}
