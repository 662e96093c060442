import Interviews
import Terminal
import Testing

@testable import Screens

/// The editor of long texts.
@Suite struct TextEditorTests {
  @Test func `lines kept from change to change hold the whole text, and when tidied are its lines`()
  {
    var random = RandomSource(seed: 9)
    let keys: [Key] = [
      .character("a"), .character("b"), .character(" "), .character("é"), .character("漢"),
      .character("\u{301}"), .enter, .backspace, .delete, .left, .right, .up, .down, .home, .end,
      .wordLeft, .wordRight, .control("w"), .control("z"),
    ]
    for round in 0..<20 {
      let width = 6 + round
      var editor = TextEditor("one two three\nfour")
      for step in 0..<300 {
        _ = editor.handle(keys[Int.random(in: keys.indices, using: &random)], width: width)
        if step.isMultiple(of: 50) { editor.insert("pasted\r\nwords here ") }
        expectWhole(editor, width)
        if step.isMultiple(of: 7) {
          editor.tidy()
          #expect(editor.lines(width: width) == TextWrap.ranges(editor.characters, width: width))
        }
      }
    }
  }

  /// Every character but the newlines is on one line, none of which is too wide, and no word is cut
  /// that a line could hold.
  private func expectWhole(_ editor: TextEditor, _ width: Int) {
    let lines = editor.lines(width: width)
    var next = 0
    for line in lines {
      #expect(line.lowerBound == next || editor.characters[next].isNewline)
      next = line.upperBound
      let words = String(editor.characters[line]).reversed().drop { $0 == " " }
      #expect(TextWidth.columns(of: String(words)) <= width)
    }
    #expect(next == editor.characters.count || editor.characters[next].isNewline)
  }

  @Test func `an edit that takes away all of the first line leaves the others`() {
    let width = 10
    var editor = TextEditor("ok abcdefghijklmnop")
    _ = editor.handle(.home, width: width)
    for _ in 0..<3 { _ = editor.handle(.up, width: width) }
    for _ in 0..<3 { _ = editor.handle(.right, width: width) }
    _ = editor.handle(.control("w"), width: width)
    #expect(editor.text == "abcdefghijklmnop")
    editor.tidy()
    #expect(editor.lines(width: width) == TextWrap.ranges(editor.characters, width: width))
  }

  @Test func `a letter within a paragraph leaves the lines below as they are`() {
    let width = 20
    var editor = TextEditor("one two three four five six seven eight nine ten eleven twelve")
    _ = editor.handle(.home, width: width)
    for _ in 0..<3 { _ = editor.handle(.up, width: width) }
    _ = editor.handle(.end, width: width)
    let below = editor.lines(width: width).dropFirst(2).map { String(editor.characters[$0]) }
    for letter in "and more" { _ = editor.handle(.character(letter), width: width) }
    let lines = editor.lines(width: width).map { String(editor.characters[$0]) }
    #expect(Array(lines.suffix(below.count)) == below)
  }

  @Test func `another width wraps anew`() {
    var editor = TextEditor("one two three")
    _ = editor.handle(.character("x"), width: 8)
    #expect(editor.lines(width: 5) == TextWrap.ranges(editor.characters, width: 5))
  }

  @Test func `undo takes back word by word, to the beginning`() {
    var editor = TextEditor()
    for character in "one two three" { _ = editor.handle(.character(character), width: 20) }
    _ = editor.handle(.control("z"), width: 20)
    #expect(editor.text == "one two ")
    while editor.canUndo { _ = editor.handle(.control("z"), width: 20) }
    #expect(editor.text == "")
  }

  @Test func `a pasted tab is a space, in one line and in many`() {
    var editor = TextEditor()
    editor.insert("Zoë\t33\r\nAna\t\t40")
    #expect(editor.text == "Zoë 33\nAna  40")
    var field = TextField()
    field.insert("Zoë\t33")
    #expect(field.text == "Zoë 33")
  }
}
