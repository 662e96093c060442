import Interviews
import Questionnaires
import Records
import Terminal
import Values

/// The same program line by line: what `App` holds, said instead of drawn. A line goes in, commands
/// come out; when they are carried out, `say` has the lines and the one prompt that follow. Screen
/// readers, Braille displays, slow lines, pipes and `expect` can use it alike.
///
/// ```swift
/// var plain = PlainApp(facts, width: 79)
/// let speech = plain.say(at: now)
/// let commands = plain.take("2", at: now)
/// ```
///
/// It is no second program: every line becomes what the keys for it would have done on screen, in the
/// same `App`, so that events, checks and records cannot differ.
public struct PlainApp {
  var app: App
  /// In how many columns lines are broken; nil for not at all.
  public var width: Int?
  /// What is to be said before the next prompt.
  var news: [String] = []
  /// Whether the question, or list, is said again before the next prompt.
  var restates = true
  /// The part of a list that was said.
  var look = PlainLook()
  /// A text of many lines on its way.
  var passage: PlainPassage?
  /// The lines that changed the points of a trace or an area.
  var points = PlainPoints()
  /// The section that was named last.
  var section: String?
  /// What a command line that goes on must give again.
  private let again: String
  /// What a kiosk does with unfinished answers, where nobody but the respondent is there; nil: an interviewer
  /// is.
  let alone: IdlePolicy?
  /// How a respondent wants to stop that is not to erase.
  var wish: KioskPress?

  /// Whether what is for whoever runs an interview is not offered.
  var isAlone: Bool { alone != nil }

  /// - Parameters:
  ///   - language: the tag of the program's own language until an interview sets another.
  ///   - isSingle: whether leaving an interview ends the program.
  ///   - width: the columns to break lines at; nil where a program reads them.
  ///   - again: the options, each behind a space, that a command line which goes on must give again.
  ///   - alone: what becomes of unfinished answers at a kiosk, where nobody but the respondent is there.
  public init(
    _ facts: HomeFacts, language: String = "en", isSingle: Bool = false, width: Int? = nil,
    again: String = "", alone: IdlePolicy? = nil
  ) {
    self.again = again
    self.alone = alone
    // Large enough for everything, too narrow for tables: one question at a time.
    app = App(
      facts, size: Size(columns: 60, rows: 24), language: language, isSingle: isSingle)
    self.width = width
  }

  // MARK: In

  /// What somebody typed at the prompt.
  public mutating func take(_ line: String, at now: Moment) -> [Command] {
    restates = true
    let line = PlainLine.cleaned(line)
    if app.unsavedReason != nil {
      // Nothing but a whole path: an answer that comes from a script must not make a folder.
      if line.hasPrefix("/") { return app.rescue(to: line) }
      let isOver = PlainLine(line, isText: false) == .sign(.stop)
      return app.update(.key(isOver ? .control("x") : .enter), at: now)
    }
    guard let before = app.interview else { return takeAround(line, now) }
    app.interview?.message = ""
    let commands: [Command]
    if passage != nil {
      commands = takePassage(line, now)
    } else if before.overlay != nil {
      commands = takeOverlay(line, now)
    } else {
      commands = takeAnswer(line, now)
    }
    gatherNews(before, now)
    return commands
  }

  /// A line that the terminal did not pass on whole: nothing is done with it.
  public mutating func refuseCutLine() {
    news.append(words(.plainError, words[.plainCut]))
    restates = false
  }

  /// Something else was on the terminal meanwhile: the question is said again.
  public mutating func sayAgain() { restates = true }

  /// Time has gone by with nothing done; see `patience`.
  public mutating func timeIsUp(at now: Moment) -> [Command] { keepPassage(now) }

  /// After how many milliseconds without a line `timeIsUp` is wanted; nil: never.
  public func patience(at now: Moment) -> Int? {
    guard app.unsavedReason == nil, let changed = passage?.changedAt else { return nil }
    let due = changed.milliseconds + InterviewScreen.patience - now.milliseconds
    // A clock that is set back must not put it off.
    return Int(min(max(0, due), InterviewScreen.patience))
  }

  /// The input has ended, or the program is asked to end: everything is kept.
  public mutating func end(at now: Moment) -> [Command] {
    let before = app.interview
    let kept = keepPassage(now)
    let commands = kept + app.update(.hangup, at: now)
    if let before { sayKept(before) }
    return commands
  }

  /// Whether something waits to be kept that the disk did not take.
  public var isUnsaved: Bool { app.unsavedReason != nil }

  /// What came of a command.
  public mutating func receive(_ reply: Reply, at now: Moment) -> [Command] {
    if case .located(let place) = reply { return take(place: place, now) }
    let commands = app.receive(reply, at: now)
    switch reply {
    case .opened(_, _, _, let isResumed, _): introduce(isResumed: isResumed)
    case .openedFrom(_, _, _, let basing): introduce(basing)
    case .notSaved:
      // Nothing was saved, whatever was going to be said.
      news = []
    case .sending: news.append(words[.sendWorking])
    case .attached, .notAttached: sayFile(reply)
    case .recording, .notRecording: if let screen = app.interview { news.append(screen.message) }
    default: break
    }
    restates = true
    return commands
  }

