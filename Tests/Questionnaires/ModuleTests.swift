import Foundation
import Questionnaires
import TestKit
import Testing

/// Groups that are locked to a standard module.
struct ModuleTests {
  private static let module = #"""
    {"module": "mood", "title": "Mood", "reference": "Made up.", "languages": ["en", "fr"],
     "choices": {"scale": [{"name": "1", "label": {"en": "Well", "fr": "Bien"}},
                           {"name": "2", "label": {"en": "Badly", "fr": "Mal"}}]},
     "items": [{"type": "select_one", "name": "mood", "choices": "scale",
                "label": {"en": "How are you?", "fr": "Comment allez-vous ?"}}]}
    """#

  /// A questionnaire with the module in a group of this name, the list under another.
  private static func text(
    group: String = "g", name: String = "mood", label: String = "How are you?", more: String = "",
    languages: String = #"["en"]"#
  ) -> String {
    #"{"id": "q", "version": "1", "title": "T", "languages": "# + languages
      + #", "choices": {"own": [{"name": "1", "label": "Well"}, {"name": "2", "label": "Badly"}]}, "#
      + #""items": [{"type": "group", "name": ""# + group + #"", "locked": "mood", "items": ["#
      + #"{"type": "select_one", "name": ""# + name + #"", "choices": "own", "label": {"en": ""#
      + label + #""}"# + more + "}]}]}"
  }

  private static func codes(_ text: String, module: String? = Self.module) -> [String] {
    QuestionnaireFile(name: "q.json", bytes: Array(text.utf8)).problems { name in
      name == "modules/mood.json" ? module.map { Array($0.utf8) } : nil
    }.filter { $0.severity == .error }.map { $0.code.identifier }
  }

  @Test func `a group that is its module has no fault, whatever its list is called`() {
    #expect(Self.codes(Self.text()) == [])
  }

  @Test func `a module can be asked twice, its names behind that of the group`() {
    #expect(Self.codes(Self.text(group: "child", name: "child_mood")) == [])
    #expect(
      Self.codes(Self.text(group: "child", name: "his_mood"))
        == ["locked-item-missing", "locked-item-added"])
  }

  @Test func `what is the author's own does not count as a change`() {
    let own =
      #", "guidance_hint": "Read aloud.", "tags": ["SDG 3"]"#
      + #", "nonresponse": ["refused"], "required": true"#
    #expect(Self.codes(Self.text(more: own)) == [])
  }

  @Test func `a condition of one item is found`() {
    #expect(Self.codes(Self.text(more: #", "relevant": "1 = 1""#)) == ["locked-condition"])
  }

  @Test func `a changed word, an added hint and a question for «other» are found`() {
    #expect(Self.codes(Self.text(label: "How do you feel?")) == ["locked-wording"])
    #expect(Self.codes(Self.text(more: #", "hint": "Be frank.""#)) == ["locked-wording"])
    #expect(Self.codes(Self.text(more: #", "or_other": true"#)) == ["locked-item-added"])
  }

  @Test func `only languages of both are compared`() {
    #expect(Self.codes(Self.text(languages: #"["en", "ht"]"#)) == [])
    #expect(Self.codes(Self.text(languages: #"["en", "fr"]"#)).contains("locked-wording"))
  }

  @Test func `a reference that is missing, misnamed or broken is said, and nothing after it`() {
    #expect(Self.codes(Self.text(label: "X"), module: nil) == ["module-missing"])
    let other = Self.module.replacing(#""module": "mood""#, with: #""module": "food""#)
    #expect(Self.codes(Self.text(label: "X"), module: other) == ["other-module"])
    let broken = Self.module.replacing("select_one", with: "select_won")
    #expect(Self.codes(Self.text(label: "X"), module: broken) == ["unknown-type"])
  }

  @Test func `a questionnaire kept as one text carries its reference and opens without a file`()
    throws
  {
    let file = QuestionnaireFile(name: "q.json", bytes: Array(Self.text().utf8))
    let read = try #require(file.decode { _ in Array(Self.module.utf8) }.questionnaire)
    let whole = read.selfContained(file.bytes)
    let kept = QuestionnaireFile(name: "kept.json", bytes: whole)
    #expect(kept.problems().map(\.description) == [])
    let again = try #require(kept.decode().questionnaire)
    #expect(again.selfContained(whole) == whole)
    let changed = String(decoding: whole, as: UTF8.self).replacing("Badly", with: "So so")
    #expect(
      QuestionnaireFile(name: "kept.json", bytes: Array(changed.utf8)).problems().map(\.code)
        .count == 0, "changed in the reference and in the group alike, they still agree")
    let torn = String(decoding: whole, as: UTF8.self).replacing(
      "\"label\": \"Badly\"", with: "\"label\": \"So so\"")
    #expect(Self.codes(torn, module: nil) == ["locked-choices"])
  }
}
