import Interviews
import Questionnaires
import Records
import Terminal
import Values

/// Everything that the terminal shows: a value. Inputs and replies go in, commands come out; whoever
/// holds it carries the commands out, in order, before the next input goes in.
///
/// ```swift
/// var app = App(facts, size: Size(columns: 80, rows: 24))
/// let commands = app.update(.key(.enter), at: now)
/// let canvas = app.draw(at: now)
/// ```
public struct App {
  private(set) var size: Size
  private(set) var facts: HomeFacts
  var around: AroundScreen
  var interview: InterviewScreen?
  /// Entries that the disk did not take, and what it said.
  private var unsaved: Unsaved?
  private(set) var words: Catalogue
  private let table = KeyTable.standard
  /// Whether leaving an interview ends the program: it was begun from the command line.
  private let isSingle: Bool
  private let ordersText: Bool
  /// What the mouse button went down on and has not left yet.
  private var pressed: ClickTarget?

  /// - Parameter language: the tag of the program's own language until an interview sets another.
  /// - Parameter ordersText: whether the terminal leaves it to us how Arabic and Hebrew are ordered.
  public init(
    _ facts: HomeFacts, size: Size, language: String = "en", isSingle: Bool = false,
    ordersText: Bool = false
  ) {
    self.facts = facts
    self.size = size
    self.isSingle = isSingle
    self.ordersText = ordersText
    words = .matching(language)
    around = .home(facts, words)
  }

  // MARK: In

  /// What a person did.
  public mutating func update(_ input: Input, at now: Moment) -> [Command] {
    if case .resized(let size) = input { self.size = size }
    if case .pressed(let place) = input {
      pressed = draw(at: now).target(at: place)
      return []
    }
    if case .released(let place) = input { return release(at: place, now) }
    if unsaved != nil { return retry(input) }
    guard isLargeEnough || input == .hangup else { return [] }
    if interview != nil { return updateInterview(input, now) }
    switch input {
    case .hangup: return [.leave]
    case .key(let key): return updateAround(key, now)
    case .wheelUp: return updateAround(.up, now)
    case .wheelDown: return updateAround(.down, now)
    case .paste(let text):
      guard case .settings(var page) = around else { return [] }
      page.paste(text)
      around = .settings(page)
      return []
    case .pressed, .released, .resized, .resumed: return []
    }
  }

  /// A click is the key that stands where it began and ended; a finger that slips off does nothing.
  private mutating func release(at place: Position, _ now: Moment) -> [Command] {
    defer { pressed = nil }
    guard let pressed, draw(at: now).target(at: place) == pressed else { return [] }
    return update(.key(pressed.key), at: now)
  }

  /// Time has gone by with nothing done; see `patience`.
  public mutating func timeIsUp(at now: Moment) -> [Command] {
    guard unsaved == nil, var screen = interview else { return [] }
    let commands = screen.timeIsUp(now, size)
    interview = screen
    return translated(commands, screen, now)
  }

  /// After how many milliseconds without an input `timeIsUp` is wanted; nil: never.
  public func patience(at now: Moment) -> Int? {
    guard unsaved == nil, let typedAt = interview?.typedAt else { return nil }
    let due = typedAt.milliseconds + InterviewScreen.patience - now.milliseconds
    // A clock that is set back must not put it off.
    return Int(min(max(0, due), InterviewScreen.patience))
  }

  /// Whether an Enter that was pressed before this screen was shown must not count: on the end of an
  /// interview, and where something is to be put right.
  public var distrustsTypedAheadEnter: Bool {
    guard let interview, interview.overlay == nil else { return false }
    if case .finish = interview.body { return true }
    return interview.complaint != nil
  }

  /// Whether letters narrow a list down just now.
  public var isSearching: Bool {
    guard let interview, interview.overlay == nil, case .choices(let choices) = interview.body
    else { return false }
    return choices.isSearching
  }

