import Glibc
import Terminal

/// Passphrases, asked of a person without showing them, or read from a file for programs.
enum Passphrase {
  /// Shorter ones are tried in an afternoon.
  static let fewestCharacters = 10

  /// What the file that `$CANVASS_PASSPHRASE_FILE` names says, without the end of its line; nil where
  /// none is named.
  static func given() throws(Refusal) -> String? {
    guard let path = Surroundings.environment("CANVASS_PASSPHRASE_FILE") else { return nil }
    let bytes = try Files.read(path, atMost: 4096)
    return String(decoding: bytes.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
  }

  /// Asks on the terminal that the program belongs to, whatever its input and output are.
  static func ask(_ question: String) throws(Refusal) -> String {
    let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
    guard terminal >= 0 else {
      throw Refusal(
        "a passphrase is needed and there is no terminal to ask for it: put it into a file for your "
          + "eyes alone and name that in $CANVASS_PASSPHRASE_FILE")
    }
    defer { close(terminal) }
    var before = termios()
    guard tcgetattr(terminal, &before) == 0 else { throw Refusal("the terminal cannot be read") }
    var hidden = before
    // Signals are off as well, so that none can leave the terminal without an echo.
    hidden.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG)
    _ = Files.writeAll(Array("\(Printable.line(question)): ".utf8), to: terminal)
    tcsetattr(terminal, TCSAFLUSH, &hidden)
    defer {
      tcsetattr(terminal, TCSAFLUSH, &before)
      _ = Files.writeAll([UInt8(ascii: "\n")], to: terminal)
    }
    return try line(from: terminal)
  }

  /// Asks for a word that may be seen.
  static func answer(_ question: String) throws(Refusal) -> String {
    let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
    guard terminal >= 0 else { throw Refusal("there is no terminal to ask on; give --yes") }
    defer { close(terminal) }
    _ = Files.writeAll(Array("\(Printable.line(question)): ".utf8), to: terminal)
    return try line(from: terminal)
  }

  /// A new passphrase, asked twice.
  static func askNew() throws(Refusal) -> String {
    if let given = try given() { return try longEnough(given) }
    let first = try longEnough(
      ask("New passphrase, \(fewestCharacters) characters or more; several words are good"))
    guard try ask("The same again") == first else {
      throw Refusal("the two differ: nothing was changed")
    }
    return first
  }

  private static func longEnough(_ text: String) throws(Refusal) -> String {
    guard text.count >= fewestCharacters else {
      throw Refusal(
        "that is too short: take \(fewestCharacters) characters or more, several words for one")
    }
    return text
  }

  private static let erases: Set<UInt8> = [0x08, 0x7F]
  private static let clears: UInt8 = 0x15
  private static let givesUp: Set<UInt8> = [0x03, 0x04, 0x1B, 0x1C]

  private static func line(from terminal: Int32) throws(Refusal) -> String {
    var typed: [UInt8] = []
    while true {
      var byte: UInt8 = 0
      let count = read(terminal, &byte, 1)
      if count < 0, errno == EINTR { continue }
      guard count == 1 else { throw Refusal("no passphrase was given") }
      switch byte {
      case 0x0A, 0x0D: return String(decoding: typed, as: UTF8.self)
      case clears: typed = []
      case _ where erases.contains(byte):
        // A character may be several bytes.
        while let last = typed.popLast(), last & 0xC0 == 0x80 {}
      case _ where givesUp.contains(byte): throw Refusal("no passphrase was given")
      default: if typed.count < 1024 { typed.append(byte) }
      }
    }
  }
}
