import Records
import Screens
import Store
import Sync

/// What the screens ask for that needs neither a screen nor lines: carried out in the same way
/// wherever somebody sits. It holds what must not outlive the sitting.
struct Errands {
  private(set) var desk: Deskwork
  /// The program that records the sound of the interview.
  private var recorder: SoundRecorder?
  /// That no other window has the interview open.
  private var hold: InterviewHold?

  init(_ desk: Deskwork) { self.desk = desk }

  /// What became of a command.
  enum Outcome {
    case done
    case answered(Reply)
    /// Only who has the terminal can do that.
    case notOurs
  }

  mutating func carryOut(_ command: Command) throws -> Outcome {
    switch command {
    case .begin, .beginFrom, .resume: return try open(command).map(Outcome.answered) ?? .notOurs
    case .save(let id, let entries, let summary): try desk.keep(entries, of: id, summary)
    case .freeze(let id, let entry, let record):
      return .answered(.finished(try desk.freeze(id, entry, record)))
    case .rescue(let endangered, let folder):
      return .answered(desk.rescue(endangered, to: folder))
    case .keep(let preferences): try desk.prefer(preferences)
    case .examine: return .answered(.examined(faulty: desk.library.faulty()))
    case .refreshHome:
      hold = nil
      return .answered(.home(try desk.facts()))
    case .record(let id): return .answered(record(id))
    case .stopRecording: stopRecording()
    case .send, .redraw, .bell, .locate, .list, .attach, .dropFile, .leave, .giveUp:
      return .notOurs
    }
    return .done
  }

  /// Opens the interview that a command names; nil for any other command.
  mutating func open(_ command: Command) throws -> Reply? {
    // One that is being gone on with must not be read before it is ours.
    if case .resume(let id) = command { hold = try desk.store.hold(id) }
    var reply: Reply? =
      switch command {
      case .begin(let name, let language, let isPractice):
        try desk.begin(name, language: language, isPractice: isPractice)
      case .beginFrom(let id, let language): try desk.begin(from: id, language: language)
      case .resume(let id): try desk.resume(id)
      default: nil
      }
    switch reply {
    case .opened(let id, _, let interview, isResumed: false, _)
    where !interview.beginning.isPractice:
      hold = try desk.store.hold(id)
    case .opened(let id, let key, let interview, isResumed: true, _):
      reply = .opened(
        id: id, key, interview, isResumed: true, wasCutOff: hold?.wasLeftBehind ?? false)
    case .openedFrom(let id, _, _, _): hold = try desk.store.hold(id)
    default: break
    }
    if let reply { desk.note(reply) }
    return reply
  }

  /// What could not be kept is given back to be kept again; anything else is only said.
  func reply(to error: any Error, while commands: [Command]) -> Reply {
    switch commands.first {
    case .save, .freeze: .notSaved(commands, Told(unsaved: error, desk.custody))
    default: .failed(Told(error))
    }
  }

  /// Lets go of the interview that is open: what follows in this process is another program, and none
  /// that died.
  mutating func letGo() { hold = nil }

  // MARK: Sound

  var isRecording: Bool { recorder != nil }

  private mutating func record(_ id: String) -> Reply {
    stopRecording()
    do throws(RecordingFailure) {
      let command = desk.settings.value(nil, "recorder")
      let started = try SoundRecorder.start(id, in: desk.store, command: command)
      recorder = started
      return .recording(id: id, file: started.file)
    } catch { return .notRecording(id: id, error.reason) }
  }

  mutating func stopRecording() {
    recorder?.stop()
    recorder = nil
  }

  /// That the recorder has ended by itself; nil while there is nothing to tell of it.
  mutating func newsOfRecorder() -> Reply? {
    guard let current = recorder, current.hasDied else { return nil }
    recorder = nil
    return .notRecording(id: current.interview, .died)
  }

  // MARK: Sending

  func syncTarget() throws -> SyncTarget {
    try SyncTarget(to: nil, tokenFile: nil, allowsPlainHTTP: false, desk.settings)
  }

  func reply(to outcome: Result<SyncSummary, any Error>) -> Reply {
    switch outcome {
    case .success(let summary):
      .sent(summary.sent, left: summary.left, remarks: Told.remarks(summary))
    case .failure(let error): .failed(Told(error))
    }
  }
}
