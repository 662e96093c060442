import Interviews
import Questionnaires
import Records
import Terminal
import Values

/// What an interview's screen asks of the program around it.
enum InterviewCommand {
  case save([JournalEntry])
  case freeze(Outcome)
  case leave
  case redraw
  case bell
  case locate
  case list(folder: String)
  case attach(FileRequest)
  case record
  case stopRecording
  /// The program speaks this language from now on.
  case speak(String)
}

/// Changing the interview and moving through it.
extension InterviewScreen {
  /// Applies an event; answers with what has to be kept. A refusal is a complaint on screen.
  @discardableResult
  mutating func apply(
    _ event: JournalEvent, _ now: Moment, into commands: inout [InterviewCommand]
  ) -> Bool {
    // The frozen record has the length of the sound in it.
    if case .finalized = event { endRecording(now, into: &commands) }
    let waiting = event.isChange ? interview.waitingInstances : []
    do throws(InterviewFault) {
      for effect in try interview.apply(event, at: now) {
        switch effect {
        case .save(let entry): commands.append(.save([entry]))
        case .freeze(let outcome): commands.append(.freeze(outcome))
        }
      }
      if event.isChange { tellHidden(since: waiting, now) }
      tendRecorder(after: event, now, into: &commands)
      return true
    } catch {
      switch error {
      case .refused(let failure): complain(failure)
      case .readOnly: message = words[.messageLocked]
      default: message = words[.messageSomethingWrong]
      }
      return false
    }
  }

  mutating func complain(_ failure: Failure, typed: String = "") {
    let appearance = focusNode.map { interview.item($0).definition.appearance } ?? []
    complaint = "! " + words.sentence(failure, typed: typed, appearance: appearance)
    if case .constraint = failure, let node = focusNode {
      complaint = "! " + words.sentence(refusedAt: node, interview)
    }
    guard failure == .required, let node = focusNode else { return }
    let item = interview.item(node)
    if let text = item.definition.requiredMessage {
      complaint = "! " + Markup.plain(interview.text(text, at: node))
    } else if item.type == .selectMultiple {
      complaint = "! " + words[.errorRequiredTick]
    } else if item.type == .selectOne, case .grid(let grid) = body {
      complaint =
        "! " + words(.errorRequiredRow, Markup.plain(interview.label(node)), grid.choices.count)
    } else if item.type == .selectOne {
      complaint = "! " + words[.errorRequiredChoice]
    } else if interview.beginning.mode == .casi {
      complaint = "! " + words[.errorRequiredSelf]
    }
  }

  /// The question that keys go to.
  var focusNode: NodeID? {
    if case .grid(let grid) = body { return grid.rows[safe: grid.row] }
    if case .page(let page) = body { return page.focused?.node }
    return stop.node
  }

  // MARK: Keeping

  /// Keeps text that is no answer yet, so that nothing typed is ever lost.
  mutating func keepTyped(_ situation: Situation, into commands: inout [InterviewCommand]) {
    typedAt = nil
    // By what the interview has now: it may have changed since the key was pressed.
    let fresh = self.situation(situation.now, situation.size)
    guard let (node, text) = body.pending(fresh) else { return }
    let event = JournalEvent.typed(interview.address(of: node), text, caret: body.caret)
    apply(event, situation.now, into: &commands)
  }

  /// On leaving the program: half-typed text, with the caret where it stands.
  mutating func keepPlace(_ situation: Situation, into commands: inout [InterviewCommand]) {
    keepTyped(situation, into: &commands)
    guard let node = focusNode, let caret = body.caret, !interview.typed(node).isEmpty,
      caret != interview.caret(node)
    else { return }
    let event = JournalEvent.typed(
      interview.address(of: node), interview.typed(node), caret: caret)
    apply(event, situation.now, into: &commands)
  }

  /// On leaving a question: what stands in the field is the answer if it can be one, and half-typed
  /// text if it cannot.
  mutating func leaveText(_ situation: Situation, into commands: inout [InterviewCommand]) {
    let fresh = self.situation(situation.now, situation.size)
    if let (node, answer) = body.unkeptAnswer(fresh), interview.judge(answer, at: node) == nil,
      self.answer(node, answer, fresh.now, into: &commands)
    {
      typedAt = nil
      return
    }
    keepTyped(situation, into: &commands)
  }

  /// Makes what stands in the body the answer. False, with a complaint, if it cannot be one.
  mutating func commit(_ situation: Situation, into commands: inout [InterviewCommand]) -> Bool {
    if case .page = body { return commitPage(situation, into: &commands) }
    return commit(body, situation, into: &commands)
  }

  /// The same for one body, which may be one of several on a page.
  mutating func commit(
    _ body: Body, _ situation: Situation, into commands: inout [InterviewCommand]
  ) -> Bool {
    typedAt = nil
    let now = situation.now
    if let node = focusNode, interview.item(node).type.isQuestion, interview.isReadOnly(node) {
      return true
    }
    switch body {
    case .field(let field):
      return give(field.answer(situation), to: field.node, typed: field.field.text, now, &commands)
    case .longText(let text):
      return give(text.editor.text, to: text.node, typed: text.editor.text, now, &commands)
    case .choices(let choices):
      if give(choices.answer, to: choices.node, typed: choices.answer, now, &commands) {
        return true
      }
      // What is said then is about the list, where keys mean something else than in a search.
      if case .choices(var list) = self.body {
        list.endSearch()
        self.body = .choices(list)
      }
      return false
    case .grid(var grid):
      let open = interview.rows(of: grid.group).first { failureHere($0) != nil }
      guard let open, let failure = failureHere(open) else { return true }
      grid.focus(on: open, situation)
      self.body = .grid(grid)
      complain(failure)
      return false
    case .rank(let rank):
      return give(rank.answer, to: rank.node, typed: rank.answer, now, &commands)
    case .points(let points):
      return give(points.answer, to: points.node, typed: points.typed, now, &commands)
    case .file(let file):
      if let phrase = unkept(file, situation) {
        complaint = "! " + words[phrase]
        return false
      }
      guard let failure = failureHere(file.node) else { return true }
      complain(failure)
      return false
    case .note, .page, .roster, .finish: return true
    }
  }

