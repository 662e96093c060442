import Interviews
import Questionnaires
import Records
import TestKit
import Testing

/// Rules of meaning that a small slip would break without a word.
@Suite struct RuleOfMeaningTests {
  static let languages = "\"languages\": [\"en\", \"fr\"],"
  static let places = """
    "place": [{"name": "n", "label": {"en": "North", "fr": "Le nord"}},
              {"name": "s", "label": {"en": "South", "fr": "Le sud"}}]
    """

  static let kinds = """
    "kind": [{"name": "small", "label": "Small", "size": "1"},
             {"name": "middle", "label": "Middle", "size": "3"},
             {"name": "big", "label": "Big", "size": "5"}]
    """

  @Test func `instances that hold instances which fit are counted`() throws {
    var story = try Scenario(
      """
      {"type": "repeat", "name": "home", "label": "?", "items": [
        {"type": "integer", "name": "rooms", "label": "?"},
        {"type": "repeat", "name": "person", "label": "?", "items": [
          {"type": "integer", "name": "age", "label": "?"}]}]},
      {"type": "calculate", "name": "old", "calculation": "count(/data/home[person[age > 9]])"},
      {"type": "calculate", "name": "known", "calculation": "count(/data/home[rooms])"}
      """)
    for home in 1...2 {
      try story.add("home")
      try story.add("person", in: [home])
    }
    #expect(try story.value("old") == "0")
    try story.answer("age", "70", in: [2, 1])
    try story.answer("rooms", "2", in: [1])
    #expect(try story.value("old") == "1")
    // A question in a predicate is a condition, whatever number it holds.
    #expect(try story.value("known") == "1")
  }

  @Test func `an instance is called by its own answers, named by a path too`() throws {
    var story = try Scenario(
      """
      {"type": "repeat", "name": "child", "label": "?", "instance_label": "concat(./who, '!')",
       "items": [{"type": "text", "name": "who", "label": "?"}]}
      """)
    for (index, name) in ["Ada", "Ben"].enumerated() {
      try story.add("child")
      try story.answer("who", name, in: [index + 1])
    }
    let roster = try #require(story.interview.node(at: Address("child")))
    let names = story.interview.instances(of: roster).map {
      story.interview.label(of: $0, in: roster)
    }
    #expect(names == ["Ada!", "Ben!"])
  }

  @Test func `another language changes what reads it and nothing else`() throws {
    var story = try Scenario(
      """
      {"type": "select_one", "name": "where", "label": {"en": "?", "fr": "?"}, "choices": "place"},
      {"type": "integer", "name": "total", "label": {"en": "?", "fr": "?"}, "calculation": "1 + 1",
       "constraint": "jr:choice-name(${where}, '${where}') != 'x'"},
      {"type": "text", "name": "why", "label": {"en": "?", "fr": "?"},
       "required": "jr:choice-name(${where}, '${where}') = 'North'"},
      {"type": "select_one", "name": "there", "label": {"en": "?", "fr": "?"}, "choices": "place",
       "choice_filter": "starts-with(label, 'N')"}
      """, choices: Self.places, languages: Self.languages)
    try story.answer("where", "n")
    try story.answer("total", "9")
    try story.answer("there", "n")
    try story.apply(.languageChanged("fr"))
    #expect(try story.value("total") == "9")
    let why = try #require(story.interview.node(at: Address("why")))
    #expect(!story.interview.isRequired(why))
    let there = try #require(story.interview.node(at: Address("there")))
    #expect(story.interview.failure(there) == .notOffered(["n"]))
  }

  @Test func `what was computed once, or written over, comes back as it was`() throws {
    var story = try Scenario(
      """
      {"type": "select_one", "name": "open", "label": "?", "choices": "yes_no"},
      {"type": "integer", "name": "n", "label": "?"},
      {"type": "calculate", "name": "code", "calculation": "uuid()", "relevant": "${open} = 'yes'"},
      {"type": "integer", "name": "sum", "label": "?", "calculation": "${n} + 1",
       "relevant": "${open} = 'yes'"}
      """)
    try story.answer("open", "yes")
    try story.answer("n", "1")
    try story.answer("sum", "50")
    let code = try story.value("code")
    try story.answer("open", "no")
    #expect(try story.value("sum") == "")
    try story.answer("open", "yes")
    #expect(try story.value("code") == code)
    #expect(try story.value("sum") == "50")
    try story.answer("n", "2")
    #expect(try story.value("sum") == "3")
  }

