import CTerminalGuard
import Glibc
import Terminal

/// Standard input and output as lines, terminal or not. Signals that end a program end only the
/// waiting here, so that everything can be kept first.
final class LineTerminal {
  enum Event: Equatable {
    case line(String)
    /// A line that the system cut, for its line mode holds no more.
    case cutLine
    /// Esc, or whatever begins with it; what was typed of the line is forgotten.
    case escape
    case timeUp
    /// The window has another size, or the program was stopped and goes on.
    case changed
    case ended
    case signalled(Int32)
  }

  /// What a terminal in its line mode passes on of one line, on Linux: N_TTY_BUF_SIZE less the end.
  private static let longestTerminalLine = 4095

  private let wake: Int32
  private let takesFromTerminal = isatty(0) == 1
  private let showsOnTerminal = isatty(1) == 1
  /// Whether somebody types, and no program.
  var isPerson: Bool { takesFromTerminal }
  private var rest: [UInt8] = []
  private var isAtEnd = false
  private let formerPipe: __sighandler_t?
  /// Whether somebody may stop or end the program by the signals INT, QUIT and TSTP.
  private let heedsInterrupts: Bool

  /// Whether Esc is more than a character, and ends a line in the terminal's line mode.
  private let heedsEscape: Bool

  init(heedsInterrupts: Bool = true, heedsEscape: Bool = false) throws(Refusal) {
    self.heedsInterrupts = heedsInterrupts
    self.heedsEscape = heedsEscape
    wake = terminal_guard_open()
    guard wake >= 0 else { throw Refusal("signals cannot be waited for; start the program again") }
    // A reader that goes away is told by what the writing says.
    formerPipe = signal(SIGPIPE, SIG_IGN)
  }

  func close() {
    _ = signal(SIGPIPE, formerPipe)
    terminal_guard_close()
  }

  /// In how many columns to break lines: nil where a program reads them.
  var width: Int? {
    guard showsOnTerminal else { return nil }
    var size = winsize()
    guard ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 79 }
    return min(79, max(20, Int(size.ws_col) - 1))
  }

  /// Whether nothing at all can be read, known without waiting.
  func isEmpty() -> Bool {
    while rest.isEmpty, !isAtEnd, isReadable(milliseconds: 0) { readMore() }
    return rest.isEmpty && isAtEnd
  }

  // MARK: Out

  /// Whether it was all written: nobody may read any more.
  func write(_ lines: [String], prompt: String = "") -> Bool {
    let text = lines.map { $0 + "\n" }.joined() + prompt
    return text.isEmpty || Files.writeAll(Array(text.utf8), to: 1)
  }

  /// What was typed on a terminal has ended the prompt's line; elsewhere that is for us to do.
  func endPrompt(after event: Event) -> Bool {
    if takesFromTerminal, showsOnTerminal, case .line = event { return true }
    return Files.writeAll([UInt8(ascii: "\n")], to: 1)
  }

  /// What the program should exit with when nobody hears it any more: a line that drops counts as the
  /// signal that it brings.
  var lossStatus: Int32 { showsOnTerminal ? 128 + SIGHUP : 1 }

  // MARK: In

  /// Waits without using the processor for a line, a signal, or the end of the time.
  func next(milliseconds: Int?) -> Event {
    while true {
      if let event = signalled() { return event }
      if let line = takeLine() { return line }
      if isAtEnd { return .ended }
      let wait = milliseconds.map { Int32(clamping: $0) } ?? -1
      if isReadable(milliseconds: wait) {
        readMore()
      } else if let event = signalled() {
        return event
      } else if wait >= 0 {
        return .timeUp
      }
    }
  }

  /// Waits for a signal alone: what is typed meanwhile stays for later.
  func nextSignal(milliseconds: Int32) -> Int32? {
    var waits = [pollfd(fd: wake, events: Int16(POLLIN), revents: 0)]
    poll(&waits, 1, milliseconds)
    guard case .signalled(let signal)? = signalled() else { return nil }
    return signal
  }

  private func isReadable(milliseconds: Int32) -> Bool {
    var waits = [
      pollfd(fd: 0, events: Int16(POLLIN), revents: 0),
      pollfd(fd: wake, events: Int16(POLLIN), revents: 0),
    ]
    return poll(&waits, 2, milliseconds) > 0 && waits[0].revents != 0 && waits[1].revents == 0
  }

  private func readMore() {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(0, &buffer, buffer.count)
    if count < 0, errno == EINTR || errno == EAGAIN { return }
    isAtEnd = count <= 0
    rest += buffer[..<max(0, count)]
  }

  private func takeLine() -> Event? {
    if heedsEscape, rest.contains(0x1B) {
      rest = []
      return .escape
    }
    guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? (isAtEnd ? rest.endIndex : nil),
      !rest.isEmpty
    else { return nil }
    var line = rest[..<end]
    let isWhole = end < rest.endIndex
    rest.removeSubrange(..<(isWhole ? end + 1 : end))
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    if takesFromTerminal, line.count >= Self.longestTerminalLine { return .cutLine }
    return .line(String(decoding: line, as: UTF8.self))
  }

  private func signalled() -> Event? {
    terminal_guard_drain()
    // Where they are not heeded nobody asks for them.
    let interrupts = heedsInterrupts ? [SIGINT, SIGQUIT] : []
    for signal in [SIGHUP, SIGTERM] + interrupts where terminal_guard_take(signal) != 0 {
      return .signalled(signal)
    }
    if heedsInterrupts, terminal_guard_take(SIGTSTP) != 0 {
      terminal_guard_stop()
      _ = terminal_guard_take(SIGCONT)
      return .changed
    }
    let hasGoneOn = terminal_guard_take(SIGCONT) != 0
    return terminal_guard_take(SIGWINCH) != 0 || hasGoneOn ? .changed : nil
  }
}
