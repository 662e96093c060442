import Terminal
import Values

extension AroundScreen {
  func draw(on canvas: inout Canvas, _ facts: HomeFacts, _ words: Catalogue) {
    let region = Chrome.body(of: canvas.size)
    var chrome = chrome(facts, canvas.size, words)
    // Where there is no room for the whole sentence, its beginning stands in the line for messages.
    if case .home = self, !Self.isRoomy(region), facts.isReadOnly || !facts.isProtected {
      chrome.message = words[facts.isReadOnly ? .homeReadOnly : .homeUnprotected]
    }
    chrome.draw(on: &canvas)
    switch self {
    case .home(let menu): Self.drawHome(menu, on: &canvas, region, facts, words)
    case .picker(let menu, _):
      Self.drawList(
        menu, on: &canvas, region, words, none: facts.questionnaires.isEmpty ? .pickerNone : nil
      ) { Self.about($0, facts, words) }
    case .language(let menu, let beginner):
      Self.drawLanguages(menu, beginner.title, on: &canvas, region, words)
    case .resume(let menu):
      let isEmpty = facts.drafts.isEmpty && facts.finished.isEmpty
      Self.drawList(menu, on: &canvas, region, words, none: isEmpty ? .resumeNone : nil) {
        Self.about($0, facts, words)
      }
    case .settings(let page): page.draw(on: &canvas, in: region, words)
    case .help(let page): page.draw(on: &canvas, in: region, words)
    case .notice(let page): page.draw(on: &canvas, in: region)
    case .unsaved(let page):
      if page.folder == nil {
        Self.drawParagraphs(page.lines, on: &canvas, in: region)
      } else {
        page.drawFolder(on: &canvas, in: region, words)
      }
    }
  }

  private func chrome(_ facts: HomeFacts, _ size: Size, _ words: Catalogue) -> Chrome {
    let close = (key: words[.keyEscape], does: words[.barBack])
    let find = (key: words[.barTypeToFind], does: "")
    let enter = words[.keyEnter]
    var chrome = Chrome(title: "canvass", right: "", message: "", bar: [close], words: words)
    switch self {
    case .home:
      chrome.right = facts.interviewer ?? ""
      chrome.bar = [
        (enter, words[.barChoose]), (words[.barMove], ""), ("?", words[.barHelp]),
        ("^X", words[.barLeave]),
      ]
    case .picker(_, let isPractice):
      chrome.title = words[isPractice ? .pickerPractice : .pickerTitle]
      chrome.right = words(
        count: facts.questionnaires.count, one: .homeQuestionnaire, many: .homeQuestionnaires)
      chrome.bar = [(enter, words[.barStart]), find, close]
    case .language(_, let beginner):
      chrome.title = words[beginner.isPractice ? .pickerPractice : .pickerTitle]
      chrome.bar = [(enter, words[.barStart]), (words[.barMove], ""), close]
    case .resume:
      chrome.title = words[.resumeTitle]
      chrome.right = words(
        count: facts.drafts.count, one: .homeUnfinishedOne, many: .homeUnfinished)
      chrome.bar = [
        (enter, words[.barContinue]), ("^N", words[.resumeNew]), find, close,
      ]
    case .settings(let page):
      chrome.title = page.title(words)
      chrome.bar = [(enter, words[.barChoose]), (words[.barMove], ""), close]
      if case .name = page.part { chrome.bar = [(enter, words[.barKeep]), close] }
    case .help:
      chrome.right = words[.helpTitle]
      chrome.bar = [(words[.barScroll], ""), find, close]
    case .notice(let page): page.fill(&chrome, size, words)
    case .unsaved(let page):
      chrome.title = words[.errorTitle]
      chrome.bar = [(enter, words[.barTryAgain])]
      if page.canRescue { chrome.bar.append(("^E", words[.barElsewhere])) }
      chrome.bar.append(("^X", words[.barLeave]))
      if page.folder != nil { chrome.bar = [(enter, words[.barKeep]), close] }
    }
    return chrome
  }

