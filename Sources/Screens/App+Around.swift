import Terminal
import Values

/// The screens around interviews: home, what can be begun and gone on with, settings.
extension App {
  mutating func updateAround(_ key: Key, _ now: Moment) -> [Command] {
    let act = table.act(for: key)
    if act == .redraw { return [.redraw] }
    if act == .leave { return [.leave] }
    let page = Chrome.body(of: size).height
    switch around {
    case .home(var menu):
      let reaction = menu.handle(key, at: now.milliseconds, page: page)
      around = .home(menu)
      if case .picked(let choice) = reaction { return choose(choice) }
      if act == .help || key == .character("?") { return choose(.help) }
      return []
    case .picker(var menu, let isPractice):
      let reaction = menu.handle(key, at: now.milliseconds, page: page)
      around = .picker(menu, isPractice: isPractice)
      if case .picked(let name) = reaction { return begin(name, isPractice: isPractice) }
      return goHome(on: act, key)
    case .language(var menu, let beginner):
      let reaction = menu.handle(key, at: now.milliseconds, page: page)
      around = .language(menu, beginner)
      if case .picked(let tag) = reaction {
        return [
          .begin(
            questionnaire: beginner.questionnaire, language: tag,
            isPractice: beginner.isPractice)
        ]
      }
      if goesBack(act, key) {
        around = .picker(facts, words, isPractice: beginner.isPractice)
      }
      return []
    case .resume(var menu):
      let reaction = menu.handle(key, at: now.milliseconds, page: page)
      around = .resume(menu)
      if key == .control("n"), let kept = menu.focused { return newFrom(kept) }
      switch reaction {
      case .picked(.unfinished(let id)): return [.resume(id: id)]
      case .picked(let kept): return newFrom(kept)
      case .none, .changed: return goHome(on: act, key)
      }
    case .settings(var page):
      let reaction = page.handle(
        key, at: now.milliseconds, page: Chrome.body(of: size).height,
        leaves: goesBack(act, key), words)
      around = .settings(page)
      switch reaction {
      case .changed: return []
      case .close: return goHome(on: act, key)
      case .set:
        prefer(page.preferences)
        return [.keep(page.preferences)]
      }
    case .help(var page):
      if page.handle(key, size) {
        around = .help(page)
      } else {
        around = .home(facts, words)
      }
      return []
    case .unsaved: return []
    case .notice(var page):
      if page.handle(key, size) {
        around = .notice(page)
        return []
      }
      guard !page.isWorking, key == .enter || act == .menu || act == .goBack else { return [] }
      around = .home(facts, words)
      return isSingle ? [.leave] : [.refreshHome]
    }
  }

  private mutating func goHome(on act: Act?, _ key: Key) -> [Command] {
    guard goesBack(act, key) else { return [] }
    around = .home(facts, words)
    return [.refreshHome]
  }

  private func goesBack(_ act: Act?, _ key: Key) -> Bool {
    act == .menu || act == .goBack && key != .pageUp
  }

  /// Begins an interview, once it is clear in which language the questions are asked.
  private mutating func begin(_ name: String, isPractice: Bool) -> [Command] {
    if let questionnaire = facts.questionnaires.first(where: { $0.name == name }),
      questionnaire.languages.count > 1, !questionnaire.hasErrors
    {
      around = .language(questionnaire, words, isPractice: isPractice)
      return []
    }
    return [.begin(questionnaire: name, language: words.tag, isPractice: isPractice)]
  }

  private func newFrom(_ kept: KeptInterview) -> [Command] {
    [.beginFrom(id: kept.id, language: words.tag)]
  }

  /// The program is as somebody wants it to be from now on.
  mutating func prefer(_ preferences: Preferences) {
    facts.preferences = preferences
    facts.interviewer = preferences.interviewer.isEmpty ? nil : preferences.interviewer
    words = .matching(preferences.language)
    interview?.programWords = words
  }

  private mutating func choose(_ choice: HomeChoice) -> [Command] {
    switch choice {
    case .new, .practise:
      around = .picker(facts, words, isPractice: choice == .practise)
      return [.examine]
    case .resume: around = .resume(facts, words)
    case .help: around = .help(HelpPage(words[.helpHome], words, table))
    case .settings:
      var preferences = facts.preferences
      preferences.language = words.tag
      around = .settings(SettingsPage(preferences, words))
    case .send:
      let count = facts.unsentCount + facts.refusedCount
      guard count > 0 else {
        around = .notice(NoticePage(.sendTitle, [words[.sendNothing]] + lastSync))
        return []
      }
      guard facts.hasCollector else {
        around = .notice(
          NoticePage(.sendTitle, [words[.sendNowhere], words(.sendLeft, count)] + lastSync))
        return []
      }
      around = .notice(NoticePage(.sendTitle, [words[.sendWorking]], isWorking: true))
      return [.send]
    case .leave: return [.leave]
    }
    return []
  }
}

extension App {
  /// How the last sending went, for the page about sending.
  private var lastSync: [String] { words.lines(facts.lastSync, today: facts.today) }
}
