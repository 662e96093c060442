/// Breaks text into lines of a given width.
///
///     TextWrap.lines("How many people live here?", width: 12)
///     // ["How many", "people live", "here?"]
///
/// Greedy, in columns. A line breaks after spaces and beside wide characters (Chinese, Japanese
/// and Korean have no spaces, but no line begins with their closing punctuation); not before the
/// `; : ! ? »` and after the `«` that French sets off with spaces; a word longer than a line breaks
/// behind its last hyphen that fits, or else between clusters. Newlines stay breaks.
public enum TextWrap {
  /// The lines, without the spaces at which they were broken. An empty text is one empty line.
  public static func lines(_ text: String, width: Int) -> [String] {
    // No code point has more columns than bytes.
    if text.utf8.count <= width, !hasNewline(text) { return [text] }
    let characters = Array(text)
    return ranges(characters, width: width).map { range in
      var end = range.upperBound
      let isSoft = end < characters.count && !characters[end].isNewline
      while isSoft, end > range.lowerBound, characters[end - 1] == " " { end -= 1 }
      return String(characters[range.lowerBound..<end])
    }
  }

  /// Whether a text has a break of its own, as `Character.isNewline` knows them, without taking it
  /// apart into characters.
  public static func hasNewline(_ text: String) -> Bool {
    var (former, last): (UInt8, UInt8) = (0, 0)
    for byte in text.utf8 {
      switch (former, last, byte) {
      case (_, _, 0x0A...0x0D), (_, 0xC2, 0x85), (0xE2, 0x80, 0xA8...0xA9): return true
      default: (former, last) = (last, byte)
      }
    }
    return false
  }

  /// The same for an editor: for each line its range of character offsets.
  ///
  ///     TextWrap.ranges(Array("one two\nthree"), width: 4)  // [0..<4, 4..<7, 8..<13]
  ///
  /// The spaces at a break belong to the line before it, and may hang over its width; a newline
  /// belongs to none. So the line of an offset is the last one that begins at or before it, and
  /// the line after a soft break begins where this one ends, after a newline one later.
  public static func ranges(_ characters: [Character], width: Int) -> [Range<Int>] {
    var breaker = LineBreaker(width: width)
    breaker.expect(characters.count / max(1, width) + 1)
    characters.withUnsafeBufferPointer { characters in
      for offset in characters.indices { breaker.take(characters[offset], at: offset) }
    }
    breaker.finish(at: characters.count)
    return breaker.lines
  }

  /// The same after an edit, breaking only the lines that the edit can reach.
  ///
  ///     characters.replaceSubrange(4..<4, with: "new ")
  ///     lines = TextWrap.ranges(
  ///       characters, width: 76, afterReplacing: 4..<4, withCount: 4, in: lines)
  ///
  /// `characters` is the text after the edit, `former` its lines before it, at the same width,
  /// and `replaced` the offsets that were replaced, in the text before it.
  public static func ranges(
    _ characters: [Character], width: Int, afterReplacing replaced: Range<Int>,
    withCount count: Int, in former: [Range<Int>]
  ) -> [Range<Int>] {
    // A word that got shorter may move up, so breaking begins on the line before.
    let first = max(0, line(of: replaced.lowerBound, in: former) - 1)
    guard former.indices.contains(first) else { return ranges(characters, width: width) }
    let growth = count - replaced.count
    var breaker = LineBreaker(width: width, start: former[first].lowerBound)
    var begun = breaker.start
    for offset in former[first].lowerBound..<characters.count {
      breaker.take(characters[offset], at: offset)
      guard breaker.start > begun else { continue }
      begun = breaker.start
      // Where a line begins with the same text as before, all that follows is as before.
      guard begun >= replaced.lowerBound + count else { continue }
      let same = line(of: begun - growth, in: former)
      guard former[same].lowerBound == begun - growth else { continue }
      let rest = former[same...].map { $0.lowerBound + growth..<$0.upperBound + growth }
      return former[..<first] + breaker.lines + rest
    }
    breaker.finish(at: characters.count)
    return former[..<first] + breaker.lines
  }

  /// The same, breaking the edited line alone: what does not fit on it any more gets a line of its
  /// own, and what could move up to it stays, so that the lines below need not be sent to a terminal
  /// anew at every letter. Nil where the line does not end between two words, and the lines below
  /// have to be looked at.
  public static func looseRanges(
    _ characters: [Character], width: Int, afterReplacing replaced: Range<Int>,
    withCount count: Int, in former: [Range<Int>]
  ) -> [Range<Int>]? {
    let index = line(of: replaced.lowerBound, in: former)
    guard former.indices.contains(index), replaced.upperBound <= former[index].upperBound
    else { return nil }
    let growth = count - replaced.count
    let end = former[index].upperBound + growth
    // A line of which nothing is left is none.
    guard end > former[index].lowerBound else { return nil }
    guard end == characters.count || characters[end].isNewline || characters[end - 1] == " "
    else { return nil }
    var breaker = LineBreaker(width: width, start: former[index].lowerBound)
    for offset in former[index].lowerBound..<end { breaker.take(characters[offset], at: offset) }
    breaker.finish(at: end)
    let rest = former[(index + 1)...].map { $0.lowerBound + growth..<$0.upperBound + growth }
    return former[..<index] + breaker.lines + rest
  }

  /// The line on which an offset stands: the last that begins at or before it.
  ///
  ///     let row = TextWrap.line(of: cursor, in: lines)
  ///
  /// 0 if there are no lines.
  public static func line(of offset: Int, in lines: [Range<Int>]) -> Int {
    var low = 0
    var high = lines.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lines[middle].lowerBound <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
