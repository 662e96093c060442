import Interviews
import Questionnaires
import Records
import TestKit
import Testing
import Values

@Suite struct EngineTests {
  @Test func `an answer in a closed group is kept, reads as empty, and comes back`() throws {
    var story = try Scenario(
      """
      {"type": "select_one", "name": "heard", "label": "?", "choices": "yes_no"},
      {"type": "group", "name": "more", "label": "?", "relevant": "${heard} = 'yes'", "items": [
        {"type": "integer", "name": "times", "label": "?"}]},
      {"type": "calculate", "name": "double", "calculation": "${times} * 2"}
      """)
    try story.answer("heard", "yes")
    try story.answer("times", "4")
    #expect(try story.value("double") == "8")
    try story.answer("heard", "no")
    #expect(try story.value("times") == "")
    #expect(try story.value("double") == "")
    #expect(story.record.answers.map(\.name) == ["heard"])
    try story.answer("heard", "yes")
    #expect(try story.value("double") == "8")
  }

  @Test func `an impossible answer is refused and changes nothing`() throws {
    var story = try Scenario(
      """
      {"type": "integer", "name": "age", "label": "?", "constraint": ". >= 0 and . <= 120"}
      """)
    try story.answer("age", "30")
    #expect(throws: InterviewFault.refused(.constraint)) { try story.answer("age", "121") }
    #expect(throws: InterviewFault.refused(.malformed(.integer))) { try story.answer("age", "5b") }
    #expect(try story.value("age") == "30")
  }

  @Test func `a constraint speaks again when something else that it reads changes`() throws {
    var story = try Scenario(
      """
      {"type": "decimal", "name": "amount", "label": "?"},
      {"type": "decimal", "name": "fee", "label": "?", "constraint": ". < ${amount}"}
      """)
    try story.answer("amount", "100")
    try story.answer("fee", "10")
    #expect(try story.failure("fee") == nil)
    try story.answer("amount", "5")
    #expect(try story.failure("fee") == .constraint)
  }

  @Test func `a default is applied once`() throws {
    var story = try Scenario(
      """
      {"type": "text", "name": "country", "label": "?", "default": "lc"},
      {"type": "text", "name": "copy", "label": "?", "default": "concat(${country}, '!')"}
      """)
    #expect(try story.value("copy") == "lc!")
    try story.answer("country", "dm")
    #expect(try story.value("copy") == "lc!")
    try story.answer("country", "")
    #expect(try story.value("country") == "")
  }

  @Test func `a calculation with a trigger runs when that question changes, and only then`() throws
  {
    var story = try Scenario(
      """
      {"type": "integer", "name": "n", "label": "?"},
      {"type": "text", "name": "go", "label": "?"},
      {"type": "group", "name": "g", "label": "?", "relevant": "${go} != 'hide'", "items": [
        {"type": "calculate", "name": "seen", "calculation": "${n}", "trigger": "${go}"}]}
      """)
    try story.answer("n", "1")
    #expect(try story.value("seen") == "")
    try story.answer("go", "a")
    #expect(try story.value("seen") == "1")
    try story.answer("n", "2")
    #expect(try story.value("seen") == "1")
    try story.answer("go", "b")
    #expect(try story.value("seen") == "2")
  }

  @Test func `a reason instead of an answer meets required and reads as empty`() throws {
    var story = try Scenario(
      """
      {"type": "integer", "name": "income", "label": "?", "required": true},
      {"type": "calculate", "name": "why", "calculation": "nonresponse(${income})"}
      """)
    #expect(try story.failure("income") == .required)
    try story.answer("income", "7")
    try story.decline("income", .refused)
    #expect(try story.failure("income") == nil)
    #expect(try story.value("income") == "")
    try story.decline("income", .askLater)
    #expect(try story.failure("income") == .putOff)
  }

