import Terminal

extension Key {
  /// The key that a bar calls so in a language of the program; nil for a name of several keys.
  ///
  ///     Key(named: "^O", in: .french)     // .control("o")
  ///     Key(named: "Échap", in: .french)  // .escape
  init?(named name: String, in words: Catalogue) {
    if name.count == 1, let character = name.first {
      self = .character(character)
      return
    }
    if name.count == 2, name.first == "^", let letter = name.last {
      self = .control(Character(letter.lowercased()))
      return
    }
    guard let key = Self.named.first(where: { words[$0.phrase] == name })?.key else { return nil }
    self = key
  }

  private static let named: [(phrase: Phrase, key: Key)] = [
    (.keyEnter, .enter), (.keyEscape, .escape), (.keyPageDown, .pageDown),
    (.keyPageUp, .pageUp), (.keySpace, .character(" ")), (.keyDelete, .delete),
    (.keyBackTab, .backTab),
  ]
}
