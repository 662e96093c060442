/// How much of a file's text a sentence shows.
private let longest = 60

/// Text from a file as a sentence shows it: short, and with nothing in it that a terminal would
/// obey.
func short(_ text: String) -> String {
  var shown = String.UnicodeScalarView()
  for scalar in text.unicodeScalars.prefix(longest) {
    shown.append(scalar.isObeyed ? "\u{FFFD}" : scalar)
  }
  let isCut = text.unicodeScalars.dropFirst(longest).first != nil
  return String(shown) + (isCut ? "…" : "")
}

/// The same in quotes.
func quoted(_ text: String) -> String { "'\(short(text))'" }

/// `'a', 'b' or 'c'`.
func alternatives(_ words: [String]) -> String {
  let quotedWords = words.map(quoted)
  guard let last = quotedWords.last, quotedWords.count > 1 else { return quotedWords.joined() }
  return quotedWords.dropLast().joined(separator: ", ") + " or " + last
}

extension Unicode.Scalar {
  /// Control characters, and those that turn the direction of what follows.
  fileprivate var isObeyed: Bool {
    NameRules.isControl(self) || (0x202A...0x202E).contains(value)
      || (0x2066...0x2069).contains(value) || (0x2028...0x2029).contains(value)
  }
}
