import Interviews
import Records
import TestKit
import Testing

/// What of an interview is nobody else's business: one rule for lists, print and new interviews.
@Suite struct PrivacyTests {
  private static let items = """
    {"type": "text", "name": "who", "label": "Who?", "personal_data": true},
    {"type": "text", "name": "pin", "label": "PIN?", "appearance": "masked"},
    {"type": "group", "name": "health", "label": "Health", "sensitive": true, "items": [
      {"type": "text", "name": "status", "label": "Status?"}]},
    {"type": "text", "name": "village", "label": "Where?"},
    {"type": "calculate", "name": "greeting", "calculation": "concat('Dear ', ${who})"},
    {"type": "calculate", "name": "letter", "calculation": "concat(${greeting}, ', ')"},
    {"type": "repeat", "name": "visits", "label": "Visits",
     "instance_label": "${reason}", "items": [
      {"type": "text", "name": "reason", "label": "Why?", "sensitive": true},
      {"type": "integer", "name": "year", "label": "Year?"}]}
    """

  @Test(arguments: ["who", "pin", "status", "greeting", "letter", "reason"])
  func `what is marked, masked, inside of it or calculated from it is private`(
    name: String
  ) throws {
    let interview = try Scenario(Self.items).interview
    #expect(interview.isPrivate(try #require(interview.form.item(named: name))))
  }

  @Test(arguments: ["village", "year", "visits"])
  func `anything else is not`(name: String) throws {
    let interview = try Scenario(Self.items).interview
    #expect(!interview.isPrivate(try #require(interview.form.item(named: name))))
  }

  @Test func `lists on screen show names, and nothing sensitive or masked`() throws {
    let story = try Scenario(Self.items)
    for name in ["who", "village"] { #expect(story.interview.isShownInLists(try story.node(name))) }
    for name in ["pin", "status"] { #expect(!story.interview.isShownInLists(try story.node(name))) }
  }

  @Test func `an entry is not called by a sensitive answer`() throws {
    var story = try Scenario(Self.items)
    try story.add("visits")
    try story.answer("reason", "hush", in: [1])
    let visits = try story.node("visits")
    let instance = try #require(story.interview.instances(of: visits).first)
    #expect(story.interview.label(of: instance, in: visits) == nil)
  }

  @Test(arguments: [("village", "Dennery"), ("who", ""), ("letter", ""), ("status", "")])
  func `an interview has no name that would tell a private answer`(
    name: String, shown: String
  ) throws {
    var story = try Scenario(Self.items, languages: "\"instance_name\": \"${\(name)}\",")
    try story.answer("who", "Zoë")
    try story.answer("status", "hush")
    try story.answer("village", "Dennery")
    #expect(story.interview.name == shown)
  }
}
