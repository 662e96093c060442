import Interviews
import Questionnaires
import Records
import Terminal
import Values

/// What a key means everywhere, done.
extension InterviewScreen {
  mutating func perform(
    _ act: Act?, _ key: Key, _ situation: Situation, _ commands: inout [InterviewCommand]
  ) {
    switch act {
    case nil: break
    case .goOn: goOn(situation, into: &commands)
    case .goBack: goBack(situation, into: &commands)
    case .menu: overlay = .menu(words, table, language: interview.language)
    case .help: overlay = .help(HelpPage(stop, body, situation, table))
    case .outline:
      leaveText(situation, into: &commands)
      overlay = .outline(self.situation(situation.now, situation.size), at: stop)
    case .checkAll: showCheck(situation, &commands)
    case .noAnswer:
      guard let node = focusNode, interview.item(node).type.isQuestion else {
        message = words[.noAnswerNone]
        return
      }
      overlay = .noAnswer(node, situation)
    case .note:
      guard let node = stop.node else {
        message = words[.noteNone]
        return
      }
      let target = focusNode ?? node
      overlay = .note(NotePage(.question(target), interview))
    case .find:
      if body.handle(.control("f"), situation) == .none { message = words[.messageNothingToFind] }
    case .removeEntry:
      let reaction = body.handle(.delete, situation)
      if case .remove(let roster, let identity) = reaction {
        overlay = .removal(roster, identity, situation)
      } else {
        message = words[.messageSomethingWrong]
      }
    case .undo: undo(situation, &commands)
    case .language: changeLanguage(situation, &commands)
    case .redraw: commands.append(.redraw)
    case .hide: overlay = .hidden
    case .leave:
      keepTyped(situation, into: &commands)
      commands.append(.leave)
    case .saved:
      keepTyped(situation, into: &commands)
      message = words(.messageSaved, clock(situation.now))
    case .nextPart: _ = body.handle(.down, situation)
    case .previousPart: _ = body.handle(.up, situation)
    case .code: showTags(situation)
    case .pause: pause(situation, &commands)
    case .breakOff: overlay = .breakOff(words)
    case .observe: overlay = .note(NotePage(.interview, interview))
    case .secondLanguage: turnSecondLanguage(situation, &commands)
    case .clear, .deleteWord, .timeMark: break
    }
  }

  private mutating func showCheck(
    _ situation: Situation, _ commands: inout [InterviewCommand]
  ) {
    leaveText(situation, into: &commands)
    overlay = .check(self.situation(situation.now, situation.size))
  }

  /// Where no passage is being marked, the coded ones are shown.
  private mutating func showTags(_ situation: Situation) {
    guard let node = focusNode, !interview.tags(node).isEmpty else {
      message = words[.codesNone]
      return
    }
    overlay = .tags(node, situation)
  }

  /// For interpreters: the question in a further language beside the interview's, from none through
  /// each of the others.
  private mutating func turnSecondLanguage(
    _ situation: Situation, _ commands: inout [InterviewCommand]
  ) {
    keepTyped(situation, into: &commands)
    let others = interview.form.languages.filter { $0 != interview.language }
    guard !others.isEmpty else {
      message = words[.messageOneLanguage]
      return
    }
    let index = secondLanguage.flatMap { others.firstIndex(of: $0) }
    let next = index.map { $0 + 1 } ?? 0
    secondLanguage = others[safe: next]
    message =
      secondLanguage.map { words(.secondLanguageIs, Catalogue.languageName($0)) }
      ?? words[.secondLanguageOff]
    refreshBody(self.situation(situation.now, situation.size))
  }

  private mutating func undo(_ situation: Situation, _ commands: inout [InterviewCommand]) {
    keepTyped(situation, into: &commands)
    guard let last = interview.undoable,
      let entry = interview.entries.first(where: { $0.sequence == last })
    else {
      message = words[.messageNothingToUndo]
      return
    }
    guard apply(.undone(last), situation.now, into: &commands) else { return }
    message = words[.messageUndone]
    // The change is undone where it can be seen.
    let address = entry.event.address
    if let address, let node = interview.node(at: address),
      let shown = interview.stop(showing: node)
    {
      stop = shown
      body = Body(shown, self.situation(situation.now, situation.size))
      if case .grid(var grid) = body {
        grid.focus(on: node, self.situation(situation.now, situation.size))
        body = .grid(grid)
      } else if case .page(var page) = body {
        page.focus(on: node)
        body = .page(page)
      }
    } else {
      stop = interview.currentStop
      body = Body(stop, self.situation(situation.now, situation.size))
    }
  }

  private mutating func changeLanguage(
    _ situation: Situation, _ commands: inout [InterviewCommand]
  ) {
    let languages = interview.form.languages
    guard languages.count > 1, let index = languages.firstIndex(of: interview.language) else {
      message = words[.messageOneLanguage]
      return
    }
    keepTyped(situation, into: &commands)
    let next = languages[(index + 1) % languages.count]
    apply(.languageChanged(next), situation.now, into: &commands)
    message = words(.messageLanguage, Catalogue.languageName(next))
    refreshBody(situation)
  }

  func clock(_ now: Moment) -> String {
    (now.hour < 10 ? "0" : "") + "\(now.hour):" + (now.minute < 10 ? "0" : "") + "\(now.minute)"
  }
}

extension JournalEvent {
  /// The question that the event is about, if it is about one.
  var address: Address? {
    switch self {
    case .answered(let address, _), .typed(let address, _, _), .declined(let address, _),
      .noted(let address, _), .marked(let address, _), .instanceAdded(let address, _),
      .instanceRemoved(let address, _):
      address
    case .visited(let address): address
    case .began, .languageChanged, .sitting, .undone, .leftBehind, .finalized: nil
    }
  }
}
