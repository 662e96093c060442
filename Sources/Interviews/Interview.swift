import Questionnaires
import Records
import Values

/// One respondent's answers and all that follows from them: a value. Given the form and the events
/// it is the same on every machine, so that resuming is a replay and undo a shorter one.
///
/// ```swift
/// var interview = try Interview.begin(form, beginning, at: now).interview
/// let effects = try interview.apply(.answered(Address("consent"), "agree"), at: now)
/// ```
public struct Interview {
  public let form: Form
  public let beginning: Beginning
  /// All that happened, what was undone included.
  public internal(set) var entries: [JournalEntry]
  /// The sequence numbers of entries that no longer count.
  public internal(set) var undone: Set<Int> = []
  /// Why entries have no effect, by their sequence numbers: nothing follows from an event that the
  /// form has no place for, and it stays in the journal.
  public internal(set) var passedOver: [Int: InterviewFault] = [:]
  /// How it ended, once it has.
  public internal(set) var outcome: Outcome?
  /// Where the person is: nil for the end of the questionnaire.
  public internal(set) var visited: Address?
  /// What the interviewer observed, for the office.
  public internal(set) var observation = ""
  /// Why it is to end before its end.
  public internal(set) var breakOff: BreakOff?
  /// All files that were copied beside it, by their names there, also those that are no answer now.
  public internal(set) var attachments: [String: Attachment] = [:]
  /// The sound of it so far.
  public internal(set) var recordings: [InterviewRecord.RecordedFile] = []
  /// Whether the interview rests.
  public internal(set) var isPaused = false
  /// Whether the person has gone anywhere yet.
  var hasArrived = false
  /// What the person has been at: the nodes of the stops, and whether they have been at the end.
  var seen: Set<NodeID> = []
  var hasSeenEnd = false
  var world: World

  /// Begins a new interview. The first effect keeps its beginning.
  public static func begin(
    _ form: Form, _ beginning: Beginning, at now: Moment
  ) throws(InterviewFault) -> (interview: Interview, effects: [Effect]) {
    let entry = JournalEntry(sequence: 1, at: now, event: .began(beginning))
    return (try Interview(form, journal: [entry]), [.save(entry)])
  }

  /// The interview that follows from a journal. Events that the form no longer has a place for are
  /// passed over: they stay in the journal, and nothing else of it is lost with them.
  public init(_ form: Form, journal: [JournalEntry]) throws(InterviewFault) {
    guard let first = journal.first, case .began(let beginning) = first.event else {
      throw .misplacedBeginning
    }
    self.form = form
    self.beginning = beginning
    entries = journal
    undone = Self.undone(in: journal)
    world = Self.emptyWorld(form, beginning, at: first.at)
    replay()
  }

  /// What happens when this happens: checks, changes, recomputes. Throws without having changed
  /// anything when it cannot happen.
  public mutating func apply(
    _ event: JournalEvent, at now: Moment
  ) throws(InterviewFault) -> [Effect] {
    guard outcome == nil else { throw .finished }
    if !isKnownUniquelyReferenced(&world) { world = world.copy() }
    let entry = JournalEntry(sequence: (entries.last?.sequence ?? 0) + 1, at: now, event: event)
    if case .undone(let sequence) = event {
      guard undoable == sequence || redoable == sequence else { throw .nothingToUndo }
      guard !isLocked(sequence) else { throw .readOnly }
      entries.append(entry)
      undone = Self.undone(in: entries)
      world = Self.emptyWorld(form, beginning, at: entries[0].at)
      replay()
      return [.save(entry)]
    }
    let (clock, random) = (world.now, world.randomSource)
    let taken: JournalEntry
    do throws(InterviewFault) {
      taken = try change(entry)
    } catch {
      (world.now, world.randomSource) = (clock, random)
      throw error
    }
    entries.append(taken)
    if case .finalized(let outcome) = event { return [.save(taken), .freeze(outcome)] }
    return [.save(taken)]
  }
}

/// What the outside has to do because of an event, before anything else happens.
public enum Effect: Sendable, Hashable {
  /// Put the entry on disk.
  case save(JournalEntry)
  /// Freeze the record: the interview is over.
  case freeze(Outcome)
}

// MARK: - Replaying

extension Interview {
  private static func emptyWorld(_ form: Form, _ beginning: Beginning, at now: Moment) -> World {
    let world = World(
      form: form, language: beginning.language, now: now, seed: beginning.chance,
      drawn: beginning.drawnByAddress)
    _ = world.addFrame(scope: 0, parent: 0, identity: 0)
    world.fillMetadata(from: beginning, at: now)
    world.recompute()
    return world
  }

  private mutating func replay() {
    visited = nil
    hasArrived = false
    seen = []
    hasSeenEnd = false
    observation = ""
    breakOff = nil
    isPaused = false
    attachments = [:]
    recordings = []
    passedOver = [:]
    for entry in entries.dropFirst() where !undone.contains(entry.sequence) {
      do throws(InterviewFault) {
        _ = try change(entry, isReplay: true)
      } catch { passedOver[entry.sequence] = error }
    }
  }

  /// The same interview with everything computed afresh from what was answered: what must always
  /// equal what incremental recomputation has kept up to date.
  public func recomputed() -> Interview {
    var copy = self
    copy.world = world.copy()
    copy.world.recomputeEverything()
    return copy
  }
}