  @Test func `a trigger in any instance runs a calculation outside`() throws {
    var story = try Scenario(
      """
      {"type": "integer", "name": "n", "label": "?"},
      {"type": "repeat", "name": "home", "label": "?", "items": [
        {"type": "text", "name": "who", "label": "?"}]},
      {"type": "calculate", "name": "seen", "calculation": "${n}", "trigger": "${who}"}
      """)
    try story.add("home")
    try story.add("home")
    try story.answer("who", "a", in: [1])
    try story.answer("n", "7")
    #expect(try story.value("seen") == "")
    try story.answer("who", "b", in: [2])
    #expect(try story.value("seen") == "7")
  }

  @Test func `where an instance stands does not depend on whether it is asked`() throws {
    var story = try Scenario(
      """
      {"type": "select_one", "name": "open", "label": "?", "choices": "yes_no"},
      {"type": "repeat", "name": "home", "label": "?", "repeat_count": "2",
       "relevant": "${open} = 'yes'", "items": [
        {"type": "text", "name": "who", "label": "?", "required": "position(..) = 2"}]}
      """)
    try story.answer("open", "yes")
    #expect(try story.failure("who", in: [1]) == nil)
    #expect(try story.failure("who", in: [2]) == .required)
  }

  @Test func `an instance that comes or goes is no trigger`() throws {
    var story = try Scenario(
      """
      {"type": "select_one", "name": "open", "label": "?", "choices": "yes_no"},
      {"type": "integer", "name": "n", "label": "?"},
      {"type": "repeat", "name": "home", "label": "?", "items": [
        {"type": "text", "name": "who", "label": "?"}]},
      {"type": "calculate", "name": "seen", "calculation": "${n}", "trigger": "${who}",
       "relevant": "${open} = 'yes'"}
      """)
    try story.answer("n", "7")
    try story.add("home")
    try story.answer("open", "yes")
    #expect(try story.value("seen") == "")
    try story.answer("who", "a", in: [1])
    #expect(try story.value("seen") == "7")
    try story.answer("n", "8")
    try story.remove("home", 1)
    try story.answer("open", "no")
    try story.answer("open", "yes")
    #expect(try story.value("seen") == "7")
  }

