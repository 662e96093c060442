import Glibc
import Kiosk
import Screens
import Store
import Values

/// One interview at the kiosk line by line, for screen readers: in the same process, with the same store,
/// and with nothing but what a respondent may do. `KioskPlain` says what; this has the terminal.
struct KioskPlainSession {
  private var desk: KioskDesk
  private let terminal: LineTerminal
  private var plain: KioskPlain
  private var signal: Int32?

  /// Holds one interview; answers with the signal that ended it, where one did.
  static func run(_ desk: inout KioskDesk, in kiosk: KioskApp) throws -> Int32? {
    let keyboard = KioskKeyboardMode()
    keyboard.takeLines()
    defer {
      KioskKeyboardMode.clear()
      keyboard.restore()
    }
    let terminal = try LineTerminal(heedsInterrupts: false, heedsEscape: true)
    defer { terminal.close() }
    var session = KioskPlainSession(
      desk: desk, terminal: terminal,
      plain: kiosk.lineByLine(
        hasParked: desk.counts.parked > 0, width: terminal.width, at: Surroundings.now()))
    session.loop()
    perform(.wipe, on: &session.desk)
    desk = session.desk
    return session.signal
  }

  private init(desk: KioskDesk, terminal: LineTerminal, plain: KioskPlain) {
    self.desk = desk
    self.terminal = terminal
    self.plain = plain
  }

  private var now: Moment { Surroundings.now() }

  private mutating func loop() {
    while !plain.isOver {
      let speech = plain.say(at: now)
      guard terminal.write(speech.lines, prompt: speech.prompt) else { return end(SIGHUP) }
      let (wasParting, wasWarned) = (plain.isParting, plain.isWarned)
      take(terminal.next(milliseconds: plain.patience(at: now)))
      // Of what was said nothing stands there while somebody is thanked, or may be gone.
      let isToClear = plain.isParting && !wasParting || plain.isWarned && !wasWarned
      if isToClear { KioskKeyboardMode.clear() }
    }
    _ = terminal.write(plain.say(at: now).lines)
  }

  private mutating func take(_ event: LineTerminal.Event) {
    switch event {
    case .line(let line): perform(plain.take(line, at: now))
    case .cutLine: plain.refuseCutLine()
    case .escape:
      KioskKeyboardMode.forgetTyped()
      perform(plain.escape(at: now))
    case .changed:
      plain.width = terminal.width
      plain.sayAgain()
    case .timeUp: perform(plain.timeIsUp(at: now))
    case .ended: end(SIGHUP)
    case .signalled(let signal): end(signal)
    }
  }

  private mutating func end(_ signal: Int32) {
    self.signal = signal
    perform(plain.hangUp(at: now))
  }

  /// What came of orders; where one cannot be carried out nothing is kept, and that is said.
  private mutating func perform(_ orders: [KioskOrder]) {
    for order in orders {
      do {
        if let news = try desk.carryOut(order) { perform(plain.receive(news, at: now)) }
      } catch {
        desk.abandon()
        perform(plain.receive(.failed(Told(error)), at: now))
        return
      }
    }
  }

  private static func perform(_ order: KioskOrder, on desk: inout KioskDesk) {
    _ = try? desk.carryOut(order)
  }
}
