import Interviews
import Records
import Testing

@testable import Screens

/// What undo takes back at a time, what it says, and where it leads.
@Suite struct UndoTests {
  private static let items = """
    {"type": "text", "name": "story", "appearance": "multiline", "label": "Tell me the story.",
     "probes": ["What was hardest?"], "codes": "theme"},
    {"type": "group", "name": "home", "label": "Home", "appearance": "field-list", "items": [
      {"type": "text", "name": "village", "label": "Which village?"},
      {"type": "integer", "name": "rooms", "label": "How many rooms?",
       "checks": [{"rule": ". < 9", "message": "Many."}]}]},
    {"type": "text", "name": "rest", "label": "Anything else?"}
    """

  private static let choices = #""theme": [{"name": "work", "label": "Work"}]"#

  private func story() throws -> Story { try Story(items: Self.items, choices: Self.choices) }

  private func tags(_ story: Story) throws -> [Records.Tag] {
    let interview = try story.replayed()
    return interview.tags(try #require(interview.node(at: Address("story"))))
  }

  @Test func `a verbatim and the codes that moved with its words go back in one step`() throws {
    var story = try story()
    story.type("hard work")
    story.press(.control("e"), .control("e"), .enter, .home)
    #expect(try tags(story) == [Records.Tag(0..<9, code: "work")])
    story.type("very ")
    story.press(.control("n"))
    #expect(try tags(story) == [Records.Tag(5..<14, code: "work")])
    story.press(.control("z"))
    #expect(try story.answer("story") == "hard work")
    #expect(try tags(story) == [Records.Tag(0..<9, code: "work")])
    story.press(.control("r"))
    #expect(try story.answer("story") == "very hard work")
    #expect(try tags(story) == [Records.Tag(5..<14, code: "work")])
    // What was coded is an act of its own: the words stay.
    story.press(.control("z"), .control("z"))
    #expect(story.shows("Undone, the codes at: Tell me the story."))
    #expect(try tags(story).isEmpty)
    #expect(try story.answer("story") == "hard work")
  }

  @Test func `undo says which mark it took back`() throws {
    var story = try story()
    story.press(.tab, .enter, .backTab, .control("t"))
    story.press(.tab, .escape, .control("z"))
    #expect(story.shows("Undone, the flag at: Tell me the story."))
    story.press(.control("z"))
    #expect(story.shows("Undone, the probe at: Tell me the story."))
    story.press(.control("n"), .tab)
    story.type("12")
    story.press(.enter, .down, .enter)
    story.type("a school")
    story.press(.enter, .control("z"))
    #expect(story.shows("Undone, the confirmation at: How many rooms?"))
  }

  @Test func `on a page undo leads to the very question, also for who comes back`() throws {
    var story = try story()
    story.press(.control("n"))
    story.enter("Dennery")
    story.enter("4")
    story.enter("no")
    story.press(.control("z"), .control("z"))
    #expect(story.shows("Undone, the answer to: How many rooms?"))
    #expect(try story.replayed().visited == Address("rooms"))
    story.press(.control("z"))
    #expect(story.shows("Undone, the answer to: Which village?"))
    #expect(try story.replayed().visited == Address("village"))
    var later = try story.resumed()
    later.enter("Vieux Fort")
    #expect(try later.answer("village") == "Vieux Fort")
  }

  @Test func `the caret of a half-typed text on a page is where it was`() throws {
    var story = try story()
    story.press(.control("n"), .tab)
    story.type("1x3")
    story.press(.left, .left, .control("x"))
    var later = try story.resumed()
    later.press(.delete)
    later.press(.enter)
    #expect(try later.answer("rooms") == "13")
  }
}
