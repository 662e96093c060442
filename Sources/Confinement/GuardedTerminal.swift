import CKioskLock
import Glibc

/// The terminal as it was before the kiosk came: what a kiosk that was killed leaves behind is undone
/// from here.
struct GuardedTerminal {
  private let descriptor: Int32
  private var settings = termios()
  private let isTerminal: Bool

  init(_ descriptor: Int32 = STDIN_FILENO) {
    self.descriptor = descriptor
    isTerminal = tcgetattr(descriptor, &settings) == 0
  }

  /// No key leads away from the kiosk's screen to another console.
  func hold() {
    if isTerminal { _ = kiosk_console_hold(descriptor) }
  }

  /// The mouse is let go, and nothing of what stood there is left, also not above the screen. What was
  /// typed to the one that died is not for the next, and what is typed while none is there is shown to
  /// nobody.
  func clear() {
    guard isTerminal else { return }
    var quiet = settings
    quiet.c_lflag &= ~tcflag_t(ECHO | ECHONL | ICANON | ISIG | IEXTEN)
    tcsetattr(descriptor, TCSANOW, &quiet)
    tcflush(descriptor, TCIFLUSH)
    write(Self.undoing)
  }

  /// Whether the line has dropped since: nobody stands before it any more.
  var isGone: Bool {
    guard isTerminal else { return false }
    var state = pollfd(fd: descriptor, events: 0, revents: 0)
    return poll(&state, 1, 0) == 1 && state.revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0
  }

  /// What was typed to one that has ended is not for the next, which takes the screen over as it is.
  func forgetKeys() {
    if isTerminal { tcflush(descriptor, TCIFLUSH) }
  }

  /// The kiosk ends with the guard, and has left the screen by itself: the keyboard is the shell's again,
  /// as it was before the first of its processes.
  func release() {
    guard isTerminal else { return }
    var settings = settings
    tcsetattr(descriptor, TCSANOW, &settings)
    kiosk_console_release(descriptor)
  }

  /// Says something where the kiosk was.
  func say(_ text: String) { write("\r\n  " + text + "\r\n") }

  /// Attributes, mouse, paste and focus reports, keypad, cursor; both screens and what scrolled away.
  private static let undoing =
    "\u{1B}[0m\u{1B}[?1000l\u{1B}[?1002l\u{1B}[?1003l\u{1B}[?1006l\u{1B}[?1004l\u{1B}[?2004l"
    + "\u{1B}[?1l\u{1B}>\u{1B}[2J\u{1B}[?1049l\u{1B}[?25h\u{1B}[H\u{1B}[2J\u{1B}[3J"

  private func write(_ text: String) {
    guard isTerminal else { return }
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