  /// What is to be done before the next prompt though nobody typed anything: a sentence that Enter
  /// would close on screen is said, and closed.
  public mutating func proceed(at now: Moment) -> [Command] {
    guard app.unsavedReason == nil, app.interview == nil,
      case .notice(let page) = app.around, !page.isWorking
    else { return [] }
    let words = app.words
    let obvious = [words[.doneHome], words[.doneLeave]]
    if page.title == .errorTitle { news.append(words(.plainError, words[page.title])) }
    news += page.lines.filter { !obvious.contains($0) }
    var commands: [Command] = []
    // Enter turns its pages first, all of which have been said.
    while case .notice = app.around { commands += app.update(.key(.enter), at: now) }
    return commands
  }

  /// What came of something, in the language of the program.
  public func sentence(_ told: Told) -> String { words.sentence(told) }

  // MARK: Out

  /// What is to be said now.
  public mutating func say(at now: Moment) -> PlainSpeech {
    let view = view(at: now)
    let lines = (news + (restates ? [""] + view.lines : []))
    news = []
    if restates, let screen = app.interview, screen.overlay == nil, let node = screen.focusNode {
      section = sectionName(of: node, screen.interview)
    }
    restates = false
    let prompt = PlainText.lines(view.prompt, width: width.map { max(8, $0 - 12) })
    // The space behind a prompt is lost where its lines are broken.
    let last = prompt.last ?? ""
    return PlainSpeech(
      lines: lines.flatMap { PlainText.lines($0, width: width) } + prompt.dropLast(),
      prompt: last.isEmpty || last.hasSuffix(" ") ? last : last + " ")
  }

  /// What is to be said without a prompt: while something goes on, and when the program ends.
  public mutating func part() -> [String] {
    defer { news = [] }
    return news.flatMap { PlainText.lines($0, width: width) }
  }

  /// The lines for where the person is, and the prompt.
  private func view(at now: Moment) -> (lines: [String], prompt: String) {
    if let reason = app.unsavedReason {
      return (
        [
          words(.plainError, Markup.plain(reason)), words[.unsavedKept],
        ] + app.unsavedNews.map(Markup.plain) + [
          words[.plainElsewhere], words[.plainUnsavedRetry],
        ], prompt(words[.keyEnter])
      )
    }
    guard let screen = app.interview else { return aroundView() }
    if case .note(let subject)? = passage?.subject {
      return noteView(subject, screen)
    }
    let situation = screen.situation(now, app.size)
    if let overlay = screen.overlay { return overlayView(overlay, situation) }
    return stopView(screen, situation)
  }

  /// The language that is spoken now.
  public var language: String { words.tag }

  /// The program's words: in the interview's language while there is one.
  var words: Catalogue { app.interview?.words ?? app.words }

  func prompt(_ text: String) -> String { text.isEmpty ? "" : words(.label, text) }

  // MARK: Trouble and news

  /// Says what is wrong; the question need not be said again.
  mutating func complain(_ sentence: String) {
    news.append(words(.plainError, sentence))
    restates = false
  }

  /// What the screen would have said in its message line.
  private mutating func gatherNews(_ before: InterviewScreen, _ now: Moment) {
    guard let screen = app.interview else {
      if before.interview.outcome == nil, case .notice = app.around { return }
      sayKept(before)
      return
    }
    let isSaved = screen.message == screen.words(.messageSaved, screen.clock(now))
    if !screen.message.isEmpty, !isSaved { news.append(screen.message) }
  }

  private mutating func sayKept(_ screen: InterviewScreen) {
    let words = screen.words
    guard !screen.interview.beginning.isPractice else {
      news.append(words[.plainPracticeOver])
      return
    }
    let code = screen.shortID
    news.append(words(.plainKept, code + again))
  }

  private mutating func introduce(isResumed: Bool) {
    passage = nil
    look = PlainLook()
    section = nil
    guard let screen = app.interview else { return }
    let form = screen.interview.form
    let title = form.questionnaire.title.text(
      in: screen.interview.language, fallback: form.languages[0])
    let code = screen.shortID
    let practice = screen.interview.beginning.isPractice ? [words[.plainPractice]] : []
    // Its code and where its answers are concern whoever runs an interview.
    let name = isAlone ? title : "\(code), \(title)"
    news += ["", "\(name). \(words[.plainUsage])"] + practice
    if !isAlone, isResumed || screen.isFleeting { news.append(screen.message) }
    beginPassage()
  }

  /// What a new interview took over, and what not, is said before its first question.
  private mutating func introduce(_ basing: Interview.Basing) {
    introduce(isResumed: false)
    guard let screen = app.interview else { return }
    app.interview?.overlay = nil
    news.append(screen.message)
    if !basing.leftOut.isEmpty {
      news.append(Reading.trimmed(words(.messageLeftOut, "")))
      news += basing.leftOut.map {
        "  " + Markup.plain(screen.interview.wording(of: screen.interview.form.items[$0]))
      }
    }
    beginPassage()
  }
}
