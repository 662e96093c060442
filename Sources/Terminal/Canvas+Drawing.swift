extension Canvas {
  /// Writes a text on one row and tells how many columns it took.
  ///
  ///     let used = canvas.put(name, at: Position(row: 2, column: 4), style: .bold, width: 30)
  ///
  /// It stops before the first cluster that does not fit in `width` or the row whole, and never
  /// wraps. This is the one gate between text of any origin and the terminal: a control
  /// character, a bidirectional override or isolate, an invisible character, a mark without a
  /// base and a code point that the terminal would not know are each drawn as U+FFFD, a newline
  /// and a tab too.
  @discardableResult
  public mutating func put(
    _ text: String, at position: Position, style: Style = [], width: Int? = nil
  ) -> Int {
    guard contains(row: position.row, column: position.column) else { return 0 }
    let room = min(size.columns - position.column, max(0, width ?? size.columns))
    if direction.isMirrored || direction.ordersText && Bidi.concerns(text) {
      return putOrdered(text, at: position, style: style, room: room)
    }
    var used = 0
    for character in text {
      for glyph in Glyph.Run(character) {
        guard used + glyph.width <= room else { return used }
        place(glyph, row: position.row, column: position.column + used, style: style)
        used += glyph.width
      }
    }
    return used
  }

  /// The same where what is seen is not what was written, from left to right.
  private mutating func putOrdered(
    _ text: String, at position: Position, style: Style, room: Int
  ) -> Int {
    var glyphs: [Glyph] = []
    var used = 0
    for glyph in text.lazy.flatMap({ Self.ordered($0) }) {
      guard used + glyph.width <= room else { break }
      glyphs.append(glyph)
      used += glyph.width
    }
    if direction.ordersText {
      placeOrdered(glyphs, at: position, width: used, style)
      return used
    }
    var column = mirrored(position.column, width: used)
    for glyph in glyphs where glyph.width > 0 {
      place(glyph, row: position.row, column: column, style: style)
      column += glyph.width
    }
    return used
  }

  /// A cluster as it is ordered: the marks around what was filled in take part, and no room.
  private static func ordered(_ cluster: Character) -> [Glyph] {
    Glyph.isMark(cluster) ? [Glyph(character: cluster, width: 0)] : Array(Glyph.Run(cluster))
  }

  /// Fills columns `from` up to, not including, `to` with a character: by default blanks a part.
  ///
  ///     canvas.fill(row: 5, from: 0, to: 80, style: .reverse)
  ///
  /// A character that `put` would not let through is replaced as there; the columns that a wide
  /// one leaves over at the end become blank.
  public mutating func fill(
    row: Int, from: Int = 0, to: Int? = nil, with character: Character = " ", style: Style = []
  ) {
    let end = min(size.columns, to ?? size.columns)
    var column = max(0, from)
    if direction.isMirrored, column < end {
      fillMirrored(row: row, from: column, to: end, with: character, style: style)
      return
    }
    guard row >= 0, row < size.rows, let glyph = Glyph.Run(character).first else { return }
    while column < end {
      let fits = column + glyph.width <= end
      place(fits ? glyph : .space, row: row, column: column, style: style)
      column += fits ? glyph.width : 1
    }
  }

  private mutating func fillMirrored(
    row: Int, from: Int, to end: Int, with character: Character, style: Style
  ) {
    guard row >= 0, row < size.rows, let glyph = Glyph.Run(character).first else { return }
    for column in mirrored(from, width: end - from)..<mirrored(from, width: 0) {
      place(glyph.width == 1 ? glyph : .space, row: row, column: column, style: style)
    }
  }

  /// Draws a line across, U+2500, which the driver turns into what the terminal has for it.
  ///
  ///     canvas.horizontalLine(row: 1)
  public mutating func horizontalLine(row: Int, from: Int = 0, to: Int? = nil) {
    fill(row: row, from: from, to: to, with: Canvas.horizontal)
  }

  /// The character of `horizontalLine`.
  public static let horizontal: Character = "\u{2500}"
  /// Its counterpart from top to bottom, which drivers treat alike.
  public static let vertical: Character = "\u{2502}"
  /// Where the two meet: top left, top right, bottom left, bottom right.
  public static let corners: [Character] = ["\u{250C}", "\u{2510}", "\u{2514}", "\u{2518}"]
}
