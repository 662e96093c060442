import Interviews
import Records
import TestKit
import Testing

/// New interviews that begin with the answers of another one.
@Suite struct BasingTests {
  private static let items = """
    {"type": "select_one", "name": "consent", "label": "Do you agree?", "choices": "yes_no"},
    {"type": "text", "name": "who", "label": "Who?", "personal_data": true},
    {"type": "text", "name": "village", "label": "Where?", "relevant": "${consent} = 'yes'"},
    {"type": "integer", "name": "rooms", "label": "Rooms?", "constraint": ". < 20"},
    {"type": "repeat", "name": "visits", "label": "Visits", "items": [
      {"type": "integer", "name": "year", "label": "Year?"}]},
    {"type": "text", "name": "later", "label": "Later?"}
    """

  private func source() throws -> Scenario {
    var story = try Scenario(Self.items)
    try story.answer("consent", "yes")
    try story.answer("who", "Zoë")
    try story.answer("village", "Gros Islet")
    try story.answer("rooms", "7")
    for (identity, year) in [(1, "2019"), (2, "2020"), (3, "2021")] {
      try story.add("visits")
      try story.answer("year", year, in: [identity])
    }
    try story.remove("visits", 2)
    try story.decline("later", .refused)
    try story.apply(.noted(Address("rooms"), "seen"))
    return story
  }

  private func based(on source: Scenario, _ items: String = items) throws -> (
    Scenario, Interview.Basing
  ) {
    var story = try Scenario(items)
    let beginning = Beginning(language: story.interview.language, seed: 2, basedOn: "uuid:1")
    let (interview, effects, basing) = try Interview.begin(
      story.interview.form, beginning, from: source.interview, at: source.now)
    // What is to be kept is the whole journal, in its order.
    #expect(effects.count == interview.entries.count)
    story.interview = interview
    return (story, basing)
  }

  @Test func `answers are taken over, but no personal data, consent, note or reason`() throws {
    let (story, basing) = try based(on: try source())
    #expect(story.interview.beginning.basedOn == "uuid:1")
    #expect(try story.value("rooms") == "7")
    #expect(try story.value("who") == "")
    #expect(try story.value("consent") == "")
    #expect(story.interview.note(try story.node("rooms")) == "")
    #expect(story.interview.nonresponse(try story.node("later")) == nil)
    let names = basing.leftOut.map { story.interview.form.items[$0].name }
    // The village is asked only of who agrees, and nobody has agreed to this interview.
    #expect(names == ["consent", "who", "village"])
  }

  @Test func `entries of a repeat are taken over, those that were removed are not`() throws {
    let (story, basing) = try based(on: try source())
    let visits = try story.node("visits")
    #expect(story.interview.instances(of: visits).map(\.identity) == [1, 2])
    #expect(try story.value("year", in: [1]) == "2019")
    #expect(try story.value("year", in: [2]) == "2021")
    #expect(basing.copied == 3)
  }

  @Test func `what does not fit a later version is left out and said`() throws {
    let narrower = Self.items.replacing(". < 20", with: ". < 5")
    let (story, basing) = try based(on: try source(), narrower)
    #expect(try story.value("rooms") == "")
    let names = basing.leftOut.map { story.interview.form.items[$0].name }
    #expect(names.contains("rooms"))
  }

  @Test func `each answer that was taken over can be undone`() throws {
    var (story, _) = try based(on: try source())
    try story.undo()
    #expect(try story.value("year", in: [2]) == "")
    #expect(try story.value("rooms") == "7")
  }
}
