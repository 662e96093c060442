import Interviews
import Questionnaires
import TestKit
import Testing

/// Defaults that are worked out: once, when their question is there.
@Suite struct DefaultTests {
  @Test func `a default that reads what depends on it is worked out once`() throws {
    var story = try Scenario(
      """
      {"type": "integer", "name": "wanted", "label": "?", "relevant": "${given} > 2"},
      {"type": "integer", "name": "given", "label": "?", "default": "count(${wanted}) + 3"}
      """)
    let given = try story.value("given")
    #expect(["3", "4"].contains(given))
    #expect(try story.isRelevant("wanted"))
    try story.answer("wanted", "7")
    #expect(try story.value("given") == given)
    try story.answer("given", "1")
    #expect(try !story.isRelevant("wanted"))
    try story.answer("given", "")
    #expect(try story.value("given") == "")
    #expect(Snapshot(story.interview) == Snapshot(story.interview.recomputed()))
  }

  @Test func `one that is in no circle still comes after all that it reads`() throws {
    let story = try Scenario(
      """
      {"type": "integer", "name": "last", "label": "?", "default": "${middle} + 1"},
      {"type": "integer", "name": "middle", "label": "?", "default": "${first} + 1"},
      {"type": "calculate", "name": "first", "calculation": "1 + 1"},
      {"type": "integer", "name": "a", "label": "?", "relevant": "${b} > 0"},
      {"type": "integer", "name": "b", "label": "?", "default": "coalesce(${a}, 5)"}
      """)
    #expect(try story.value("last") == "4")
    #expect(try story.value("b") == "5")
    #expect(try story.isRelevant("a"))
  }
}
