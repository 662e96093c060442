/// Finding by letters without minding case or accents.
enum Search {
  static func folded(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
    return String(
      String.UnicodeScalarView(
        text.lowercased().decomposed.unicodeScalars.filter {
          $0.properties.generalCategory != .nonspacingMark
        }))
  }

  /// Whether a text holds every word of what was typed, in any order; `needle` is folded.
  static func matches(_ text: String, _ needle: String) -> Bool {
    let folded = folded(text)
    return needle.split(separator: " ").allSatisfy { folded.contains($0) }
  }

  /// The start of the text first, then the start of a word, then anywhere.
  static func rank(_ text: String, _ needle: String) -> Int {
    let folded = folded(text)
    if folded.hasPrefix(needle) { return 0 }
    return folded.contains(" " + needle) ? 1 : 2
  }
}
