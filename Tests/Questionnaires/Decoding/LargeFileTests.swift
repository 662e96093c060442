import Questionnaires
import Testing

/// Files that would fill the memory if they were taken as they are.
struct LargeFileTests {
  private static func choices(_ rows: [String]) -> [Problem] {
    Fixture.choices("[" + rows.joined(separator: ",\n") + "]").report.problems
  }

  @Test func `choices that share no keys are refused before they fill the memory`() {
    let rows = (0..<3_000).map { #"{"name": "n\#($0)", "label": "L", "key\#($0)": 1}"# }
    let problems = Self.choices(rows)
    #expect(problems.map(\.code) == [.unevenChoices(list: "l")])
    #expect(problems.first?.severity == .error)
    #expect(
      problems.first?.sentence
        == "the choices of the list 'l' have too many different keys; give all of them the same "
        + "keys, or make several lists of them")
  }

  @Test func `one choice with thousands of keys is refused with the choices after it`() {
    let keys = (0..<3_000).map { #""key\#($0)": 1"# }.joined(separator: ", ")
    let rows = (0..<3_000).map { #"{"name": "n\#($0)", "label": "L"}"# }
    let problems = Self.choices([#"{"name": "first", "label": "L", \#(keys)}"#] + rows)
    #expect(problems.map(\.code) == [.unevenChoices(list: "l")])
  }

  @Test func `keys that some choices lack are no fault`() {
    let rows = (0..<3_000).map {
      #"{"name": "n\#($0)", "label": "L"\#($0 % 100 == 0 ? #", "rare": "x", "too": 2"# : "")}"#
    }
    #expect(Self.choices(rows).isEmpty)
  }

  @Test func `the first ten thousand faults are listed and the rest counted`() {
    let items =
      #"{"type": "note", "name": "n", "label": "N"},"# + "\n"
      + Array(repeating: "1", count: 12_000).joined(separator: ",")
    let problems = Fixture.items(items).report.problems
    #expect(problems.count == 10_001)
    #expect(problems.last?.code == .furtherProblems(2_000, areErrors: true))
    #expect(problems.last?.place.column == 20_001)
    #expect(
      problems.last?.sentence
        == "2000 further problems are not listed; mend the listed ones, and check again")
  }

  @Test func `warnings that are only counted do not keep the questionnaire from opening`() {
    let items = (0..<12_000).map { #"{"type": "text", "name": "q\#($0)", "label": ""}"# }
    let problems = Fixture.items(items.joined(separator: ",")).report.problems
    #expect(problems.last?.code == .furtherProblems(2_000, areErrors: false))
    #expect(problems.allSatisfy { $0.severity == .warning })
  }

  @Test func `an error among ten thousand counted warnings is still an error`() {
    let items = (0..<12_000).map { #"{"type": "text", "name": "q\#($0)", "label": ""}"# } + ["1"]
    let problems = Fixture.items(items.joined(separator: ",")).report.problems
    #expect(problems.last?.code == .furtherProblems(2_001, areErrors: true))
    #expect(problems.last?.severity == .error)
  }

  @Test func `a choice file of faults is given up after ten thousand`() {
    let file = "name,label\n" + String(repeating: "a b,\n", count: 12_000)
    let problems = Fixture.choices(#"{"file": "c.csv"}"#, files: ["c.csv": file]).report.problems
    #expect((10_000...10_001).contains(problems.count))
  }
}
