import Testing

@testable import Screens

/// A table whose questions are asked one at a time, where there is no room for it.
@Suite struct NarrowMatrixTests {
  private static let choices = """
    "far": [{"name": "near", "label": "Near"}, {"name": "mid", "label": "Between"},
    {"name": "far", "label": "Far"}]
    """
  private static let items = """
    {"type": "text", "name": "before", "label": "Before the table?"},
    {"type": "group", "name": "g", "appearance": "table-list", "label": "How far?", "items": [
      {"type": "select_one", "name": "school", "choices": "far", "label": "The school?"},
      {"type": "select_one", "name": "shop", "choices": "far", "label": "The shop?"}]},
    {"type": "select_one", "name": "after", "choices": "far", "appearance": "quick",
     "label": "After the table?"},
    {"type": "text", "name": "rest", "label": "Anything else?"}
    """

  private func story() throws -> Story {
    var story = try Story(items: Self.items, choices: Self.choices, columns: 40, rows: 12)
    story.press(.enter)
    return story
  }

  @Test func `a number and Enter answer each row and lead on by one`() throws {
    var story = try story()
    story.enter("1")
    #expect(story.shows("The shop?"))
    story.enter("2")
    #expect(story.shows("After the table?"))
    #expect(try story.answer("school") == "near")
    #expect(try story.answer("shop") == "mid")
    #expect(try story.answer("after").isEmpty)
  }

  @Test func `what is picked in the last row stays until Enter, and can be picked anew`() throws {
    var story = try story()
    story.enter("1")
    story.type("1")
    #expect(story.shows("The shop?"))
    story.type("3")
    #expect(try story.answer("shop") == "far")
    #expect(try story.answer("after").isEmpty, "nobody has seen it")
    story.press(.enter)
    #expect(story.shows("After the table?"))
  }

  @Test func `going back leads to the last row`() throws {
    var story = try story()
    story.enter("1")
    story.enter("2")
    story.press(.control("p"))
    #expect(story.shows("The shop?"))
    story.press(.control("p"))
    #expect(story.shows("The school?"))
    story.press(.control("p"))
    #expect(story.shows("Before the table?"))
  }
}
