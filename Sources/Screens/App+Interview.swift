import Interviews
import Records
import Terminal
import Values

/// The interview that is open, and what it asks of the program.
extension App {
  mutating func updateInterview(_ input: Input, _ now: Moment) -> [Command] {
    guard var screen = interview else { return [] }
    let commands = screen.ended(
      screen.handle(input, now, size), now, asks: input != .hangup)
    interview = screen
    return translated(commands, screen, now) + (input == .hangup ? [.leave] : [])
  }

  /// Does something in the open interview that no single key does: how plain mode gives what was
  /// typed. Nothing is done while what was answered before is not kept.
  mutating func work(
    at now: Moment,
    _ body: (inout InterviewScreen, Situation, inout [InterviewCommand]) -> Void
  ) -> [Command] {
    guard unsaved == nil, var screen = interview else { return [] }
    var commands: [InterviewCommand] = []
    body(&screen, screen.situation(now, size), &commands)
    commands = screen.ended(commands, now)
    interview = screen
    return translated(commands, screen, now)
  }

  /// What the interview's screen asked for, in the terms of the whole program.
  mutating func translated(
    _ commands: [InterviewCommand], _ screen: InterviewScreen, _ now: Moment
  ) -> [Command] {
    let isPractice = screen.interview.beginning.isPractice
    var entries: [JournalEntry] = []
    var out: [Command] = []
    for command in commands {
      switch command {
      case .save(let saved): entries += saved
      case .freeze: out += frozen(screen)
      case .leave: out += left(screen)
      case .redraw: out.append(.redraw)
      case .bell: out.append(.bell)
      case .locate: out.append(.locate)
      case .list(let folder): out.append(.list(folder: folder))
      case .attach(let request): out.append(.attach(request))
      case .record: out.append(.record(id: screen.id))
      case .stopRecording: out.append(.stopRecording)
      case .speak(let tag):
        var preferences = facts.preferences
        preferences.language = tag
        prefer(preferences)
        out.append(.keep(preferences))
      }
    }
    guard !entries.isEmpty, !isPractice else { return out }
    // The freezing writes the last entry itself, in one transaction with the record.
    if screen.interview.outcome != nil { entries.removeLast() }
    guard !entries.isEmpty else { return out }
    return [.save(id: screen.id, entries, screen.summary)] + out
  }

  private mutating func frozen(_ screen: InterviewScreen) -> [Command] {
    let interview = screen.interview
    let drop: [Command] = screen.files.copying == nil ? [] : [.dropFile]
    self.interview = nil
    let words = screen.words
    guard !interview.beginning.isPractice, let entry = interview.entries.last else {
      around = .notice(
        NoticePage(.doneTitle, [words[.donePractice]], leads: isSingle ? .barLeave : .barBack))
      return drop + [.refreshHome]
    }
    let kept = interview.outcome?.keep == .nothing ? words[.doneNothing] : words[.doneText]
    let code = screen.shortID
    let early = interview.outcome.flatMap(words.early)
    around = .notice(
      NoticePage(
        .doneTitle,
        (early.map { [$0] } ?? []) + [
          kept, words(.doneCode, code), words[isSingle ? .doneLeave : .doneHome],
        ], leads: isSingle ? .barLeave : .barBack))
    let record = interview.record(id: screen.id, questionnaire: screen.key)
    return drop + [.freeze(id: screen.id, entry, record), .refreshHome]
  }

  private mutating func left(_ screen: InterviewScreen) -> [Command] {
    let drop: [Command] = screen.files.copying == nil ? [] : [.dropFile]
    interview = nil
    around = .home(facts, words)
    return drop + (isSingle ? [.leave] : [.refreshHome])
  }
}
