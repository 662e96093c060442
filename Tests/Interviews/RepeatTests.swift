import Interviews
import Questionnaires
import Records
import TestKit
import Testing

@Suite struct RepeatTests {
  static let visits = """
    {"type": "integer", "name": "count", "label": "?"},
    {"type": "repeat", "name": "visits", "label": "?", "instance_label": "${year}", "items": [
      {"type": "integer", "name": "year", "label": "?"},
      {"type": "calculate", "name": "place", "calculation": "position(..)"},
      {"type": "calculate", "name": "share", "calculation": "${year} div ${total}"}]},
    {"type": "calculate", "name": "total", "calculation": "sum(${year})"},
    {"type": "calculate", "name": "how_many", "calculation": "count(${visits})"},
    {"type": "calculate", "name": "second", "calculation": "indexed-repeat(${year}, ${visits}, 2)"}
    """

  @Test func `a removed instance moves nobody's answers`() throws {
    var story = try Scenario(Self.visits)
    for _ in 1...3 { try story.add("visits") }
    for (identity, year) in [(1, "10"), (2, "20"), (3, "30")] {
      try story.answer("year", year, in: [identity])
    }
    #expect(try story.value("total") == "60")
    #expect(try story.value("second") == "20")
    try story.remove("visits", 2)
    #expect(try story.value("total") == "40")
    #expect(try story.value("second") == "30")
    #expect(try story.value("place", in: [3]) == "2")
    #expect(try story.value("share", in: [3]) == "0.75")
    #expect(try story.value("how_many") == "2")
    try story.add("visits")
    #expect(try story.value("year", in: [4]) == "")
    #expect(throws: InterviewFault.unknownAddress) { try story.answer("year", "1", in: [2]) }
  }

  @Test func `a removal is undone with all that was said`() throws {
    var story = try Scenario(Self.visits)
    try story.add("visits")
    try story.answer("year", "10", in: [1])
    try story.remove("visits", 1)
    #expect(try story.value("total") == "0")
    try story.undo()
    #expect(try story.value("year", in: [1]) == "10")
    #expect(try story.value("total") == "10")
  }

  @Test func `a smaller count parks instances, a larger one brings their answers back`() throws {
    var story = try Scenario(
      """
      {"type": "integer", "name": "n", "label": "?"},
      {"type": "text", "name": "suffix", "label": "?"},
      {"type": "repeat", "name": "people", "label": "?", "repeat_count": "${n}", "items": [
        {"type": "text", "name": "name", "label": "?"},
        {"type": "calculate", "name": "full", "calculation": "concat(${name}, ${suffix})"}]},
      {"type": "calculate", "name": "all", "calculation": "join(',', ${name})"}
      """)
    try story.answer("n", "2")
    try story.answer("name", "Ana", in: [1])
    try story.answer("name", "Ben", in: [2])
    #expect(try story.value("all") == "Ana,Ben")
    try story.answer("n", "1")
    #expect(try story.value("all") == "Ana")
    try story.answer("suffix", "!")
    try story.answer("n", "3")
    #expect(try story.value("all") == "Ana,Ben,")
    #expect(try story.value("full", in: [2]) == "Ben!")
    #expect(throws: InterviewFault.fixedCount) { try story.add("people") }
  }

  @Test func `a count beyond all reason is said, not obeyed`() throws {
    var story = try Scenario(
      """
      {"type": "integer", "name": "n", "label": "?"},
      {"type": "repeat", "name": "people", "label": "?", "repeat_count": "${n}", "items": [
        {"type": "text", "name": "name", "label": "?"}]}
      """)
    try story.answer("n", "1000000")
    #expect(try story.failure("people") == .tooManyInstances(limit: 10_000))
    #expect(story.interview.instances(of: try story.node("people")).count == 10_000)
  }

  @Test func `what is read in another instance is never stale`() throws {
    var story = try Scenario(
      """
      {"type": "repeat", "name": "person", "label": "?", "items": [
        {"type": "integer", "name": "age", "label": "?",
         "constraint": ". != indexed-repeat(${age}, ${person}, 1) or position(..) = 1"},
        {"type": "calculate", "name": "before",
         "calculation": "indexed-repeat(${age}, ${person}, position(..) - 1)"}]}
      """)
    try story.add("person")
    try story.add("person")
    try story.answer("age", "30", in: [1])
    try story.answer("age", "40", in: [2])
    #expect(try story.value("before", in: [2]) == "30")
    try story.answer("age", "40", in: [1])
    #expect(try story.value("before", in: [2]) == "40")
    #expect(try story.failure("age", in: [2]) == .constraint)
  }

