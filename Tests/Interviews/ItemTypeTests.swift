import Interviews
import Questionnaires
import Records
import TestKit
import Testing

/// What the engine takes as an answer of each type, and what it makes of it.
@Suite struct ItemTypeTests {
  @Test(arguments: [("0", true), ("0.75", true), ("1", true), ("0.3", false), ("1.25", false)])
  func `a range takes what stands on its scale, and nothing else`(
    answer: String, isTaken: Bool
  ) throws {
    let scenario = try Scenario(
      #"{"type": "range", "name": "r", "label": "R", "#
        + #""parameters": {"start": 0, "end": 1, "step": 0.25}}"#)
    let failure = scenario.interview.judge(answer, at: try scenario.node("r"))
    #expect((failure == nil) == isTaken)
  }

  @Test func `names of two spellings that look the same are two choices`() throws {
    var story = try Scenario(
      #"{"type": "select_multiple", "name": "m", "label": "M", "choices": "cafes"}, "#
        + #"{"type": "rank", "name": "r", "label": "R", "choices": "cafes"}"#,
      choices: "\"cafes\": [{\"name\": \"caf\u{e9}\", \"label\": \"A\"}, "
        + "{\"name\": \"cafe\u{301}\", \"label\": \"B\"}]")
    try story.answer("m", "cafe\u{301} caf\u{e9}")
    #expect(
      try story.value("m").unicodeScalars.elementsEqual("caf\u{e9} cafe\u{301}".unicodeScalars))
    #expect(story.interview.judge("cafe\u{301} caf\u{e9}", at: try story.node("r")) == nil)
  }

