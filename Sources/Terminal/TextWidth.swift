import Values

/// How many columns a text takes on the screen, counted as `Canvas.put` draws it.
///
///     TextWidth.columns(of: "Zoë")  // 3
///     TextWidth.columns(of: "東京")  // 4
///
/// A code point has the width that glibc's `wcwidth` gives it, since ncurses counts by that. What
/// is drawn as U+FFFD counts 1.
public enum TextWidth {
  /// Columns of a text on one row.
  public static func columns(of text: String) -> Int {
    var columns = 0
    for character in text { columns += self.columns(of: character) }
    return columns
  }

  /// Columns of one grapheme cluster.
  public static func columns(of character: Character) -> Int {
    if Glyph.ascii(character) != nil { return 1 }
    // Most characters are one code point, and need none of the care that sequences do.
    if let scalar = character.onlyScalar {
      return Inset.isMark(scalar) ? 0 : max(1, width(of: scalar) ?? 1)
    }
    if let glyph = Glyph(character) { return glyph.width }
    return Glyph.Run(character).reduce(0) { $0 + $1.width }
  }

  /// Columns of one code point by itself, as `wcwidth` has them: 0, 1 or 2, and nil for control
  /// characters and for those that this version of the table does not know.
  public static func width(of scalar: Unicode.Scalar) -> Int? {
    let value = scalar.value
    if value >= 0x20, value < 0x7F { return 1 }
    if value >= 0xA0, value < 0x300 { return 1 }
    let found = WidthTable.value(at: value)
    return found == WidthTable.unknown ? nil : found
  }
}

extension Character {
  /// The code point of a cluster that has just one.
  var onlyScalar: Unicode.Scalar? {
    let scalars = unicodeScalars
    guard let first = scalars.first else { return nil }
    return first.utf8.count == utf8.count ? first : nil
  }
}
