import TestKit

extension VirtualScreen {
  /// All words on the screen with one space between them, so that a sentence is found wherever its
  /// lines were broken.
  var words: String { text.split { $0.isWhitespace }.joined(separator: " ") }

  /// The number before a line of a menu that begins with these words, if there is such a line.
  func number(of label: String) -> String? {
    for line in lines {
      let numbered = line.drop { "> ".contains($0) }
      let number = numbered.prefix(while: \.isNumber)
      let rest = numbered.dropFirst(number.count).drop(while: \.isWhitespace)
      if !number.isEmpty, rest.hasPrefix(label) { return String(number) }
    }
    return nil
  }
}

extension PseudoTerminal {
  /// Waits until a sentence is on the screen, on however many lines, and another is not.
  func waitForWords(_ text: String, without other: String? = nil) throws {
    try waitFor("\"\(text)\"") { screen in
      let words = screen.words
      return words.contains(text) && !(other.map { words.contains($0) } ?? false)
    }
  }

  /// Waits for a line of a menu that begins with these words, and picks it by its number.
  func pickLine(_ label: String) throws {
    var number: String?
    try waitFor("the line \"\(label)\"") { screen in
      number = screen.number(of: label)
      return number != nil
    }
    send(number ?? "", Keys.enter)
  }
}
