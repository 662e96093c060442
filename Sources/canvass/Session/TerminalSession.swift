import CursesTerminal
import Interviews
import Records
import Screens
import Store
import Sync
import Synchronization
import Terminal
import Values

/// The loop: show, wait, carry out what the screens ask, in this order. Nothing is read from the
/// keyboard before what came before it is on disk.
struct TerminalSession {
  private var desk: Deskwork
  private let terminal: CursesTerminal
  private var app: App
  /// For so many milliseconds a search waits for the next letter before it is drawn.
  private let searchPause: Int
  private var isOver = false
  /// Whether the line dropped or a signal asked for the end.
  private var hasHungUp = false
  /// A place that is being read while the keys go on.
  private var receiving: Waiting<String?>?
  /// A file that is being copied, and a folder that is being read, while the keys go on.
  private var copying: FileCopying?
  /// The program that records the sound of the interview.
  private var recorder: SoundRecorder?
  private var listing: Waiting<FolderListing>?
  /// Whether something was given up that the disk did not take.
  private var hasLost = false

  /// Opens the terminal before it begins an interview: where there is none to hold it in, none is
  /// begun. Whatever refuses is said on the ordinary screen, after the terminal is left again.
  ///
  /// - Parameter opening: what an interview given on the command line asks for; leaving it ends the
  ///   program.
  static func run(
    _ desk: Deskwork, _ screen: ScreenOptions, language: String, opening: Command? = nil
  ) throws -> Int32 {
    let facts = try desk.facts()
    let terminal: CursesTerminal
    do throws(TerminalFault) {
      terminal = try CursesTerminal(screen.terminal(desk.preferences))
    } catch { throw error }
    defer { terminal.close() }
    let app = App(
      facts, size: terminal.size, language: language, isSingle: opening != nil,
      ordersText: screen.ordersText)
    var session = TerminalSession(
      desk: desk, terminal: terminal, app: app, searchPause: screen.slow ? 150 : 0)
    if let reply = try opening.flatMap({ try Self.open($0, desk) }) { session.answer(reply) }
    session.loop()
    session.recorder?.stop()
    terminal.close()
    if session.hasHungUp { return terminal.exitStatus }
    return session.hasLost ? 1 : 0
  }

  static func open(_ command: Command, _ desk: Deskwork) throws -> Reply? {
    switch command {
    case .begin(let name, let language, let isPractice):
      try desk.begin(name, language: language, isPractice: isPractice)
    case .beginFrom(let id, let language): try desk.begin(from: id, language: language)
    case .resume(let id): try desk.resume(id)
    default: nil
    }
  }

  private mutating func loop() {
    while !isOver {
      let now = Surroundings.now()
      if app.patience(at: now) == 0 { perform(app.timeIsUp(at: now)) }
      let canvas = app.draw(at: now)
      terminal.show(canvas)
      let wasShown = app.distrustsTypedAheadEnter
      guard let input = terminal.next(timeoutMilliseconds: timeout(at: now)) else {
        let now = Surroundings.now()
        if !isWaiting || app.patience(at: now) == 0 { perform(app.timeIsUp(at: now)) }
        takeReceived()
        takeCopied()
        takeListed()
        lookAfterRecorder()
        continue
      }
      take(input)
      // What was typed ahead is taken in before the next drawing: a slow line is not made to show
      // screens that nobody waits for.
      while !isOver,
        let next = terminal.next(timeoutMilliseconds: app.isSearching ? searchPause : 0)
      {
        if next == .key(.enter), app.distrustsTypedAheadEnter, !wasShown { continue }
        if case .pressed(let place) = next, !means(the: canvas, at: place) { continue }
        take(next)
      }
    }
  }

  /// Whether a click still means what the person saw there: what was typed before it may have brought
  /// another screen that nobody has seen yet.
  private func means(the canvas: Canvas, at place: Position) -> Bool {
    app.draw(at: Surroundings.now()).target(at: place) == canvas.target(at: place)
  }

  /// Whether something else than a key is waited for.
  private var isWaiting: Bool {
    receiving != nil || copying != nil || listing != nil || recorder != nil
  }

  /// Until when a key is waited for; a receiver and a copy are looked after four times a second.
  private func timeout(at now: Moment) -> Int? {
    guard isWaiting else { return app.patience(at: now) }
    // A recorder that ends by itself may be noticed a second later.
    let most = receiving == nil && copying == nil && listing == nil ? 1000 : 250
    return min(app.patience(at: now) ?? most, most)
  }

  private mutating func takeReceived() {
    guard let outcome = receiving?.outcome else { return }
    receiving = nil
    answer(.located(try? outcome.get()))
  }

  private mutating func takeCopied() {
    guard let current = copying else { return }
    if current.isDone { copying = nil }
    answer(current.news)
  }

