import Glibc
import Interviews
import Records
import Screens
import Store
import Sync
import Terminal
import Values

/// The loop of plain mode: say, wait for a line, carry out what it asks for, in this order. Nothing is
/// asked before what was answered is on disk.
struct PlainSession {
  private var errands: Errands
  private let terminal: LineTerminal
  private var plain: PlainApp
  private var isOver = false
  /// Whether nobody is there any more to make room on a full disk and try again.
  private var isEnding = false
  private var idle: IdleLock?
  private var isLocked = false
  /// What was open when it was shut.
  private var reopened: String?
  private var status: Int32 = 0

  /// - Parameter opening: what is opened at once.
  static func run(
    _ desk: Deskwork, language: String, opening: Opening? = nil, again: String = ""
  ) throws -> Int32 {
    let facts = try desk.facts()
    // A slip in a name is told before anything about the lines that should follow.
    if case .begin(let name, _, _)? = opening?.command { _ = try desk.library.bytes(of: name) }
    let terminal = try LineTerminal()
    defer { terminal.close() }
    if case .begin? = opening?.command, terminal.isEmpty() {
      throw Refusal(
        "standard input is empty, so no interview was begun; start the program in a terminal, "
          + "or give it the answers line by line")
    }
    let plain = PlainApp(
      facts, language: language, isSingle: opening?.isSingle ?? false, width: terminal.width,
      again: again)
    var session = PlainSession(errands: Errands(desk), terminal: terminal, plain: plain)
    if let opening, let reply = try session.errands.open(opening.command) { session.answer(reply) }
    session.idle = terminal.isPerson ? try IdleLock(desk) : nil
    session.loop()
    session.errands.stopRecording()
    if session.isLocked {
      terminal.close()
      session.errands.letGo()
      Relaunch.now(at: session.reopened, of: desk, language: language)
    }
    return session.status
  }

  private init(errands: Errands, terminal: LineTerminal, plain: PlainApp) {
    self.errands = errands
    self.terminal = terminal
    self.plain = plain
  }

  private mutating func loop() {
    while !isOver {
      let speech = plain.say(at: Surroundings.now())
      guard terminal.write(speech.lines, prompt: speech.prompt) else {
        // Nobody hears the questions: what was answered is kept, and that is all there is to do.
        end(status: terminal.lossStatus)
        break
      }
      take(nextEvent(), prompted: !speech.prompt.isEmpty)
      proceed()
    }
    _ = terminal.write(plain.part())
  }

  /// Waits, keeping what is half-typed on the way. The time is up only where that fails.
  private mutating func nextEvent() -> LineTerminal.Event {
    while true {
      let event = terminal.next(milliseconds: timeout(at: Surroundings.now()))
      guard event == .timeUp else {
        idle?.touch()
        return event
      }
      let now = Surroundings.now()
      if idle?.remaining == 0, lock() { return .ended }
      if plain.patience(at: now) == 0 { perform(plain.timeIsUp(at: now)) }
      if let news = errands.newsOfRecorder() {
        answer(news)
        return event
      }
      if plain.isUnsaved { return event }
    }
  }

  /// A recorder that ends by itself may be noticed a second later.
  private func timeout(at now: Moment) -> Int? {
    [plain.patience(at: now), idle?.remaining, errands.isRecording ? 1000 : nil]
      .compactMap(\.self).min()
  }

  /// Nobody is there any more; says whether the program is shut.
  private mutating func lock() -> Bool {
    guard !errands.isRecording, !plain.isUnsaved else {
      idle?.touch()
      return false
    }
    reopened = plain.openInterview
    isLocked = true
    return true
  }

  private mutating func take(_ event: LineTerminal.Event, prompted: Bool) {
    let isHeard = !prompted || terminal.endPrompt(after: event)
    switch event {
    case .line(let line): perform(plain.take(line, at: Surroundings.now()))
    case .cutLine: plain.refuseCutLine()
    // Here it is a character of what is typed.
    case .escape: break
    case .changed:
      plain.width = terminal.width
      plain.sayAgain()
    case .ended: end(status: isHeard ? 0 : terminal.lossStatus)
    case .signalled(let signal): end(status: 128 + signal)
    case .timeUp: break
    }
  }

  private mutating func end(status: Int32) {
    self.status = status
    isEnding = true
    perform(plain.end(at: Surroundings.now()))
    isOver = true
  }

  private mutating func proceed() {
    while !isOver {
      let commands = plain.proceed(at: Surroundings.now())
      guard !commands.isEmpty else { return }
      perform(commands)
    }
  }

  // MARK: Commands

  private mutating func perform(_ commands: [Command]) {
    for (index, command) in commands.enumerated() {
      do {
        try perform(command)
      } catch {
        let reply = errands.reply(to: error, while: Array(commands[index...]))
        answer(reply)
        if case .notSaved(_, let told) = reply, isEnding { lose(plain.sentence(told)) }
        return
      }
    }
  }

  private mutating func lose(_ sentence: String) {
    Output.notice(sentence)
    isOver = true
    if status == 0 { status = 1 }
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
    case .locate: locate()
    case .send: send()
    case .attach(let request): copy(request)
    case .leave: isOver = true
    case .giveUp:
      isOver = true
      status = 1
    default: break
    }
  }

  private mutating func answer(_ reply: Reply) {
    perform(plain.receive(reply, at: Surroundings.now()))
  }

  private mutating func locate() {
    _ = terminal.write(plain.part())
    let receiving = Waiting { Receiver.position() }
    guard wait(for: receiving) else { return }
    answer(.located(try? receiving.outcome?.get() ?? nil))
  }

  private mutating func copy(_ request: FileRequest) {
    let copying = FileCopying(request, errands.desk.store)
    guard wait(for: copying.work) else {
      copying.drop()
      return
    }
    answer(copying.news)
  }

  /// Whether something came to its end; false when a signal ends the program meanwhile.
  private mutating func wait<Outcome>(for waiting: Waiting<Outcome>) -> Bool {
    while waiting.outcome == nil {
      guard let signal = terminal.nextSignal(milliseconds: 200) else { continue }
      waiting.cancel()
      end(status: 128 + signal)
      return false
    }
    return true
  }

  /// Sends and says what came of it. A signal ends the program meanwhile: what has no receipt is sent
  /// again next time.
  private mutating func send() {
    let target: SyncTarget
    do {
      target = try errands.syncTarget()
    } catch {
      answer(.failed(Told(error)))
      return
    }
    answer(.sending(done: 0, count: (try? errands.desk.store.outbox().count) ?? 0))
    _ = terminal.write(plain.part())
    let store = errands.desk.store
    let sending = Waiting {
      try await SyncRun(store, target, again: true).run { _ in }
    }
    guard wait(for: sending) else { return }
    if let outcome = sending.outcome { answer(errands.reply(to: outcome)) }
    if let facts = try? errands.desk.facts() { answer(.home(facts)) }
  }
}
