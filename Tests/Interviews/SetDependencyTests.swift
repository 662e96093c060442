import Interviews
import Questionnaires
import TestKit
import Testing

/// What depends on sets of nodes follows every member of them, its own question in other instances
/// too.
@Suite struct SetDependencyTests {
  @Test func `an instance among the children of a path says nothing by itself`() throws {
    var story = try Scenario(
      """
      {"type": "repeat", "name": "home", "label": "?", "items": [
        {"type": "integer", "name": "rooms", "label": "?"},
        {"type": "repeat", "name": "person", "label": "?", "items": [
          {"type": "integer", "name": "age", "label": "?"}]}]},
      {"type": "calculate", "name": "total", "calculation": "sum(/data/home/*)"},
      {"type": "calculate", "name": "listed", "calculation": "join(',', ${home})"},
      {"type": "calculate", "name": "silent", "calculation": "count(/data/home[. = ''])"}
      """)
    try story.add("home")
    try story.answer("rooms", "4", in: [1])
    try story.add("person", in: [1])
    try story.answer("age", "30", in: [1, 1])
    #expect(try story.value("total") == "4")
    #expect(try story.value("listed") == "")
    #expect(try story.value("silent") == "1")
  }

  @Test func `an answer chosen in both repeats is followed from every outer instance`() throws {
    var story = try Scenario(
      """
      {"type": "repeat", "name": "home", "label": "?", "items": [
        {"type": "repeat", "name": "person", "label": "?", "items": [
          {"type": "integer", "name": "age", "label": "?"},
          {"type": "calculate", "name": "first",
           "calculation": "indexed-repeat(${age}, ${home}, 1, ${person}, 1)"}]}]}
      """)
    for home in 1...2 {
      try story.add("home")
      try story.add("person", in: [home])
    }
    try story.answer("age", "29", in: [1, 1])
    #expect(try story.value("first", in: [2, 1]) == "29")
  }

  @Test func `what each instance reads of all the others follows every one of them`() throws {
    var story = try Scenario(
      """
      {"type": "integer", "name": "many", "label": "?"},
      {"type": "repeat", "name": "person", "label": "?", "repeat_count": "${many}", "items": [
        {"type": "integer", "name": "age", "label": "?"},
        {"type": "calculate", "name": "next", "calculation": "${age} + 1"},
        {"type": "calculate", "name": "before",
         "calculation": "if(position(..) > 1, indexed-repeat(${next}, ${person}, position(..) - 1), 0)"},
        {"type": "calculate", "name": "total", "calculation": "sum(/data/person/before)"}]}
      """)
    try story.answer("many", "40")
    try story.answer("age", "7", in: [39])
    #expect(try story.value("before", in: [40]) == "8")
    #expect(try story.value("total", in: [1]) == "8")
    try story.answer("age", "9", in: [1])
    #expect(try story.value("total", in: [40]) == "18")
    try story.answer("many", "2")
    #expect(try story.value("total", in: [1]) == "10")
    try story.answer("many", "40")
    #expect(try story.value("total", in: [1]) == "18")
  }

  @Test func `a rule that looks at the same question in all instances is judged in all`() throws {
    var story = try Scenario(
      """
      {"type": "repeat", "name": "home", "label": "?", "items": [
        {"type": "integer", "name": "rooms", "label": "?", "required": "/data/home[rooms > 9]",
         "constraint": "count(/data/home[rooms = current()]) < 2"}]}
      """)
    for _ in 1...2 { try story.add("home") }
    let second = try story.node("rooms", in: [2])
    #expect(!story.interview.isRequired(second))
    try story.answer("rooms", "10", in: [1])
    #expect(story.interview.isRequired(second))
  }

  @Test func `what a predicate within a predicate reads is followed in every instance`() throws {
    var story = try Scenario(
      """
      {"type": "repeat", "name": "home", "label": "?", "items": [
        {"type": "repeat", "name": "person", "label": "?", "items": [
          {"type": "integer", "name": "age", "label": "?"}]}]},
      {"type": "calculate", "name": "grown",
       "calculation": "count(/data/home[count(person[age > 17]) > 0])"}
      """)
    for home in 1...2 {
      try story.add("home")
      try story.add("person", in: [home])
    }
    try story.answer("age", "40", in: [2, 1])
    #expect(try story.value("grown") == "1")
  }

  @Test func `a calculation that reads itself in another instance is a circle`() throws {
    let fault = try #require(throws: FormFault.self) {
      try Scenario(
        """
        {"type": "repeat", "name": "home", "label": "?", "items": [
          {"type": "calculate", "name": "sum", "calculation": "count(/data/home[sum > 1])"}]}
        """)
    }
    let sentence = try #require(fault.problems.first).sentence
    #expect(fault.problems.count == 1)
    #expect(sentence.contains("sum (calculation) → sum"), "\(sentence)")
  }
}
