import CursesTerminal
import Interviews
import Records
import Screens
import Store
import Terminal
import Values

/// The loop: show, wait, carry out what the screens ask, in this order. Nothing is read from the
/// keyboard before what came before it is on disk.
@MainActor
struct TerminalSession {
  private let desk: Deskwork
  private let terminal: CursesTerminal
  private var app: App
  private var isOver = false

  /// Opens the terminal last, so that whatever refuses before it is said on an ordinary screen.
  ///
  /// - Parameter opening: what an interview given on the command line asks for; leaving it ends the
  ///   program.
  static func run(
    _ desk: Deskwork, language: String, opening: Command? = nil, usesMouse: Bool = true
  ) async throws -> Int32 {
    let facts = try desk.facts()
    let reply = try opening.flatMap { try Self.open($0, desk) }
    let terminal: CursesTerminal
    do throws(TerminalFault) {
      terminal = try CursesTerminal(.init(mouse: usesMouse))
    } catch { throw Refusal(error.sentence) }
    defer { terminal.close() }
    let app = App(facts, size: terminal.size, language: language, isSingle: opening != nil)
    var session = TerminalSession(desk: desk, terminal: terminal, app: app)
    if let reply { _ = session.app.receive(reply, at: Surroundings.now()) }
    await session.loop()
    terminal.close()
    return terminal.hangupSignal == nil ? 0 : terminal.exitStatus
  }

  private static func open(_ command: Command, _ desk: Deskwork) throws -> Reply? {
    switch command {
    case .begin(let name, let language, let isPractice):
      try desk.begin(name, language: language, isPractice: isPractice)
    case .resume(let id): try desk.resume(id)
    default: nil
    }
  }

  private mutating func loop() async {
    while !isOver {
      let now = Surroundings.now()
      terminal.show(app.draw(at: now))
      guard let input = terminal.next(timeoutMilliseconds: app.patience(at: now)) else {
        let now = Surroundings.now()
        await perform(app.timeIsUp(at: now))
        continue
      }
      await take(input)
      // What was typed ahead is taken in before the next drawing: a slow line is not made to show
      // screens that nobody waits for.
      while !isOver, let next = terminal.next(timeoutMilliseconds: 0) { await take(next) }
    }
  }

  private mutating func take(_ input: Input) async {
    if case .resumed = input { terminal.redraw() }
    await perform(app.update(input, at: Surroundings.now()))
    if input == .hangup { isOver = true }
  }

  private mutating func perform(_ commands: [Command]) async {
    for (index, command) in commands.enumerated() {
      do {
        try await perform(command)
      } catch {
        answer(Self.reply(to: error, while: Array(commands[index...])))
        return
      }
    }
  }

  /// What could not be kept is given back to be kept again; anything else is only said.
  private static func reply(to error: any Error, while commands: [Command]) -> Reply {
    let sentence = (error as? StoreFault)?.sentence ?? (error as? Refusal)?.sentence ?? "\(error)"
    switch commands.first {
    case .save, .freeze: return .notSaved(commands, sentence)
    default: return .failed(sentence)
    }
  }

  private mutating func perform(_ command: Command) async throws {
    switch command {
    case .begin(let name, let language, let isPractice):
      answer(try desk.begin(name, language: language, isPractice: isPractice))
    case .resume(let id): answer(try desk.resume(id))
    case .save(let id, let entries, let summary): try desk.keep(entries, of: id, summary)
    case .freeze(let id, let entry, let record): try desk.freeze(id, entry, record)
    case .send: await send()
    case .refreshHome: answer(.home(try desk.facts()))
    case .redraw: terminal.redraw()
    case .bell: terminal.bell()
    case .leave: isOver = true
    }
  }

  private mutating func answer(_ reply: Reply) {
    _ = app.receive(reply, at: Surroundings.now())
  }

  /// Sends while the screen shows how far it is.
  private mutating func send() async {
    let count = (try? desk.store.outbox().count) ?? 0
    let lines: [String]
    let (app, terminal) = (app, terminal)
    do {
      let target = try SyncTarget(to: nil, tokenFile: nil, allowsPlainHTTP: false, desk.settings)
      let summary = try await SyncRun(desk.store, target).run { summary in
        var shown = app
        let now = Surroundings.now()
        _ = shown.receive(.sending(done: summary.sent, count: count), at: now)
        terminal.show(shown.draw(at: now))
      }
      lines = SyncRun.lines(summary)
    } catch {
      lines = [(error as? Refusal)?.sentence ?? "\(error)"]
    }
    answer(.sent(lines))
    if let facts = try? desk.facts() { answer(.home(facts)) }
  }
}
