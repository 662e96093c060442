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
  private var desk: Deskwork
  private let terminal: LineTerminal
  private var plain: PlainApp
  private var isOver = false
  /// Whether nobody is there any more to make room on a full disk and try again.
  private var isEnding = false
  private var status: Int32 = 0
  /// The program that records the sound of the interview.
  private var recorder: SoundRecorder?

  /// - Parameter opening: what an interview given on the command line asks for; leaving it ends the
  ///   program.
  static func run(_ desk: Deskwork, language: String, opening: Command? = nil) throws -> Int32 {
    let facts = try desk.facts()
    let terminal = try LineTerminal()
    defer { terminal.close() }
    if case .begin? = opening, terminal.isEmpty() {
      throw Refusal(
        "standard input is empty, so no interview was begun; start the program in a terminal, "
          + "or give it the answers line by line")
    }
    let plain = PlainApp(
      facts, language: language, isSingle: opening != nil, width: terminal.width)
    var session = PlainSession(desk: desk, terminal: terminal, plain: plain)
    if let reply = try opening.flatMap({ try TerminalSession.open($0, desk) }) {
      session.answer(reply)
    }
    session.loop()
    session.recorder?.stop()
    return session.status
  }

  private init(desk: Deskwork, terminal: LineTerminal, plain: PlainApp) {
    self.desk = desk
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
      guard event == .timeUp else { return event }
      let now = Surroundings.now()
      if plain.patience(at: now) == 0 { perform(plain.timeIsUp(at: now)) }
      if lookAfterRecorder() { return event }
      if plain.isUnsaved { return event }
    }
  }

  /// A recorder that ends by itself may be noticed a second later.
  private func timeout(at now: Moment) -> Int? {
    guard recorder != nil else { return plain.patience(at: now) }
    return min(plain.patience(at: now) ?? 1000, 1000)
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

  /// Whether there is something to say about it.
  private mutating func lookAfterRecorder() -> Bool {
    guard let current = recorder, current.hasDied else { return false }
    recorder = nil
    answer(.notRecording(id: current.interview, .died))
    return true
  }

  private mutating func take(_ event: LineTerminal.Event, prompted: Bool) {
    let isHeard = !prompted || terminal.endPrompt(after: event)
    switch event {
    case .line(let line): perform(plain.take(line, at: Surroundings.now()))
    case .cutLine: plain.refuseCutLine()
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
        let reply = TerminalSession.reply(to: error, while: Array(commands[index...]))
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
    case .locate: locate()
    case .send: send()
    case .refreshHome: answer(.home(try desk.facts()))
    case .attach(let request): copy(request)
    case .record(let id): record(id)
    case .stopRecording:
      recorder?.stop()
      recorder = nil
    case .redraw, .bell, .list, .dropFile: break
    case .leave: isOver = true
    case .giveUp:
      isOver = true
      status = 1
    }
  }

  private mutating func answer(_ reply: Reply) {
    desk.note(reply)
    perform(plain.receive(reply, at: Surroundings.now()))
  }

  private mutating func locate() {
    _ = terminal.write(plain.part())
    let receiving = Waiting { Receiver.position() }
    guard wait(for: receiving) else { return }
    answer(.located(try? receiving.outcome?.get() ?? nil))
  }

  private mutating func copy(_ request: FileRequest) {
    let copying = FileCopying(request, desk.store)
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
      target = try SyncTarget(to: nil, tokenFile: nil, allowsPlainHTTP: false, desk.settings)
    } catch {
      answer(.failed(Told(error)))
      return
    }
    answer(.sending(done: 0, count: (try? desk.store.outbox().count) ?? 0))
    _ = terminal.write(plain.part())
    let store = desk.store
    let sending = Waiting { try await SyncRun(store, target).run { _ in } }
    guard wait(for: sending) else { return }
    if let outcome = sending.outcome { answer(TerminalSession.reply(outcome)) }
    if let facts = try? desk.facts() { answer(.home(facts)) }
  }
}