  /// What came of a command.
  public mutating func receive(_ reply: Reply, at now: Moment) -> [Command] {
    switch reply {
    case .home(let facts):
      self.facts = facts
      if interview == nil, case .home = around { around = .home(facts, words) }
      return []
    case .opened(let id, let key, let interview, let isResumed):
      self.interview = InterviewScreen(
        id, key, interview, isResumed: isResumed, size, now, words: words, table: table)
      return work(at: now) { screen, _, commands in screen.tendRecorder(now, into: &commands) }
    case .openedFrom(let id, let key, let interview, let basing):
      var screen = InterviewScreen(
        id, key, interview, isResumed: false, size, now, words: words, table: table)
      screen.tell(basing)
      self.interview = screen
      return []
    case .finished(let farewell):
      guard case .notice(title: .doneTitle, let lines, isWorking: false) = around else { return [] }
      // Between what happened and what Enter does.
      around = .notice(
        title: .doneTitle, lines: lines.dropLast() + farewell.lines(words) + lines.suffix(1),
        isWorking: false)
      return []
    case .failed(let told):
      around = .notice(title: .errorTitle, lines: [words.sentence(told)], isWorking: false)
      return []
    case .notSaved(let commands, let told):
      // What comes while others wait waits behind them: the journal has an order.
      unsaved = Unsaved(commands: (unsaved?.commands ?? []) + commands, reason: told)
      return []
    case .rescued(let file, let isProtected):
      unsaved?.take(rescuedIn: file, isProtected: isProtected)
      return []
    case .notRescued(let told):
      unsaved?.take(trouble: told)
      return []
    case .located(let place):
      interview?.take(place: place, now)
      return []
    case .recording(let id, let file):
      guard interview?.id == id else { return [.stopRecording] }
      return work(at: now) { $2 += $0.take(recording: file, now) }
    case .notRecording(let id, let failure):
      guard interview?.id == id else { return [] }
      return work(at: now) { $2 += $0.take(recordingFailure: failure, now) }
    case .listed(let listing):
      interview?.take(listing)
      return []
    case .attaching(let request, let done, let total):
      if interview?.id == request.interview {
        interview?.note(copied: done, of: total, for: request)
      }
      return []
    case .attached(let request, let attachment):
      return attach(attachment, for: request, now)
    case .notAttached(let request, let refusal):
      if interview?.id == request.interview { interview?.refuse(refusal, for: request) }
      return []
    case .sending(let done, let count):
      around = .notice(
        title: .sendTitle, lines: [words(.sendProgress, done, count)], isWorking: true)
      return []
    case .sent(let count, let left, let remarks):
      let more = left > 0 ? [words(.sendLeft, left)] : []
      around = .notice(
        title: .sendTitle, lines: [words(.sendDone, count)] + more + remarks.map(words.sentence),
        isWorking: false)
      return []
    }
  }

  private mutating func attach(
    _ attachment: Attachment, for request: FileRequest, _ now: Moment
  ) -> [Command] {
    guard var screen = interview, screen.id == request.interview else { return [] }
    let commands = translated(screen.take(attachment, for: request, now), screen, now)
    interview = screen
    guard unsaved == nil else {
      unsaved?.commands += commands
      return []
    }
    return commands
  }

  // MARK: Around interviews

