import Glibc
import Interviews
import Kiosk
import Records
import Screens
import Store
import Values

/// One interview at the kiosk line by line, for screen readers: in the same process, with the same store,
/// and with nothing but what a respondent may do.
struct KioskPlainSession {
  private var desk: KioskDesk
  private let terminal: LineTerminal
  private var plain: PlainApp
  /// The interview while it is not over.
  private var id: String?
  private var isOver = false
  private var signal: Int32?

  /// Holds one interview; answers with the signal that ended it, where one did.
  static func run(_ desk: inout KioskDesk, language: String) throws -> Int32? {
    let line = KeyboardSettings()
    line.holdSignals()
    defer {
      KeyboardSettings.clear()
      line.restore()
    }
    let terminal = try LineTerminal(heedsInterrupts: false)
    defer { terminal.close() }
    var session = KioskPlainSession(
      desk: desk, terminal: terminal,
      plain: PlainApp(
        HomeFacts(isFleeting: true), language: language, isSingle: true, width: terminal.width,
        isAlone: true))
    session.begin(language)
    session.loop()
    session.settle()
    desk = session.desk
    return session.signal
  }

  private init(desk: KioskDesk, terminal: LineTerminal, plain: PlainApp) {
    self.desk = desk
    self.terminal = terminal
    self.plain = plain
  }

  private mutating func begin(_ language: String) {
    guard
      case .opened(let id, let key, let interview)? = order(
        .begin(language: language, answeredBefore: false))
    else { return }
    self.id = id
    perform(plain.receive(.opened(id: id, key, interview, isResumed: false), at: now))
  }

  private var now: Moment { Surroundings.now() }

  private mutating func loop() {
    while !isOver {
      let speech = plain.say(at: now)
      guard terminal.write(speech.lines, prompt: speech.prompt) else {
        signal = SIGHUP
        return
      }
      take(nextEvent())
      while !isOver {
        let commands = plain.proceed(at: now)
        guard !commands.isEmpty else { break }
        perform(commands)
      }
    }
    _ = terminal.write(plain.part())
    // What was said last is heard before the screen comes back.
    if signal == nil { _ = terminal.next(milliseconds: desk.plan.thanksSeconds * 1000) }
  }

  /// Waits for a line; whoever says nothing is asked whether they are there, and then is gone.
  private mutating func nextEvent() -> LineTerminal.Event {
    let event = terminal.next(milliseconds: desk.plan.idleSeconds * 1000)
    guard event == .timeUp else { return event }
    let words = Catalogue.matching(plain.language)
    _ = terminal.write(["", words(.kioskPlainIdle, desk.plan.warnSeconds)])
    return terminal.next(milliseconds: desk.plan.warnSeconds * 1000)
  }

  private mutating func take(_ event: LineTerminal.Event) {
    switch event {
    case .line(let line): perform(plain.take(line, at: now))
    case .cutLine: plain.refuseCutLine()
    case .changed:
      plain.width = terminal.width
      plain.sayAgain()
    case .timeUp: isOver = true
    case .ended: end(SIGHUP)
    case .signalled(let signal): end(signal)
    }
  }

  private mutating func end(_ signal: Int32) {
    self.signal = signal
    isOver = true
  }

  /// What is not finished is gone with whoever began it.
  private mutating func settle() {
    if let id { _ = order(.discard(id: id)) }
    id = nil
    _ = order(.wipe)
  }

  // MARK: Commands

  private mutating func perform(_ commands: [Command]) {
    for command in commands where !isOver {
      switch command {
      case .save(let id, let entries, let summary): _ = order(.save(id: id, entries, summary))
      case .freeze(let id, let entry, let record): freeze(id, entry, record)
      case .leave, .giveUp: isOver = true
      default: break
      }
    }
  }

  private mutating func freeze(_ id: String, _ entry: JournalEntry, _ record: InterviewRecord) {
    guard case .finished(let farewell)? = order(.freeze(id: id, entry, record, .finished)) else {
      return
    }
    self.id = nil
    perform(plain.receive(.finished(farewell), at: now))
  }

  /// What came of an order; where it cannot be carried out nothing is kept, and that is said.
  private mutating func order(_ order: KioskOrder) -> KioskNews? {
    do {
      return try desk.carryOut(order)
    } catch {
      let words = Catalogue.matching(plain.language)
      _ = terminal.write(["", words[.kioskBroken]])
      desk.abandon()
      id = nil
      isOver = true
      return nil
    }
  }
}

/// The keyboard's line mode without the keys that would stop or end the program.
private struct KeyboardSettings {
  private var settings = termios()
  private let isTerminal: Bool

  init() { isTerminal = tcgetattr(STDIN_FILENO, &settings) == 0 }

  func holdSignals() {
    guard isTerminal else { return }
    var held = settings
    held.c_lflag &= ~tcflag_t(ISIG)
    held.c_iflag &= ~tcflag_t(IXON)
    withUnsafeMutableBytes(of: &held.c_cc) { $0[Int(VEOF)] = 0 }
    tcsetattr(STDIN_FILENO, TCSANOW, &held)
  }

  func restore() {
    guard isTerminal else { return }
    var former = settings
    // A line that somebody began and did not enter is not for the next.
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &former)
  }

  /// Nothing of what was said stays on the ordinary screen, nor above it.
  static func clear() { _ = Files.writeAll(Array("\u{1B}[H\u{1B}[2J\u{1B}[3J".utf8), to: 1) }
}