  @Test func `a text that is joined to itself ends before it fills the computer`() throws {
    let doublings = (1..<60).map {
      #"{"type": "calculate", "name": "t\#($0)", "calculation": "concat(${t\#($0 - 1)}, ${t\#($0 - 1)})"}"#
    }
    let wide = (0..<80).map {
      #"{"type": "calculate", "name": "w\#($0)", "calculation": "concat(${t18}, 'x')"}"#
    }
    var story = try Scenario(
      ([#"{"type": "text", "name": "t0", "label": "?"}"#] + doublings + wide).joined(separator: ",")
    )
    try story.answer("t0", "aaaa")
    #expect(try story.value("t18").utf8.count == 1 << 20)
    #expect(try story.value("t19") == "")
    #expect(try story.value("t59") == "")
    // Each is short enough, and all together are not.
    #expect(try story.value("w0") == "")
    try story.answer("t0", "aa")
    let kept = try (0..<80).filter { try !story.value("w\($0)").isEmpty }
    #expect(!kept.isEmpty && kept.count < 80)
    try story.answer("t0", "")
    #expect(try story.value("w79") == "x")
  }

  @Test func `each of several texts that are joined has its place, asked or not`() throws {
    var story = try Scenario(
      """
      {"type": "select_one", "name": "open", "label": "?", "choices": "yes_no"},
      {"type": "text", "name": "hidden", "label": "?", "relevant": "${open} = 'yes'"},
      {"type": "repeat", "name": "child", "label": "?", "items": [
        {"type": "text", "name": "child_name", "label": "?"}]},
      {"type": "calculate", "name": "between", "calculation": "join(',', 'a', ${hidden}, 'b')"},
      {"type": "calculate", "name": "behind", "calculation": "join(',', 'a', ${hidden})"},
      {"type": "calculate", "name": "alone", "calculation": "join(',', ${child_name})"},
      {"type": "calculate", "name": "kept",
       "calculation": "join(',', 'a', /data/child[child_name = 'z']/child_name, 'b')"}
      """)
    #expect(try story.value("between") == "a,,b")
    #expect(try story.value("behind") == "a,")
    #expect(try story.value("alone") == "")
    #expect(try story.value("kept") == "a,,b")
    try story.answer("open", "yes")
    try story.answer("hidden", "x")
    try story.add("child")
    try story.add("child")
    try story.answer("child_name", "Ada", in: [1])
    try story.answer("child_name", "Ben", in: [2])
    #expect(try story.value("between") == "a,x,b")
    #expect(try story.value("alone") == "Ada,Ben")
  }

  @Test func `a question that a predicate names is that of the instance judged`() throws {
    var story = try Scenario(
      """
      {"type": "integer", "name": "least", "label": "?"},
      {"type": "repeat", "name": "child", "label": "?", "items": [
        {"type": "integer", "name": "child_age", "label": "?"},
        {"type": "calculate", "name": "older",
         "calculation": "count(/data/child[child_age > ${child_age}])"},
        {"type": "repeat", "name": "toy", "label": "?", "items": [
          {"type": "integer", "name": "price", "label": "?"}]}]},
      {"type": "calculate", "name": "old", "calculation": "count(${child}[${child_age} > ${least}])"},
      {"type": "calculate", "name": "rooted",
       "calculation": "count(/data/child[${child_age} > ${least}])"},
      {"type": "calculate", "name": "rich", "calculation": "count(${child}[sum(${price}) > 9])"},
      {"type": "calculate", "name": "dear",
       "calculation": "count(${toy}[${price} > 3 and ${child_age} > 5])"}
      """)
    try story.answer("least", "3")
    for (place, age) in ["2", "7", "9"].enumerated() {
      try story.add("child")
      try story.answer("child_age", age, in: [place + 1])
      for price in ["4", "6"].prefix(place) {
        try story.add("toy", in: [place + 1])
        let toys = place == 1 ? 1 : price == "4" ? 1 : 2
        try story.answer("price", price, in: [place + 1, toys])
      }
    }
    #expect(try story.value("old") == "2")
    #expect(try story.value("rooted") == "2")
    #expect(try story.value("rich") == "1")
    #expect(try story.value("dear") == "3")
    // Inside an instance it is the instance's own.
    #expect(try story.value("older", in: [1]) == "2")
    #expect(try story.value("older", in: [3]) == "0")
    try story.answer("least", "8")
    #expect(try story.value("old") == "1")
    try story.answer("child_age", "1", in: [3])
    #expect(try story.value("old") == "0")
    #expect(try story.value("dear") == "1")
  }

  @Test func `a list offers the rows that its filter lets through one by one`() throws {
    var story = try Scenario(
      """
      {"type": "group", "name": "g", "label": "?", "items": [
        {"type": "text", "name": "word", "label": "?"}]},
      {"type": "select_one", "name": "open", "label": "?", "choices": "yes_no"},
      {"type": "text", "name": "hidden", "label": "?", "relevant": "${open} = 'yes'"},
      {"type": "select_one", "name": "a", "label": "?", "choices": "kind",
       "choice_filter": "${g} and size > 1"},
      {"type": "select_one", "name": "b", "label": "?", "choices": "kind",
       "choice_filter": "concat(name, ${hidden}) = name"},
      {"type": "select_one", "name": "c", "label": "?", "choices": "kind",
       "choice_filter": "regex(name, concat('b', '.*'))"}
      """, choices: Self.kinds)
    let offered = { (name: String, story: Scenario) in
      let node = try #require(story.interview.node(at: Address(name)))
      return story.interview.offeredChoices(node).map(\.name)
    }
    #expect(try offered("a", story) == ["middle", "big"])
    #expect(try offered("b", story) == ["small", "middle", "big"])
    #expect(try offered("c", story) == ["big"])
    try story.answer("open", "yes")
    try story.answer("hidden", "x")
    #expect(try offered("b", story) == [])
  }

  @Test func `a calculation that reads itself is a circle, one with a trigger counts up`() throws {
    #expect(throws: FormFault.self) {
      try Scenario(#"{"type": "calculate", "name": "m", "calculation": "coalesce(., 0) + 1"}"#)
    }
    var story = try Scenario(
      """
      {"type": "text", "name": "who", "label": "?"},
      {"type": "calculate", "name": "times", "calculation": "coalesce(., 0) + 1",
       "trigger": "${who}"}
      """)
    try story.answer("who", "a")
    try story.answer("who", "b")
    #expect(try story.value("times") == "2")
  }
}