  private mutating func updateAround(_ key: Key, _ now: Moment) -> [Command] {
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
    case .notice(_, _, let isWorking):
      guard !isWorking, key == .enter || act == .menu || act == .goBack else { return [] }
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
  private mutating func prefer(_ preferences: Preferences) {
    facts.preferences = preferences
    facts.interviewer = preferences.interviewer.isEmpty ? nil : preferences.interviewer
    words = .matching(preferences.language)
    interview?.programWords = words
  }

  private mutating func choose(_ choice: HomeChoice) -> [Command] {
    switch choice {
    case .new: around = .picker(facts, words, isPractice: false)
    case .practise: around = .picker(facts, words, isPractice: true)
    case .resume: around = .resume(facts, words)
    case .help: around = .help(HelpPage(words[.helpHome], words, table))
    case .settings:
      var preferences = facts.preferences
      preferences.language = words.tag
      around = .settings(SettingsPage(preferences, words))
    case .send:
      guard facts.unsentCount > 0 else {
        around = .notice(title: .sendTitle, lines: [words[.sendNothing]], isWorking: false)
        return []
      }
      guard facts.hasCollector else {
        around = .notice(title: .sendTitle, lines: [words[.sendNowhere]], isWorking: false)
        return []
      }
      around = .notice(title: .sendTitle, lines: [words[.sendWorking]], isWorking: true)
      return [.send]
    case .leave: return [.leave]
    }
    return []
  }

  // MARK: In an interview

  private mutating func updateInterview(_ input: Input, _ now: Moment) -> [Command] {
    guard var screen = interview else { return [] }
    let commands = screen.ended(screen.handle(input, now, size), now)
    interview = screen
    return translated(commands, screen, now) + (input == .hangup ? [.leave] : [])
  }

  /// Does something in the open interview that no single key does: how plain mode gives what was
  /// typed. Nothing is done while what was answered before is not kept.
  mutating func work(
    at now: Moment,
    _ body: (inout InterviewScreen, Situation, inout [InterviewCommand]) -> Void
  ) -> [Command] {
    guard unsaved == nil, var screen = interview else { return [] }
    var commands: [InterviewCommand] = []
    body(&screen, screen.situation(now, size), &commands)
    commands = screen.ended(commands, now)
    interview = screen
    return translated(commands, screen, now)
  }

  /// What the interview's screen asked for, in the terms of the whole program.
  private mutating func translated(
    _ commands: [InterviewCommand], _ screen: InterviewScreen, _ now: Moment
  ) -> [Command] {
    let isPractice = screen.interview.beginning.isPractice
    var entries: [JournalEntry] = []
    var out: [Command] = []
    for command in commands {
      switch command {
      case .save(let saved): entries += saved
      case .freeze: out += frozen(screen)
      case .leave: out += left(screen)
      case .redraw: out.append(.redraw)
      case .bell: out.append(.bell)
      case .locate: out.append(.locate)
      case .list(let folder): out.append(.list(folder: folder))
      case .attach(let request): out.append(.attach(request))
      case .record: out.append(.record(id: screen.id))
      case .stopRecording: out.append(.stopRecording)
      case .speak(let tag):
        var preferences = facts.preferences
        preferences.language = tag
        prefer(preferences)
        out.append(.keep(preferences))
      }
    }
    guard !entries.isEmpty, !isPractice else { return out }
    // The freezing writes the last entry itself, in one transaction with the record.
    if screen.interview.outcome != nil { entries.removeLast() }
    guard !entries.isEmpty else { return out }
    return [.save(id: screen.id, entries, screen.summary)] + out
  }

  private mutating func frozen(_ screen: InterviewScreen) -> [Command] {
    let interview = screen.interview
    let drop: [Command] = screen.files.copying == nil ? [] : [.dropFile]
    self.interview = nil
    let words = screen.words
    guard !interview.beginning.isPractice, let entry = interview.entries.last else {
      around = .notice(title: .doneTitle, lines: [words[.donePractice]], isWorking: false)
      return drop + [.refreshHome]
    }
    let kept = interview.outcome?.keep == .nothing ? words[.doneNothing] : words[.doneText]
    let code = String(screen.id.replacing("uuid:", with: "").prefix(8))
    around = .notice(
      title: .doneTitle,
      lines: [kept, words(.doneCode, code), words[isSingle ? .doneLeave : .doneHome]],
      isWorking: false)
    let record = interview.record(id: screen.id, questionnaire: screen.key)
    return drop + [.freeze(id: screen.id, entry, record), .refreshHome]
  }

  private mutating func left(_ screen: InterviewScreen) -> [Command] {
    let drop: [Command] = screen.files.copying == nil ? [] : [.dropFile]
    interview = nil
    around = .home(facts, words)
    return drop + (isSingle ? [.leave] : [.refreshHome])
  }

  // MARK: Trouble with the disk

  /// Nothing goes on before what was answered is kept: Enter tries again, `^E` keeps the interview on
  /// another medium, `^X` gives up and says so.
  private mutating func retry(_ input: Input) -> [Command] {
    let open = openJournal
    guard let commands = unsaved?.handle(input, open: open) else {
      defer { unsaved = nil }
      return unsaved?.commands ?? []
    }
    return commands
  }

  private var openJournal: (id: String, journal: [JournalEntry])? {
    interview.map { ($0.id, $0.interview.entries) }
  }

  /// Keeps the interview that the disk takes no more of in a folder on another medium.
  func rescue(to folder: String) -> [Command] {
    unsaved?.rescue(to: folder, open: openJournal) ?? []
  }

  /// What came of keeping it there.
  var unsavedNews: [String] { unsaved?.news(words) ?? [] }

  /// Why the disk does not take what was answered; nil while it does.
  var unsavedReason: String? { unsaved.map { words.sentence($0.reason) } }

  // MARK: Out

  var isLargeEnough: Bool {
    size.columns >= Chrome.smallest.columns && size.rows >= Chrome.smallest.rows
  }

  /// The screen as it should look now.
  public func draw(at now: Moment) -> Canvas {
    var canvas = Canvas(size: size, direction: direction)
    draw(on: &canvas, now)
    canvas.settleCursor()
    return canvas
  }

  /// An interview in Arabic is read from right to left, and so is all that stands around it.
  private var direction: WritingDirection {
    let isMirrored = interview.map { WritingDirection.isRightToLeft($0.interview.language) }
    return WritingDirection(isMirrored: isMirrored ?? false, ordersText: ordersText)
  }

  private func draw(on canvas: inout Canvas, _ now: Moment) {
    guard isLargeEnough else {
      let lines = TextWrap.lines(words[.tooSmall], width: max(1, size.columns))
      for (row, line) in lines.prefix(size.rows).enumerated() {
        canvas.put(line, at: Position(row: row, column: 0))
      }
      canvas.cursor = Position(row: 0, column: 0)
      return
    }
    if let unsaved {
      AroundScreen.unsaved(unsaved.page(words)).draw(on: &canvas, facts, words)
    } else if let interview {
      interview.draw(on: &canvas, now)
    } else {
      around.draw(on: &canvas, facts, words)
    }
  }
}
