import Terminal

/// A text of several lines being typed, with an undo of its own that has no end.
public struct TextEditor: Sendable, Equatable {
  public private(set) var characters: [Character]
  public private(set) var caret: Int
  /// The column that Up and Down keep to.
  private var wantedColumn: Int?
  private var history: [Edit] = []
  private var isTypingWord = false
  private var hasChanged = false
  private var wrapped: WrappedLines?

  /// One change, as what takes it back needs to know it: what stood there, and how much stands there
  /// now. A long text is never copied.
  private struct Edit: Sendable, Equatable {
    var place: Int
    var removed: [Character]
    var insertedCount: Int
    var caretBefore: Int
  }

  public init(_ text: String = "") {
    characters = Array(text)
    caret = characters.count
  }

  public var text: String { String(characters) }

  /// Puts the caret somewhere; behind the last character at most.
  public mutating func place(_ caret: Int) { self.caret = min(max(0, caret), characters.count) }

  public var canUndo: Bool { !history.isEmpty }

  /// How many words there are, for the line below.
  public var wordCount: Int { characters.split(whereSeparator: \.isWhitespace).count }

  /// Does what a key does in a text; false for a key that does nothing here. Up and Down go by the
  /// lines as they are drawn at that width.
  public mutating func handle(_ key: Key, width: Int) -> Bool {
    wrap(width: width)
    let column = wantedColumn
    wantedColumn = nil
    switch key {
    case .character(let character): type(character)
    case .enter: replace(caret..<caret, with: "\n")
    case .tab: return false
    case .backspace, .control("h"): if caret > 0 { replace(caret - 1..<caret, with: "") }
    case .delete: if caret < characters.count { replace(caret..<caret + 1, with: "") }
    case .control("w"): replace(characters.wordStart(before: caret)..<caret, with: "")
    case .control("u"): replace(0..<characters.count, with: "")
    case .control("z"): return undo()
    default: return move(key, width: width, column)
    }
    return true
  }

  /// Puts pasted text at the caret, as one change; a tab, which no cell can show, becomes a space.
  public mutating func insert(_ text: String) {
    let text = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
      .replacing("\t", with: " ")
    replace(caret..<caret, with: text)
  }

  private mutating func move(_ key: Key, width: Int, _ column: Int?) -> Bool {
    isTypingWord = false
    switch key {
    case .left: caret = max(0, caret - 1)
    case .right: caret = min(characters.count, caret + 1)
    case .wordLeft: caret = characters.wordStart(before: caret)
    case .wordRight: caret = characters.wordEnd(after: caret)
    case .home, .end, .up, .down: moveByLines(key, width, column)
    default: return false
    }
    return true
  }

  private mutating func moveByLines(_ key: Key, _ width: Int, _ column: Int?) {
    let lines = lines(width: width)
    let line = self.line(in: lines)
    switch key {
    case .home: caret = lines[line].lowerBound
    case .end: caret = endOfLine(line, lines)
    default:
      let wanted =
        column ?? TextWidth.columns(of: String(characters[lines[line].lowerBound..<caret]))
      wantedColumn = wanted
      let target = key == .up ? line - 1 : line + 1
      guard lines.indices.contains(target) else {
        caret = key == .up ? 0 : characters.count
        return
      }
      caret = place(at: wanted, in: target, lines)
    }
  }

  /// The drawn line that the caret is on.
  func line(in lines: [Range<Int>]) -> Int {
    TextWrap.line(of: caret, in: lines)
  }

  /// A line that goes on below without a line end has its last place before its last character.
  private func endOfLine(_ line: Int, _ lines: [Range<Int>]) -> Int {
    let end = lines[line].upperBound
    let goesOn = lines.indices.contains(line + 1) && lines[line + 1].lowerBound == end
    return goesOn ? max(lines[line].lowerBound, end - 1) : end
  }

  private func place(at column: Int, in line: Int, _ lines: [Range<Int>]) -> Int {
    var place = lines[line].lowerBound
    var reached = 0
    let end = endOfLine(line, lines)
    while place < end {
      reached += TextWidth.columns(of: characters[place])
      if reached > column { break }
      place += 1
    }
    return place
  }

  // MARK: Lines

  /// The lines of the text at a width, kept up from change to change, so that a letter in a long text
  /// costs the line it stands on.
  private struct WrappedLines: Sendable, Equatable {
    var width: Int
    var lines: [Range<Int>]
    /// Whether a line may be shorter than it need be; see `tidy`.
    var isLoose = false
  }

  /// The lines as they are drawn at a width.
  func lines(width: Int) -> [Range<Int>] {
    if let wrapped, wrapped.width == width { return wrapped.lines }
    return TextWrap.ranges(characters, width: width)
  }

  /// Begins to keep the lines at a width.
  mutating func wrap(width: Int) {
    guard wrapped?.width != width else { return }
    wrapped = WrappedLines(width: width, lines: TextWrap.ranges(characters, width: width))
  }

  private mutating func rewrap(_ replaced: Range<Int>, count: Int) {
    guard let former = wrapped else { return }
    if let lines = TextWrap.looseRanges(
      characters, width: former.width, afterReplacing: replaced, withCount: count,
      in: former.lines)
    {
      wrapped?.lines = lines
      wrapped?.isLoose = true
      return
    }
    wrapped?.lines = TextWrap.ranges(
      characters, width: former.width, afterReplacing: replaced, withCount: count,
      in: former.lines)
  }

  /// Fills the lines that typing has left short. Not at every letter: all lines of a paragraph below
  /// it would be sent to the terminal again and again.
  mutating func tidy() {
    guard let loose = wrapped, loose.isLoose else { return }
    wrapped = nil
    wrap(width: loose.width)
  }

  // MARK: Changes

  /// A word typed without a pause is undone as one.
  private mutating func type(_ character: Character) {
    if isTypingWord, !character.isWhitespace, let last = history.indices.last {
      let before = characters.count
      let place = max(0, caret - 1)
      let replaced = place..<caret
      caret = characters.insertJoining(String(character), at: caret)
      let growth = characters.count - before
      history[last].insertedCount += growth
      rewrap(replaced, count: replaced.count + growth)
    } else {
      replace(caret..<caret, with: String(character))
    }
    isTypingWord = !character.isWhitespace
  }

  /// A mark that joins the character before it changes that character too.
  private mutating func replace(_ range: Range<Int>, with text: String) {
    isTypingWord = false
    hasChanged = true
    let joins = range.isEmpty && range.lowerBound > 0 && !text.isEmpty
    let place = joins ? range.lowerBound - 1 : range.lowerBound
    let tail = characters.count - range.upperBound
    history.append(
      Edit(
        place: place, removed: Array(characters[place..<range.upperBound]), insertedCount: 0,
        caretBefore: caret))
    characters.removeSubrange(range)
    caret = characters.insertJoining(text, at: range.lowerBound)
    let count = characters.count - tail - place
    history[history.count - 1].insertedCount = count
    rewrap(place..<range.upperBound, count: count)
  }

  private mutating func undo() -> Bool {
    // One too many in a text that was worked on takes back nothing, here or elsewhere.
    guard let edit = history.popLast() else { return hasChanged }
    let replaced = edit.place..<edit.place + edit.insertedCount
    characters.replaceSubrange(replaced, with: edit.removed)
    rewrap(replaced, count: edit.removed.count)
    caret = edit.caretBefore
    isTypingWord = false
    return true
  }
}
