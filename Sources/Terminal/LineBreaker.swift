/// The state of breaking a text into lines: where the line began, where it could be broken last.
///
/// At the start of a line it is the same whatever came before, so breaking may begin at any.
struct LineBreaker {
  private(set) var lines: [Range<Int>] = []
  /// Where the line began that is not complete yet.
  private(set) var start: Int
  private let width: Int
  private var column = 0
  /// The offset after the last place to break, and the column there.
  private var chance: (offset: Int, column: Int)?
  /// The same for the last hyphen, where a word is broken that is longer than a line.
  private var hyphen: (offset: Int, column: Int)?
  private var afterSpace = false
  private var afterWide = false
  /// The last ink was a `«`, which its words stand beside, with a space between in French.
  private var afterOpening = false

  init(width: Int, start: Int = 0) {
    self.width = max(1, width)
    self.start = start
  }

  /// Makes room for so many lines.
  mutating func expect(_ count: Int) {
    lines.reserveCapacity(count)
  }

  /// Takes the character at the offset after the one before.
  mutating func take(_ character: Character, at offset: Int) {
    guard let ascii = Glyph.ascii(character) else { return takeWide(character, at: offset) }
    switch ascii {
    case 0x20:
      column += 1
      afterSpace = true
    case 0x0A...0x0D:
      takeNewline(at: offset)
    default:
      let isFree = !Self.neverFirst.contains(ascii) && !afterOpening
      takeInk(columns: 1, mayBreakBefore: afterSpace && isFree || afterWide, at: offset)
      if ascii == 0x2D { hyphen = (offset + 1, column) }
    }
  }

  /// Ends the last line at the end of the text.
  mutating func finish(at end: Int) {
    lines.append(start..<end)
  }

  private mutating func takeNewline(at offset: Int) {
    lines.append(start..<offset)
    begin(at: offset + 1, column: 0)
  }

  private mutating func takeWide(_ character: Character, at offset: Int) {
    if character.isNewline { return takeNewline(at: offset) }
    let columns = TextWidth.columns(of: character)
    let besideWide = (columns > 1 || afterWide) && !Self.closing.contains(character)
    let isFree = character != "»" && !afterOpening
    takeInk(columns: columns, mayBreakBefore: afterSpace && isFree || besideWide, at: offset)
    afterOpening = character == "«"
  }

  private mutating func takeInk(columns: Int, mayBreakBefore: Bool, at offset: Int) {
    if mayBreakBefore, offset > start { chance = (offset, column) }
    column += columns
    if column > width { breakLine(before: offset, columns: columns) }
    afterSpace = false
    afterWide = columns > 1
    afterOpening = false
  }

  /// At the last chance, or else behind the last hyphen, or else before this cluster, unless it is the
  /// first of its line: a line holds at least one, be it too wide.
  private mutating func breakLine(before offset: Int, columns: Int) {
    while let place = chance ?? hyphen {
      let further = hyphen.map { (offset: $0.offset, column: $0.column - place.column) }
      lines.append(start..<place.offset)
      begin(at: place.offset, column: column - place.column)
      if let further, further.offset > start { hyphen = further }
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
    hyphen = nil
    afterSpace = false
    afterWide = false
    afterOpening = false
  }

  /// `! : ; ?`: in French a space stands before them, and no line begins with one.
  private static let neverFirst: Set<UInt8> = [0x21, 0x3A, 0x3B, 0x3F]

  private static let closing: Set<Character> = [
    "、", "。", "，", "．", "：", "；", "！", "？", "」", "』", "）", "】", "》", "〉", "ー", "”", "’",
  ]
}
