import Confinement
import CursesTerminal
import Interviews
import Kiosk
import Records
import Screens
import Store
import Sync
import Terminal
import Values

/// The kiosk's loop: show, wait, carry out what the screens ask, in this order. It ends for nobody who
/// stands before it: by the PIN, by the signals TERM and HUP, and where the terminal goes.
///
/// Where there is a guard, each respondent has a process of their own: as soon as nothing they said is needed
/// any more the next one goes on, also with the thank-you screen.
struct KioskSession {
  private var desk: KioskDesk
  private var terminal: CursesTerminal
  private let options: CursesTerminal.Options
  private var kiosk: KioskApp
  private var isOver = false
  private var status: Int32 = 0
  /// What is being sent while the keys go on.
  private var sending: Waiting<SyncSummary>?
  private var nextSending: Moment?
  /// Nil where no guard would start another process.
  private let relay: KioskRelay?
  /// Whether this process has read anything that must not be in its memory when the next person comes.
  private var isUsed = false
  /// Whether it was left a code that somebody is being told.
  private var tellsCode = false

  /// - Parameters:
  ///   - start: what the process before left, and how to leave something to the next.
  ///   - lock: shuts what nobody needs any more once all is open; answers with what staff should know
  ///     of it.
  static func run(
    _ desk: KioskDesk, _ screen: ScreenOptions, isDemo: Bool, _ start: KioskStart,
    lock: () -> [String]
  ) throws -> Int32 {
    var desk = desk
    let options = screen.kiosk(isDemo: isDemo)
    let terminal = try open(options)
    defer { terminal.close() }
    terminal.forgetKeys()
    desk.warnings += lock()
    let left = KioskHandover(start.left)
    let kiosk = KioskApp(
      desk.plan, desk.open.form, facts: desk.counts, parting: left?.parting,
      size: terminal.size, ordersText: screen.ordersText, isDemo: isDemo,
      enlarges: Surroundings.environment("TERM") != "linux", at: Surroundings.now())
    var session = KioskSession(desk, terminal, options, kiosk, start.relay)
    session.nextSending = left?.due ?? session.firstSending
    session.tellsCode = left?.parting?.code != nil
    return session.toItsEnd()
  }

  private init(
    _ desk: KioskDesk, _ terminal: CursesTerminal, _ options: CursesTerminal.Options,
    _ kiosk: KioskApp, _ relay: KioskRelay?
  ) {
    self.desk = desk
    self.terminal = terminal
    self.options = options
    self.kiosk = kiosk
    self.relay = relay
  }

  private static func open(_ options: CursesTerminal.Options) throws(Refusal) -> CursesTerminal {
    do throws(TerminalFault) {
      return try CursesTerminal(options)
    } catch { throw Refusal(error.sentence) }
  }

  private mutating func toItsEnd() -> Int32 {
    while !isOver {
      let now = Surroundings.now()
      // Whoever comes next is welcomed by a process that was told nothing.
      if tellsCode, kiosk.parting == nil, kiosk.canBePassedOn, let relay { return passOn(relay) }
      terminal.show(kiosk.draw(at: now))
      if isUsed, kiosk.canBePassedOn, let relay { return passOn(relay) }
      guard let input = terminal.next(timeoutMilliseconds: timeout(at: now)) else {
        perform(kiosk.timeIsUp(at: Surroundings.now()))
        tendSending()
        continue
      }
      take(input)
    }
    terminal.wipe()
    terminal.close()
    return status
  }

  /// Ends for the next process, with the screen as that will draw it. What was being sent is sent by that
  /// one: collectors know what they have.
  private mutating func passOn(_ relay: KioskRelay) -> Int32 {
    let due = sending == nil ? nextSending : Surroundings.now()
    relay.leave(
      KioskHandover(parting: kiosk.parting, due: due).bytes(atMost: KioskRelay.most))
    terminal.wipe()
    terminal.passOn()
    return KioskGuard.next
  }

  private mutating func take(_ input: Input) {
    if input == .hangup {
      isOver = true
      status = terminal.exitStatus
    }
    perform(kiosk.update(input, at: Surroundings.now()))
  }

  private func timeout(at now: Moment) -> Int? {
    let sync =
      sending != nil
      ? 1000 : nextSending.map { Int(min(3_600_000, max(0, $0.milliseconds - now.milliseconds))) }
    return [kiosk.patience(at: now), sync].compactMap(\.self).min()
  }

  // MARK: Orders

  private mutating func perform(_ orders: [KioskOrder]) {
    for order in orders {
      if order.readsWhatIsSecret { isUsed = true }
      do {
        if let news = try desk.carryOut(order) { answer(news) }
        act(on: order)
      } catch {
        // What follows was about what could not be done.
        desk.abandon()
        answer(.failed(Told(error)))
        return
      }
    }
  }

  private mutating func act(on order: KioskOrder) {
    switch order {
    case .wipe: terminal.wipe()
    case .redraw: terminal.redraw()
    case .send: send(again: true)
    case .plain: speakPlainly()
    case .leave: isOver = true
    default: break
    }
  }

  /// The same terminal line by line, until that interview is over.
  private mutating func speakPlainly() {
    terminal.wipe()
    terminal.close()
    do {
      if let signal = try KioskPlainSession.run(&desk, in: kiosk) {
        isOver = true
        status = 128 + signal
        return
      }
      terminal = try Self.open(options)
      answer(.spoken)
      perform(kiosk.update(.resized(terminal.size), at: Surroundings.now()))
    } catch {
      // Without a terminal there is no kiosk; its guard begins anew.
      isOver = true
      status = relay == nil ? 1 : KioskGuard.next
    }
  }

  private mutating func answer(_ news: KioskNews) {
    perform(kiosk.receive(news, at: Surroundings.now()))
  }

  // MARK: Sending

  private var interval: Int64? { desk.plan.syncMinutes.map { Int64($0) * 60_000 } }

  private var firstSending: Moment? {
    interval.map { Moment(milliseconds: Surroundings.now().milliseconds + $0) }
  }

  /// - Parameter again: also what the collector did not take, since staff ask for it.
  private mutating func send(again: Bool) {
    guard sending == nil else { return }
    do {
      let target = try Errands(desk.desk).syncTarget()
      let store = desk.desk.store
      sending = Waiting { try await SyncRun(store, target, again: again).run { _ in } }
    } catch { answer(.sendingEnded(impossible: Told(error))) }
  }

  private mutating func tendSending() {
    if sending?.outcome != nil {
      sending = nil
      // What is sent passes through the memory.
      isUsed = true
      if let facts = try? desk.facts() { answer(.facts(facts)) }
      answer(.sendingEnded(impossible: nil))
    }
    guard sending == nil, let due = nextSending, due <= Surroundings.now() else { return }
    nextSending = firstSending
    send(again: false)
  }
}

extension KioskOrder {
  /// Whether a process that has carried it out knows what the next person must not be able to find.
  fileprivate var readsWhatIsSecret: Bool {
    switch self {
    case .begin, .unpark, .plain, .unlock: true
    case .save, .freeze, .discard, .abandon, .park, .wipe, .printOut, .refresh, .send, .redraw,
      .leave:
      false
    }
  }
}

extension ScreenOptions {
  /// The screen of a kiosk: its own colours, nobody stops it with a key or a signal, and where it has a guard
  /// that gives the terminal back.
  func kiosk(isDemo: Bool) -> CursesTerminal.Options {
    var options = terminal(Preferences())
    if theme == nil, options.theme == .auto { options.theme = .kiosk }
    options.heedsInterrupts = isDemo
    options.leavesQuiet = !isDemo
    return options
  }
}
