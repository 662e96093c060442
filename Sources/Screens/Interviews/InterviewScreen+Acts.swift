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
    if let act, !allows(act) {
      message = words[.messageSomethingWrong]
      return
    }
    switch act {
    case nil: refuse(key)
    case .goOn: goOn(situation, into: &commands)
    case .goBack: goBack(situation, into: &commands)
    case .menu: overlay = .menu(words, offered(situation), language: interview.language)
    case .help: overlay = .help(HelpPage(stop, body, situation, table))
    case .outline:
      leaveText(situation, into: &commands)
      overlay = .outline(
        OutlinePage(
          self.situation(situation.now, situation.size), at: stop, row: focusNode))
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
      leaveText(situation, into: &commands)
      overlay = .find(self.situation(situation.now, situation.size), at: stop)
    case .removeEntry:
      let reaction = body.handle(.delete, situation)
      if case .remove(let roster, let identity) = reaction {
        overlay = .removal(roster, identity, situation)
      } else {
        message = words[.messageSomethingWrong]
      }
    case .undo: undo(situation, &commands)
    case .redo: redo(situation, &commands)
    case .language: overlay = .languages(situation)
    case .redraw: commands.append(.redraw)
    case .hide: overlay = .hidden
    case .leave:
      keepPlace(situation, into: &commands)
      commands.append(.leave)
    case .saved:
      keepTyped(situation, into: &commands)
      message = words(.messageSaved, clock(situation.now))
    case .nextPart: _ = body.handle(.down, situation)
    case .previousPart: _ = body.handle(.up, situation)
    case .code: code(situation, &commands)
    case .pause: pause(situation, &commands)
    case .breakOff: overlay = .breakOff(words)
    case .observe: overlay = .note(NotePage(.interview, interview))
    case .secondLanguage: turnSecondLanguage(situation, &commands)
    case .timeMark:
      if takesTimeMarks {
        react(to: body.handle(.control("k"), situation), situation, &commands)
      } else {
        message = words[.messageSomethingWrong]
      }
    case .clear, .deleteWord: break
    }
  }

  /// A number that nothing here has is not swallowed.
  private mutating func refuse(_ key: Key) {
    guard case .character(let character) = key, let digit = character.wholeNumberValue else {
      return
    }
    switch body {
    case .grid(let grid): message = words(.errorNoSuchNumber, digit, grid.choices.count)
    case .choices(let choices) where choices.way != .acknowledged:
      message = words(.errorNoSuchNumber, digit, choices.options.choiceCount)
    default: break
    }
  }

  private mutating func showCheck(
    _ situation: Situation, _ commands: inout [InterviewCommand]
  ) {
    leaveText(situation, into: &commands)
    overlay = .check(self.situation(situation.now, situation.size))
  }

  /// From the menu, the coded passages are shown; where there are none, one is begun.
  private mutating func code(_ situation: Situation, _ commands: inout [InterviewCommand]) {
    if let node = focusNode, !interview.tags(node).isEmpty {
      overlay = .tags(node, situation)
      return
    }
    let reaction = isLocked ? Reaction.none : body.handle(.control("e"), situation)
    guard reaction != .none else {
      message = words[.codesNone]
      return
    }
    react(to: reaction, situation, &commands)
  }

  /// For interpreters: the question in a further language beside the interview's, from none through
  /// each of the others.
  private mutating func turnSecondLanguage(
    _ situation: Situation, _ commands: inout [InterviewCommand]
  ) {
    keepTyped(situation, into: &commands)
    let others = interview.form.languages.filter { $0 != interview.language }
    guard !others.isEmpty else {
      message = words[.secondLanguageNone]
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

  /// The questions, or the program, in another language from now on.
  mutating func speak(
    _ choice: LanguageChoice, _ situation: Situation, _ commands: inout [InterviewCommand]
  ) {
    switch choice {
    case .questions(let tag):
      guard tag != interview.language else { return }
      keepTyped(situation, into: &commands)
      // Two languages stay two.
      if secondLanguage == tag { secondLanguage = interview.language }
      apply(.languageChanged(tag), situation.now, into: &commands)
      message = words(.messageLanguage, Catalogue.languageName(tag))
      refreshBody(situation)
    case .program(let tag):
      programWords = .matching(tag)
      commands.append(.speak(tag))
      message = words(.messageProgramLanguage, programWords.name)
      refreshBody(self.situation(situation.now, situation.size))
    }
  }

  func clock(_ now: Moment) -> String {
    (now.hour < 10 ? "0" : "") + "\(now.hour):" + (now.minute < 10 ? "0" : "") + "\(now.minute)"
  }
}
