import Interviews
import Questionnaires
import Records
import Terminal
import Values

/// Soft checks, ending early, pauses, probes and codes: what an interviewer does about a question
/// beside answering it.
extension InterviewScreen {
  // MARK: Soft checks

  /// The first soft check of what is on screen, or follows from it, that nobody has looked at; shown
  /// before going on.
  func unlikely(_ situation: Situation) -> UnlikelyPage? {
    for node in questionsOnScreen {
      let open = interview.failingChecks(node).first { $0.severity == .soft && $0.isOpen }
      if let open { return UnlikelyPage(node, open, situation) }
    }
    // What is computed from the answers, or said of a whole group, has no question of its own.
    return interview.openChecksBehind(questionsOnScreen, at: stop).first.map {
      UnlikelyPage($0.0, $0.1, situation)
    }
  }

  private var questionsOnScreen: [NodeID] {
    if stop.holdsSeveral, let group = stop.node { return interview.rows(of: group) }
    return stop.node.map { [$0] } ?? []
  }

  mutating func handleUnlikely(
    _ page: UnlikelyPage, _ key: Key, _ situation: Situation,
    _ commands: inout [InterviewCommand]
  ) {
    var page = page
    let reaction = page.page.handle(
      key, at: situation.now.milliseconds, page: situation.rows)
    overlay = .unlikely(page)
    switch reaction {
    case .changed: message = ""
    case .unexplained: message = words[.unlikelyWhy]
    case .none: if closes(key) { overlay = nil }
    case .picked(.change, _): overlay = nil
    case .picked(.goTo(let node), _):
      overlay = nil
      guard let stop = interview.stop(showing: node) else { return }
      go(to: stop, focusing: node, situation, into: &commands)
    case .picked(.confirm, let reason):
      overlay = nil
      let mark = Mark.confirmation(check: page.check.place, note: reason)
      guard apply(.marked(interview.address(of: page.node), mark), situation.now, into: &commands)
      else { return }
      goOn(self.situation(situation.now, situation.size), into: &commands)
    case .picked(.withdraw, _):
      overlay = nil
      let mark = Mark.confirmation(check: page.check.place, note: "")
      guard apply(.marked(interview.address(of: page.node), mark), situation.now, into: &commands)
      else { return }
      message = words[.unlikelyWithdrawn]
    }
  }

  /// Goes where something is to be seen to, and says what it is.
  mutating func lead(
    to choice: OutlineChoice, _ situation: Situation, _ commands: inout [InterviewCommand]
  ) {
    go(to: choice.stop, focusing: choice.node, situation, into: &commands)
    guard let broken = choice.check else { return }
    switch broken.check.severity {
    case .critical:
      complaint = "! " + Markup.plain(interview.message(of: broken.check, at: broken.node))
    case .soft:
      overlay = .unlikely(
        UnlikelyPage(
          broken.node, broken.check, self.situation(situation.now, situation.size)))
    }
  }

  // MARK: Ending early

  mutating func handleBreakOff(
    _ page: ReasonPage<BreakOffChoice>, _ key: Key, _ situation: Situation,
    _ commands: inout [InterviewCommand]
  ) {
    var page = page
    let reaction = page.handle(key, at: situation.now.milliseconds, page: situation.rows)
    overlay = .breakOff(page)
    switch reaction {
    case .changed, .unexplained: break
    case .none: if closes(key) { overlay = nil }
    case .picked(.goOn, _): overlay = nil
    case .picked(.end(let reason), let note):
      overlay = nil
      leaveText(situation, into: &commands)
      let breakOff = Sitting.brokenOff(BreakOff(reason, note: note))
      guard apply(.sitting(breakOff), situation.now, into: &commands) else { return }
      apply(.finalized(interview.breakOffOutcome), situation.now, into: &commands)
    }
  }

  // MARK: Pauses

