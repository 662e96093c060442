import Interviews
import JSONDocuments
import Questionnaires
import Records
import Screens
import Sealing
import Store
import Values

/// Everything that the screens ask of store and questionnaires: opening interviews, keeping entries,
/// freezing records, telling home how things stand.
struct Deskwork {
  let store: Store
  let library: Library
  var settings: Settings
  let mode: Mode
  var interviewer: String?
  var preferences = Preferences()
  /// Keeps the second copy up to date; nil where none is wanted.
  var mirror: MirrorKeeper?
  /// Where the keys of interviews that begin here are.
  var custody = Custody.device
  /// What it takes to keep the open interview elsewhere if the store fails.
  var lifeline: Rescue?

  /// Begins an interview; its first entry is on disk when this returns. Practice leaves no trace.
  func begin(_ name: String, language: String, isPractice: Bool) throws -> Reply {
    try begin(try library.open(name), language: language, isPractice: isPractice)
  }

  /// The same on a questionnaire that is open already.
  ///
  /// - Parameter device: what the machine is called in records; by itself its name in the network.
  func begin(
    _ open: OpenQuestionnaire, language: String, isPractice: Bool,
    device: String? = Surroundings.hostName, at now: Moment = Surroundings.now()
  ) throws -> Reply {
    try refuseOtherContent(open)
    let beginning = Beginning(
      language: open.form.language(for: language), mode: mode, interviewer: interviewer,
      device: device, seed: Surroundings.newSeed(), isPractice: isPractice,
      questionnaire: open.key.hash)
    let id = Surroundings.newInterviewID()
    let (interview, effects) = try Interview.begin(open.form, beginning, at: now)
    for case .save(let entry) in effects where !isPractice {
      let summary = DraftSummary(beginning: interview)
      try store.begin(
        id, questionnaire: open.key, bytes: open.bytes, entry: entry, summary: summary.text,
        custody: custody)
    }
    return .opened(id: id, open.key, interview, isResumed: false)
  }

  /// Two contents under one version would make answers that cannot be told apart later.
  func refuseOtherContent(_ open: OpenQuestionnaire) throws {
    let kept = try store.questionnaires(id: open.key.id, version: open.key.version)
    guard let other = kept.first, other.key.hash != open.key.hash else { return }
    throw Refusal(
      "'\(open.key.id)' version '\(open.key.version)' was used here with other content; "
        + "give the changed questionnaire a new version")
  }

  /// Opens an unfinished interview on the very questionnaire it began with.
  func resume(_ id: String) throws -> Reply {
    guard let summary = try store.interview(id) else {
      throw Refusal("there is no interview '\(id)' here; see: canvass list")
    }
    guard summary.state == .draft else {
      throw Refusal("interview '\(id)' is finished; it can be read with: canvass show \(id)")
    }
    if let successor = summary.successor { throw StoreFault.moved(id: id, to: successor) }
    let (open, interview) = try self.interview(id, summary.questionnaire)
    return .opened(id: id, open.key, interview, isResumed: true)
  }

  /// The interview that follows from a journal.
  func interview(
    _ id: String, _ key: QuestionnaireKey
  ) throws -> (OpenQuestionnaire, Interview) {
    let open = try begunWith(key)
    let journal = try store.journal(of: id)
    let interview: Interview
    do throws(InterviewFault) {
      interview = try Interview(open.form, journal: journal)
    } catch { throw Refusal("interview '\(id)' has no beginning; its journal is damaged") }
    guard let own = interview.beginning.questionnaire, own != open.key.hash else {
      return (open, interview)
    }
    throw Refusal(
      "interview '\(id)' was begun on another questionnaire than the store says: somebody has "
        + "changed the store; see: canvass doctor")
  }

  func keep(_ entries: [JournalEntry], of id: String, _ summary: DraftSummary) throws(StoreFault) {
    try store.append(entries, to: id, summary: summary.text)
  }

  /// The last entry and the frozen record, in one transaction; sealed where the questionnaire names
  /// study keys.
  func freeze(
    _ id: String, _ entry: JournalEntry, _ record: InterviewRecord
  ) throws -> Farewell {
    let code = try WithdrawalCode()
    var record = record
    record.withdrawal = code.digest
    let frozen = try FrozenRecord(
      id: id, bytes: JSONWriter.bytes(record.json), digest: sha256)
    let keys = try studyKeys(record.questionnaire)
    try store.finalize(
      id, entry: entry, record: frozen, summary: "", to: keys, withdrawal: code.digest)
    return Farewell(withdrawal: code.text, sealedTo: keys.map(\.name))
  }

  /// The very questionnaire that interviews were begun with. One that is not what its hash says must
  /// not decide what is asked, nor to whom answers are sealed: where it is installed it is mended.
  private func begunWith(_ key: QuestionnaireKey) throws -> OpenQuestionnaire {
    guard let snapshot = try store.questionnaire(hash: key.hash) else {
      throw Refusal("the questionnaire '\(key.id)' \(key.version) is not in the store")
    }
    guard snapshot.isSound else {
      guard let whole = library.installed(withHash: key.hash) else {
        throw Refusal(
          "the store's copy of the questionnaire '\(key.id)' \(key.version) was changed on the disk: put "
            + "the file that the interview began with into the folder of questionnaires, or name its "
            + "folder with --questionnaires")
      }
      try store.mend(QuestionnaireSnapshot(key: whole.key, bytes: whole.bytes))
      return whole
    }
    let open = try OpenQuestionnaire(key.id + ".json", snapshot.bytes, folder: library.folder)
    guard open.key.hash == key.hash else {
      throw Refusal(
        "the questionnaire '\(key.id)' \(key.version) in the store is not the one that the "
          + "interview began with: it was changed on the disk; see: canvass doctor")
    }
    return open
  }

  /// The keys that interviews on a questionnaire are sealed to.
  private func studyKeys(_ key: QuestionnaireKey) throws -> [StudyKey] {
    try begunWith(key).form.questionnaire.publicKeys.map {
      try StudyKey(name: $0.name, key: $0.key)
    }
  }
}

extension Form {
  /// The language of the form that suits a wished-for tag best: itself, its primary language, or the
  /// form's first.
  func language(for tag: String) -> String { known(tag) ?? languages[0] }

  /// Whether it has that language, or one of the same primary language.
  func speaks(_ tag: String) -> Bool { known(tag) != nil }

  private func known(_ tag: String) -> String? {
    if languages.contains(tag) { return tag }
    let primary = tag.split(separator: "-").first.map(String.init) ?? tag
    return languages.first { $0.split(separator: "-").first.map(String.init) == primary }
  }
}
