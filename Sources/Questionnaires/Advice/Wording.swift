/// Sentences and words of a text for people, as the rules of advice read them.
enum Wording {
  /// The clauses of a text: what stands between full stops, question marks, colons, semicolons and
  /// line breaks. A point inside a number or a word ends nothing.
  static func sentences(of text: String) -> [Substring] {
    let bare = text.replacing("’", with: "'")
    var sentences: [Substring] = []
    var start = bare.startIndex
    var index = start
    while index < bare.endIndex {
      let next = bare.index(after: index)
      let isEnd =
        bare[index].isNewline
        || (".?!:;…".contains(bare[index])
          && (next == bare.endIndex || bare[next].isWhitespace || "\"»*)".contains(bare[next])))
      if isEnd {
        sentences.append(bare[start...index])
        start = next
      }
      index = next
    }
    sentences.append(bare[start...])
    return sentences.filter { $0.contains(where: \.isLetter) }
  }

  /// The words of a text in small letters, without the answers in it. An apostrophe is part of a
  /// word: `don't`, `l'emploi`.
  static func words(of text: Substring) -> [String] {
    withoutPlaceholders(text).lowercased()
      .split { !($0.isLetter || $0.isNumber || $0 == "'") }
      .map { String($0) }.filter { $0.contains { $0.isLetter || $0.isNumber } }
  }

  static func withoutPlaceholders(_ text: Substring) -> String {
    var shown = ""
    var rest = text
    while let mark = rest.firstRange(of: "${") {
      shown += rest[..<mark.lowerBound]
      rest = rest[mark.upperBound...].drop { $0 != "}" }.dropFirst()
    }
    return shown + rest
  }

  /// Some words that are looked for together, split once: a long questionnaire is asked for each of
  /// them thousands of times.
  struct Phrase: Sendable, ExpressibleByStringLiteral {
    let text: String
    let words: [String]

    init(stringLiteral text: String) {
      self.text = text
      words = Wording.words(of: text[...])
    }
  }

  /// Whether words stand in it one after the other: `work permit` in `a work permit for it`. The
  /// last may go on, so that `permit` finds `permits`, and the first be joined to a word before it,
  /// so that `asile` finds `l'asile`.
  static func contains(_ phrase: Phrase, in words: [String]) -> Bool {
    let wanted = phrase.words
    guard !wanted.isEmpty, words.count >= wanted.count else { return false }
    return (0...words.count - wanted.count).contains { start in
      wanted.indices.allSatisfy { place in
        let isLast = place == wanted.count - 1
        return isForm(
          words[start + place], of: wanted[place], joined: place == 0, plural: isLast)
      }
    }
  }

  private static func isForm(
    _ word: String, of wanted: String, joined: Bool, plural: Bool
  ) -> Bool {
    if word == wanted { return true }
    if plural, word.last == "s", word.dropLast() == wanted { return true }
    guard joined, let mark = word.firstIndex(of: "'") else { return false }
    return isForm(
      String(word[word.index(after: mark)...]), of: wanted, joined: false, plural: plural)
  }
}