  mutating func pause(_ situation: Situation, _ commands: inout [InterviewCommand]) {
    leaveText(situation, into: &commands)
    guard apply(.sitting(.paused), situation.now, into: &commands) else { return }
    overlay = .paused
  }

  mutating func handlePaused(
    _ key: Key, _ situation: Situation, _ commands: inout [InterviewCommand]
  ) {
    switch key {
    case .enter:
      guard apply(.sitting(.continued), situation.now, into: &commands) else { return }
      overlay = nil
      message = words[.pauseOver]
    default:
      if table.act(for: key) == .leave { commands.append(.leave) }
      if table.act(for: key) == .redraw { commands.append(.redraw) }
    }
  }

  // MARK: Probes and codes

  mutating func tick(
    probe: Int, of node: NodeID, _ situation: Situation, _ commands: inout [InterviewCommand]
  ) {
    let isAsked = interview.probes(node).contains(probe)
    apply(
      .marked(interview.address(of: node), .probe(probe, isAsked: !isAsked)), situation.now,
      into: &commands)
  }

  /// A passage can be coded once the text that it lies in is an answer.
  mutating func code(
    _ passage: Range<Int>, of node: NodeID, _ situation: Situation,
    _ commands: inout [InterviewCommand]
  ) {
    leaveText(situation, into: &commands)
    guard interview.typed(node).isEmpty, passage.upperBound <= interview.answer(node).count
    else {
      message = words[.codesNotYet]
      return
    }
    overlay = .codes(node, passage, self.situation(situation.now, situation.size))
  }

  mutating func handleCodes(
    _ menu: Menu<String>, _ node: NodeID, _ passage: Range<Int>, _ key: Key,
    _ situation: Situation, _ commands: inout [InterviewCommand]
  ) {
    var menu = menu
    let reaction = menu.handle(key, at: situation.now.milliseconds, page: situation.rows)
    overlay = .codes(menu, node, passage)
    switch reaction {
    case .changed: break
    case .none: if closes(key) { overlay = nil }
    case .picked(let code):
      overlay = nil
      let tags = interview.tags(node).filter { $0 != Tag(passage, code: code) }
      give(tags + [Tag(passage, code: code)], to: node, situation.now, &commands)
      message = words[.codesGiven]
    }
  }

  mutating func handleTags(
    _ menu: Menu<Int>, _ node: NodeID, _ key: Key, _ situation: Situation,
    _ commands: inout [InterviewCommand]
  ) {
    var menu = menu
    let reaction = menu.handle(key, at: situation.now.milliseconds, page: situation.rows)
    overlay = .tags(menu, node)
    switch reaction {
    case .changed: break
    case .none: if closes(key) { overlay = nil }
    case .picked(let place):
      // Picking a coded passage takes its code away; undo brings it back.
      var tags = interview.tags(node)
      guard tags.indices.contains(place) else { return }
      tags.remove(at: place)
      give(tags, to: node, situation.now, &commands)
      let fresh = self.situation(situation.now, situation.size)
      overlay = tags.isEmpty ? nil : .tags(node, fresh)
      message = words[.codesTaken]
    }
  }

  private mutating func give(
    _ tags: [Tag], to node: NodeID, _ now: Moment, _ commands: inout [InterviewCommand]
  ) {
    let sorted = tags.sorted { a, b in
      (a.passage.lowerBound, a.passage.upperBound, a.code)
        < (b.passage.lowerBound, b.passage.upperBound, b.code)
    }
    apply(.marked(interview.address(of: node), .tags(sorted)), now, into: &commands)
  }

  /// After a verbatim was changed, its coded passages stand where their words now are.
  mutating func moveTags(
    of node: NodeID, _ before: String, _ tags: [Tag], _ now: Moment,
    into commands: inout [InterviewCommand]
  ) {
    guard !tags.isEmpty else { return }
    let moved = Passages.moved(tags, from: Array(before), to: Array(interview.answer(node)))
    guard moved != interview.tags(node) else { return }
    give(moved, to: node, now, &commands)
  }
}
