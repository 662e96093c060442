import Questionnaires
import Records
import Values

/// What each event does.
extension Interview {
  /// Carries out one event; answers with the entry as it is to be kept.
  mutating func change(
    _ entry: JournalEntry, isReplay: Bool = false
  ) throws(InterviewFault) -> JournalEntry {
    world.now = entry.at
    world.revision += 1
    world.isBeforeMove = entry.sequence <= beginning.drawn?.entries ?? 0
    world.offers.removeAll(keepingCapacity: true)
    // Each entry has its own randomness, so that leaving one out changes no other.
    world.randomSource = RandomSource(
      seed: beginning.chance &+ UInt64(entry.sequence) &* 0x9E37_79B9)
    var event = entry.event
    switch event {
    case .began, .undone: if !isReplay { throw .misplacedBeginning }
    case .answered(let address, let text):
      event = .answered(address, try answer(text, at: address, isReplay))
    case .typed(let address, let text, let caret):
      try keepTyped(text, caret: caret, at: address)
    case .declined(let address, let reason): try decline(reason, at: address)
    case .noted(let address, let text):
      change(try found(address)) { $0.note = text }
    case .marked(let address, let mark): try take(mark, at: address)
    case .sitting(let sitting): take(sitting)
    case .instanceAdded(let address, let identity): try addInstance(identity, to: address)
    case .instanceRemoved(let address, let identity): try removeInstance(identity, from: address)
    case .visited(let address):
      try arrive(at: address)
    case .languageChanged(let tag): try changeLanguage(to: tag)
    case .attached(let address, let attachment): try take(attachment, at: address)
    case .recording(let recording): take(recording, at: entry.at)
    case .leftBehind: break
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
    let isOther = world.cells[world.place(of: node)].answer != answer
    world.cells[world.place(of: node)].answer = answer
    change(node) {
      $0.typed = ""
      $0.caret = nil
      $0.nonresponse = nil
      if isOther { $0.forget(answer: answer) }
    }
    touchAnswer(node)
    return answer
  }

  private func decline(_ reason: Nonresponse, at address: Address) throws(InterviewFault) {
    let node = try answerable(address)
    world.cells[world.place(of: node)].answer = ""
    change(node) {
      // Who comes back to it later goes on where they were.
      if reason != .askLater {
        $0.typed = ""
        $0.caret = nil
      }
      $0.nonresponse = reason
      $0.forget(answer: "")
    }
    touchAnswer(node)
  }

  private func keepTyped(
    _ text: String, caret: Int?, at address: Address
  ) throws(InterviewFault) {
    let node = try answerable(address)
    change(node) {
      $0.typed = text
      $0.caret = text.isEmpty ? nil : caret
    }
  }

  /// The vertex of the value itself is not recomputed when it has a calculation, which would undo
  /// what a person just wrote over it.
  private func touchAnswer(_ node: NodeID) {
    let item = form.items[node.item]
    let place = world.place(of: node)
    world.cells[place].kind = .text
    let isDeclined = !world.extras.isEmpty && world.extras[node]?.nonresponse != nil
    world.cells[place].value =
      world.cells[place].isRelevant && !isDeclined
      ? LexicalForm.value(of: world.cells[place].answer, for: item.type) : .empty
    let vertex = DependencyGraph.Vertex(node.item, .value)
    world.touch(DependencyGraph.Vertex(node.item, .validity), node.frame)
    world.touchDependents(of: vertex, node.frame)
  }

  func change(_ node: NodeID, _ body: (inout Extra) -> Void) {
    var extra = world.extras[node] ?? Extra()
    body(&extra)
    world.extras[node] = extra.isEmpty ? nil : extra
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
    world.touchLanguage()
  }

  private mutating func finalize(_ outcome: Outcome, _ isReplay: Bool) throws(InterviewFault) {
    if outcome == .complete, !isReplay, !unresolved.isEmpty { throw .unresolved }
    world.fillEnd(at: world.now)
    self.outcome = outcome
  }
}
