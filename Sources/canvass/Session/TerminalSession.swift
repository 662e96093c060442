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
  private var errands: Errands
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
  private var listing: Waiting<FolderListing>?
  /// Whether something was given up that the disk did not take.
  private var hasLost = false
  private var idle: IdleLock?
  private var isLocked = false

  /// Opens the terminal before it begins an interview: where there is none to hold it in, none is
  /// begun. Whatever refuses is said on the ordinary screen, after the terminal is left again.
  ///
  /// - Parameter opening: what is opened at once.
  static func run(
    _ desk: Deskwork, _ screen: ScreenOptions, language: String, opening: Opening? = nil
  ) throws -> Int32 {
    let facts = try desk.facts()
    let idle = try IdleLock(desk)
    let terminal: CursesTerminal
    do throws(TerminalFault) {
      terminal = try CursesTerminal(screen.terminal(desk.preferences))
    } catch { throw error }
    defer { terminal.close() }
    let app = App(
      facts, size: terminal.size, language: language, isSingle: opening?.isSingle ?? false,
      ordersText: screen.ordersText)
    var session = TerminalSession(
      errands: Errands(desk), terminal: terminal, app: app, searchPause: screen.slow ? 150 : 0,
      idle: idle)
    if let opening, let reply = try session.errands.open(opening.command) { session.answer(reply) }
    session.loop()
    session.errands.stopRecording()
    terminal.close()
    if session.isLocked {
      session.errands.letGo()
      Relaunch.now(at: session.app.openInterview, of: desk, language: language)
    }
    if session.hasHungUp { return terminal.exitStatus }
    return session.hasLost ? 1 : 0
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
        if idle?.remaining == 0 { lock() }
        if !isWaiting || app.patience(at: now) == 0 { perform(app.timeIsUp(at: now)) }
        takeReceived()
        takeCopied()
        takeListed()
        if let news = errands.newsOfRecorder() { answer(news) }
        continue
      }
      // Whoever opens the lid after an hour must not find the door open.
      if idle?.remaining == 0 {
        lock()
        if isLocked { continue }
      }
      idle?.touch()
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
    receiving != nil || copying != nil || listing != nil || errands.isRecording
  }

  /// Until when a key is waited for; a receiver and a copy are looked after four times a second.
  private func timeout(at now: Moment) -> Int? {
    // A recorder that ends by itself may be noticed a second later.
    let most = receiving == nil && copying == nil && listing == nil ? 1000 : 250
    return [app.patience(at: now), idle?.remaining, isWaiting ? most : nil].compactMap(\.self).min()
  }

  /// Nobody is there any more: what was typed is kept, and the program shut. Not while people are
  /// recorded, who may talk without a key, nor while the disk does not take what was said.
  private mutating func lock() {
    guard !isWaiting, !app.isUnsaved else {
      idle?.touch()
      return
    }
    perform(app.timeIsUp(at: Surroundings.now()))
    guard !app.isUnsaved else { return }
    isLocked = true
    isOver = true
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

  private mutating func takeListed() {
    guard let outcome = listing?.outcome else { return }
    listing = nil
    if let names = try? outcome.get() { answer(.listed(names)) }
  }

  /// Most files are small: those are there before the next drawing.
  private mutating func copy(_ request: FileRequest) {
    copying?.drop()
    copying = FileCopying(request, errands.desk.store)
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
        answer(errands.reply(to: error, while: Array(commands[index...])))
        return
      }
    }
  }

  private mutating func perform(_ command: Command) throws {
    switch try errands.carryOut(command) {
    case .done: break
    case .answered(let reply): answer(reply)
    case .notOurs: act(on: command)
    }
  }

  private mutating func act(on command: Command) {
    switch command {
    case .send: send()
    case .redraw: terminal.redraw()
    case .bell: terminal.bell()
    case .locate: if receiving == nil { receiving = Waiting { Receiver.position() } }
    case .list(let folder): list(folder)
    case .attach(let request): copy(request)
    case .dropFile:
      copying?.drop()
      copying = nil
    case .leave: isOver = true
    case .giveUp:
      isOver = true
      hasLost = true
    default: break
    }
  }

  private mutating func answer(_ reply: Reply) {
    perform(app.receive(reply, at: Surroundings.now()))
  }

  /// Sends while the screen shows how far it is. A line that drops meanwhile ends the program: what
  /// has no receipt is sent again next time.
  private mutating func send() {
    let target: SyncTarget
    do {
      target = try errands.syncTarget()
    } catch {
      answer(.failed(Told(error)))
      return
    }
    let (store, count) = (errands.desk.store, (try? errands.desk.store.outbox().count) ?? 0)
    let progress = SyncProgress()
    let sending = Waiting {
      try await SyncRun(store, target, again: true).run { progress.note($0.sent) }
    }
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
    answer(errands.reply(to: outcome))
    if let facts = try? errands.desk.facts() { answer(.home(facts)) }
  }
}

/// How far a sync is, written by it and read by the screen.
private final class SyncProgress: Sendable {
  private let count = Mutex(0)

  var sent: Int { count.withLock { $0 } }

  func note(_ sent: Int) { count.withLock { $0 = sent } }
}
