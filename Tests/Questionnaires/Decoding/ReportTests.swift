import JSONDocuments
import Questionnaires
import Testing

/// The report as a whole.
struct ReportTests {
  private static let faulty = Fixture(
    #"""
    {
      "id": "my survey",
      "titel": "T",
      "title": "T", "version": "1",
      "choices": {
        "l": [{"name": "a b", "label": "A",}],
        "m": {"file": "m.csv"}
      },
      "items": [
        {"type": "int", "name": "one", "label": "${tow}"},
        {"type": "group", "name": "g", "items": [
          {"type": "select_one", "name": "two", "label": "T", "choices": "k", "color": 1},
          {"type": "text", "name": "one"}
        ]}
      ]
    }
    """#, files: ["m.csv": "name,label\na,A\na,B\n"])

  @Test func `all problems are reported at once, in the order of the file`() {
    #expect(
      Self.faulty.report.problems.map { "\($0.place) \($0.itemPath ?? "-") \($0.code.identifier)" }
        == [
          "q.json:2:9 - bad-id",
          "q.json:3:3 - unknown-key",
          "q.json:6:5 - unused-choice-list",
          "q.json:6:20 - bad-choice-name",
          "q.json:6:39 - json-trailing-comma",
          "q.json:7:5 - unused-choice-list",
          "q.json:10:14 one unknown-type",
          "q.json:10:46 one unknown-placeholder",
          "q.json:12:70 g/two unknown-choice-list",
          "q.json:12:75 g/two unknown-key",
          "q.json:13:7 g/one missing-label",
          "q.json:13:32 g/one duplicate-name",
          "m.csv:3:1 - duplicate-choice",
        ])
  }

  @Test func `what could be understood is given back beside the problems`() {
    let read = Self.faulty.report.questionnaire
    #expect(read?.id == "my survey")
    #expect(read?.items.map(\.name) == ["one", "g"])
    #expect(read?.items.last?.items.map(\.name) == ["two", "one"])
  }

  @Test func `a text that is no JSON has no questionnaire`() {
    #expect(Fixture("{").report.questionnaire == nil)
    #expect(Fixture("[]").report.questionnaire == nil)
  }

  @Test func `scripts get the same as data`() throws {
    let fixture = Fixture.items(#"{"type": "text", "name": "a", "label": "A", "hnit": "H"}"#)
    let problem = try #require(fixture.report.problems.first)
    #expect(problem.severity == .error)
    #expect(
      JSONWriter.text(problem.json)
        == #"{"file":"q.json","line":2,"column":45,"severity":"error","code":"unknown-key","#
        + #""item":"a","what":"unknown key 'hnit' in an item","remedy":"did you mean 'hint'?"}"#)
  }

  @Test func `a sentence shows little of the file and nothing that a terminal obeys`() throws {
    let long = #"\u001b]0;"# + String(repeating: "x", count: 500)
    let fixture = Fixture.items(
      #"{"type": "text", "name": "a", "label": "A", "\#(long)": "H"}"#)
    let problem = try #require(fixture.report.problems.first)
    #expect(problem.description.count < 200)
    #expect(problem.sentence.hasPrefix("unknown key '\u{FFFD}]0;xxx"))
    #expect(problem.sentence.contains("…'"))
    #expect(!problem.description.unicodeScalars.contains("\u{1B}"))
  }

  @Test func `a caret finds its character behind escapes`() {
    let text = #"{"a": "x \u00e9 \n = 1"}"#
    let file = QuestionnaireFile(name: "q.json", bytes: Array(text.utf8))
    #expect(file.place(ofUTF8Index: 7, inStringAt: 6).column == 20)
  }

  @Test func `problems of several passes become one report`() {
    let file = QuestionnaireFile(name: "q.json", bytes: [])
    let problems = [(4, 1), (2, 9), (2, 3)].map { line, column in
      Problem(.badURL, at: Place(file: "q.json", line: line, column: column))
    }
    let other = Problem(.badURL, at: Place(file: "a.csv", line: 1, column: 1))
    #expect(file.inOrder([other] + problems).map(\.place.line) == [2, 2, 4, 1])
  }

  @Test func `bytes that are not UTF-8 are reported in either file`() {
    let text = Fixture.choices(#"{"file": "c.csv"}"#).text
    let questionnaire = QuestionnaireFile(name: "q.json", bytes: Array(text.utf8))
    let inChoices = questionnaire.decode { _ in Array("name,label\na,".utf8) + [0xE9, 0x0A] }
    #expect(
      inChoices.problems.map(\.description) == [
        "c.csv:2:3: error: these bytes are not UTF-8; save the file as CSV in UTF-8 "
          + "(choice-file-not-utf8)"
      ])
    let bytes = Array("{\"id\": \"caf".utf8) + [0xE9] + Array("\"}".utf8)
    #expect(
      QuestionnaireFile(name: "q.json", bytes: bytes).decode().problems.map(\.description) == [
        "q.json:1:12: error: these bytes are not UTF-8; save the file as UTF-8 (json-invalid-utf8)"
      ])
  }
}
