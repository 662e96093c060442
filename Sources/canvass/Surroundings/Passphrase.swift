import Glibc
import Terminal

/// Passphrases, asked of a person without showing them, or read from a file for programs.
enum Passphrase {
  /// Shorter ones are tried in an afternoon.
  static let fewestCharacters = 10

  /// What the file that `$CANVASS_PASSPHRASE_FILE` names says, without the end of its line; nil where
  /// none is named.
  static func given() throws(Refusal) -> String? {
    try read("CANVASS_PASSPHRASE_FILE")
  }

  /// The new passphrase that the file says that `$CANVASS_NEW_PASSPHRASE_FILE` names; nil where none is.
  static func givenNew() throws(Refusal) -> String? {
    try read("CANVASS_NEW_PASSPHRASE_FILE")
  }

  /// The file that a variable names; that others can read it is said, and hinders nobody.
  private static func read(_ variable: String) throws(Refusal) -> String? {
    guard let path = Surroundings.environment(variable) else { return nil }
    let bytes = try Files.read(path, atMost: 4096)
    if Files.isOpenToOthers(path) {
      Output.notice(
        "\(path) holds a passphrase, and other accounts can read or change it: chmod 600 it.")
    }
    return try text(bytes, path)
  }

  private static func text(_ bytes: [UInt8], _ path: String) throws(Refusal) -> String {
    let line = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
    guard let text = String(validating: Array(line), as: UTF8.self) else {
      throw Refusal("\(path): holds no text; a passphrase is one line of UTF-8")
    }
    return text
  }

  /// Asks on the terminal that the program belongs to, whatever its input and output are.
  static func ask(_ question: String) throws(Refusal) -> String {
    try HiddenTerminal().ask(question)
  }

  /// Asks for a word that may be seen.
  static func answer(_ question: String) throws(Refusal) -> String {
    try HiddenTerminal(for: .nothing).ask(question)
  }

  /// A new passphrase, from its file or asked twice.
  static func askNew() throws(Refusal) -> String {
    if let given = try givenNew() { return try longEnough(given) }
    let terminal = try HiddenTerminal(
      for: .passphrase(variable: "CANVASS_NEW_PASSPHRASE_FILE"))
    let first = try longEnough(
      terminal.ask(
        "New passphrase, \(fewestCharacters) characters or more; several words are good"))
    guard try terminal.ask("The same again") == first else {
      throw Refusal("the two differ: nothing was changed")
    }
    return first
  }

  private static func longEnough(_ text: String) throws(Refusal) -> String {
    guard text.count >= fewestCharacters, Set(text).count > 2 else {
      throw Refusal(
        "that is too short: take \(fewestCharacters) characters or more, several words for one")
    }
    return text
  }
}