  @Test func `a choice that its filter no longer offers is named, not dropped`() throws {
    var story = try Scenario(
      """
      {"type": "select_one", "name": "country", "label": "?", "choices": "country"},
      {"type": "select_one", "name": "region", "label": "?", "choices": "region",
       "choice_filter": "country = ${country}"}
      """,
      choices: """
        "country": [{"name": "us", "label": "US"}, {"name": "ca", "label": "Canada"}],
        "region": [{"name": "ny", "label": "New York", "country": "us"},
                   {"name": "on", "label": "Ontario", "country": "ca"}]
        """)
    try story.answer("country", "us")
    let region = try story.node("region")
    #expect(story.interview.offeredChoices(region).map(\.name) == ["ny"])
    try story.answer("region", "ny")
    try story.answer("country", "ca")
    #expect(try story.failure("region") == .notOffered(["ny"]))
    #expect(try story.value("region") == "ny")
    #expect(story.interview.withdrawnChoices(region).map(\.name) == ["ny"])
    #expect(throws: InterviewFault.refused(.notOffered(["ny"]))) {
      try story.answer("region", "ny")
    }
  }

  @Test func `a choice that excludes the others is no answer beside them`() throws {
    var story = try Scenario(
      #"{"type": "select_multiple", "name": "sent", "label": "Sent?", "choices": "what"}"#,
      choices: """
        "what": [{"name": "money", "label": "Money"}, {"name": "goods", "label": "Goods"},
                 {"name": "none", "label": "None", "exclusive": true}]
        """)
    try story.answer("sent", "money goods")
    try story.answer("sent", "none")
    #expect(throws: InterviewFault.refused(.notAlone(["none"]))) {
      try story.answer("sent", "none money")
    }
    #expect(try story.value("sent") == "none")
  }

  @Test func `one choice is one, even if two are offered`() throws {
    var story = try Scenario(
      #"{"type": "select_one", "name": "one", "label": "?", "choices": "yes_no"}"#)
    #expect(throws: InterviewFault.refused(.malformed(.selectOne))) {
      try story.answer("one", "yes no")
    }
  }

  @Test func `several choices are kept in the order of the list`() throws {
    var story = try Scenario(
      #"{"type": "select_multiple", "name": "both", "label": "?", "choices": "yes_no"}"#)
    try story.answer("both", "no yes")
    #expect(try story.value("both") == "yes no")
  }

  @Test func `the same word typed on two keyboards is one word`() throws {
    var story = try Scenario(#"{"type": "text", "name": "name", "label": "?"}"#)
    try story.answer("name", " Jose\u{301} ")
    #expect(Array(try story.value("name").unicodeScalars) == Array("José".unicodeScalars))
  }

  @Test func `piping shows the label of a choice in the interview's language`() throws {
    var story = try Scenario(
      """
      {"type": "select_one", "name": "home", "label": {"en": "?", "fr": "?"}, "choices": "home"},
      {"type": "note", "name": "said", "label": {"en": "You said ${home}.", "fr": "Vous dites ${home}."}}
      """,
      choices:
        #""home": [{"name": "dm", "label": {"en": "Dominica", "fr": "Dominique"}}]"#,
      languages: #""languages": ["en", "fr"],"#)
    try story.answer("home", "dm")
    let said = try story.node("said")
    #expect(story.interview.label(said) == "You said Dominica.")
    try story.apply(.languageChanged("fr"))
    #expect(story.interview.label(said) == "Vous dites Dominique.")
  }

  @Test func `a calculation by the clock has the clock of the moment it was made`() throws {
    var story = try Scenario(
      """
      {"type": "text", "name": "a", "label": "?"},
      {"type": "calculate", "name": "stamp", "calculation": "if(${a} = '', '', format-date(now(), '%Y-%m-%d'))"}
      """)
    try story.answer("a", "x")
    #expect(try story.value("stamp") == "2026-11-21")
    let replayed = try Interview(story.interview.form, journal: story.interview.entries)
    #expect(replayed.answer(try story.node("stamp")) == "2026-11-21")
  }

  @Test func `what was random stays what it was after a resume`() throws {
    var story = try Scenario(
      """
      {"type": "text", "name": "a", "label": "?"},
      {"type": "calculate", "name": "draw", "calculation": "once(random())"},
      {"type": "calculate", "name": "id", "calculation": "if(${a} = '', '', uuid())"}
      """)
    try story.answer("a", "x")
    let replayed = try Interview(story.interview.form, journal: story.interview.entries)
    for name in ["draw", "id"] {
      let node = try story.node(name)
      #expect(replayed.answer(node) == story.interview.answer(node))
      #expect(!replayed.answer(node).isEmpty)
    }
  }
}

@Suite struct UndoTests {
  @Test func `undo has no end and leaves the journal whole`() throws {
    var story = try Scenario(#"{"type": "integer", "name": "n", "label": "?"}"#)
    try story.answer("n", "1")
    try story.answer("n", "2")
    try story.answer("n", "3")
    try story.undo()
    #expect(try story.value("n") == "2")
    try story.undo()
    try story.undo()
    #expect(try story.value("n") == "")
    #expect(throws: InterviewFault.nothingToUndo) { try story.undo() }
    #expect(story.interview.entries.count == 7)
    let replayed = try Interview(story.interview.form, journal: story.interview.entries)
    #expect(replayed.answer(try story.node("n")) == "")
  }
}

@Suite struct FinishingTests {
  @Test func `finishing names everything that is left, and refuses until nothing is`() throws {
    var story = try Scenario(
      """
      {"type": "text", "name": "a", "label": "?", "required": true},
      {"type": "text", "name": "b", "label": "?", "required": "${a} != ''"},
      {"type": "text", "name": "c", "label": "?"}
      """)
    #expect(story.interview.unresolved.map(\.failure) == [.required])
    #expect(throws: InterviewFault.unresolved) { try story.apply(.finalized(.complete)) }
    try story.answer("a", "x")
    #expect(story.interview.unresolved.map(\.failure) == [.required])
    try story.answer("b", "y")
    try story.apply(.typed(Address("c"), "half"))
    #expect(story.interview.unresolved.map(\.failure) == [.unfinished])
    try story.answer("c", "")
    try story.apply(.finalized(.complete))
    #expect(story.record.disposition == "110")
    #expect(throws: InterviewFault.finished) { try story.answer("a", "z") }
  }

  @Test func `somebody who declined leaves no answer behind`() throws {
    var story = try Scenario(
      """
      {"type": "select_one", "name": "consent", "label": "?", "choices": "yes_no"},
      {"type": "note", "name": "bye", "label": "Bye", "relevant": "${consent} = 'no'",
       "outcome": {"code": "210", "keep": "nothing"}},
      {"type": "text", "name": "more", "label": "?", "required": true}
      """)
    try story.answer("consent", "no")
    let stop = try #require(story.interview.stops.dropFirst().first)
    #expect(story.interview.stops.count == 3)
    let outcome = try #require(story.interview.outcomeRule(at: stop))
    #expect(story.interview.stop(after: stop) == .end)
    try story.apply(.finalized(outcome))
    #expect(story.record.answers.isEmpty)
    #expect(story.record.disposition == "210")
  }
}

extension Scenario {
  var record: InterviewRecord {
    interview.record(
      id: "uuid:1", questionnaire: QuestionnaireKey(id: "story", version: "1", hash: "sha256:0"))
  }
}
