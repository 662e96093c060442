import TestKit

extension VirtualScreen {
  /// All words on the screen with one space between them, so that a sentence is found wherever its
  /// lines were broken.
  var words: String { text.split { $0.isWhitespace }.joined(separator: " ") }
}

extension PseudoTerminal {
  /// Waits until a sentence is on the screen, on however many lines, and another is not.
  func waitForWords(_ text: String, without other: String? = nil) throws {
    try waitFor("\"\(text)\"") { screen in
      let words = screen.words
      return words.contains(text) && !(other.map { words.contains($0) } ?? false)
    }
  }

}