  private mutating func record(_ id: String) {
    recorder?.stop()
    recorder = nil
    do throws(RecordingFailure) {
      let command = desk.settings.value(nil, "recorder")
      let started = try SoundRecorder.start(id, in: desk.store, command: command)
      recorder = started
      answer(.recording(id: id, file: started.file))
    } catch { answer(.notRecording(id: id, error.reason)) }
  }

  private mutating func lookAfterRecorder() {
    guard let current = recorder, current.hasDied else { return }
    recorder = nil
    answer(.notRecording(id: current.interview, .died))
  }

  private mutating func takeListed() {
    guard let outcome = listing?.outcome else { return }
    listing = nil
    if let names = try? outcome.get() { answer(.listed(names)) }
  }

  /// Most files are small: those are there before the next drawing.
  private mutating func copy(_ request: FileRequest) {
    copying?.drop()
    copying = FileCopying(request, desk.store)
    copying?.work.wait(milliseconds: 200)
    takeCopied()
  }

  private mutating func list(_ folder: String) {
    listing = Waiting { FolderListing.read(folder) }
    listing?.wait(milliseconds: 100)
    takeListed()
  }

  private mutating func take(_ input: Input) {
    if case .resumed = input { terminal.redraw() }
    perform(app.update(input, at: Surroundings.now()))
    if input == .hangup { hangUp() }
  }

  private mutating func hangUp() {
    isOver = true
    hasHungUp = true
  }

  private mutating func perform(_ commands: [Command]) {
    for (index, command) in commands.enumerated() {
      do {
        try perform(command)
      } catch {
        answer(Self.reply(to: error, while: Array(commands[index...])))
        return
      }
    }
  }

  /// What could not be kept is given back to be kept again; anything else is only said.
  static func reply(to error: any Error, while commands: [Command]) -> Reply {
    switch commands.first {
    case .save, .freeze: return .notSaved(commands, Told(error))
    default: return .failed(Told(error))
    }
  }

  private mutating func perform(_ command: Command) throws {
    switch command {
    case .begin(let name, let language, let isPractice):
      answer(try desk.begin(name, language: language, isPractice: isPractice))
    case .beginFrom(let id, let language):
      answer(try desk.begin(from: id, language: language))
    case .resume(let id): answer(try desk.resume(id))
    case .save(let id, let entries, let summary): try desk.keep(entries, of: id, summary)
    case .freeze(let id, let entry, let record):
      answer(.finished(try desk.freeze(id, entry, record)))
    case .rescue(let endangered, let folder): answer(desk.rescue(endangered, to: folder))
    case .keep(let preferences): try desk.prefer(preferences)
    case .send: send()
    case .refreshHome: answer(.home(try desk.facts()))
    case .redraw: terminal.redraw()
    case .bell: terminal.bell()
    case .locate: if receiving == nil { receiving = Waiting { Receiver.position() } }
    case .list(let folder): list(folder)
    case .attach(let request): copy(request)
    case .record(let id): record(id)
    case .stopRecording:
      recorder?.stop()
      recorder = nil
    case .dropFile:
      copying?.drop()
      copying = nil
    case .leave: isOver = true
    case .giveUp:
      isOver = true
      hasLost = true
    }
  }

  private mutating func answer(_ reply: Reply) {
    desk.note(reply)
    perform(app.receive(reply, at: Surroundings.now()))
  }

  /// Sends while the screen shows how far it is. A line that drops meanwhile ends the program: what
  /// has no receipt is sent again next time.
  private mutating func send() {
    let target: SyncTarget
    do {
      target = try SyncTarget(to: nil, tokenFile: nil, allowsPlainHTTP: false, desk.settings)
    } catch {
      answer(.failed(Told(error)))
      return
    }
    let (store, count) = (desk.store, (try? desk.store.outbox().count) ?? 0)
    let progress = SyncProgress()
    let sending = Waiting { try await SyncRun(store, target).run { progress.note($0.sent) } }
    while sending.outcome == nil, !isOver {
      answer(.sending(done: progress.sent, count: count))
      terminal.show(app.draw(at: Surroundings.now()))
      // Twice a second is often enough for a line of progress.
      switch terminal.next(timeoutMilliseconds: 500) {
      case .hangup: hangUp()
      case .resized(let size): _ = app.update(.resized(size), at: Surroundings.now())
      case .resumed: terminal.redraw()
      default: break
      }
    }
    guard let outcome = sending.outcome else {
      sending.cancel()
      return
    }
    answer(Self.reply(outcome))
    if let facts = try? desk.facts() { answer(.home(facts)) }
  }

  static func reply(_ outcome: Result<SyncSummary, any Error>) -> Reply {
    switch outcome {
    case .success(let summary):
      .sent(summary.sent, left: summary.left, remarks: Told.remarks(summary))
    case .failure(let error): .failed(Told(error))
    }
  }
}

/// How far a sync is, written by it and read by the screen.
private final class SyncProgress: Sendable {
  private let count = Mutex(0)

  var sent: Int { count.withLock { $0 } }

  func note(_ sent: Int) { count.withLock { $0 = sent } }
}
