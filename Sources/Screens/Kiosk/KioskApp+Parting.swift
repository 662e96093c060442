import Kiosk
import Questionnaires
import Terminal
import Values

/// The screens after an interview, and those with a pad of digits.
extension KioskApp {
  func thanksPage(_ parting: KioskParting, _ now: Moment) -> KioskPage {
    var page = KioskPage(frame)
    var needed: [[StyledLine]] = [wrapped(words[.kioskThanksTitle], .bold)]
    if let code = parting.code {
      needed.append(wrapped(words[.kioskWithdraw]))
      needed.append([StyledLine(code, .bold)])
    }
    var wanted = [wrapped(words[parting.said])]
    if parting.end == .finished, let thanks = plan.thanks { wanted.append(wrapped(text(thanks))) }
    if !parting.sealedTo.isEmpty {
      wanted.append(wrapped(words(.doneSealed, parting.sealedTo.joined(separator: ", "))))
    }
    // What has to be read comes whole; what is kind to say comes where there is room.
    var room = frame.body.height - 1 - needed.joined().count - (frame.isSmall ? 0 : needed.count)
    var shown: [[StyledLine]] = []
    for paragraph in wanted {
      let rows = paragraph.count + (frame.isSmall ? 0 : 1)
      guard rows <= room else { continue }
      room -= rows
      shown.append(paragraph)
    }
    let paragraphs = needed.prefix(1) + shown + needed.dropFirst()
    part(&page, Array(paragraphs.map(spaced).joined().drop { $0 == StyledLine("") }), parting, now)
    return page
  }

  private func wrapped(_ text: String, _ base: Style = []) -> [StyledLine] {
    Markup.lines(text, width: min(frame.body.width, 64), base: base)
  }

  func parkedPage(_ parting: KioskParting, _ now: Moment) -> KioskPage {
    var page = KioskPage(frame)
    let width = min(frame.body.width, 64)
    var lines = Markup.lines(words[.kioskParkedTitle], width: width, base: .bold)
    lines += spaced(Markup.lines(words[.kioskParkedText], width: width))
    if let code = parting.code { lines += spaced([StyledLine(Self.grouped(code), .bold)]) }
    part(&page, lines, parting, now)
    return page
  }

  private func spaced(_ lines: [StyledLine]) -> [StyledLine] {
    (frame.isSmall ? [] : [StyledLine("")]) + lines
  }

  private func part(
    _ page: inout KioskPage, _ lines: [StyledLine], _ parting: KioskParting, _ now: Moment
  ) {
    let region = frame.body
    let closing = words.closes(parting.countdown, at: now)
    let room = region.height - 1
    page.centre(
      Array(lines.prefix(room)), in: region.dropping(max(0, min(2, (room - lines.count) / 2))))
    page.centre([StyledLine(closing)], in: region.dropping(region.height - 1))
    var left: [KioskButton] = []
    if parting.code != nil {
      left.append(button(.moreTime, frame.isSmall ? .kioskMoreTimeShort : .kioskMoreTime))
      if plan.printer != nil, parting.isPrinted == nil {
        left.append(button(.printCode, frame.isSmall ? .kioskPrintShort : .kioskPrint))
      }
    }
    page.navigate(left, button(.finish, .kioskDone))
    page.first = .finish
    if let isPrinted = parting.isPrinted {
      page.footLeft = words[isPrinted ? .kioskPrinted : .kioskNotPrinted]
    }
  }

  /// What the printer writes: no answer, but the code and what it is for.
  func receipt(_ parting: KioskParting, code: String) -> [String] {
    let title = form.questionnaire.title.text(in: parting.language, fallback: form.languages[0])
    let isParked = parting.end == .parked
    return [plan.siteName, title, ""].compactMap(\.self)
      + [words[isParked ? .kioskParkedText : .kioskWithdraw], ""]
      + [isParked ? Self.grouped(code) : code, ""]
  }

