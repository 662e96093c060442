import CursesTerminal
import Glibc
import Terminal
import TestKit
import Testing

/// All suites that open a terminal: a process has one at a time.
@Suite(.serialized) enum CursesTerminalTests {}

/// A `CursesTerminal` of this process on a pseudo-terminal.
final class OpenedTerminal {
  let line: PseudoTerminal
  let terminal: CursesTerminal
  let before: termios
  private let descriptor: Int32

  /// Longer than any machine needs, for what must come; nobody waits for it to pass.
  static let patience = 20_000

  init(
    columns: Int = 80, rows: Int = 24, name: String = "xterm-256color", asciiLines: Bool = false,
    mouse: Bool = true, theme: Theme = .auto, escapeDelayMilliseconds: Int? = nil
  ) throws {
    line = try PseudoTerminal(size: Size(columns: columns, rows: rows))
    descriptor = open(line.path, O_RDWR | O_NOCTTY)
    before = line.settings
    terminal = try CursesTerminal(
      .init(
        input: descriptor, output: descriptor, name: name, mouse: mouse, theme: theme,
        asciiLines: asciiLines,
        escapeDelayMilliseconds: escapeDelayMilliseconds))
  }

  deinit {
    terminal.close()
    close(descriptor)
  }

  /// Draws, shows, and gives the bytes that it took to make the screen look so.
  @discardableResult
  func show(_ draw: (inout Canvas) -> Void) throws -> [UInt8] {
    var canvas = Canvas(size: terminal.size)
    draw(&canvas)
    return try show(canvas)
  }

  @discardableResult
  func show(_ canvas: Canvas) throws -> [UInt8] {
    try flush()
    let before = line.bytesReceived
    terminal.show(canvas)
    try flush()
    return Array(line.screen.output[before...].dropLast(OpenedTerminal.mark.count))
  }

  /// Waits until all that was written has arrived. A mark that no screen shows tells it.
  func flush() throws {
    let start = line.bytesReceived
    _ = OpenedTerminal.mark.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    try line.waitFor("the end of the frame") { screen in
      screen.output.count > start
        && screen.output.suffix(OpenedTerminal.mark.count)
          .elementsEqual(OpenedTerminal.mark)
    }
  }

  /// An operating system command without a meaning.
  private static let mark = Array("\u{1B}]7777;\u{7}".utf8)

  /// The inputs that come of what is sent, up to the number.
  func inputs(_ count: Int, after sent: String) -> [Input?] {
    line.send(sent)
    return (0..<count).map { _ in next() }
  }

  func next(after sent: String) -> Input? {
    line.send(sent)
    return next()
  }

  func next() -> Input? {
    terminal.next(timeoutMilliseconds: OpenedTerminal.patience)
  }
}

/// Signals the process, not the thread of the test, which may have it blocked.
func signalSelf(_ signal: Int32) {
  kill(getpid(), signal)
}
