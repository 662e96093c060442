import Glibc

/// The keyboard's line mode without the keys that would stop or end the program, and with Esc as the end of a
/// line. Made of whatever mode there is: the process before may have handed on that of its screens.
struct KioskKeyboardMode {
  private var settings = termios()
  private let isTerminal: Bool

  init() { isTerminal = tcgetattr(STDIN_FILENO, &settings) == 0 }

  /// Whoever touches the screen sends Esc as well, where the terminal knows a mouse.
  func takeLines() {
    guard isTerminal else { return }
    var lines = settings
    lines.c_lflag |= tcflag_t(ICANON | ECHO | ECHOE | ECHOK | IEXTEN)
    lines.c_lflag &= ~tcflag_t(ISIG | ECHOCTL)
    lines.c_iflag |= tcflag_t(ICRNL | IUTF8)
    lines.c_iflag &= ~tcflag_t(IXON | INLCR | IGNCR | ISTRIP)
    lines.c_oflag |= tcflag_t(OPOST | ONLCR)
    withUnsafeMutableBytes(of: &lines.c_cc) {
      $0[Int(VEOF)] = 0
      $0[Int(VEOL)] = 0x1B
    }
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &lines)
    Self.write("\u{1B}[?1000h\u{1B}[?1006h")
  }

  func restore() {
    guard isTerminal else { return }
    Self.write("\u{1B}[?1006l\u{1B}[?1000l")
    var former = settings
    // A line that somebody began and did not enter is not for the next.
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &former)
  }

  /// The rest of what a key or a finger sent that began with Esc: it is all there, or comes at once.
  static func forgetTyped() {
    poll(nil, 0, 30)
    tcflush(STDIN_FILENO, TCIFLUSH)
  }

  /// Nothing of what was said stays on the ordinary screen, nor above it.
  static func clear() { write("\u{1B}[H\u{1B}[2J\u{1B}[3J") }

  private static func write(_ text: String) { _ = Files.writeAll(Array(text.utf8), to: 1) }
}
