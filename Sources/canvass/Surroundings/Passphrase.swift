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
    try HiddenTerminal().ask(question)
  }

  /// Asks for a word that may be seen.
  static func answer(_ question: String) throws(Refusal) -> String {
    try HiddenTerminal(shows: true).ask(question)
  }

  /// A new passphrase, asked twice.
  static func askNew() throws(Refusal) -> String {
    if let given = try given() { return try longEnough(given) }
    let terminal = try HiddenTerminal()
    let first = try longEnough(
      terminal.ask(
        "New passphrase, \(fewestCharacters) characters or more; several words are good"))
    guard try terminal.ask("The same again") == first else {
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
}