  /// `482 915 306`: in threes it can be remembered.
  static func grouped(_ digits: String) -> String {
    var out = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, index.isMultiple(of: 3) { out += " " }
      out.append(digit)
    }
    return out
  }

  // MARK: Digits

  func codePage(_ digits: String, _ fault: KioskCodeFault?) -> KioskPage {
    var lines: [String] = [words[.kioskCodeText]]
    switch fault {
    case .wrong: lines.append("! " + words[.kioskCodeWrong])
    case .waiting(let until):
      lines.append("! " + words(.kioskCodeWait, String(until.timeOfDay.prefix(8))))
    case nil: break
    }
    let gaps = String(repeating: "_", count: max(0, Self.codeLength - digits.count))
    return pad(
      words[.kioskCodeTitle], lines, shown: Self.grouped(digits + gaps), isDone: !digits.isEmpty)
  }

  func pinPage(
    _ digits: String, _ state: KioskPINState, _ countdown: KioskCountdown, _ now: Moment
  ) -> KioskPage {
    var lines: [String] = []
    switch state {
    case .asking: break
    case .wrong(let left): lines.append("! " + words(.kioskPINWrong, left))
    case .waiting(let until):
      lines.append("! " + words(.kioskPINWait, String(until.timeOfDay.prefix(8))))
    }
    lines.append(words.closes(countdown, at: now))
    let shown = String(repeating: "*", count: digits.count) + "_"
    return pad(words[.kioskPINTitle], lines, shown: shown, isDone: !digits.isEmpty)
  }

  /// Words to the left, a pad of digits to the right.
  private func pad(
    _ title: String, _ texts: [String], shown: String, isDone: Bool
  ) -> KioskPage {
    var page = KioskPage(frame)
    let body = frame.isSmall ? frame.body : frame.body.dropping(1)
    let width = frame.isSmall ? 18 : 32
    let keys = Region(
      top: body.top, left: body.left + body.width - width, width: width,
      height: min(body.height, frame.isSmall ? 8 : 12))
    let room = body.width - width - 2
    var lines = Markup.lines(title, width: room, base: .bold)
    lines += [StyledLine(""), StyledLine("[ \(shown) ]", .bold), StyledLine("")]
    for text in texts {
      let style: Style = text.hasPrefix("!") ? .error : []
      lines += TextWrap.lines(text, width: room).map { StyledLine($0, style) }
    }
    page.write(
      lines, in: Region(top: body.top, left: body.left, width: room, height: body.height))
    page.buttons = KioskKeyboard.pad(
      .pattern(""), in: keys, isSmall: frame.isSmall, words: words)
    page.takesLetters = true
    page.navigate(
      [button(.home, .kioskBack)], KioskButton(press: .enter, label: words[.kioskOK]))
    page.first = isDone ? .enter : page.buttons.first?.press
    page.footLeft = words[.kioskFootType]
    return page
  }

  // MARK: Staff

  func staffPage(_ countdown: KioskCountdown, _ sending: KioskSending, _ now: Moment) -> KioskPage {
    var page = KioskPage(frame)
    page.title = words[.kioskStaffTitle] + (plan.isTest ? "  " + words[.kioskTestMark] : "")
    let region = frame.body
    page.write(staffLines(sending, now), in: region)
    page.navigate(
      [
        button(.leave, frame.isSmall ? .kioskLeaveShort : .kioskLeave),
        button(.send, .kioskSendNow),
      ],
      button(.home, frame.isSmall ? .kioskToSurveyShort : .kioskToSurvey))
    page.first = .home
    page.footLeft = plan.siteName ?? ""
    page.footRight = words.closes(countdown, at: now)
    return page
  }

  private func staffLines(_ sending: KioskSending, _ now: Moment) -> [StyledLine] {
    let width = frame.body.width
    var lines: [StyledLine] = []
    let days = facts.days.isEmpty ? [KioskFacts.Day(now.day, [:])] : facts.days
    for day in days.prefix(frame.isSmall ? 2 : 6) {
      func count(_ end: KioskEnd) -> Int { day.ends[end, default: 0] }
      let text = words.filled(
        .kioskStaffDay,
        [words.short(day.day)]
          + [KioskEnd.finished, .partial, .discarded].map { "\(count($0))" })
      lines += TextWrap.lines(text, width: width).map { StyledLine($0) }
    }
    var texts = [words(.kioskStaffParked, facts.parked), words(.kioskStaffUnsent, facts.unsent)]
    if facts.refused > 0 { texts.append(words(.kioskStaffRefused, facts.refused)) }
    texts += words.lines(facts.lastSync, today: now.day)
    switch sending {
    case .none: break
    case .underWay: texts.append(words[.kioskStaffSending])
    case .impossible(let why): texts.append("! " + words(.kioskStaffNotSent, words.sentence(why)))
    }
    if let bytes = facts.freeBytes { texts.append(words(.kioskStaffDisk, bytes / 1_000_000)) }
    let tries = facts.tries.prefix(3).map { attempt in
      words(
        attempt.wasRight ? .kioskStaffRight : .kioskStaffWrong,
        words.when(attempt.at, today: now.day))
    }
    texts += tries + facts.warnings.map { "! " + $0 }
    for text in texts {
      lines += TextWrap.lines(text, width: width).map {
        StyledLine($0, text.hasPrefix("!") ? .error : [])
      }
    }
    return lines
  }
}
