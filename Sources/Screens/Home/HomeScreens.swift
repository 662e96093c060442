import Terminal
import Values

/// What home offers.
enum HomeChoice: Sendable, Equatable {
  case new, resume, send, practise, settings, help, leave
}

/// What a line of the list of interviews stands for.
enum KeptInterview: Sendable, Equatable {
  case unfinished(String)
  case finished(String)

  var id: String {
    switch self {
    case .unfinished(let id), .finished(let id): id
    }
  }
}

/// An interview about to begin, for which the language of the questions is still to be chosen.
struct Beginner: Sendable, Equatable {
  let questionnaire: String
  let title: String
  let isPractice: Bool
}

/// The screens around interviews.
enum AroundScreen: Sendable {
  case home(Menu<HomeChoice>)
  case picker(Menu<String>, isPractice: Bool)
  case language(Menu<String>, Beginner)
  case resume(Menu<KeptInterview>)
  case settings(SettingsPage)
  case help(HelpPage)
  case notice(NoticePage)
  /// The disk took nothing: what to do about it.
  case unsaved(UnsavedPage)
}

extension AroundScreen {
  static func home(_ facts: HomeFacts, _ words: Catalogue, focusing: HomeChoice? = nil)
    -> AroundScreen
  {
    // Where there is no room for words the number alone is there.
    func short(_ choice: HomeChoice) -> String {
      switch choice {
      case .resume: "\(facts.drafts.count)"
      case .send: "\(facts.unsentCount + facts.refusedCount)"
      default: ""
      }
    }
    let lines: [(Phrase, String, HomeChoice)] = [
      (
        .homeNew,
        words(
          count: facts.questionnaires.count, one: .homeQuestionnaire, many: .homeQuestionnaires),
        .new
      ),
      (
        .homeResume,
        words(count: facts.drafts.count, one: .homeUnfinishedOne, many: .homeUnfinished), .resume
      ),
      (.homeSend, unsent(facts, words), .send),
      (.homePractise, words[.homePractiseHint], .practise),
      // In every language, so that it is found by who cannot read the one that is set.
      (
        .homeSettings, Catalogue.tags.map(Catalogue.languageName).joined(separator: " / "),
        .settings
      ),
      (.homeHelp, "?", .help),
      (.homeLeave, "^X", .leave),
    ]
    return .home(
      Menu(
        lines.map {
          Menu<HomeChoice>.Line(
            label: words[$0.0], detail: $0.1, short: short($0.2), choice: $0.2)
        },
        focusing: focusing))
  }

  private static func unsent(_ facts: HomeFacts, _ words: Catalogue) -> String {
    switch (facts.unsentCount, facts.refusedCount) {
    case (0, 0): words[.homeNothingToSend]
    case (let count, 0): words(count: count, one: .homeUnsentOne, many: .homeUnsent)
    case (0, let count): words(count: count, one: .homeRefusedOne, many: .homeRefused)
    case (let waiting, let refused): words(.homeUnsentAndRefused, waiting, refused)
    }
  }

  static func picker(
    _ facts: HomeFacts, _ words: Catalogue, isPractice: Bool, focusing name: String? = nil
  ) -> AroundScreen {
    let lines = facts.questionnaires.map { questionnaire in
      let languages = questionnaire.languages.map { $0.uppercased() }.joined(separator: " ")
      let detail =
        questionnaire.hasErrors
        ? words(.pickerBroken, questionnaire.name)
        : "\(words(.pickerQuestions, questionnaire.questionCount))  \(languages)"
      return Menu<String>.Line(
        label:
          questionnaire.hasErrors
          ? "! " + questionnaire.title(in: words.tag)
          : "\(questionnaire.title(in: words.tag)), \(words(.pickerVersion, questionnaire.version))",
        detail: detail, also: questionnaire.description(in: words.tag) ?? "",
        choice: questionnaire.name)
    }
    return .picker(
      Menu(lines, isSearchable: true, focusing: name), isPractice: isPractice)
  }

  /// The languages of a questionnaire, the program's own in focus where it is one of them.
  static func language(
    _ questionnaire: HomeFacts.InstalledQuestionnaire, _ words: Catalogue, isPractice: Bool
  ) -> AroundScreen {
    let lines = questionnaire.languages.map {
      Menu<String>.Line(label: Catalogue.languageName($0), detail: $0, choice: $0)
    }
    let own = questionnaire.languages.first { Catalogue.matching($0).tag == words.tag }
    let beginner = Beginner(
      questionnaire: questionnaire.name, title: questionnaire.title(in: words.tag),
      isPractice: isPractice)
    return .language(Menu(lines, focusing: own), beginner)
  }

  static func resume(_ facts: HomeFacts, _ words: Catalogue) -> AroundScreen {
    func line(_ kept: HomeFacts.Draft, _ choice: KeptInterview) -> Menu<KeptInterview>.Line {
      let title = kept.title(in: words.tag)
      let name = kept.summary.name.isEmpty ? title : kept.summary.name
      let when = words.when(kept.lastWorked, today: facts.today)
      let state =
        kept.state == .unfinished
        ? "\(kept.summary.position)/\(kept.summary.count)"
        : (kept.isDeclined ? words[.stateDeclined] + ", " : "") + words[kept.state.phrase]
      return Menu<KeptInterview>.Line(
        label: "\(kept.shortID)  \(name)", detail: "\(state)  \(when)",
        also: "\(title) \(words[kept.state.phrase])", choice: choice)
    }
    var lines = facts.drafts.map { line($0, .unfinished($0.id)) }
    if !facts.finished.isEmpty {
      lines.append(Menu<KeptInterview>.Line(label: words[.resumeFinished], choice: nil))
      lines += facts.finished.map { line($0, .finished($0.id)) }
    }
    return .resume(Menu(lines, isSearchable: true))
  }
}

extension HomeFacts.Draft {
  fileprivate var shortID: String { InterviewScreen.shortID(of: id) }
}

extension HomeFacts.Draft.State {
  var phrase: Phrase {
    switch self {
    case .unfinished: .stateUnfinished
    case .finished: .stateFinished
    case .sent: .stateSent
    }
  }
}
