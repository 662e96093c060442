import Interviews
import Questionnaires
import Records
import Terminal
import Values

/// From a key to what it does.
extension InterviewScreen {
  mutating func handle(_ input: Input, _ now: Moment, _ size: Size) -> [InterviewCommand] {
    var commands: [InterviewCommand] = []
    let situation = situation(now, size)
    switch input {
    case .key(let key): handle(key, situation, &commands)
    case .paste(let text): paste(text, situation)
    case .wheelUp: handle(wheel(.up, .pageUp, situation), situation, &commands)
    case .wheelDown: handle(wheel(.down, .pageDown, situation), situation, &commands)
    case .hangup:
      closeNote(situation, &commands)
      keepPlace(situation, into: &commands)
      commands.append(.leave)
    case .pressed, .released, .resized, .resumed: break
    }
    lookIntoFolder(self.situation(now, size), &commands)
    if commands.contains(where: { if case .save = $0 { true } else { false } }), message.isEmpty {
      message = words(.messageSaved, clock(now))
    }
    return commands
  }

  /// A wheel turns the text above a list to its end before it moves in the list.
  private func wheel(_ step: Key, _ turn: Key, _ situation: Situation) -> Key {
    guard let leaflet = overlay?.leaflet else { return step }
    let pages = pagesAbove(overlay, in: Chrome.body(of: situation.size)).count
    return leaflet.turns(turn, pages: pages) ? turn : step
  }

  /// Two seconds have gone by since the first key that is not kept yet.
  mutating func timeIsUp(_ now: Moment, _ size: Size) -> [InterviewCommand] {
    var commands: [InterviewCommand] = []
    let situation = situation(now, size)
    if case .note(let page) = overlay { keep(page, situation, &commands) }
    keepTyped(situation, into: &commands)
    if case .longText(var text) = body {
      text.tidy()
      body = .longText(text)
    }
    if !commands.isEmpty { message = words(.messageSaved, clock(now)) }
    return commands
  }

  mutating func handle(
    _ key: Key, _ situation: Situation, _ commands: inout [InterviewCommand]
  ) {
    if overlay != nil {
      handleOverlay(key, situation, &commands)
      return
    }
    message = ""
    if case .part(let place, let line) = key {
      point(at: line, of: place, situation, &commands)
      return
    }
    // What may not be changed does not take keys; going on and back, help and the rest still work.
    let reaction = isLocked ? Reaction.none : body.handle(key, situation)
    if reaction == .none {
      perform(act(for: key), key, situation, &commands)
      return
    }
    complaint = nil
    react(to: reaction, situation, &commands)
  }

  private mutating func paste(_ text: String, _ situation: Situation) {
    switch overlay {
    case .note(var page):
      page.editor.insert(text)
      overlay = .note(page)
      noteTyping(situation.now)
    case .unlikely(var page):
      page.page.paste(text)
      overlay = .unlikely(page)
    case .breakOff(var page):
      page.paste(text)
      overlay = .breakOff(page)
    case nil:
      if !isLocked, body.paste(text, situation) == .changed { noteTyping(situation.now) }
    default: break
    }
  }

  /// The question on screen may not be changed.
  var isLocked: Bool {
    // A page looks at its questions one by one.
    if case .page = body { return false }
    guard let node = focusNode, interview.item(node).type.isQuestion else { return false }
    return interview.isReadOnly(node)
  }

  /// Starts the two seconds, unless they run already: who types without a pause is kept too.
  mutating func noteTyping(_ now: Moment) {
    if typedAt == nil { typedAt = now }
  }

  private func act(for key: Key) -> Act? {
    if let act = table.act(for: key) { return act }
    switch key {
    case .character("?"): return .help
    case .character("/"): return .find
    case .backspace: return .goBack
    case .enter: return .goOn
    default: return nil
    }
  }

  // MARK: Reactions of the body

