/// Breaks text into lines of a given width.
///
///     TextWrap.lines("How many people live here?", width: 12)
///     // ["How many", "people live", "here?"]
///
/// Greedy, in columns. A line breaks after spaces and beside wide characters (Chinese, Japanese
/// and Korean have no spaces, but no line begins with their closing punctuation); a word longer
/// than a line breaks between clusters. Newlines stay breaks.
public enum TextWrap {
  /// The lines, without the spaces at which they were broken. An empty text is one empty line.
  public static func lines(_ text: String, width: Int) -> [String] {
    let characters = Array(text)
    return ranges(characters, width: width).map { range in
      var end = range.upperBound
      let isSoft = end < characters.count && !characters[end].isNewline
      while isSoft, end > range.lowerBound, characters[end - 1] == " " { end -= 1 }
      return String(characters[range.lowerBound..<end])
    }
  }

  /// The same for an editor: for each line its range of character offsets.
  ///
  ///     TextWrap.ranges(Array("one two\nthree"), width: 4)  // [0..<4, 4..<7, 8..<13]
  ///
  /// The spaces at a break belong to the line before it, and may hang over its width; a newline
  /// belongs to none. So the line of an offset is the last one that begins at or before it, and
  /// the line after a soft break begins where this one ends, after a newline one later.
  public static func ranges(_ characters: [Character], width: Int) -> [Range<Int>] {
    var breaker = LineBreaker(width: max(1, width))
    breaker.lines.reserveCapacity(characters.count / max(1, width) + 1)
    characters.withUnsafeBufferPointer { characters in
      for offset in characters.indices { breaker.take(characters[offset], at: offset) }
    }
    breaker.finish(at: characters.count)
    return breaker.lines
  }
}

/// The state of breaking: where the line began, where it could be broken last.
private struct LineBreaker {
  let width: Int
  var lines: [Range<Int>] = []
  private var start = 0
  private var column = 0
  /// The offset after the last place to break, and the column there.
  private var chance: (offset: Int, column: Int)?
  private var afterSpace = false
  private var afterWide = false

  init(width: Int) { self.width = width }

  mutating func take(_ character: Character, at offset: Int) {
    if character == " " {
      column += 1
      afterSpace = true
    } else if character.isNewline {
      lines.append(start..<offset)
      begin(at: offset + 1, column: 0)
    } else {
      takeInk(character, at: offset)
    }
  }

  mutating func finish(at end: Int) {
    lines.append(start..<end)
  }

  private mutating func takeInk(_ character: Character, at offset: Int) {
    let columns = TextWidth.columns(of: character)
    let isWide = columns > 1
    if offset > start, afterSpace || (isWide || afterWide) && !Self.closing.contains(character) {
      chance = (offset, column)
    }
    column += columns
    if column > width { breakLine(before: offset, columns: columns) }
    afterSpace = false
    afterWide = isWide
  }

  /// At the last chance, or else before this cluster, unless it is the first of its line: a line
  /// holds at least one, be it too wide.
  private mutating func breakLine(before offset: Int, columns: Int) {
    if let chance {
      lines.append(start..<chance.offset)
      begin(at: chance.offset, column: column - chance.column)
      if column <= width || offset == start { return }
    }
    if offset > start {
      lines.append(start..<offset)
      begin(at: offset, column: columns)
    }
  }

  private mutating func begin(at offset: Int, column: Int) {
    start = offset
    self.column = column
    chance = nil
    afterSpace = false
    afterWide = false
  }

  private static let closing: Set<Character> = [
    "、", "。", "，", "．", "：", "；", "！", "？", "」", "』", "）", "】", "》", "〉", "ー", "”", "’",
  ]
}
