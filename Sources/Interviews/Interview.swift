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
  public private(set) var entries: [JournalEntry]
  /// The sequence numbers of entries that no longer count.
  public private(set) var undone: Set<Int> = []
  /// How it ended, once it has.
  public private(set) var outcome: Outcome?
  /// Where the person is: nil for the end of the questionnaire.
  public private(set) var visited: Address?
  /// Whether the person has gone anywhere yet.
  private(set) var hasArrived = false
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
    for case .undone(let sequence) in journal.map(\.event) { undone.insert(sequence) }
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
      guard undoable == sequence else { throw .nothingToUndo }
      undone.insert(sequence)
      entries.append(entry)
      world = Self.emptyWorld(form, beginning, at: entries[0].at)
      replay()
      return [.save(entry)]
    }
    let (clock, random) = (world.now, world.random)
    let taken: JournalEntry
    do throws(InterviewFault) {
      taken = try change(entry)
    } catch {
      (world.now, world.random) = (clock, random)
      throw error
    }
    entries.append(taken)
    if case .finalized(let outcome) = event { return [.save(taken), .freeze(outcome)] }
    return [.save(taken)]
  }

  /// The sequence number of the last change of an answer that still counts.
  public var undoable: Int? {
    entries.last { entry in
      guard !undone.contains(entry.sequence) else { return false }
      switch entry.event {
      case .answered, .declined, .instanceAdded, .instanceRemoved: return true
      default: return false
      }
    }?.sequence
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
    let world = World(form: form, language: beginning.language, now: now, seed: beginning.seed)
    _ = world.addFrame(scope: 0, parent: 0, identity: 0)
    world.fillMetadata(from: beginning, at: now)
    world.recompute()
    return world
  }

  private mutating func replay() {
    visited = nil
    hasArrived = false
    for entry in entries.dropFirst() where !undone.contains(entry.sequence) {
      // An event that does not fit is passed over; the journal keeps it.
      _ = try? change(entry, isReplay: true)
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

// MARK: - Events

extension Interview {
  /// Carries out one event; answers with the entry as it is to be kept.
  private mutating func change(
    _ entry: JournalEntry, isReplay: Bool = false
  ) throws(InterviewFault) -> JournalEntry {
    world.now = entry.at
    // Each entry has its own randomness, so that leaving one out changes no other.
    world.random = RandomSource(seed: beginning.seed &+ UInt64(entry.sequence) &* 0x9E37_79B9)
    var event = entry.event
    switch event {
    case .began, .undone: if !isReplay { throw .misplacedBeginning }
    case .answered(let address, let text):
      event = .answered(address, try answer(text, at: address, isReplay))
    case .typed(let address, let text): try keepTyped(text, at: address)
    case .declined(let address, let reason): try decline(reason, at: address)
    case .noted(let address, let text):
      let node = try found(address)
      world.extras[node, default: Extra()].note = text
    case .instanceAdded(let address, let identity): try addInstance(identity, to: address)
    case .instanceRemoved(let address, let identity): try removeInstance(identity, from: address)
    case .visited(let address):
      if let address { _ = try found(address) }
      visited = address
      hasArrived = true
    case .languageChanged(let tag): try changeLanguage(to: tag)
    case .finalized(let outcome): try finalize(outcome, isReplay)
    }
    world.recompute()
    return JournalEntry(sequence: entry.sequence, at: entry.at, event: event)
  }

  private func answer(
    _ text: String, at address: Address, _ isReplay: Bool
  ) throws(InterviewFault) -> String {
    let node = try answerable(address)
    let answer = normalized(text, at: node)
    if !answer.isEmpty, !isReplay, let failure = world.judge(answer, at: node) {
      throw .refused(failure)
    }
    world.setCell(node) { $0.answer = answer }
    change(&world.extras[node]) {
      $0.typed = ""
      $0.nonresponse = nil
    }
    touchAnswer(node)
    return answer
  }

  private func decline(_ reason: Nonresponse, at address: Address) throws(InterviewFault) {
    let node = try answerable(address)
    world.setCell(node) { $0.answer = "" }
    change(&world.extras[node]) {
      $0.typed = ""
      $0.nonresponse = reason
    }
    touchAnswer(node)
  }

  private func keepTyped(_ text: String, at address: Address) throws(InterviewFault) {
    let node = try answerable(address)
    change(&world.extras[node]) { $0.typed = text }
  }

  /// The vertex of the value itself is not recomputed when it has a calculation, which would undo
  /// what a person just wrote over it.
  private func touchAnswer(_ node: NodeID) {
    let item = form.items[node.item]
    let cell = world.cell(node)
    let isDeclined = world.extras[node]?.nonresponse != nil
    world.setCell(node) {
      $0.value =
        cell.isRelevant && !isDeclined
        ? LexicalForm.value(of: cell.answer, for: item.type) : .empty
    }
    let vertex = DependencyGraph.Vertex(node.item, .value)
    world.touch(DependencyGraph.Vertex(node.item, .validity), node.frame)
    world.touchDependents(of: vertex, node.frame)
  }

  private func change(_ extra: inout Extra?, _ body: (inout Extra) -> Void) {
    var value = extra ?? Extra()
    body(&value)
    extra = value.isEmpty ? nil : value
  }

  private func addInstance(_ identity: Int, to address: Address) throws(InterviewFault) {
    let node = try growable(address)
    guard world.instances(node).nextIdentity == identity else { throw .identityInUse }
    guard world.instances(node).active.count < World.mostInstances else {
      throw .refused(.tooManyInstances(limit: World.mostInstances))
    }
    world.addInstance(to: node)
    touchInstances(node)
  }

  private func removeInstance(_ identity: Int, from address: Address) throws(InterviewFault) {
    let node = try growable(address)
    guard
      let frame = world.instances(node).active.first(where: {
        world.frames[$0].identity == identity
      })
    else { throw .unknownAddress }
    world.removeInstance(frame, from: node)
    touchInstances(node)
  }

  private func touchInstances(_ node: NodeID) {
    world.touchDependents(of: DependencyGraph.Vertex(node.item, .instances), node.frame)
  }

  private func changeLanguage(to tag: String) throws(InterviewFault) {
    guard form.languages.contains(tag) else { throw .unknownLanguage }
    world.language = tag
    world.touchChoiceLabels()
  }

  private mutating func finalize(_ outcome: Outcome, _ isReplay: Bool) throws(InterviewFault) {
    if outcome == .complete, !isReplay, !unresolved.isEmpty { throw .unresolved }
    world.fillEnd(at: world.now)
    self.outcome = outcome
  }
}

// MARK: - Finding nodes

extension Interview {
  /// The node of an address, if it exists as things stand.
  public func node(at address: Address) -> NodeID? {
    guard let item = form.item(named: address.name) else { return nil }
    var chain: [ItemID] = []
    var scope = item.scope
    while let around = form.scopes[scope].repeatItem {
      chain.append(around)
      scope = form.items[around].scope
    }
    guard chain.count == address.instances.count else { return nil }
    var frame = 0
    for (around, identity) in zip(chain.reversed(), address.instances) {
      let instances = world.instances(NodeID(frame: frame, item: around)).active
      guard let next = instances.first(where: { world.frames[$0].identity == identity }) else {
        return nil
      }
      frame = next
    }
    return NodeID(frame: frame, item: item.id)
  }

  /// What the journal calls a node.
  public func address(of node: NodeID) -> Address {
    var identities: [Int] = []
    var frame = node.frame
    while frame != 0 {
      identities.append(world.frames[frame].identity)
      frame = world.frames[frame].parent
    }
    return Address(form.items[node.item].name, in: identities.reversed())
  }

  private func found(_ address: Address) throws(InterviewFault) -> NodeID {
    guard let node = node(at: address) else { throw .unknownAddress }
    return node
  }

  private func answerable(_ address: Address) throws(InterviewFault) -> NodeID {
    let node = try found(address)
    let item = form.items[node.item]
    guard item.type.isQuestion || item.type == .hidden else { throw .notAnswerable }
    guard world.cell(node).isRelevant else { throw .notRelevant }
    guard !isReadOnly(node) else { throw .readOnly }
    return node
  }

  private func growable(_ address: Address) throws(InterviewFault) -> NodeID {
    let node = try found(address)
    guard form.items[node.item].type == .repeat else { throw .notAnswerable }
    guard world.cell(node).isRelevant else { throw .notRelevant }
    guard form.items[node.item].repeatCount == nil else { throw .fixedCount }
    return node
  }
}