  private mutating func give(
    _ answer: String, to node: NodeID, typed: String, _ now: Moment,
    _ commands: inout [InterviewCommand]
  ) -> Bool {
    let address = interview.address(of: node)
    let isDeclined = interview.nonresponse(node) != nil
    if answer.isEmpty, isDeclined { return true }
    if let failure = interview.judge(answer, at: node) {
      complain(failure, typed: typed)
      if interview.typed(node) != typed { apply(.typed(address, typed), now, into: &commands) }
      return false
    }
    if answer != interview.answer(node) || !interview.typed(node).isEmpty {
      guard self.answer(node, answer, now, into: &commands) else { return false }
    }
    guard let failure = failureHere(node) else { return true }
    complain(failure)
    return false
  }

  /// Gives an answer, and sees to it that coded passages stay with their words.
  @discardableResult
  mutating func answer(
    _ node: NodeID, _ answer: String, _ now: Moment, into commands: inout [InterviewCommand]
  ) -> Bool {
    let (before, tags) = (interview.answer(node), interview.tags(node))
    guard apply(.answered(interview.address(of: node), answer), now, into: &commands) else {
      return false
    }
    moveTags(of: node, before, tags, now, into: &commands)
    return true
  }

  /// What is wrong with a question that must be put right before going on. A critical check may fail
  /// while answering; it is listed before the end.
  private func failureHere(_ node: NodeID) -> Failure? {
    guard let failure = interview.failure(node) else { return nil }
    if case .critical = failure { return nil }
    return failure
  }

  // MARK: Moving

  mutating func goOn(_ situation: Situation, into commands: inout [InterviewCommand]) {
    if stop == .end {
      message = words[.finishChoose]
      return
    }
    guard commit(situation, into: &commands) else {
      commands.append(.bell)
      return
    }
    if let page = unlikely(self.situation(situation.now, situation.size)) {
      overlay = .unlikely(page)
      commands.append(.bell)
      return
    }
    if returnsToCheck {
      returnsToCheck = false
      refreshBody(situation)
      overlay = .check(self.situation(situation.now, situation.size))
      return
    }
    let mark = progress.place
    go(to: interview.stop(after: stop), situation, into: &commands)
    progressMark = mark
  }

  mutating func goBack(_ situation: Situation, into commands: inout [InterviewCommand]) {
    leaveText(situation, into: &commands)
    guard let before = interview.stop(before: stop) else {
      message = words[.messageFirst]
      return
    }
    go(to: before, focusing: lastRow(of: before, situation), situation, into: &commands)
  }

  /// Where the questions of a table are asked one at a time, the last of them: it was the one before.
  private func lastRow(of stop: Stop, _ situation: Situation) -> NodeID? {
    guard case .grid(let group) = stop else { return nil }
    let grid = GridBody(group, self.situation(situation.now, situation.size))
    return grid.isTable(situation) ? nil : grid.rows.last
  }

  /// Goes somewhere; what is half-typed here is kept first.
  mutating func go(
    to next: Stop, focusing node: NodeID? = nil, _ situation: Situation,
    into commands: inout [InterviewCommand]
  ) {
    leaveText(situation, into: &commands)
    let from = stop
    arrive(at: next, focusing: node, situation, into: &commands)
    if case .roster(var roster) = body, let inner = from.node,
      let (around, instance) = interview.enclosingInstance(of: inner), around == next.node
    {
      roster.focus(after: instance.identity, self.situation(situation.now, situation.size))
      body = .roster(roster)
    }
  }

  /// Shows a stop, in a table or on a page the very question, and notes that the person is there.
  mutating func arrive(
    at next: Stop, focusing node: NodeID?, _ situation: Situation,
    into commands: inout [InterviewCommand]
  ) {
    stop = next
    progressMark = 0
    complaint = nil
    let address = (node ?? next.node).map { interview.address(of: $0) }
    if address != interview.visited || interview.entries.count == 1 {
      apply(.visited(address), situation.now, into: &commands)
    }
    let fresh = self.situation(situation.now, situation.size)
    body = Body(next, fresh)
    if let node = next.node, interview.failure(node) == .unfinished { complain(.unfinished) }
    if let node { focus(on: node, fresh) }
  }

  /// In a table or on a page, the very question.
  mutating func focus(on node: NodeID, _ situation: Situation) {
    if case .grid(var grid) = body {
      grid.focus(on: node, situation)
      body = .grid(grid)
    } else if case .page(var page) = body {
      page.focus(on: node)
      body = .page(page)
    }
  }

  /// The body as the interview has it now, the focus where it was as far as that is possible.
  mutating func refreshBody(_ situation: Situation) {
    let fresh = self.situation(situation.now, situation.size)
    if case .grid(var grid) = body {
      grid.refresh(fresh)
      body = .grid(grid)
    } else if case .page(var page) = body {
      page.reset(fresh)
      body = .page(page)
    } else if case .longText(let text) = body, text.shows(what: fresh) {
      // What was typed can still be taken back word by word.
      body = .longText(text)
    } else {
      body = Body(stop, fresh)
    }
  }
}
