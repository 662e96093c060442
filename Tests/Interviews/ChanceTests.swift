import Interviews
import Records
import TestKit
import Testing

/// Chance as it is drawn in interviews that are under way: a journal from before gives the same.
@Suite struct ChanceTests {
  private static let items = """
    {"type": "calculate", "name": "a", "calculation": "once(random())"},
    {"type": "calculate", "name": "b", "calculation": "random()"},
    {"type": "repeat", "name": "r", "label": "r", "items": [
      {"type": "text", "name": "c", "label": "?", "default": "random()"}]}
    """

  @Test func `a seed and the entries give what they always gave`() throws {
    var story = try Scenario(Self.items)
    try story.apply(.instanceAdded(Address("r"), identity: 1))
    try story.apply(.instanceAdded(Address("r"), identity: 2))
    let interview = story.interview
    let nodes = interview.nodes.filter { !interview.item($0).type.isContainer }
    #expect(
      nodes.map { interview.answer($0) } == [
        "0.5665615751722809", "0.7457817572627011", "0.40585039862325734",
        "0.9768233502740538",
      ])
  }

  @Test func `what is told to have been drawn is not drawn again`() throws {
    let form = try Scenario(Self.items).interview.form
    let drawn = DrawnByChance(
      moves: 1,
      values: [
        DrawnByChance.Value(Address("b"), "0.25", kind: .number),
        DrawnByChance.Value(Address("c", in: [1]), "0.5", kind: .text),
      ])
    let beginning = Beginning(language: form.languages[0], seed: 1, drawn: drawn)
    let now = try Scenario(Self.items).now
    var interview = try Interview.begin(form, beginning, at: now).interview
    _ = try interview.apply(.instanceAdded(Address("r"), identity: 1), at: now)
    let nodes = interview.nodes.filter { !interview.item($0).type.isContainer }
    let answers = nodes.map { interview.answer($0) }
    #expect(answers.dropFirst() == ["0.25", "0.5"])
    #expect(answers[0] != "0.5665615751722809")
  }
}
