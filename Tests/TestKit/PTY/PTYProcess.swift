import CVTerm
import Glibc
import Terminal

/// A program that runs on a pseudo-terminal of its own, as in somebody's window.
///
///     let program = try PTYProcess(path, ["open", "LV-0147"])
///     try program.terminal.waitFor("Question 12")
///     program.terminal.send(Keys.down, Keys.enter)
///     program.signal(SIGTERM)
///     #expect(try program.wait() == .exited(143))
///
/// It leads a session whose controlling terminal this is, so that ^C, ^Z and resizing reach it.
/// Its process group is an orphaned one, which the system never stops: to test stopping, run it
/// from an interactive shell on the terminal.
public final class PTYProcess {
  /// How a program ended.
  public enum Ending: Equatable, Sendable {
    case exited(Int32)
    case killed(signal: Int32)
  }

  /// What it runs on: for keys, for looking, for waiting.
  public let terminal: PseudoTerminal
  /// Its process identifier, which is its session's too.
  public let identifier: pid_t
  private var ending: Ending?

  /// Starts the program at that path. The environment is this one alone, with `TERM` and a UTF-8
  /// locale unless it names others.
  public init(
    _ executable: String, _ arguments: [String] = [], environment: [String: String] = [:],
    size: Size = Size(columns: 80, rows: 24)
  ) throws(PTYFailure) {
    terminal = try PseudoTerminal(size: size)
    let usual = ["TERM": "xterm-256color", "LANG": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no"]
    let variables = usual.merging(environment) { $1 }.map { "\($0)=\($1)" }
    var identifier: pid_t = 0
    let result = PTYProcess.spawn(
      &identifier, executable, arguments: [executable] + arguments, variables,
      terminal: terminal.path)
    guard result == 0 else {
      throw PTYFailure("\(executable) did not start", errorNumber: result)
    }
    self.identifier = identifier
  }

  deinit {
    guard ending == nil else { return }
    signal(SIGKILL)
    _ = try? wait()
  }

  /// Sends it a signal, unless it ended.
  public func signal(_ number: Int32) {
    if ending == nil { kill(identifier, number) }
  }

  /// Waits for the end of the program, and takes what it writes until then.
  public func wait(within limit: Duration = .seconds(20)) throws(PTYFailure) -> Ending {
    if let ending { return ending }
    let handle = test_pidfd_open(identifier)
    defer { close(handle) }
    let deadline = ContinuousClock.now + limit
    while !hasEnded(handle, within: deadline - .now) {
      guard deadline > .now else {
        throw PTYFailure("the program did not end\n\(terminal.screen.picture)")
      }
    }
    takeTheRest()
    var status: Int32 = 0
    while waitpid(identifier, &status, 0) < 0, errno == EINTR { continue }
    let ending: Ending =
      test_exited(status) != 0
      ? .exited(test_exit_code(status)) : .killed(signal: test_ending_signal(status))
    self.ending = ending
    return ending
  }

  /// What it wrote last is still on its way when it has ended; then the line is down, unless another
  /// program has it open.
  private func takeTheRest() {
    let deadline = ContinuousClock.now + .seconds(5)
    while deadline > .now, terminal.pump(milliseconds: (deadline - .now).milliseconds) {}
  }

  private func hasEnded(_ handle: Int32, within limit: Duration) -> Bool {
    var waits = [
      pollfd(fd: handle, events: Int16(POLLIN), revents: 0),
      pollfd(fd: terminal.output, events: Int16(POLLIN), revents: 0),
    ]
    // A dead line is readable for ever: only the end of the program is awaited then.
    let lineIsUp = terminal.pump(milliseconds: 0)
    poll(&waits, lineIsUp ? 2 : 1, max(.zero, limit).milliseconds)
    return waits[0].revents != 0
  }

  private static func spawn(
    _ identifier: inout pid_t, _ executable: String, arguments: [String], _ variables: [String],
    terminal: String
  ) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var all = sigset_t()
    sigfillset(&all)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(TEST_SPAWN_FLAGS))
    let argumentVector = arguments.map { strdup($0) } + [nil]
    let environment = variables.map { strdup($0) } + [nil]
    defer { for text in argumentVector + environment { free(text) } }
    return posix_spawn(
      &identifier, executable, &actions, &attributes, argumentVector, environment)
  }
}
