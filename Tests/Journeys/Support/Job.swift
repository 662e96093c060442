import CVTerm
import Glibc
import TestKit

/// A program without a terminal, as a script runs it: nothing to read, or a file, its output
/// collected.
///
///     let job = try Job(Programs.canvass, ["list"], environment: account.environment)
///     #expect(try job.wait() == .exited(0))
final class Job {
  typealias Ending = PTYProcess.Ending

  let identifier: pid_t
  private(set) var output: [UInt8] = []
  private(set) var notices: [UInt8] = []
  private let outputPipe: Pipe
  private let noticePipe: Pipe
  private var ending: Ending?

  init(
    _ executable: String, _ arguments: [String], environment: [String: String],
    input: String = "/dev/null"
  ) throws {
    let (outputPipe, noticePipe) = (try Pipe(), try Pipe())
    (self.outputPipe, self.noticePipe) = (outputPipe, noticePipe)
    defer { for pipe in [outputPipe, noticePipe] { pipe.closeInput() } }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, outputPipe.input, 1)
    posix_spawn_file_actions_adddup2(&actions, noticePipe.input, 2)
    identifier = try Self.spawn(executable, arguments, environment, &actions)
  }

  deinit {
    signal(SIGKILL)
    _ = try? wait()
  }

  func signal(_ number: Int32) {
    if ending == nil { kill(identifier, number) }
  }

  /// Waits for the end, and takes what is written until then. One that does not end is ended.
  func wait(within limit: Duration = .seconds(20)) throws -> Ending {
    if let ending { return ending }
    let handle = test_pidfd_open(identifier)
    defer { close(handle) }
    let deadline = ContinuousClock.now + limit
    var hasEnded = false
    while !hasEnded {
      hasEnded = try poll([handle, outputPipe.output, noticePipe.output], until: deadline)
      takeWhatIsThere()
    }
    return reap()
  }

  /// Waits until a line on standard error has this in it, and gives what follows it there.
  func notice(after text: String, within limit: Duration = .seconds(20)) throws -> String {
    let deadline = ContinuousClock.now + limit
    while true {
      let lines = String(decoding: notices, as: UTF8.self).split(separator: "\n")
      let line = lines.first { $0.contains(text) }
      if let place = line?.firstRange(of: text), notices.last == UInt8(ascii: "\n") {
        return String(line?[place.upperBound...] ?? "")
      }
      _ = try poll([noticePipe.output], until: deadline)
      takeWhatIsThere()
    }
  }

  /// Whether the first of these has something to say before the deadline; all are waited for.
  private func poll(_ descriptors: [Int32], until deadline: ContinuousClock.Instant) throws -> Bool
  {
    var waits = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    // What is closed is readable for ever: then only the end is awaited.
    for index in waits.indices.dropFirst() where isClosed(waits[index].fd) { waits[index].fd = -1 }
    let left = (deadline - .now) / .milliseconds(1)
    guard left > 0, Glibc.poll(&waits, nfds_t(waits.count), Int32(left.rounded(.up))) > 0 else {
      signal(SIGKILL)
      reap()
      throw Failure("the program did not do it in time; it said:\n\(text)")
    }
    return waits[0].revents != 0
  }

  private func isClosed(_ descriptor: Int32) -> Bool {
    [outputPipe, noticePipe].contains { $0.output == descriptor && $0.isAtEnd }
  }

  private func takeWhatIsThere() {
    output += outputPipe.take()
    notices += noticePipe.take()
  }

  @discardableResult private func reap() -> Ending {
    var status: Int32 = 0
    while waitpid(identifier, &status, 0) < 0, errno == EINTR { continue }
    takeWhatIsThere()
    let ending: Ending =
      test_exited(status) != 0
      ? .exited(test_exit_code(status)) : .killed(signal: test_ending_signal(status))
    self.ending = ending
    return ending
  }

  /// All that it wrote, for messages of failed tests.
  var text: String {
    String(decoding: output, as: UTF8.self) + String(decoding: notices, as: UTF8.self)
  }

  private static func spawn(
    _ executable: String, _ arguments: [String], _ environment: [String: String],
    _ actions: inout posix_spawn_file_actions_t
  ) throws -> pid_t {
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
    let argumentVector = ([executable] + arguments).map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for text in argumentVector + variables { free(text) } }
    var identifier: pid_t = 0
    let result = posix_spawn(
      &identifier, executable, &actions, &attributes, argumentVector, variables)
    guard result == 0 else {
      throw Failure("\(executable) did not start: \(String(cString: strerror(result)))")
    }
    return identifier
  }
}