  @Test func `a range may go down, and without parameters it is 0 to 10`() throws {
    let scenario = try Scenario(
      #"{"type": "range", "name": "down", "label": "D", "parameters": {"start": 10, "end": 0, "step": 2}}, "#
        + #"{"type": "range", "name": "usual", "label": "U"}"#)
    let down = try scenario.node("down")
    #expect(scenario.interview.judge("8", at: down) == nil)
    #expect(scenario.interview.judge("7", at: down) != nil)
    let usual = try scenario.node("usual")
    #expect(scenario.interview.judge("10", at: usual) == nil)
    #expect(scenario.interview.judge("11", at: usual) != nil)
  }

  @Test(arguments: [("14 -61 2 5", true), ("14 -61 -2 0", true), ("14 -61 2 -5", false)])
  func `the accuracy of a place is not below nought, its height may be`(
    answer: String, isTaken: Bool
  ) throws {
    let scenario = try Scenario(#"{"type": "geopoint", "name": "p", "label": "P"}"#)
    let failure = scenario.interview.judge(answer, at: try scenario.node("p"))
    #expect((failure == nil) == isTaken)
  }

  @Test func `steps of a tenth leave no dust`() throws {
    let scale = try #require(RangeScale(["start": "0", "end": "1", "step": "0.1"]))
    #expect((0...scale.steps).map { scale.number(after: $0) } == (0...10).map { Double($0) / 10 })
    #expect((0...10).allSatisfy { scale.place(of: Double($0) / 10) == $0 })
  }

  @Test func `a shape is closed, a trace is not, and both need their points`() throws {
    var scenario = try Scenario(
      #"{"type": "geoshape", "name": "s", "label": "S"}, {"type": "geotrace", "name": "t", "label": "T"}"#
    )
    try scenario.answer("s", "1 1; 1 2;2 2")
    #expect(try scenario.value("s") == "1.0 1.0;1.0 2.0;2.0 2.0;1.0 1.0")
    try scenario.answer("t", "1 1;1 2")
    #expect(try scenario.value("t") == "1.0 1.0;1.0 2.0")
    for (name, text) in [("s", "1 1;1 2"), ("t", "1 1"), ("t", "1 1;95 2"), ("t", "1 1;2 181")] {
      #expect(scenario.interview.judge(text, at: try scenario.node(name)) != nil, "\(text)")
    }
  }

  @Test func `a choice is ranked once`() throws {
    let scenario = try Scenario(
      #"{"type": "rank", "name": "r", "label": "R", "choices": "yes_no"}"#)
    let node = try scenario.node("r")
    #expect(scenario.interview.judge("no yes", at: node) == nil)
    #expect(scenario.interview.judge("no no", at: node) == .malformed(.rank))
  }

  @Test func `other brings its question, in the questionnaire's languages, unless there is one`()
    throws
  {
    let select =
      #"{"type": "select_one", "name": "q", "label": {"en": "Q", "fr": "Q"}, "choices": "yes_no", "or_other": true}"#
    var scenario = try Scenario(select, languages: #""languages": ["en", "fr"],"#)
    #expect(try !scenario.isRelevant("q_other"))
    try scenario.answer("q", "other")
    #expect(try scenario.isRelevant("q_other"))
    #expect(scenario.interview.label(try scenario.node("q_other")) == "Which other?")
    #expect(scenario.interview.spokenAnswer(try scenario.node("q")) == "Other")
    try scenario.apply(.languageChanged("fr"))
    #expect(scenario.interview.label(try scenario.node("q_other")) == "Précisez :")
    #expect(scenario.interview.spokenAnswer(try scenario.node("q")) == "Autre")

    let own = try Scenario(
      #"{"type": "select_one", "name": "q", "label": "Q", "choices": "yes_no", "or_other": true}, "#
        + #"{"type": "note", "name": "n", "label": "You said ${q_other}"}, "#
        + #"{"type": "text", "name": "q_other", "label": "My own words"}"#)
    #expect(own.interview.label(try own.node("q_other")) == "My own words")
  }

  @Test func `a shuffled list is the same whenever it is looked at, and fixed choices stay`() throws
  {
    let choices =
      #""many": ["#
      + (1...8).map { #"{"name": "c\#($0)", "label": "\#($0)"}"# }.joined(separator: ",")
      + #", {"name": "none", "label": "None", "fixed": true, "exclusive": true}]"#
    let item =
      #"{"type": "select_multiple", "name": "q", "label": "Q", "choices": "many", "randomize": true}"#
    func order(_ seed: UInt64) throws -> [String] {
      let json =
        #"{"id": "s", "version": "1", "title": "S", "choices": {\#(choices)}, "items": [\#(item)]}"#
      let scenario = try Scenario(
        QuestionnaireFile(name: "s.json", bytes: Array(json.utf8)), seed: seed)
      let once = scenario.interview.offeredChoices(try scenario.node("q")).map(\.name)
      #expect(scenario.interview.offeredChoices(try scenario.node("q")).map(\.name) == once)
      return once
    }
    let orders = try (1...6).map { try order(UInt64($0)) }
    #expect(try order(1) == orders[0])
    #expect(Set(orders).count > 1)
    for order in orders {
      #expect(order.last == "none")
      #expect(Set(order).count == 9)
    }
  }

  @Test func `a page is one stop for its questions, unless it holds what a page cannot`() throws {
    let scenario = try Scenario(
      #"{"type": "group", "name": "g", "label": "G", "appearance": "field-list", "items": ["#
        + #"{"type": "text", "name": "a", "label": "A"}, {"type": "text", "name": "b", "label": "B"}]}, "#
        + #"{"type": "group", "name": "h", "label": "H", "appearance": "field-list", "items": ["#
        + #"{"type": "text", "name": "c", "label": "C"}, "#
        + #"{"type": "repeat", "name": "r", "label": "R", "items": [{"type": "text", "name": "d", "label": "D"}]}]}"#
    )
    let (g, a) = (try scenario.node("g"), try scenario.node("a"))
    let (c, r) = (try scenario.node("c"), try scenario.node("r"))
    let interview = scenario.interview
    #expect(interview.stops == [.page(g), .question(c), .roster(r), .end])
    #expect(interview.stop(showing: a) == .page(g))
    #expect(interview.stop(after: .page(g)) == .question(c))
    #expect(interview.stop(before: .question(c)) == .page(g))
  }

  @Test func `bounds are said where the constraint says them plainly`() throws {
    let scenario = try Scenario(
      #"{"type": "integer", "name": "a", "label": "A", "constraint": ". > 17 and . < 100"}, "#
        + #"{"type": "decimal", "name": "b", "label": "B", "constraint": ". >= 0.5 and . mod 2 = 0"}, "#
        + #"{"type": "integer", "name": "c", "label": "C", "constraint": ". < 5 or . > 9"}, "#
        + #"{"type": "integer", "name": "d", "label": "D", "constraint": ". > ${a} and . < 9"}"#)
    func bounds(_ name: String) throws -> [Double?]? {
      scenario.interview.bounds(try scenario.node(name)).map { [$0.low, $0.high] }
    }
    #expect(try bounds("a") == [18, 99])
    #expect(try bounds("b") == [0.5, nil])
    #expect(try bounds("c") == nil)
    #expect(try bounds("d") == [nil, 8])
  }
}
