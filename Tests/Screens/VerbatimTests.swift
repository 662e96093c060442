import Interviews
import Records
import Terminal
import TestKit
import Testing

@testable import Screens

/// Probes and codes of a long text, as they are found and done.
@Suite struct VerbatimTests {
  private static let items = """
    {"type": "text", "name": "story", "appearance": "multiline",
     "label": "Tell me how it came about that you left, and what you hoped to find elsewhere then.",
     "probes": ["What was hardest?", "Who helped?", "And what came after that, in the first year?"],
     "codes": "theme"}
    """
  private static let choices = """
    "theme": [{"name": "work", "label": "Work"}, {"name": "home", "label": "Home"}]
    """

  private func story(columns: Int = 80, rows: Int = 24) throws -> Story {
    try Story(items: Self.items, choices: Self.choices, columns: columns, rows: rows)
  }

  @Test(arguments: [(80, 24), (40, 12)])
  func `probes have a heading and a key, and Tab leads to each of them`(
    columns: Int, rows: Int
  ) throws {
    var story = try story(columns: columns, rows: rows)
    #expect(story.shows("Probes (Tab): 0 of 3 asked"))
    #expect(story.lines.last?.contains("Tab Probes") ?? false)
    story.press(.tab)
    #expect(story.cursorLine.contains("> ") && story.cursorLine.contains("What was hardest?"))
    story.press(.tab, .character(" "))
    #expect(story.cursorLine.contains("[x] 2  Who helped?"))
    story.press(.tab)
    #expect(story.cursorLine.contains("3  And what came after"))
    #expect(story.shows("first year?"))
    story.press(.tab)
    story.type("We left")
    #expect(story.cursorLine.contains("We left"))
    story.press(.control("g"))
    story.type("probes")
    #expect(story.shows("to the probes"))
  }

  @Test(arguments: [(80, 24), (40, 12)])
  func `the passage is seen while it is chosen, and while its code is`(
    columns: Int, rows: Int
  ) throws {
    var story = try story(columns: columns, rows: rows)
    story.type("We came by boat")
    story.press(.home, .control("e"), .right, .right)
    #expect(story.shows("Code for: \"We\""))
    #expect(story.lines.last?.contains("Enter End of passage") ?? false)
    // Nothing is written while a passage is chosen.
    story.type("x")
    story.press(.backspace, .enter)
    #expect(story.shows("[We] came by boat"))
    story.press(.enter)
    #expect(try story.answer("story") == "We came by boat")
    let tag = Tag(0..<2, code: "work")
    #expect(story.saved.map(\.event).contains(.marked(Address("story"), .tags([tag]))))
  }

  @Test func `Enter at once codes the paragraph, Esc gives the passage up`() throws {
    var story = try story()
    story.type("We came by boat")
    story.press(.control("e"), .enter)
    #expect(story.shows("[We came by boat]"))
    story.press(.escape, .control("e"), .left, .escape)
    #expect(!story.shows("Code for:"))
    story.type("s")
    #expect(story.shows("We came by boast") || story.shows("We came by boats"))
  }
}
