import Exports
import Records
import Testing

struct NonresponseTests {
  private static let reasons = #""nonresponse": ["dont_know", "refused", "not_applicable"]"#

  @Test(arguments: [
    ("integer", ""), ("decimal", ""), ("select_one", #""choices": "yes_no""#),
    ("rank", #""choices": "yes_no""#),
  ])
  func `numbers and choices hold the code in their own column`(type: String, more: String) throws {
    let survey = try Sample.questionnaire(
      Sample.item(type, "q", [more, Self.reasons].filter { !$0.isEmpty }.joined(separator: ",")))
    let records = [("dont_know", -98), ("refused", -99), ("not_applicable", -97)].map {
      Sample.record(-$1, [], nonresponse: [("q", $0)])
    }
    #expect(
      Export([survey]).files(of: records).first?.answerLines == [
        "KEY,q", "uuid:98,-98", "uuid:99,-99", "uuid:97,-97",
      ])
  }

  @Test(arguments: ["text", "barcode", "date", "time", "datetime"])
  func `words and dates have a column of their own for it`(type: String) throws {
    let survey = try Sample.questionnaire(Sample.item(type, "q", Self.reasons))
    let records = [
      Sample.record(1, [], nonresponse: [("q", "refused")]),
      Sample.record(2, [.text(name: "q", "x")]),
    ]
    #expect(
      Export([survey]).files(of: records).first?.answerLines == [
        "KEY,q,q_nonresponse", "uuid:1,,-99", "uuid:2,x,",
      ])
  }

  @Test func `every column of a split question holds the code`() throws {
    let survey = try Sample.questionnaire(
      Sample.item("select_multiple", "q", #""choices": "yes_no", "# + Self.reasons))
    let record = Sample.record(1, [], nonresponse: [("q", "dont_know")])
    #expect(
      Export([survey]).files(of: [record]).first?.answerLines == [
        "KEY,q,q/yes,q/no", "uuid:1,-98,-98,-98",
      ])
  }

  @Test func `a questionnaire's own codes are used, with labels too`() throws {
    let survey = try Sample.questionnaire(
      Sample.item("select_one", "q", #""choices": "yes_no", "# + Self.reasons),
      extra: #""nonresponse_codes": {"refused": 999},"#)
    let records = [
      Sample.record(1, [], nonresponse: [("q", "refused")]),
      Sample.record(2, [], nonresponse: [("q", "dont_know")]),
    ]
    let export = Export([survey], options: ExportOptions(labelLanguage: "fr"))
    #expect(
      export.files(of: records).first?.answerLines == ["KEY,q", "uuid:1,999", "uuid:2,-98"])
  }

  @Test func `a question put off is not one that was declined`() throws {
    let survey = try Sample.questionnaire(Sample.item("text", "q"))
    let record = Sample.record(1, [], nonresponse: [("q", "ask_later")])
    #expect(Export([survey]).files(of: [record]).first?.answerLines == ["KEY,q", "uuid:1,"])
    let lines = Export([survey], options: ExportOptions(format: .jsonl)).files(of: [record])
    #expect(lines.first?.text.contains("ask_later") == false)
  }

  @Test func `a reason that the question does not declare is written all the same`() throws {
    let survey = try Sample.questionnaire(Sample.item("text", "q") + "," + Sample.item("text", "r"))
    let record = Sample.record(1, [], nonresponse: [("q", "refused")])
    #expect(
      Export([survey]).files(of: [record]).first?.answerLines == [
        "KEY,q,q_nonresponse,r", "uuid:1,,-99,",
      ])
  }
}
