import Interviews
import Questionnaires
import TestKit
import Testing

/// An instance of a repeat is a node, and has no answer of its own.
struct InstanceValueTests {
  private func story() throws -> Scenario {
    var story = try Scenario(
      """
      {"type": "integer", "name": "first", "label": "?"},
      {"type": "repeat", "name": "home", "label": "?", "items": [
        {"type": "text", "name": "street", "label": "?"}]}
      """)
    try story.add("home")
    try story.add("home")
    try story.answer("street", "Rue Bruce", in: [1])
    return story
  }

  @Test(
    arguments: [
      ("join(',', ${home})", ","), ("string(.)", ""), ("once('x')", "x"),
      ("count(${home})", "2"), ("string-length()", "0"),
    ])
  func `asked from an instance, it reads as nothing`(text: String, value: String) throws {
    let interview = try story().interview
    let instance = try #require(interview.node(atPath: "home[2]"))
    let compiled = try interview.form.expression(text, seenFrom: instance.item)
    #expect(try interview.evaluate(compiled, at: instance).text == value)
  }
}

extension Evaluation {
  fileprivate var text: String {
    switch self {
    case .value(let value): value.text
    case .set(let values): values.map(\.text).joined(separator: "|")
    }
  }
}