  mutating func react(
    to reaction: Reaction, _ situation: Situation, _ commands: inout [InterviewCommand]
  ) {
    switch reaction {
    case .none: break
    case .changed:
      if body.takesText { noteTyping(situation.now) }
      if case .longText(let text) = body, text.isMarking { message = words[.codesMark] }
    case .goOn: goOn(situation, into: &commands)
    case .turn(let place): turn(to: place, situation, &commands)
    case .locate:
      message = words[.receiverAsked]
      commands.append(.locate)
    case .give(let node, let answer): give(answer, to: node, situation, &commands)
    case .decline(let node, let reason): decline(reason, node, situation, &commands)
    case .open(let roster, let identity): open(roster, identity, situation, &commands)
    case .openQuestion(let node):
      if let stop = interview.stop(showing: node) {
        go(to: stop, focusing: node, situation, into: &commands)
      }
    case .add(let roster): add(to: roster, situation, &commands)
    case .remove(let roster, let identity):
      overlay = .removal(roster, identity, situation)
    case .finish(let choice): finish(choice, situation, &commands)
    case .probe(let node, let probe): tick(probe: probe, of: node, situation, &commands)
    case .code(let node, let passage): code(passage, of: node, situation, &commands)
    case .cannotCode: message = words[.codesNotYet]
    case .attach(let node, let path): attach(path, to: node, &commands)
    }
  }

  /// A pick is kept at once if it can be an answer, and as half-done if it cannot.
  private mutating func give(
    _ answer: String, to node: NodeID, _ situation: Situation,
    _ commands: inout [InterviewCommand]
  ) {
    let address = interview.address(of: node)
    if let failure = interview.judge(answer, at: node) {
      complain(failure)
      apply(.typed(address, answer), situation.now, into: &commands)
      return
    }
    if answer != interview.answer(node) || !interview.typed(node).isEmpty
      || interview.nonresponse(node) != nil
    {
      self.answer(node, answer, situation.now, into: &commands)
    }
    if case .page(var page) = body {
      page.refresh(self.situation(situation.now, situation.size))
      body = .page(page)
    }
    guard case .grid(let grid) = body else { return }
    refreshBody(situation)
    if grid.isLeaving { goOn(self.situation(situation.now, situation.size), into: &commands) }
  }

  private mutating func decline(
    _ reason: Nonresponse, _ node: NodeID, _ situation: Situation,
    _ commands: inout [InterviewCommand]
  ) {
    // What stands half typed is there again when the reason is taken back.
    keepTyped(situation, into: &commands)
    guard apply(.declined(interview.address(of: node), reason), situation.now, into: &commands)
    else { return }
    refreshBody(situation)
    let fresh = self.situation(situation.now, situation.size)
    if case .grid(var grid) = body, let next = grid.rows.first(where: { interview.isOpen($0) }) {
      grid.focus(on: next, fresh)
      body = .grid(grid)
    } else if case .page(let page) = body {
      // A page is left by going on, which looks at all of it.
      if page.focus + 1 < page.parts.count { turn(to: page.focus + 1, fresh, &commands) }
    } else if returnsToCheck {
      returnsToCheck = false
      overlay = .check(fresh)
    } else {
      go(to: interview.stop(after: stop), fresh, into: &commands)
    }
  }

  private mutating func open(
    _ roster: NodeID, _ identity: Int, _ situation: Situation,
    _ commands: inout [InterviewCommand]
  ) {
    guard let instance = interview.instances(of: roster).first(where: { $0.identity == identity }),
      let first = interview.firstStop(in: instance, of: roster)
    else { return }
    go(to: first, situation, into: &commands)
  }

  private mutating func add(
    to roster: NodeID, _ situation: Situation, _ commands: inout [InterviewCommand]
  ) {
    let identity = interview.nextIdentity(of: roster)
    let event = JournalEvent.instanceAdded(interview.address(of: roster), identity: identity)
    guard apply(event, situation.now, into: &commands) else { return }
    open(roster, identity, situation, &commands)
  }

  private mutating func finish(
    _ choice: FinishBody.Choice, _ situation: Situation, _ commands: inout [InterviewCommand]
  ) {
    switch choice {
    case .finish:
      let outcome = FinishBody.ending(situation) ?? .complete
      apply(.finalized(outcome), situation.now, into: &commands)
    case .fixFirst:
      guard let (node, failure) = interview.unresolved.first else { return }
      let check = interview.check(failure, at: node).map { BrokenCheck(node: node, check: $0) }
      returnsToCheck = true
      progressMark = 0
      lead(
        to: OutlineChoice(seeingTo: node, in: interview, check: check), situation, &commands)
    case .keepOpen: commands.append(.leave)
    case .checkAll: overlay = .check(situation)
    case .observe: overlay = .note(NotePage(.interview, interview))
    }
  }
}
