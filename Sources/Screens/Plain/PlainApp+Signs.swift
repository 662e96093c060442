import Interviews
import Questionnaires
import Records
import Values

/// What the signs do, at any question.
extension PlainApp {
  mutating func take(_ sign: PlainLine.Sign, _ now: Moment) -> [Command] {
    look = PlainLook()
    guard allows(sign) else {
      complain(words[.messageSomethingWrong])
      return []
    }
    switch sign {
    case .help:
      news += helpLines(isHome: false)
      return []
    case .back: return goBack(now)
    case .undo: return takeBackPoints(now) ?? perform(.undo, now)
    case .checkAll(nil): return perform(.checkAll, now)
    case .checkAll(let number?): return perform(.checkAll, now) + filterCheck(number, now)
    case .language: return perform(.language, now)
    case .stop: return perform(.leave, now)
    case .menu: return showMenu(now)
    case .code(let text): return code(text, now)
    case .probe(let number): return tick(probe: number, now)
    case .noAnswer(let reason): return leaveOut(reason, now)
    case .note(let text): return takeNote(text, now)
    case .outline(nil): return perform(.outline, now)
    case .outline(let number?): return jump(to: number, now)
    }
  }

  /// Whether a sign is for whoever answers: what an interviewer does beside answering is not for a
  /// respondent alone.
  private func allows(_ sign: PlainLine.Sign) -> Bool {
    switch sign {
    case .note: app.interview?.allows(.note) ?? true
    case .code, .probe: app.interview?.allows(.code) ?? true
    case .menu: !isAlone
    default: true
    }
  }

  /// An act of the screens, as its key does it.
  mutating func perform(_ act: Act, _ now: Moment) -> [Command] {
    passage = nil
    let commands = app.work(at: now) { screen, situation, commands in
      screen.complaint = nil
      screen.perform(act, .escape, situation, &commands)
    }
    look = PlainLook()
    beginPassage()
    return commands
  }

  /// Within a table or a page to the question before; else as on screen. Never refused.
  private mutating func goBack(_ now: Moment) -> [Command] {
    if let screen = app.interview, case .page(let page) = screen.body,
      let before = page.place(before: page.focus, screen.interview)
    {
      return turn(to: before, now)
    }
    guard case .grid(let grid)? = app.interview?.body, grid.row > 0 else {
      return perform(.goBack, now)
    }
    return app.work(at: now) { screen, situation, _ in
      screen.complaint = nil
      screen.focusRow(grid.row - 1, situation)
    }
  }

  private mutating func jump(to number: Int, _ now: Moment) -> [Command] {
    let commands = perform(.outline, now)
    guard let overlay = app.interview?.overlay, let list = overlay.plainList,
      let entry = list.entry(numbered: number)
    else {
      let highest = app.interview?.overlay?.plainList?.highest ?? 1
      app.interview?.overlay = nil
      complain(words(.plainNotInList, number, highest))
      return commands
    }
    return commands + pick(entry, now)
  }

  /// `!` shows the reasons, `!d` gives one.
  private mutating func leaveOut(_ reason: String, _ now: Moment) -> [Command] {
    let commands = perform(.noAnswer, now)
    guard app.interview?.overlay != nil, !reason.isEmpty else { return commands }
    return commands + takeOverlay(reason, now)
  }

  // MARK: Help

  func helpLines(isHome: Bool) -> [String] {
    let everywhere: [Phrase] = [.plainHelpHelp, .plainHelpStop]
    let all: [Phrase] = [
      .plainHelpEnter, .plainHelpBack, .plainHelpNoAnswer, .plainHelpNote, .plainHelpOutline,
      .plainHelpUndo, .plainHelpCheck, .plainHelpLanguage, .plainHelpCode, .plainHelpMenu,
      .plainHelpProbe, .plainHelpTime, .plainHelpMask,
    ]
    let isAlone = app.interview?.interview.beginning.mode == .casi
    let interviewers: [Phrase] =
      [.plainHelpNote, .plainHelpCode, .plainHelpProbe, .plainHelpTime]
      + (self.isAlone ? [.plainHelpMenu] : [])
    let here = isAlone ? all.filter { !interviewers.contains($0) } : all
    let home: [Phrase] = [.plainHelpHome, .plainHelpInterview]
    let phrases = isHome ? home + everywhere + here : here + everywhere
    return ["", words[.helpTitle]] + phrases.map { words[$0] }
  }
}

extension InterviewScreen {
  /// One of a table's questions in focus.
  mutating func focusRow(_ row: Int, _ situation: Situation) {
    guard case .grid(var grid) = body, let node = grid.rows[safe: row] else { return }
    grid.focus(on: node, self.situation(situation.now, situation.size))
    body = .grid(grid)
  }
}
