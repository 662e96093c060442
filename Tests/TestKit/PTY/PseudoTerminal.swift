import CVTerm
import Glibc
import Terminal

/// A pseudo-terminal with an emulator at its master end. A program, or the test itself, uses the
/// other end.
///
///     let terminal = try PseudoTerminal(size: Size(columns: 80, rows: 24))
///     terminal.send(Keys.down, Keys.enter)
///     try terminal.waitFor("Saved")
///
/// It waits for what shall be seen, up to a deadline, and never for a time.
public final class PseudoTerminal {
  /// What the program's output looks like.
  public let screen: VirtualScreen
  /// The path of the end that a program uses.
  public let path: String
  private let master: Int32
  private let relay: Relay
  private var isClosed = false

  /// A new one, with a window of that size.
  public init(size: Size) throws(PTYFailure) {
    screen = VirtualScreen(size: size)
    master = posix_openpt(O_RDWR | O_NOCTTY)
    guard master >= 0, grantpt(master) == 0, unlockpt(master) == 0 else {
      throw PTYFailure("no pseudo-terminal could be had", errorNumber: errno)
    }
    var name = [CChar](repeating: 0, count: 128)
    guard ptsname_r(master, &name, name.count) == 0 else {
      throw PTYFailure("the pseudo-terminal has no name", errorNumber: errno)
    }
    path = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    _ = fcntl(master, F_SETFD, FD_CLOEXEC)
    _ = fcntl(master, F_SETFL, O_NONBLOCK)
    relay = try Relay(master: master)
    resize(size)
  }

  deinit { close() }

  /// Drops the line: the program's end is dead from now on.
  public func close() {
    if isClosed { return }
    isClosed = true
    relay.end()
    Glibc.close(master)
  }

  /// Bytes that the program has written so far.
  public var bytesReceived: Int { screen.output.count }

  /// Sends keys; see `Keys` for their names.
  public func send(_ keys: String...) {
    for key in keys { send(Array(key.utf8)) }
  }

  /// Sends bytes, of any kind.
  public func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        var room = pollfd(fd: master, events: Int16(POLLOUT), revents: 0)
        poll(&room, 1, -1)
      } else if errno != EINTR {
        return
      }
    }
  }

  /// Gives the window another size, of which the program is told by a signal.
  public func resize(_ size: Size) {
    var window = winsize()
    window.ws_col = UInt16(size.columns)
    window.ws_row = UInt16(size.rows)
    _ = ioctl(master, UInt(TIOCSWINSZ), &window)
    if size != screen.size { screen.resize(size) }
  }

  /// The settings of the line: echo, line mode and so on.
  public var settings: termios {
    var settings = termios()
    tcgetattr(master, &settings)
    return settings
  }

  /// Waits until the text stands on one row of the screen.
  public func waitFor(_ text: String, within limit: Duration = .seconds(20)) throws(PTYFailure) {
    try waitFor("\"\(text)\"", within: limit) { $0.lines.contains { $0.contains(text) } }
  }

  /// Waits until the screen is as wanted. `what` says so in the message of a failure.
  public func waitFor(
    _ what: String, within limit: Duration = .seconds(20),
    until isSo: (VirtualScreen) -> Bool
  ) throws(PTYFailure) {
    let deadline = ContinuousClock.now + limit
    pump(milliseconds: 0)
    while !isSo(screen) {
      let left = deadline - .now
      guard left > .zero, pump(milliseconds: left.milliseconds) else {
        if isSo(screen) { return }
        throw PTYFailure("\(what) did not come\n\(screen.picture)")
      }
    }
  }

  /// Takes what the program wrote, waiting for it if there is nothing. False: nothing more will
  /// come.
  @discardableResult
  public func pump(milliseconds: Int32) -> Bool {
    guard !isClosed else { return false }
    var wait = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
    guard poll(&wait, 1, milliseconds) > 0 else { return true }
    var hasRead = false
    while true {
      let bytes = [UInt8](unsafeUninitializedCapacity: 65536) { buffer, count in
        count = max(0, read(output, buffer.baseAddress, buffer.count))
      }
      if bytes.isEmpty { return hasRead }
      hasRead = true
      let answer = screen.write(bytes)
      if !answer.isEmpty { send(answer) }
    }
  }

  /// Readable when the program wrote something, or its end is closed.
  var output: Int32 { relay.output }
}

extension Duration {
  /// As poll wants it, rounded up.
  var milliseconds: Int32 {
    let (seconds, attoseconds) = components
    return Int32(clamping: seconds * 1000 + attoseconds / 1_000_000_000_000_000 + 1)
  }
}
