import Terminal

/// One line of text being typed. Everything counts in characters as a reader sees them, so that one
/// Backspace takes away one of them, whatever it is made of.
public struct TextField: Sendable, Equatable {
  public private(set) var characters: [Character]
  /// Before which character the caret stands.
  public private(set) var caret: Int
  /// What stood here before each change, the last one at the end; one line is soon copied.
  private var history: [Former] = []
  private var isTypingWord = false

  private struct Former: Sendable, Equatable {
    var characters: [Character]
    var caret: Int
  }

  public init(_ text: String = "") {
    characters = Array(text)
    caret = characters.count
  }

  public var text: String { String(characters) }

  /// Puts the caret somewhere; behind the last character at most.
  public mutating func place(_ caret: Int) { self.caret = min(max(0, caret), characters.count) }

  /// Does what a key does in a line of text; false for a key that does nothing here.
  public mutating func handle(_ key: Key) -> Bool {
    let goesOn = isTypingWord
    isTypingWord = false
    switch key {
    case .character(let character):
      // A word typed without a pause is undone as one.
      if !goesOn || character.isWhitespace { remember() }
      caret = characters.insertJoining(String(character.isNewline ? " " : character), at: caret)
      isTypingWord = !character.isWhitespace
    case .backspace, .control("h"): deleteBackwards()
    case .delete:
      guard caret < characters.count else { break }
      remember()
      characters.remove(at: caret)
    case .control("z"): return undo()
    case .left: caret = max(0, caret - 1)
    case .right: caret = min(characters.count, caret + 1)
    case .home: caret = 0
    case .end: caret = characters.count
    case .wordLeft: caret = characters.wordStart(before: caret)
    case .wordRight: caret = characters.wordEnd(after: caret)
    case .control("u"): replace(with: "")
    case .control("w"):
      let start = characters.wordStart(before: caret)
      guard start < caret else { break }
      remember()
      characters.removeSubrange(start..<caret)
      caret = start
    default: return false
    }
    return true
  }

  /// Puts text at the caret; line ends and tabs become spaces.
  public mutating func insert(_ text: String) {
    isTypingWord = false
    remember()
    let line = String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
    caret = characters.insertJoining(line, at: caret)
  }

  /// Puts a whole text in the place of what stands here: one change, which can be undone.
  public mutating func replace(with text: String) {
    guard text != self.text else { return }
    isTypingWord = false
    remember()
    characters = Array(text)
    caret = characters.count
  }

  private mutating func remember() {
    history.append(Former(characters: characters, caret: caret))
  }

  /// Takes the last change back; false where there is none.
  public mutating func undo() -> Bool {
    isTypingWord = false
    guard let former = history.popLast() else { return false }
    (characters, caret) = (former.characters, former.caret)
    return true
  }

  private mutating func deleteBackwards() {
    guard caret > 0 else { return }
    remember()
    caret -= 1
    characters.remove(at: caret)
  }

  /// The part that fits a width with the caret in it, and the caret's column.
  func window(width: Int) -> (text: String, caretColumn: Int) {
    var start = 0
    var column = TextWidth.columns(of: String(characters[..<caret]))
    while column > width - 1, start < caret {
      column -= TextWidth.columns(of: characters[start])
      start += 1
    }
    return (String(characters[start...]), column)
  }
}

extension [Character] {
  /// Puts text at a place; a mark that belongs to the character before joins it. Answers with the
  /// place behind.
  mutating func insertJoining(_ text: String, at place: Int) -> Int {
    var place = place
    var text = text
    if place > 0, let first = text.first {
      let joined = String(self[place - 1]) + String(first)
      if joined.count == 1 {
        self[place - 1] = Character(joined)
        text.removeFirst()
      }
    }
    insert(contentsOf: text, at: place)
    place += text.count
    return place
  }

  func wordStart(before place: Int) -> Int {
    var place = place
    while place > 0, self[place - 1].isWhitespace { place -= 1 }
    while place > 0, !self[place - 1].isWhitespace { place -= 1 }
    return place
  }

  func wordEnd(after place: Int) -> Int {
    var place = place
    while place < count, self[place].isWhitespace { place += 1 }
    while place < count, !self[place].isWhitespace { place += 1 }
    return place
  }
}
