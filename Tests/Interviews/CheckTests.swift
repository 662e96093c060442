import Interviews
import Records
import TestKit
import Testing

/// Rules beyond constraints: what counts, where it is seen to, and when.
@Suite struct CheckTests {
  private static let items = """
    {"type": "integer", "name": "women", "label": "Women?"},
    {"type": "integer", "name": "men", "label": "Men?"},
    {"type": "calculate", "name": "people", "calculation": "coalesce(${women}, 0) + ${men}",
     "checks": [{"rule": ". < 30", "message": "Too many.", "severity": "critical"},
                {"rule": ". < 20", "message": "Many."}]},
    {"type": "group", "name": "rooms", "label": "Rooms",
     "checks": [{"rule": "${beds} <= ${all}", "message": "More bedrooms than rooms.",
                 "severity": "critical"}],
     "items": [
      {"type": "integer", "name": "all", "label": "Rooms?"},
      {"type": "integer", "name": "beds", "label": "Bedrooms?"}]},
    {"type": "text", "name": "rest", "label": "Anything else?"}
    """

  private func places(_ interview: Interview) -> [String] {
    interview.unresolved.map { node, _ in
      interview.place(of: node).node.map { interview.item($0).name } ?? "end"
    }
  }

  private func filled(women: String, men: String, beds: String) throws -> Scenario {
    var story = try Scenario(Self.items)
    try story.answer("women", women)
    try story.answer("men", men)
    try story.answer("all", "4")
    try story.answer("beds", beds)
    return story
  }

  @Test func `a critical check of what is never shown keeps an interview from its end`() throws {
    var story = try filled(women: "20", men: "20", beds: "2")
    #expect(places(story.interview) == ["men"])
    #expect(throws: InterviewFault.unresolved) { try story.apply(.finalized(.complete)) }
    try story.answer("men", "2")
    #expect(story.interview.unresolved.isEmpty)
    try story.apply(.finalized(.complete))
  }

  @Test func `one of a group is seen to at the last question in it`() throws {
    let story = try filled(women: "1", men: "1", beds: "5")
    #expect(places(story.interview) == ["beds"])
  }

  @Test func `behind a repeat a rule is seen to at its list`() throws {
    var story = try Scenario(
      """
      {"type": "repeat", "name": "kids", "label": "Children", "items": [
        {"type": "text", "name": "kid", "label": "Name?"}]},
      {"type": "calculate", "name": "count", "calculation": "count(${kids})",
       "checks": [{"rule": ". < 1", "message": "None.", "severity": "critical"}]}
      """)
    try story.add("kids")
    #expect(places(story.interview) == ["kids"])
  }

  @Test func `a confirmation holds for what was calculated then`() throws {
    var story = try filled(women: "20", men: "5", beds: "2")
    #expect(story.interview.openChecks.count == 1)
    try story.apply(.marked(Address("people"), .confirmation(check: 1, note: "a school")))
    #expect(story.interview.openChecks.isEmpty)
    try story.answer("men", "6")
    #expect(story.interview.openChecks.count == 1)
  }

  @Test func `a confirmation without a reason takes the one before back`() throws {
    var story = try filled(women: "20", men: "5", beds: "2")
    try story.apply(.marked(Address("people"), .confirmation(check: 1, note: "a school")))
    try story.apply(.marked(Address("people"), .confirmation(check: 1, note: "")))
    #expect(story.interview.openChecks.count == 1)
  }

  @Test func `nothing behind an outcome is checked`() throws {
    var story = try Scenario(
      """
      {"type": "select_one", "name": "consent", "label": "Do you agree?", "choices": "yes_no"},
      {"type": "note", "name": "bye", "label": "Goodbye.", "relevant": "${consent} = 'no'",
       "outcome": {"code": "210", "keep": "answers"}},
      {"type": "integer", "name": "age", "label": "Age?",
       "checks": [{"rule": ". < 90", "message": "Old."}]}
      """)
    try story.answer("age", "97")
    #expect(story.interview.openChecks.count == 1)
    try story.answer("consent", "no")
    #expect(story.interview.openChecks.isEmpty)
  }

  @Test func `a rule is passed once its question is answered or left behind`() throws {
    var story = try Scenario(Self.items)
    let (men, people) = (try story.node("men"), try story.node("people"))
    #expect(!story.interview.isPassed(people))
    try story.apply(.visited(Address("men")))
    #expect(!story.interview.isPassed(men))
    try story.apply(.visited(Address("all")))
    #expect(story.interview.isPassed(men) && story.interview.isPassed(people))
    #expect(!story.interview.isPassed(try story.node("rest")))
    try story.apply(.visited(nil))
    #expect(story.interview.isPassed(try story.node("rest")))
  }
}
