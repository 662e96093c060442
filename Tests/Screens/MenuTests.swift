import Records
import Terminal
import TestKit
import Testing

@testable import Screens

/// What the menu offers: to a respondent alone, and at one question or another.
@Suite struct MenuTests {
  private static let text = """
    {"name": "why", "type": "text", "label": "Why?", "appearance": "multiline", "codes": "themes",
     "probes": ["Who else?"], "guidance_hint": "Wait."},
    {"name": "age", "type": "integer", "label": "How old?"}
    """
  private static let themes = #""themes": [{"name": "work", "label": "Work"}]"#

  @Test func `a respondent alone is offered nothing of the interviewer's`() throws {
    var story = try Story(items: Self.text, choices: Self.themes, mode: .casi)
    let theirs = [
      "Note", "Who else?", "Wait.", "Code", "Pause", "Observations", "Break off", "Time mark",
      "^T", "^E", "^K", "second language",
    ]
    for key in [nil, Key.escape, .control("g")] {
      if let key { story.press(key) }
      for word in theirs { #expect(!story.text.contains(word), "\(word) in \(story.text)") }
      if key != nil { story.press(.escape) }
    }
    story.press(.control("t"))
    #expect(story.shows("This cannot be done here."))
    story.type("Work")
    story.press(.control("e"), .control("k"))
    #expect(!story.shows("Go to the end of the passage"))
    #expect(!story.shows("["))
    story.press(.escape)
    #expect(story.shows("Don't know, refused, ask later"))
  }

  @Test(arguments: [("*", "This cannot be done here."), ("&", "This cannot be done here.")])
  func `line by line neither`(sign: String, said: String) throws {
    var dialog = try Dialog(Self.text, choices: Self.themes, mode: .casi)
    #expect(dialog.type(sign).contains(said))
    #expect(!dialog.type("?").contains("* a note"))
  }

  @Test func `the menu has what can be done at this question`() throws {
    var story = try Story(items: Self.text, choices: Self.themes)
    story.press(.escape)
    #expect(story.shows("Time mark in long text"))
    #expect(!story.shows("Delete"))
    story.press(.escape)
    story.press(.control("n"), .escape)
    #expect(story.shows("Don't know, refused, ask later"))
    #expect(!story.shows("Time mark"))
  }

  @Test func `what is done here is found by typing, by its number and with Space`() throws {
    var story = try Story(items: Self.text, choices: Self.themes)
    story.press(.escape)
    story.type("time mark")
    #expect(story.shows("> 13") || story.shows("Time mark"))
    story.press(.enter)
    #expect(story.cursorLine.contains { $0 == "[" }, "\(story.text)")
    story.press(.escape, .character("4"), .enter)
    #expect(story.lines[0].contains("2 questions"), "\(story.text)")
    story.press(.escape, .escape, .character(" "))
    #expect(story.shows("Why?"))
    #expect(story.lines.last?.contains("^N Next") ?? false, "\(story.text)")
  }
}