  @Test func `a question that comes to be asked is counted, though it has no answer`() throws {
    var story = try Scenario(
      """
      {"type": "select_one", "name": "a", "label": "?", "choices": "yes_no"},
      {"type": "text", "name": "b", "label": "?", "relevant": "${a} = 'yes'"},
      {"type": "calculate", "name": "n", "calculation": "count(${b})"}
      """)
    #expect(try story.value("n") == "0")
    try story.answer("a", "yes")
    #expect(try story.value("n") == "1")
  }

  @Test func `a value that follows from itself in another instance is a circle, and refused`() {
    #expect(throws: FormFault.self) {
      try Scenario(
        """
        {"type": "repeat", "name": "r", "label": "?", "items": [
          {"type": "calculate", "name": "t",
           "calculation": "1 + indexed-repeat(${t}, ${r}, position(..) - 1)"}]}
        """)
    }
  }

  @Test func `counts inside counts stop at a number that any machine can hold`() throws {
    var story = try Scenario(
      """
      {"type": "integer", "name": "n", "label": "?"},
      {"type": "repeat", "name": "outer", "label": "?", "repeat_count": "${n}", "items": [
        {"type": "repeat", "name": "inner", "label": "?", "repeat_count": "${n}", "items": [
          {"type": "text", "name": "x", "label": "?"}]}]}
      """)
    try story.answer("n", "900")
    #expect(story.interview.unresolved.contains { $0.failure == .tooManyInstances(limit: 10_000) })
  }

  @Test func `the way through nested rosters leads up one at a time`() throws {
    var story = try Scenario(
      """
      {"type": "repeat", "name": "homes", "label": "?", "items": [
        {"type": "text", "name": "street", "label": "?"},
        {"type": "repeat", "name": "people", "label": "?", "items": [
          {"type": "text", "name": "person", "label": "?"}]},
        {"type": "text", "name": "remark", "label": "?"}]},
      {"type": "repeat", "name": "cars", "label": "?", "items": [
        {"type": "repeat", "name": "wheels", "label": "?", "items": [
          {"type": "text", "name": "wheel", "label": "?"}]}]}
      """)
    for home in 1...2 {
      try story.add("homes")
      try story.add("people", in: [home])
      try story.add("cars")
      try story.add("wheels", in: [home])
    }
    let interview = story.interview
    let remark = Stop.question(try story.node("remark", in: [1]))
    let people = Stop.roster(try story.node("people", in: [1]))
    let wheels = Stop.roster(try story.node("wheels", in: [1]))
    #expect(interview.stop(before: remark) == people)
    #expect(interview.stop(after: people) == remark)
    #expect(interview.stop(after: wheels) == .roster(try story.node("cars")))
    #expect(interview.stop(before: .end) == .roster(try story.node("cars")))
  }

  @Test func `nested repeats keep to their own`() throws {
    var story = try Scenario(
      """
      {"type": "repeat", "name": "homes", "label": "?", "items": [
        {"type": "repeat", "name": "people", "label": "?", "items": [
          {"type": "integer", "name": "age", "label": "?"}]},
        {"type": "calculate", "name": "oldest", "calculation": "max(${age})"}]},
      {"type": "calculate", "name": "everybody", "calculation": "sum(${age})"}
      """)
    try story.add("homes")
    try story.add("homes")
    try story.add("people", in: [1])
    try story.add("people", in: [1])
    try story.add("people", in: [2])
    try story.answer("age", "3", in: [1, 1])
    try story.answer("age", "40", in: [1, 2])
    try story.answer("age", "50", in: [2, 1])
    #expect(try story.value("oldest", in: [1]) == "40")
    #expect(try story.value("oldest", in: [2]) == "50")
    #expect(try story.value("everybody") == "93")
    try story.remove("homes", 1)
    #expect(try story.value("everybody") == "50")
    #expect(
      story.interview.path(of: try story.node("age", in: [2, 1])) == "homes[1]/people[1]/age")
  }

  @Test func `the way leads through a roster's instances and back`() throws {
    var story = try Scenario(Self.visits + #", {"type": "text", "name": "last", "label": "?"}"#)
    try story.add("visits")
    try story.add("visits")
    let interview = story.interview
    let count = Stop.question(try story.node("count"))
    let roster = Stop.roster(try story.node("visits"))
    let first = Stop.question(try story.node("year", in: [1]))
    let second = Stop.question(try story.node("year", in: [2]))
    let last = Stop.question(try story.node("last"))
    #expect(interview.stops == [count, roster, first, second, last, .end])
    #expect(interview.stop(after: count) == roster)
    #expect(interview.stop(after: first) == roster)
    #expect(interview.stop(after: second) == roster)
    #expect(interview.stop(after: roster) == last)
    #expect(interview.stop(before: last) == roster)
    #expect(interview.stop(before: second) == roster)
    #expect(interview.stop(before: roster) == count)
    #expect(interview.stop(before: count) == nil)
    #expect(interview.stop(before: .end) == last)
  }
}
