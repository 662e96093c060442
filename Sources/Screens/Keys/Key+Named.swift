import Terminal

extension Key {
  /// The key that a bar calls so, in any language of the program; nil for a name of several keys.
  ///
  ///     Key(named: "^O")     // .control("o")
  ///     Key(named: "Échap")  // .escape
  init?(named name: String) {
    if name.count == 1, let character = name.first {
      self = .character(character)
      return
    }
    if name.count == 2, name.first == "^", let letter = name.last {
      self = .control(Character(letter.lowercased()))
      return
    }
    for words in Catalogue.all {
      if let key = Self.named.first(where: { words[$0.phrase] == name })?.key {
        self = key
        return
      }
    }
    return nil
  }

  private static let named: [(phrase: Phrase, key: Key)] = [
    (.keyEnter, .enter), (.keyEscape, .escape), (.keyPageDown, .pageDown),
    (.keyPageUp, .pageUp), (.keySpace, .character(" ")), (.keyDelete, .delete),
    (.keyBackTab, .backTab),
  ]
}
