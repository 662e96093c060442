import Exports
import Records
import Testing

struct LabelTests {
  @Test(arguments: [
    ("en", "Yes", "\"English; French, spoken\""), ("fr", "Oui", "Anglais; Français"),
    ("es", "Yes", "\"English; French, spoken\""),
  ])
  func `choices are written by their labels in a language`(
    language: String, one: String, several: String
  ) throws {
    let survey = try Sample.questionnaire(
      Sample.item("select_one", "a", #""choices": "yes_no""#) + ","
        + Sample.item("select_multiple", "b", #""choices": "tongues""#))
    let record = Sample.record(1, [.text(name: "a", "yes"), .text(name: "b", "en fr")])
    let options = ExportOptions(labelLanguage: language)
    #expect(
      Export([survey], options: options).files(of: [record]).first?.answerLines == [
        "KEY,a,b,b/en,b/fr,b/kwl", "uuid:1,\(one),\(several),1,1,0",
      ])
  }

  @Test func `what is calculated is written by its labels too`() throws {
    let survey = try Sample.questionnaire(
      Sample.item("calculate", "a", #""choices": "yes_no", "calculation": "'yes'""#))
    let record = Sample.record(1, [.text(name: "a", "yes")])
    let options = ExportOptions(labelLanguage: "fr")
    #expect(
      Export([survey], options: options).files(of: [record]).first?.answerLines == [
        "KEY,a", "uuid:1,Oui",
      ])
  }

  @Test func `an answer that is no choice stays as it is`() throws {
    let survey = try Sample.questionnaire(
      Sample.item("select_one", "a", #""choices": "yes_no", "or_other": true"#))
    let record = Sample.record(1, [.text(name: "a", "perhaps"), .text(name: "a_other", "maybe")])
    let options = ExportOptions(labelLanguage: "en")
    #expect(
      Export([survey], options: options).files(of: [record]).first?.answerLines == [
        "KEY,a,a_other", "uuid:1,perhaps,maybe",
      ])
  }
}
