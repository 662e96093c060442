import Interviews
import Kiosk
import Questionnaires
import Terminal
import Values

/// The screens around interviews.
extension KioskApp {
  func page(at now: Moment) -> KioskPage {
    switch stage {
    case .welcome: isTaking(at: now) ? welcomePage : closedPage(now)
    case .language(let page): languagePage(page)
    case .aboutSize: sizePage
    case .doubleEntry: doubleEntryPage
    case .answeredBefore: answeredBeforePage
    case .code(let digits, _, let fault): codePage(digits, fault)
    case .waiting: KioskPage(frame)
    case .sitting(let sitting):
      sitting.warnedAt.map { warningPage(warning(since: $0).shown(at: now)) }
        ?? sitting.screen(frame)
    case .parked(let parting): parkedPage(parting, now)
    case .thanks(let parting): thanksPage(parting, now)
    case .pin(let digits, let state, let countdown): pinPage(digits, state, countdown, now)
    case .staff(let countdown, let sending): staffPage(countdown, sending, now)
    case .broken: brokenPage
    }
  }

  /// Whether somebody may begin: it is open, and today has room. Who has begun is never interrupted.
  func isTaking(at now: Moment) -> Bool {
    plan.hours.isOpen(at: now) && !isFull(at: now)
  }

  private func isFull(at now: Moment) -> Bool {
    plan.dailyMaximum.map { facts.taken(on: now.day) >= $0 } ?? false
  }

  /// A text of the questionnaire or the settings in the language of whoever is there.
  func text(_ text: Text) -> String {
    text.text(in: spokenLanguage, fallback: form.languages[0])
  }

  private var testMark: String {
    plan.isTest ? words[frame.isSmall ? .kioskTestShort : .kioskTestMark] : ""
  }

  // MARK: Welcome

  private var welcomePage: KioskPage {
    var page = KioskPage(frame)
    page.title = testMark
    let region = frame.open
    let width = min(region.width, 60)
    let languages = form.languages.map { Catalogue.languageName($0) }.joined(separator: " · ")
    var button = touchButton
    let height = button.label.split(separator: "\n").count + (frame.isSmall ? 2 : 4)
    let below = form.languages.count > 1 ? (frame.isSmall ? 1 : 2) : 0
    let texts = welcomes(width: width, rows: region.height - height - below - 1)
    let spare = max(0, region.height - texts.count - height - below)
    let (above, between) = (spare / 3, max(min(1, spare), min(3, spare / 3)))
    page.centre(texts, in: region.dropping(above))
    let top = above + texts.count + between
    button.region = Region(
      top: region.top + top, left: region.left + (region.width - width) / 2, width: width,
      height: height)
    page.buttons = [button]
    page.anywhere = .begin
    if below > 0 {
      page.centre([StyledLine(languages)], in: region.dropping(top + height + below - 1))
    }
    page.footLeft = plan.siteName ?? ""
    page.footRight = plan.help.map(text) ?? ""
    return page
  }

  private var touchButton: KioskButton {
    let labels = form.languages.map { Catalogue.matching($0)[.kioskTouch] }
    let both = labels.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    return KioskButton(
      press: .begin, label: both.prefix(frame.isSmall ? 1 : 2).joined(separator: "\n"),
      isCentred: true)
  }

  /// The invitation in as many languages as there is room for, the first always.
  private func welcomes(width: Int, rows: Int) -> [StyledLine] {
    let fallback = form.languages[0]
    let welcome = plan.welcome ?? form.questionnaire.title
    var lines: [StyledLine] = []
    for (index, tag) in form.languages.enumerated() {
      let style: Style = index == 0 ? .bold : []
      var added = Markup.lines(
        welcome.text(in: tag, fallback: fallback), width: width, base: style)
      if plan.welcome == nil {
        added += Markup.lines(Catalogue.matching(tag)[.kioskInvitation], width: width)
      }
      if index > 0 {
        added.insert(StyledLine(""), at: 0)
        guard lines.count + added.count <= rows else { break }
      }
      lines += added
    }
    return Array(lines.prefix(max(1, rows)))
  }

  private func closedPage(_ now: Moment) -> KioskPage {
    var page = KioskPage(frame)
    page.title = testMark
    let why = refusal(now)
    let words = form.languages.map { Catalogue.matching($0) }
    var lines: [StyledLine] = []
    for words in words {
      lines += Markup.lines(words[why], width: frame.open.width, base: .bold)
      if why == .kioskClosed, let opening = plan.hours.nextOpening(after: now) {
        lines += Markup.lines(
          words(.kioskOpens, words.spoken(opening.day), String(opening.timeOfDay.prefix(5))),
          width: frame.open.width)
      }
      lines.append(StyledLine(""))
    }
    // Whoever was given a code goes on: nobody is stopped in the middle.
    var (region, ways) = (frame.open, frame.open)
    if facts.parked > 0 {
      ways = region.dropping(region.height - (frame.isSmall ? 3 : 5))
      region.height -= ways.height
      let grid = KioskGrid([codeButton, plainButton], in: ways, isSmall: frame.isSmall)
      page.buttons = grid.pages.first ?? []
    }
    page.centre(lines, in: region.dropping(max(0, (region.height - lines.count) / 2)))
    page.footLeft = plan.siteName ?? ""
    page.footRight = plan.help.map(text) ?? ""
    return page
  }

  /// Why nobody may begin now.
  private func refusal(_ now: Moment) -> Phrase {
    plan.hours.isOpen(at: now) ? .kioskFull : .kioskClosed
  }

