import Questionnaires
import Testing

/// Files that are too large or too wrong to be read whole: an error with its place, and an end.
struct LimitTests {
  private func problems(_ text: String) -> [Problem] {
    let file = QuestionnaireFile(name: "q.json", bytes: Array(text.utf8))
    let (questionnaire, problems) = file.decode()
    guard let questionnaire else { return problems }
    do throws(FormFault) {
      return problems + (try Form.compile(questionnaire, in: file).warnings)
    } catch { return problems + error.problems }
  }

  private func items(_ items: some Sequence<String>) -> String {
    #"{"id": "q", "version": "1", "title": "T", "items": ["# + "\n"
      + items.joined(separator: ",\n") + "\n]}"
  }

  private func calculation(_ name: String, _ expression: String) -> String {
    #"{"type": "calculate", "name": "\#(name)", "calculation": "\#(expression)"}"#
  }

  @Test func `the first item beyond the limit is the fault, and nothing is read behind it`() {
    let notes = (1...100_005).map { #"{"type":"note","name":"n\#($0)","label":"x"}"# }
    let problems = problems(items(notes))
    #expect(problems.map(\.code) == [.tooManyItems(limit: 100_000)])
    #expect(problems.first?.place == Place(file: "q.json", line: 100_002, column: 1))
  }

  @Test func `a name of a million letters is refused at its place`() {
    let name = String(repeating: "a", count: 1_000_000)
    let problems = problems(items([#"{"type": "note", "name": "\#(name)", "label": "x"}"#]))
    #expect(problems.map(\.code.identifier) == ["name-too-long"])
    #expect(problems.first?.place.line == 2)
    #expect(problems.first?.sentence.count ?? 0 < 300)
  }

  @Test func `a slider of more steps than can be told apart is refused`() {
    let problems = problems(
      items([
        #"{"type": "range", "name": "r", "label": "x", "parameters": {"start": 0, "end": 1e300, "step": 1e-300}}"#
      ]))
    #expect(problems.map(\.code.identifier) == ["bad-range"])
  }

  @Test func `after a thousand faults in expressions the others are counted`() {
    let problems = problems(items((1...1_500).map { calculation("c\($0)", "1 +") }))
    #expect(problems.count == 1_001)
    #expect(problems.last?.code == .expressionsNotChecked(500))
    #expect(problems.last?.place.line == 1_002)
  }

  @Test func `wrong names in a large questionnaire are reported without comparing each with all`() {
    let problems = problems(
      items((1...3_000).map { calculation("question_\($0)", "${quetsion_\($0)}") }))
    #expect(problems.count == 1_001)
    #expect(problems.first?.code == .unknownReference("quetsion_1", suggestion: "question_1"))
    #expect(problems[900].code == .unknownReference("quetsion_901", suggestion: nil))
  }

  @Test func `a circle of ten thousand is told by its beginning`() {
    let problems = problems(
      items((0..<10_000).map { calculation("c\($0)", "${c\(($0 + 1) % 10_000)} + 1") }))
    #expect(problems.map(\.code.identifier) == ["dependency-cycle"])
    #expect(problems.first?.sentence.contains(") → 9980 more → c") ?? false)
  }

  @Test func `of twenty thousand circles a thousand are told and the others counted`() {
    let pairs = (0..<20_000).flatMap { [("a\($0)", "b\($0)"), ("b\($0)", "a\($0)")] }
    let problems = problems(items(pairs.map { calculation($0.0, "${\($0.1)} + 1") }))
    #expect(problems.count == 1_001)
    #expect(problems.last?.code == .furtherProblems(19_000, areErrors: true))
  }

  @Test func `two thousand sums over a group of twenty thousand share one way to its members`()
    throws
  {
    let members = (0..<20_000).map { #"{"type": "integer", "name": "n\#($0)", "label": "?"}"# }
    let group = #"{"type": "group", "name": "g", "items": [\#(members.joined(separator: ","))]}"#
    let sums = (0..<2_000).map { calculation("c\($0)", "sum(/data/g/*)") }
    let file = QuestionnaireFile(name: "q.json", bytes: Array(items([group] + sums).utf8))
    let questionnaire = try #require(file.decode().questionnaire)
    let form = try Form.compile(questionnaire, in: file).form
    let member = DependencyGraph.Vertex(try #require(form.item(named: "n7")).id, .value)
    #expect(form.graph.dependents(of: member).count <= 2)
    let whole = DependencyGraph.Vertex(try #require(form.item(named: "g")).id, .members)
    #expect(form.graph.dependents(of: whole).count == 2_000)
  }

  @Test func `behind many conditions that take long to judge an ordinary one is still judged`() {
    let nested = (0..<11).reduce("${i} = 1") { inner, _ in "if(\(inner), true(), false())" }
    let slow = (1...400).map {
      #"{"type": "note", "name": "n\#($0)", "label": "x", "relevant": "\#(nested)"}"#
    }
    let integer = #"{"type": "integer", "name": "i", "label": "?"}"#
    let last =
      #"{"type": "note", "name": "last", "label": "x", "relevant": "${i} > 3 and ${i} < 2"}"#
    #expect(
      problems(items([integer] + slow + [last])).map(\.code.identifier) == ["never-relevant"])
  }

  @Test func `where expressions read too much together, the first beyond is the fault`() {
    let sum = Array(repeating: "${n}", count: 200).joined(separator: " + ")
    let problems = problems(
      items(
        [#"{"type": "integer", "name": "n", "label": "?"}"#]
          + (1...760).map { calculation("c\($0)", sum) }))
    #expect(problems.map(\.code) == [.tooManyReadings(limit: 120_000)])
    #expect(problems.first?.place.line == 603)
  }

  @Test func `where expressions are too long together, the first beyond is the fault`() {
    let long = "string-length('" + String(repeating: "a", count: 99_983) + "')"
    let problems = problems(items((1...35).map { calculation("c\($0)", long) }))
    #expect(problems.map(\.code) == [.tooMuchExpression(limit: 5 << 19)])
    #expect(problems.first?.place.line == 28)
  }

  @Test func `where texts hold too many answers to fill in, the first beyond is the fault`() {
    let full = String(repeating: "${n}", count: 100_000)
    let notes = (1...7).map { #"{"type": "note", "name": "t\#($0)", "label": "\#(full)"}"# }
    let problems = problems(items([#"{"type": "integer", "name": "n", "label": "?"}"#] + notes))
    #expect(problems.map(\.code) == [.tooManyPlaceholders(limit: 500_000)])
    #expect(problems.first?.place.line == 8)
  }

  @Test
  func
    `the first language beyond the limit is the fault, and translations are told for those before`()
  {
    let tags = (0..<103).map {
      "\"a\(["a", "b", "c", "d", "e"][$0 / 26])\(UnicodeScalar(UInt8(97 + $0 % 26)))\""
    }
    let problems = problems(
      #"{"id": "q", "version": "1", "title": "T", "languages": [\#(tags.joined(separator: ","))], "items": ["#
        + #"{"type": "note", "name": "n", "label": {"aaa": "x"}}]}"#)
    #expect(problems.filter { $0.code == .tooManyEntries(key: "languages", limit: 100) }.count == 1)
    let missing = problems.filter {
      $0.code.identifier == "missing-translation" && $0.itemPath == "n"
    }
    #expect(missing.count == 99)
  }

  @Test func `patterns are doubted until there are too many long ones, each of them once`() {
    func constraints(_ ending: (Int) -> String) -> [String] {
      (1...60).map {
        let pattern = String(repeating: "(a?a?)*", count: 40) + ending($0)
        return
          #"{"type": "text", "name": "t\#($0)", "label": "?", "constraint": "regex(., '\#(pattern)')"}"#
      }
    }
    let same = problems(items(constraints { _ in "x" }))
    #expect(same.count { $0.code.identifier == "costly-pattern" } == 60)
    let different = problems(items(constraints { "z\($0)" }))
    let told = different.count { $0.code.identifier == "costly-pattern" }
    #expect(told > 20 && told < 60)
  }

  @Test func `after ten thousand doubts the others are counted`() {
    let problems = problems(
      items(
        (1...10_500).map {
          #"{"type": "note", "name": "n\#($0)", "label": "x", "relevant": "1 = 1"}"#
        }))
    #expect(problems.count == 10_001)
    #expect(problems.last?.code == .furtherProblems(500, areErrors: false))
  }

  @Test func `the first list beyond the limit is the fault, and nothing is read behind it`() {
    let lists = (1...100_005).map { #""l\#($0)": [{"name": "c", "label": "C"}]"# }
    let text =
      #"{"id": "q", "version": "1", "title": "T", "choices": {"# + lists.joined(separator: ",\n")
      + #"}, "items": [{"type": "note", "name": "n", "label": "x"}]}"#
    let beyond = problems(text).filter { $0.code == .tooManyLists(limit: 100_000) }
    #expect(beyond.map(\.place.line) == [100_001])
  }

  @Test func `predicates inside predicates end where they would take years`() {
    let nested = { (depth: Int) in
      String(repeating: "${a}[count(", count: depth) + "${a}"
        + String(repeating: ") > 0]", count: depth)
    }
    let repeated =
      #"{"type": "repeat", "name": "r", "label": "?", "items": ["#
      + #"{"type": "text", "name": "a", "label": "?"}]}"#
    #expect(problems(items([repeated, calculation("c", nested(4))])).isEmpty)
    let problems = problems(items([repeated, calculation("c", nested(5))]))
    #expect(problems.map(\.code.identifier) == ["expression-syntax"])
    #expect(problems.first?.place.line == 3)
  }

  @Test(
    arguments: [
      String(repeating: "(", count: 49_000) + "1" + String(repeating: ")", count: 49_000),
      Array(repeating: "1", count: 16_000).joined(separator: " + "),
      "'" + String(repeating: "a", count: 100_001) + "'",
      Array(repeating: "${c}", count: 20_000).joined(separator: "|"),
    ])
  func `an expression of a hundred thousand characters`(expression: String) {
    let problems = problems(items([calculation("c", expression)]))
    #expect(problems.map(\.code.identifier) == ["expression-syntax"])
    #expect(problems.first?.place.line == 2)
  }

  @Test func `filters that read each other backwards may be as many as the questions`() {
    let first = #"{"type": "note", "name": "n", "label": "N", "relevant": "${q4999} = 'a'"}"#
    let selects = (0..<5000).map { place in
      let rule = place == 0 ? "name != 'a'" : "name != 'a' or ${q\(place - 1)} = 'a'"
      return #"""
        {"type": "select_one", "name": "q\#(place)", "label": "Q", "choices": "l",
         "choice_filter": "\#(rule)"}
        """#
    }
    let items = ([first] + selects).joined(separator: ",")
    let text = #"""
      {"id": "q", "version": "1", "title": "T", "choices": {"l": [
        {"name": "a", "label": "A"}, {"name": "b", "label": "B"}]}, "items": [\#(items)]}
      """#
    let file = QuestionnaireFile(name: "q.json", bytes: Array(text.utf8))
    #expect(!file.problems().contains { $0.severity == .error })
  }

  @Test func `two hundred thousand lists inside each other`() {
    let problems = problems(items([String(repeating: "[", count: 200_000)]))
    #expect(problems.map(\.code.identifier) == ["json-too-deep"])
    #expect(problems.first?.place == Place(file: "q.json", line: 2, column: 199))
  }
}
