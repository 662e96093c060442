import Exports
import Records
import Testing

struct FormulaTests {
  @Test(arguments: [
    ("integer", "-5", "-5"), ("decimal", "-0.25", "-0.25"), ("range", "-1", "-1"),
    ("date", "2026-11-21", "2026-11-21"), ("time", "14:05:00.000-04:00", "14:05:00.000-04:00"),
    ("integer", "-5+cmd", "'-5+cmd"), ("integer", "=5", "'=5"), ("decimal", "-", "'-"),
    ("text", "-5", "'-5"), ("text", "+1 758", "'+1 758"), ("barcode", "@x", "'@x"),
    ("geotrace", "-13.9 60.1 0 0;-13.8 60.2 0 0", "-13.9 60.1 0 0;-13.8 60.2 0 0"),
    ("geotrace", "-13.9 =x", "'-13.9 =x"),
  ])
  func `numbers stay numbers and what only looks like one does not`(
    type: String, answer: String, expected: String
  ) throws {
    let survey = try Sample.questionnaire(Sample.item(type, "q"))
    let record = Sample.record(1, [.text(name: "q", answer)])
    #expect(Export([survey]).files(of: [record]).first?.answerLines.last == "uuid:1,\(expected)")
  }

  @Test func `a calculated figure may be negative`() throws {
    let survey = try Sample.questionnaire(
      #"{"type": "calculate", "name": "c", "calculation": "1 - 3"}"#)
    let records = [
      Sample.record(1, [.text(name: "c", "-2")]), Sample.record(2, [.text(name: "c", "=2")]),
    ]
    #expect(
      Export([survey]).files(of: records).first?.answerLines == [
        "KEY,c", "uuid:1,-2", "uuid:2,'=2",
      ])
  }

  @Test func `headers are guarded like answers`() {
    let options = ExportOptions(personalData: .included)
    let record = Sample.record(1, [.text(name: "=cmd|x,\u{1B}", "y")])
    let file = Export([], options: options).files(of: [record]).first
    #expect(file?.answerLines == ["KEY,\"'=cmd|x,␛\"", "uuid:1,y"])
  }

  @Test func `labels are guarded like answers`() throws {
    var survey = try Sample.questionnaire(Sample.item("select_one", "q", #""choices": "yes_no""#))
    survey.relabelFirstChoices("- none")
    let record = Sample.record(1, [.text(name: "q", "yes")])
    let file = Export([survey], options: ExportOptions(labelLanguage: "en")).files(of: [record])
    #expect(file.first?.answerLines.last == "uuid:1,'- none")
  }
}