  /// The same line by line, for screen readers.
  ///
  /// - Parameter hasParked: whether anything waits under a code.
  public func lineByLine(hasParked: Bool, width: Int?, at now: Moment) -> KioskPlain {
    KioskPlain(
      plan, form, hasParked: hasParked, refusal: isTaking(at: now) ? nil : refusal(now),
      width: width, at: now)
  }

  private var plainButton: KioskButton {
    KioskButton(press: .plain, label: all(.kioskPlain))
  }

  private var codeButton: KioskButton {
    KioskButton(press: .haveCode, label: all(.kioskHaveCode))
  }

  private var brokenPage: KioskPage {
    var page = KioskPage(frame)
    let lines = form.languages.flatMap { tag in
      let words = Catalogue.matching(tag)
      return Markup.lines(words[.kioskBroken], width: min(60, frame.open.width)) + [StyledLine("")]
    }
    page.centre(lines, in: frame.open.dropping(max(0, (frame.open.height - lines.count) / 2)))
    page.footRight = plan.help.map(text) ?? ""
    return page
  }

  // MARK: Before the questions

  private func languagePage(_ number: Int) -> KioskPage {
    var page = KioskPage(frame)
    page.title = testMark
    let region = frame.body
    let isOne = form.languages.count == 1
    let title = isOne ? text(form.questionnaire.title) : all(.kioskLanguageTitle)
    let lines = Markup.lines(title, width: region.width, base: .bold)
    let above = frame.isSmall ? 0 : 1
    page.centre(lines, in: region.dropping(above))
    let grid = KioskGrid(
      beginnings, in: region.dropping(above + lines.count + above), isSmall: frame.isSmall)
    let shown = number % max(1, grid.pages.count)
    page.buttons = grid.pages[safe: shown] ?? []
    page.first = page.buttons.first?.press
    var left = [KioskButton(press: .home, label: (frame.isSmall ? "<" : "<  ") + words[.kioskBack])]
    if grid.pages.count > 1 { left.append(button(.more, .kioskMoreShort)) }
    page.navigate(left, nil)
    page.footLeft = words[.kioskFootLanguage]
    return page
  }

  /// The ways in: each language in its own name, and what else somebody may need first.
  private var beginnings: [KioskButton] {
    var buttons = form.languages.map { tag in
      let isOnly = form.languages.count == 1
      return KioskButton(
        press: .language(tag),
        label: isOnly ? words[.kioskBegin] : Catalogue.languageName(tag))
    }
    if plan.onIdle == .park || facts.parked > 0 { buttons.append(codeButton) }
    buttons.append(plainButton)
    // Where letters are as large as this, that is known here.
    if !frame.isSmall, frame.enlarges {
      buttons.append(KioskButton(press: .aboutSize, label: all(.kioskSize)))
    }
    return buttons
  }

  /// A phrase in each language that the questionnaire has.
  private func all(_ phrase: Phrase) -> String {
    form.languages.map { Catalogue.matching($0)[phrase] }
      .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }.joined(separator: " / ")
  }

  private var sizePage: KioskPage {
    asking(all(.kioskSize), [all(.kioskSizeText)], [button(.stay, .kioskStay)])
  }

  private var doubleEntryPage: KioskPage {
    asking(
      words[.kioskDoubleTitle], [words[.kioskDoubleText]],
      [
        button(.answeredBefore(false), .kioskDoubleNo),
        button(.answeredBefore(true), .kioskDoubleYes),
      ]
    )
  }

  private var answeredBeforePage: KioskPage {
    asking(
      words[.kioskBeforeTitle], [words[.kioskBeforeText]],
      [button(.home, .kioskBeforeEnd), button(.stay, .kioskBeforeGoOn)])
  }

  func button(_ press: KioskPress, _ phrase: Phrase) -> KioskButton {
    KioskButton(press: press, label: words[phrase])
  }

  /// A question with a few answers of its own, in the middle of the screen.
  func asking(_ title: String, _ texts: [String], _ buttons: [KioskButton]) -> KioskPage {
    KioskPage.asking(title, texts, buttons, frame, foot: words[.kioskFootChoose])
  }

  /// The answers are hidden already: who comes by must not read them.
  private func warningPage(_ seconds: Int) -> KioskPage {
    var page = asking(
      words[.kioskIdleTitle], [words.warning(plan.onIdle, seconds: seconds)],
      [button(.stay, .kioskIdleYes), button(.discard, .kioskIdleNo)])
    for index in page.buttons.indices { page.buttons[index].digit = nil }
    page.footLeft = words[.kioskFootIdle]
    return page
  }
}

extension KioskPage {
  /// A question with a few answers of its own, each with its number.
  static func asking(
    _ title: String, _ texts: [String], _ buttons: [KioskButton], _ frame: KioskFrame,
    foot: String
  ) -> KioskPage {
    var page = KioskPage(frame)
    page.asks = true
    let region = frame.open
    let width = min(region.width, 64)
    var lines = Markup.lines(title, width: width, base: .bold)
    for text in texts {
      lines += (frame.isSmall ? [] : [StyledLine("")]) + Markup.lines(text, width: width)
    }
    let room = max(1, region.height - buttons.count * (frame.isSmall ? 2 : 3))
    let used = min(lines.count, room)
    let gap = min(frame.isSmall ? 0 : 3, (room - used) / 2)
    page.write(
      lines.clipped(to: width, rows: used),
      in: Region(
        top: region.top + gap, left: region.left + (region.width - width) / 2, width: width,
        height: used))
    let numbered = buttons.enumerated().map { index, button in
      var button = button
      button.digit = Character(String(index + 1))
      return button
    }
    page.stack(numbered, in: region.dropping(used + 2 * gap), width: width)
    page.first = buttons.first?.press
    page.footLeft = foot
    return page
  }
}
