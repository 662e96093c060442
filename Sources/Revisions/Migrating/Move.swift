import Interviews
import Questionnaires
import Records
import Values

/// The work of one migration.
struct Move {
  let draft: Interview
  let form: Form
  let now: Moment
  let translation: Translation
  let said: Said
  private var journal: [JournalEntry] = []
  /// Why entries stayed behind, and what was done to those that moved, by the old numbers.
  private(set) var obstacles: [Int: Obstacle] = [:]
  private(set) var done: [Int: [Conversion]] = [:]
  var filledIn: [FilledIn] = []

  init(draft: Interview, form: Form, now: Moment, translation: Translation) {
    self.draft = draft
    self.form = form
    self.now = now
    self.translation = translation
    said = Said(draft)
  }

  /// An entry that has to come after the others, with its number in the old journal.
  struct Late {
    let event: JournalEvent
    let at: Moment
    var origin: Int?

    var changesInstances: Bool {
      switch event {
      case .instanceAdded, .instanceRemoved: true
      default: false
      }
    }
  }

  mutating func run() throws(InterviewFault) -> Interview {
    translate()
    var interview = try Interview(form, journal: journal)
    let late = missingInstances() + putAside(interview)
    if !interview.passedOver.isEmpty { interview = try Interview(form, journal: journal) }
    interview = try append(late, to: interview)
    interview = try append(carriedDefaults(interview), to: interview)
    interview = try settled(try restored(interview))
    judgeFilledIn(interview)
    return interview
  }

  /// What was drawn stands up to the last entry that the move makes, and no further.
  private mutating func settled(_ interview: Interview) throws(InterviewFault) -> Interview {
    guard case .began(var beginning)? = journal.first?.event, let drawn = beginning.drawn else {
      return interview
    }
    beginning.drawn = DrawnByChance(
      moves: drawn.moves, entries: journal.count, values: drawn.values)
    journal[0] = JournalEntry(sequence: 1, at: journal[0].at, event: .began(beginning))
    return try Interview(form, journal: journal)
  }

  // MARK: In place

  private mutating func translate() {
    for entry in draft.entries {
      var event = entry.event
      do throws(Obstacle) {
        if let fault = draft.passedOver[entry.sequence] { throw Obstacle(fault) }
        (event, done[entry.sequence]) = try translation.translated(entry.event)
      } catch {
        obstacles[entry.sequence] = error
        event = entry.event.leftBehind
      }
      if case .began(var beginning) = event {
        beginning.drawn = drawn
        event = .began(beginning)
      }
      journal.append(JournalEntry(sequence: entry.sequence, at: entry.at, event: event))
    }
  }

  /// Takes out what the new version passes over where it stands; answers with what of it still
  /// matters, to be tried at the end, when everything else has been said.
  private mutating func putAside(_ interview: Interview) -> [Late] {
    let speaking = said.speaking
    var late: [Int: Late] = [:]
    for (sequence, fault) in interview.passedOver {
      let entry = takeOut(sequence)
      obstacles[sequence] = Obstacle(fault)
      if speaking.contains(sequence) || entry.changesInstances { late[sequence] = entry }
    }
    // An answer clears what is half typed, so that must not come before it.
    for slot in said.standing where slot.kind == .typed {
      let answer = Said.Slot(address: slot.address, kind: .answer)
      guard let typed = said.last[slot], obstacles[typed] == nil, late[typed] == nil,
        let answered = said.last[answer], late[answered] != nil
      else { continue }
      late[typed] = takeOut(typed)
    }
    return late.sorted { $0.key < $1.key }.map(\.value)
  }

  private mutating func takeOut(_ sequence: Int) -> Late {
    let entry = journal[sequence - 1]
    journal[sequence - 1] = JournalEntry(
      sequence: sequence, at: entry.at, event: entry.event.leftBehind)
    return Late(event: entry.event, at: entry.at, origin: sequence)
  }

  /// Instances that the old version counted by itself and the new one leaves to people.
  private func missingInstances() -> [Late] {
    draft.nodes.flatMap { node -> [Late] in
      let item = draft.item(node)
      guard item.type == .repeat, !draft.isOpenEnded(node),
        let place = try? translation.place(of: draft.address(of: node)),
        place.conversion.to.type == .repeat, place.conversion.to.repeatCount == nil
      else { return [] }
      return draft.instances(of: node).map {
        Late(event: .instanceAdded(place.address, identity: $0.identity), at: now)
      }
    }
  }

  /// What was thought to have moved has not.
  mutating func leaveBehind(_ sequence: Int, _ obstacle: Obstacle) {
    obstacles[sequence] = obstacle
  }

  // MARK: At the end

  /// Appends what fits, again and again while something does: one answer may be what makes the next
  /// question be asked. Nothing is judged anew: what stands in the old draft stands, with its fault.
  mutating func append(
    _ late: [Late], to interview: Interview
  ) throws(InterviewFault) -> Interview {
    var waiting = late
    var interview = interview
    while !waiting.isEmpty {
      let first = journal.count + 1
      let attempt = try Interview(form, journal: journal + numbered(waiting, from: first))
      let fits = waiting.indices.filter { attempt.passedOver[first + $0] == nil }
      for index in waiting.indices {
        guard let origin = waiting[index].origin else { continue }
        obstacles[origin] = attempt.passedOver[first + index].map(Obstacle.init)
      }
      guard !fits.isEmpty else { break }
      journal += numbered(fits.map { waiting[$0] }, from: first)
      interview = try Interview(form, journal: journal)
      let taken = Set(fits)
      waiting = waiting.indices.filter { !taken.contains($0) }.map { waiting[$0] }
    }
    return interview
  }

  private func numbered(_ late: [Late], from first: Int) -> [JournalEntry] {
    late.enumerated().map {
      JournalEntry(sequence: first + $0, at: $1.at, event: $1.event)
    }
  }
}