  /// Where there is little room the languages come first, then what is asked, then the title.
  private static func drawLanguages(
    _ menu: Menu<String>, _ title: String, on canvas: inout Canvas, _ region: Region,
    _ words: Catalogue
  ) {
    let width = max(8, region.width - 6)
    let spare = max(0, region.height - min(menu.lines.count, 3))
    let asked = Markup.lines(words[.pickerLanguageTitle], width: width)
      .clipped(to: width, rows: spare)
    let above = Markup.lines(title, width: width).clipped(to: width, rows: spare - asked.count)
    let used = canvas.write(above + asked, in: region.inset(3))
    let hasGap = region.height - used > menu.lines.count
    menu.draw(on: &canvas, in: region.dropping(hasGap ? used + 1 : used), words)
  }

  // MARK: Lists with something said about the line at `>`

  private static func drawList<Choice>(
    _ menu: Menu<Choice>, on canvas: inout Canvas, _ region: Region, _ words: Catalogue,
    none: Phrase?, about: (Choice) -> String?
  ) {
    var region = region
    if region.height > 12, let text = menu.focused.flatMap(about) {
      let width = max(8, min(74, region.width - 6))
      let lines = Markup.lines(text, width: width).clipped(to: width, rows: 4)
      let top = region.top + region.height - lines.count
      canvas.write(lines, in: Region(top: top, left: 3, width: region.width - 3, height: 4))
      region.height -= 5
    }
    menu.draw(
      on: &canvas, in: region, words, searchLabel: words(.pickerSearch, ""),
      none: words[none ?? .listNoMatch])
  }

  private static func about(
    _ name: String, _ facts: HomeFacts, _ words: Catalogue
  ) -> String? {
    guard let questionnaire = facts.questionnaires.first(where: { $0.name == name }) else {
      return nil
    }
    if questionnaire.hasErrors { return "! " + words(.pickerBroken, name) }
    let about = questionnaire.description(in: words.tag) ?? words[.pickerDescriptionNone]
    return about + " " + questionnaire.confidence(words)
  }

  private static func about(
    _ kept: KeptInterview, _ facts: HomeFacts, _ words: Catalogue
  ) -> String? {
    guard case .unfinished(let id) = kept, let draft = facts.drafts.first(where: { $0.id == id }),
      !draft.summary.question.isEmpty
    else { return nil }
    return words(
      .resumeStopped, draft.summary.position, draft.summary.question,
      words.when(draft.lastWorked, today: facts.today))
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

  // MARK: Home

  private static func isRoomy(_ region: Region) -> Bool { region.height > 12 }

  private static func drawHome(
    _ menu: Menu<HomeChoice>, on canvas: inout Canvas, _ region: Region, _ facts: HomeFacts,
    _ words: Catalogue
  ) {
    var region = region
    if isRoomy(region) {
      canvas.put(words[.homeQuestion], at: Position(row: region.top + 1, column: 3), style: .bold)
      let width = max(8, min(74, region.width - 6))
      let below = news(facts, words).flatMap { Markup.lines($0, width: width) }
      let protection = Markup.lines(facts.protection(words), width: width)
      let height = below.count + 1 + protection.count
      canvas.write(
        below + [StyledLine("")] + protection,
        in: Region(
          top: region.top + region.height - height, left: 3, width: region.width - 3,
          height: height))
      region = region.dropping(3)
      region.width = min(region.width, 76)
    }
    menu.draw(on: &canvas, in: region, words)
  }

  /// The day, the last sending, and what is kept of the interview last worked on.
  private static func news(_ facts: HomeFacts, _ words: Catalogue) -> [String] {
    let day = words(.homeDay, facts.day.done, facts.day.unfinished, facts.day.refused)
    let sent = facts.lastSent.map {
      words(.homeLastSent, words.when($0.at, today: facts.today), $0.count)
    }
    let copy = facts.secondCopy.map { [$0.sentence(words)] } ?? []
    guard let draft = facts.drafts.first else {
      return [day, sent ?? words[.homeNotSent]] + copy
    }
    let name = draft.summary.name.isEmpty ? draft.title(in: words.tag) : draft.summary.name
    let kept = words(
      .homeKept, Chrome.cut(name, to: 30), draft.summary.position, draft.summary.count,
      words.when(draft.lastWorked, today: facts.today))
    return [day, sent ?? words[.homeNotSent], kept] + copy
  }
}
