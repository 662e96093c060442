import Terminal
import Values

/// What home offers.
enum HomeChoice: Sendable, Equatable {
  case new, resume, send, practise, language, help, leave
}

/// The screens around interviews.
enum AroundScreen: Sendable {
  case home(Menu<HomeChoice>)
  case picker(Menu<String>, isPractice: Bool)
  case resume(Menu<String>)
  case help(HelpPage)
  /// A sentence to read, and where Enter leads.
  case notice(title: Phrase, lines: [String], isWorking: Bool)
  /// The disk took nothing: what to do about it.
  case unsaved([String])
}

extension AroundScreen {
  static func home(_ facts: HomeFacts, _ words: Catalogue, focusing: HomeChoice? = nil)
    -> AroundScreen
  {
    let unsent =
      facts.unsentCount == 0
      ? words[.homeNothingToSend]
      : words(count: facts.unsentCount, one: .homeUnsentOne, many: .homeUnsent)
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
      (.homeSend, unsent, .send),
      (.homePractise, words[.homePractiseHint], .practise),
      (.homeLanguage, words.name, .language),
      (.homeHelp, "?", .help),
      (.homeLeave, "^X", .leave),
    ]
    return .home(
      Menu(
        lines.map { Menu<HomeChoice>.Line(label: words[$0.0], detail: $0.1, choice: $0.2) },
        focusing: focusing))
  }

  static func picker(_ facts: HomeFacts, _ words: Catalogue, isPractice: Bool) -> AroundScreen {
    let lines = facts.questionnaires.map { questionnaire in
      let languages = questionnaire.languages.map { $0.uppercased() }.joined(separator: " ")
      let detail =
        questionnaire.hasErrors
        ? words(.pickerBroken, questionnaire.name)
        : "\(words(.pickerQuestions, questionnaire.questionCount))  \(languages)"
      return Menu<String>.Line(
        label:
          "\(questionnaire.title(in: words.tag)), \(words(.pickerVersion, questionnaire.version))",
        detail: detail, choice: questionnaire.name)
    }
    return .picker(Menu(lines, isSearchable: true), isPractice: isPractice)
  }

  static func resume(_ facts: HomeFacts, _ words: Catalogue) -> AroundScreen {
    let lines = facts.drafts.map { draft in
      let name = draft.summary.name.isEmpty ? draft.title(in: words.tag) : draft.summary.name
      return Menu<String>.Line(
        label: "\(draft.when)  \(draft.shortID)  \(name)",
        detail: "\(draft.summary.position)/\(draft.summary.count)", choice: draft.id)
    }
    return .resume(Menu(lines, isSearchable: true))
  }
}

extension HomeFacts.Draft {
  fileprivate var shortID: String { String(id.replacing("uuid:", with: "").prefix(8)) }

  fileprivate var when: String {
    let time = lastWorked.timeOfDay.prefix(5)
    return "\(lastWorked.day) \(time)"
  }
}

// MARK: - Drawing

extension AroundScreen {
  func draw(on canvas: inout Canvas, _ facts: HomeFacts, _ words: Catalogue) {
    let region = Chrome.body(of: canvas.size)
    let close = (key: words[.keyEscape], does: words[.barBack])
    var chrome = Chrome(title: "canvass", right: "", message: "", bar: [close])
    switch self {
    case .home(let menu):
      chrome.right = facts.interviewer ?? ""
      chrome.bar = [
        (words[.keyEnter], words[.barChoose]), (words[.barMove], ""), ("?", words[.barHelp]),
        ("^X", words[.barLeave]),
      ]
      chrome.draw(on: &canvas)
      drawHome(menu, on: &canvas, region, words)
    case .picker(let menu, let isPractice):
      chrome.title = words[isPractice ? .pickerPractice : .pickerTitle]
      chrome.right = words(
        count: facts.questionnaires.count, one: .homeQuestionnaire, many: .homeQuestionnaires)
      chrome.bar = [
        (words[.keyEnter], words[.barStart]), (words[.barTypeToFind], ""), close,
      ]
      chrome.draw(on: &canvas)
      menu.draw(
        on: &canvas, in: region, words, searchLabel: words(.pickerSearch, ""),
        none: words[facts.questionnaires.isEmpty ? .pickerNone : .listNoMatch])
    case .resume(let menu):
      chrome.title = words[.resumeTitle]
      chrome.right = words(
        count: facts.drafts.count, one: .homeUnfinishedOne, many: .homeUnfinished)
      chrome.bar = [
        (words[.keyEnter], words[.barContinue]), (words[.barTypeToFind], ""), close,
      ]
      chrome.draw(on: &canvas)
      menu.draw(
        on: &canvas, in: region, words, searchLabel: words(.pickerSearch, ""),
        none: words[facts.drafts.isEmpty ? .resumeNone : .listNoMatch])
    case .help(let page):
      chrome.right = words[.helpTitle]
      chrome.bar = [(words[.barScroll], ""), close]
      chrome.draw(on: &canvas)
      page.draw(on: &canvas, in: region)
    case .notice(let title, let lines, let isWorking):
      chrome.title = words[title]
      chrome.bar = isWorking ? [(words[.sendWorking], "")] : [(words[.keyEnter], words[.barBack])]
      chrome.draw(on: &canvas)
      Self.drawParagraphs(lines, on: &canvas, in: region)
    case .unsaved(let lines):
      chrome.title = words[.errorTitle]
      chrome.bar = [(words[.keyEnter], words[.barTryAgain]), ("^X", words[.barLeave])]
      chrome.draw(on: &canvas)
      Self.drawParagraphs(lines, on: &canvas, in: region)
    }
  }

  private static func drawParagraphs(
    _ texts: [String], on canvas: inout Canvas, in region: Region
  ) {
    let paragraphs = texts.map { Markup.lines($0, width: max(8, region.width - 6)) }
    let isTight = paragraphs.reduce(0) { $0 + $1.count + 1 } > region.height
    let lines = paragraphs.flatMap { isTight ? $0 : $0 + [StyledLine("")] }
    canvas.write(lines, in: region.dropping(isTight ? 0 : 1).inset(3))
    canvas.cursor = Position(row: region.top, column: 1)
  }

  private func drawHome(
    _ menu: Menu<HomeChoice>, on canvas: inout Canvas, _ region: Region, _ words: Catalogue
  ) {
    var region = region
    if region.height > 12 {
      canvas.put(words[.homeQuestion], at: Position(row: region.top + 1, column: 3), style: .bold)
      let protection = Markup.lines(
        words[.homeProtection], width: max(8, min(74, region.width - 6)))
      let bottom = region.top + region.height - protection.count
      canvas.write(
        protection, in: Region(top: bottom, left: 3, width: region.width - 3, height: 4))
      region = region.dropping(3)
      region.width = min(region.width, 76)
    }
    menu.draw(on: &canvas, in: region, words)
  }
}
