import Interviews
import Records
import Terminal
import TestKit
import Testing

@testable import Screens

/// Lowering the answer that gives a repeat its count.
@Suite struct WaitingTests {
  private static let items = """
    {"type": "integer", "name": "count", "label": "How many people?"},
    {"type": "repeat", "name": "people", "label": "Person", "repeat_count": "${count}",
     "instance_label": "${given}", "items": [
       {"type": "text", "name": "given", "label": "Name?"},
       {"type": "integer", "name": "age", "label": "Age?"}]},
    {"type": "text", "name": "rest", "label": "Anything else?"}
    """

  private func story() throws -> Story {
    var story = try Story(items: Self.items)
    story.enter("3")
    for name in ["Ana", "Ben", "Carla"] {
      story.press(.enter)
      story.enter(name)
      story.enter("30")
    }
    story.press(.pageUp, .control("u"))
    return story
  }

  @Test func `what is hidden by a lower number is said at once, and undo brings it back`() throws {
    var story = try story()
    story.enter("1")
    #expect(story.shows("No longer asked: Ben, Carla (answers: 4)."))
    #expect(story.shows("brings them back."))
    #expect(try story.answer("given", in: [2]) == "(none)")
    story.press(.control("z"))
    #expect(try story.answer("count") == "3")
    #expect(try story.answer("given", in: [2]) == "Ben")
    #expect(try story.answer("age", in: [3]) == "30")
  }

  @Test func `a higher number brings the entries back with what was said, and says so`() throws {
    var story = try story()
    story.enter("1")
    story.press(.pageUp, .control("u"))
    story.enter("2")
    #expect(story.shows("Asked again, with what was said: Ben (answers: 2)"))
    #expect(try story.answer("given", in: [2]) == "Ben")
  }

  @Test func `a number that hides nothing that was said says nothing`() throws {
    var story = try Story(items: Self.items)
    story.enter("3")
    story.press(.pageUp, .control("u"))
    story.enter("1")
    #expect(!story.shows("No longer asked"))
  }

  @Test func `line by line it is said too`() throws {
    var dialog = try Dialog(Self.items)
    dialog.type("1", "1", "Ana", "30", "<", "<")
    #expect(dialog.type("0").contains("No longer asked: Ana (answers: 2)."))
  }
}
