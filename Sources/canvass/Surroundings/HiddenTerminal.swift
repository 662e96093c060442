import Glibc
import Terminal

/// The terminal that the program belongs to, while somebody types what nobody is to see; it shows what
/// is typed again when this goes.
final class HiddenTerminal {
  private let terminal: Int32
  private let secret: Secret
  private var before = termios()

  /// What is typed.
  enum Secret {
    /// The variable names the file that stands in for a terminal.
    case passphrase(variable: String)
    case pin
    /// It may be seen after all.
    case nothing

    fileprivate var withoutTerminal: String {
      switch self {
      case .passphrase(let variable):
        "a passphrase is needed and there is no terminal to ask for it: put it into a file for "
          + "your eyes alone and name that in $\(variable)"
      case .pin: "there is no terminal to ask for the PIN on; run this in one, without a pipe"
      case .nothing: "there is no terminal to ask on; give --yes"
      }
    }

    fileprivate var notGiven: String {
      switch self {
      case .pin: "no PIN was given"
      case .passphrase, .nothing: "no passphrase was given"
      }
    }

    fileprivate var isShown: Bool {
      if case .nothing = self { true } else { false }
    }
  }

  init(
    for secret: Secret = .passphrase(variable: "CANVASS_PASSPHRASE_FILE")
  ) throws(Refusal) {
    self.secret = secret
    terminal = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
    guard terminal >= 0, tcgetattr(terminal, &before) == 0 else {
      if terminal >= 0 { close(terminal) }
      throw Refusal(secret.withoutTerminal)
    }
    guard !secret.isShown else { return }
    var hidden = before
    // Signals are off as well, so that none can leave the terminal without an echo.
    hidden.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG)
    tcsetattr(terminal, TCSAFLUSH, &hidden)
  }

  deinit {
    tcsetattr(terminal, TCSADRAIN, &before)
    close(terminal)
  }

  /// Asks, and waits for a line.
  func ask(_ question: String) throws(Refusal) -> String {
    tell(Printable.line(question) + ": ")
    defer { tell("\n") }
    return try line()
  }

  /// Says something to whoever is asked.
  func tell(_ text: String) { _ = Files.writeAll(Array(text.utf8), to: terminal) }

  private static let erases: Set<UInt8> = [0x08, 0x7F]
  private static let clears: UInt8 = 0x15
  private static let givesUp: Set<UInt8> = [0x03, 0x04, 0x1B, 0x1C]

  private func line() throws(Refusal) -> String {
    var typed: [UInt8] = []
    while true {
      var byte: UInt8 = 0
      let count = read(terminal, &byte, 1)
      if count < 0, errno == EINTR { continue }
      guard count == 1 else { throw Refusal(secret.notGiven) }
      switch byte {
      case 0x0A, 0x0D: return String(decoding: typed, as: UTF8.self)
      case Self.clears: typed = []
      case _ where Self.erases.contains(byte):
        // A character may be several bytes.
        while let last = typed.popLast(), last & 0xC0 == 0x80 {}
      case _ where Self.givesUp.contains(byte): throw Refusal(secret.notGiven)
      default: if typed.count < 1024 { typed.append(byte) }
      }
    }
  }
}
