import Interviews
import Terminal
import Testing

@testable import Screens

/// The editor of long texts.
@Suite struct TextEditorTests {
  @Test func `the lines kept from change to change are those of the whole text`() {
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
        #expect(editor.lines(width: width) == TextWrap.ranges(editor.characters, width: width))
      }
    }
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
}
