import Interviews
import Records
import Values

/// What came of the commands.
extension App {
  /// What came of a command.
  public mutating func receive(_ reply: Reply, at now: Moment) -> [Command] {
    switch reply {
    case .home(let facts):
      self.facts = facts
      if interview == nil, case .home = around { around = .home(facts, words) }
      return []
    case .examined(let faulty):
      mark(faulty)
      return []
    case .opened(let id, let key, let interview, let isResumed, let wasCutOff):
      self.interview = InterviewScreen(
        id, key, interview, isResumed: isResumed, wasCutOff: wasCutOff, size, now, words: words,
        table: table,
        devices: facts.devices,
        isFleeting: facts.isFleeting && !isResumed && !interview.beginning.isPractice)
      return work(at: now) { screen, _, commands in screen.tendRecorder(now, into: &commands) }
    case .openedFrom(let id, let key, let interview, let basing):
      var screen = InterviewScreen(
        id, key, interview, isResumed: false, size, now, words: words, table: table,
        devices: facts.devices, isFleeting: facts.isFleeting)
      screen.tell(basing)
      self.interview = screen
      return []
    case .finished(let farewell):
      guard case .notice(let page) = around, page.title == .doneTitle else { return [] }
      // Between what happened and what Enter does.
      let lines = page.lines.dropLast() + farewell.lines(words) + page.lines.suffix(1)
      around = .notice(NoticePage(.doneTitle, Array(lines), leads: page.leads))
      return []
    case .failed(let told):
      around = .notice(NoticePage(.errorTitle, [words.sentence(told)]))
      return []
    case .notSaved(let commands, let told):
      // What comes while others wait waits behind them: the journal has an order.
      unsaved = Unsaved(
        commands: (unsaved?.commands ?? []) + commands, reason: told,
        isFleeting: interview?.isFleeting ?? unsaved?.isFleeting ?? false)
      return []
    case .rescued(let file, let isProtected):
      unsaved?.take(rescuedIn: file, isProtected: isProtected)
      return []
    case .notRescued(let told):
      unsaved?.take(trouble: told)
      return []
    case .located(let place):
      interview?.take(place: place, now)
      return []
    case .recording(let id, let file):
      guard interview?.id == id else { return [.stopRecording] }
      return work(at: now) { $2 += $0.take(recording: file, now) }
    case .notRecording(let id, let failure):
      guard interview?.id == id else { return [] }
      return work(at: now) { $2 += $0.take(recordingFailure: failure, now) }
    case .listed(let listing):
      interview?.take(listing)
      return []
    case .attaching(let request, let done, let total):
      if interview?.id == request.interview {
        interview?.note(copied: done, of: total, for: request)
      }
      return []
    case .attached(let request, let attachment):
      return attach(attachment, for: request, now)
    case .notAttached(let request, let refusal):
      if interview?.id == request.interview { interview?.refuse(refusal, for: request) }
      return []
    case .sending(let done, let count):
      around = .notice(
        NoticePage(.sendTitle, [words(.sendProgress, done, count)], isWorking: true))
      return []
    case .sent(let count, let left, let remarks):
      let more = (left > 0 ? [words(.sendLeft, left)] : []) + remarks.map(words.sentence)
      around = .notice(NoticePage(.sendTitle, [sent(count, isAll: more.isEmpty)] + more))
      return []
    }
  }

  private func sent(_ count: Int, isAll: Bool) -> String {
    guard count == 0 else { return words(.sendDone, count) }
    return words[isAll ? .sendNothing : .sendNone]
  }

  /// What cannot be begun is seen before it is chosen.
  private mutating func mark(_ faulty: Set<String>) {
    for index in facts.questionnaires.indices
    where faulty.contains(facts.questionnaires[index].name) {
      facts.questionnaires[index].hasErrors = true
    }
    guard case .picker(let menu, let isPractice) = around, menu.search.text.isEmpty else { return }
    around = .picker(facts, words, isPractice: isPractice, focusing: menu.focused)
  }

  private mutating func attach(
    _ attachment: Attachment, for request: FileRequest, _ now: Moment
  ) -> [Command] {
    guard var screen = interview, screen.id == request.interview else { return [] }
    let commands = translated(screen.take(attachment, for: request, now), screen, now)
    interview = screen
    guard unsaved == nil else {
      unsaved?.commands += commands
      return []
    }
    return commands
  }
}
