import Questionnaires
import Testing
import Values

/// What a faultless questionnaire becomes.
struct DecodingTests {
  static let text = #"""
    {
      "$schema": "questionnaire.schema.json",
      "id": "study", "version": "2026.1",
      "title": {"en": "Study", "fr": "Étude"}, "languages": ["en", "fr"],
      "description": "About", "instance_name": "${age}",
      "choices": {
        "yes_no": [
          {"name": "yes", "label": {"en": "Yes", "fr": "Oui"}, "country": "us", "weight": 2},
          {"name": "none", "label": "None", "exclusive": true, "fixed": true}
        ],
        "city": {"file": "lists/cities.csv"}
      },
      "public_keys": [{"name": "study", "key": "L1x4aTSxUAm3pLCl01bGXAsN7wS4Sd3RmnuXrtGVmy8=", "recovery": true}],
      "submission": {"url": "https://example.org/submit"},
      "kiosk": {"idle_seconds": 120, "warn_seconds": 20, "welcome": "W", "on_idle": "keep"},
      "nonresponse_codes": {"refused": -8},
      "modules": {"washington-group-short-set": {
        "module": "washington-group-short-set", "title": {"en": "T", "fr": "T"}, "reference": "R",
        "languages": ["en", "fr"], "choices": {}, "items": [
          {"type": "note", "name": "bye", "label": "B"}]}},
      "quotas": [{"name": "n", "label": "N", "when": "${age} > 1", "target": 5, "severity": "hard",
        "most": true}],
      "indicators": [{"name": "i", "label": "I", "description": "D", "value": "1",
        "statistic": "ratio", "per": "2", "by": [], "minimum_base": 30, "tags": ["SDG"],
        "bands": [{"name": "a", "label": "A", "below": 1.5}, {"name": "b", "label": "B"}]}],
      "sections": [
        {"name": "s", "label": "S", "relevant": "true()", "items": [
          {"type": "integer", "name": "age", "label": "Age", "hint": "H", "guidance_hint": "G",
           "required": true, "required_message": "R", "constraint": ". > 0",
           "constraint_message": "C", "default": 18, "read_only": "${age} > 1",
           "nonresponse": ["dont_know", "refused"], "personal_data": true, "sensitive": true,
           "rationale": "why", "tags": ["P4"], "appearance": "numbers  quick",
           "checks": [{"rule": ". < 99", "message": "Sure?", "severity": "soft"}],
           "probes": ["Could you say more?"], "media": {"image": "a/b.png"}},
          {"type": "repeat", "name": "visits", "label": "V", "repeat_count": 3,
           "instance_label": "${when}", "items": [
            {"type": "select_multiple", "name": "when", "label": "W", "choices": "yes_no",
             "choice_filter": "country = 'us'", "randomize": "5", "or_other": true}]},
          {"type": "range", "name": "r", "label": "R", "parameters": {"start": 0, "end": "10", "step": 0.5}},
          {"type": "select_one", "name": "c", "label": "C", "choices": "city"},
          {"type": "calculate", "name": "k", "calculation": "1 + 1", "trigger": "${age}"},
          {"type": "trigger", "name": "t", "label": "T"},
          {"type": "group", "name": "wg", "locked": "washington-group-short-set", "items": [
            {"type": "note", "name": "bye", "label": "B", "outcome": {"code": "210", "keep": "nothing"}}]}
        ]}
      ]
    }
    """#

  static let cities =
    "\u{FEFF}name,label,label::fr,country,exclusive\r\nny,New York,,us,\r\n"
    + "\"q,c\",\"Quebec \"\"City\"\"\",Québec,ca,true\r\n\r\n"

  static var report: (questionnaire: Questionnaire?, problems: [Problem]) {
    let cities = Array(Self.cities.utf8)
    return QuestionnaireFile(name: "q.json", bytes: Array(text.utf8))
      .decode { $0 == "lists/cities.csv" ? cities : nil }
  }

  private func questionnaire() throws -> Questionnaire { try #require(Self.report.questionnaire) }

  @Test func `every key of the format is known`() {
    #expect(
      Self.report.problems.map(\.description) == [
        "lists/cities.csv:2:13: warning: 'label' has no text in 'fr', and will show the first "
          + "language's; translate it (missing-translation)"
      ])
  }

  @Test func `the head of the questionnaire is read`() throws {
    let read = try questionnaire()
    #expect(read.id == "study")
    #expect(read.version == "2026.1")
    #expect(read.title.byLanguage == ["en": "Study", "fr": "Étude"])
    #expect(read.languages == ["en", "fr"])
    #expect(read.description?.byLanguage == ["": "About"])
    #expect(read.instanceName?.value == "${age}")
    #expect(read.submissionURL == "https://example.org/submit")
    #expect(
      read.nonresponseCodes == ["dont_know": -98, "refused": -8, "not_applicable": -97])
    #expect(read.hasSections)
    #expect(read.items.map(\.name) == ["s"])
  }

  @Test func `choices keep their order, flags and columns`() throws {
    let list = try #require(questionnaire().choiceLists.first)
    #expect(list.map(\.name) == ["yes", "none"])
    #expect(list.map(\.isExclusive) == [false, true])
    #expect(list.map(\.isFixed) == [false, true])
    #expect(list.first?.columns == ["country": "us", "weight": "2"])
  }

  @Test func `choices are read from a file`() throws {
    let list = try #require(questionnaire().choiceLists.last)
    #expect(list.file?.value == "lists/cities.csv")
    #expect(list.map(\.name) == ["ny", "q,c"])
    #expect(
      list.map(\.label.byLanguage) == [
        ["en": "New York"], ["en": "Quebec \"City\"", "fr": "Québec"],
      ])
    #expect(list.map(\.columns) == [["country": "us"], ["country": "ca"]])
    #expect(list.map(\.isExclusive) == [false, true])
  }

  @Test func `an item keeps everything its author wrote`() throws {
    let age = try #require(questionnaire().items.first?.items.first)
    #expect(age.type == .integer)
    #expect(age.required == .always)
    #expect(age.constraint?.value == ". > 0")
    #expect(age.defaultValue?.value == "18")
    #expect(age.nonresponse == [.doesNotKnow, .refused])
    #expect(age.personalData && age.sensitive)
    #expect(age.tags == ["P4"])
    #expect(age.appearance == ["numbers", "quick"])
    if case .when(let expression) = age.readOnly {
      #expect(expression.value == "${age} > 1")
    } else {
      Issue.record("read_only was lost")
    }
  }

  @Test func `items of every shape are read`() throws {
    let items = try #require(questionnaire().items.first?.items)
    #expect(
      items.map(\.type)
        == [.integer, .repeat, .range, .selectOne, .calculate, .acknowledge, .group])
    #expect(items[1].repeatCount?.value == "3")
    #expect(items[1].instanceLabel?.value == "${when}")
    #expect(items[1].items.first?.orOther == true)
    #expect(items[2].parameters == ["start": "0", "end": "10", "step": "0.5"])
    #expect(items[4].trigger?.value == "${age}")
    let outcome = items[6].items.first?.outcome
    #expect(outcome?.code == "210")
    #expect(outcome?.keepsAnswers == false)
  }

  @Test func `whatever can be at fault knows its byte`() throws {
    let bytes = Array(Self.text.utf8)
    let items = try #require(questionnaire().items.first?.items)
    #expect(bytes[items[0].offset] == UInt8(ascii: "{"))
    let name = items[0].nameOffset
    #expect(String(decoding: bytes[name..<name + 5], as: UTF8.self) == "\"age\"")
    let constraint = try #require(items[0].constraint?.offset)
    #expect(String(decoding: bytes[constraint..<constraint + 7], as: UTF8.self) == "\". > 0\"")
  }

  @Test func `a label alone in a choice file serves every language`() throws {
    let fixture = Fixture.items(
      #"{"type": "rank", "name": "a", "label": {"en": "A", "fr": "A"}, "choices": "l"}"#,
      top: #""languages": ["en", "fr"], "choices": {"l": {"file": "l.csv"}}"#,
      files: ["l.csv": "name,label\nx,X"])
    let report = fixture.report
    #expect(report.problems == [])
    #expect(report.questionnaire?.choiceLists.first?.first?.label.byLanguage == ["": "X"])
  }
}
