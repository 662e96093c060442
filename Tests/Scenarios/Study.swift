import Questionnaires
import Scenarios
import TestKit

/// A small questionnaire and scenarios on it, told.
enum Study {
  static let questionnaire = """
    {"id": "study", "version": "1", "title": {"en": "Study", "fr": "Étude"}, "languages": ["en", "fr"],
     "choices": {
       "yes_no": [{"name": "yes", "label": {"en": "Yes", "fr": "Oui"}},
         {"name": "no", "label": {"en": "No", "fr": "Non"}}],
       "town": [
         {"name": "london", "label": {"en": "London", "fr": "Londres"}, "country": "gb"},
         {"name": "paris", "label": {"en": "Paris", "fr": "Paris"}, "country": "fr"}],
       "country": [{"name": "gb", "label": {"en": "UK", "fr": "RU"}},
         {"name": "fr", "label": {"en": "France", "fr": "France"}}]},
     "indicators": [
       {"name": "per_year", "label": {"en": "A year", "fr": "Par an"}, "value": "${amount} * 12",
        "bands": [{"name": "little", "label": {"en": "Little", "fr": "Peu"}, "below": 1000},
          {"name": "much", "label": {"en": "Much", "fr": "Beaucoup"}}]},
       {"name": "third", "label": {"en": "Third", "fr": "Tiers"}, "value": "${amount} div 3"},
       {"name": "share", "label": {"en": "Share", "fr": "Part"}, "value": "${amount}",
        "statistic": "ratio", "per": "${amount} * 4 div 3"}],
     "quotas": [
       {"name": "british", "label": {"en": "UK", "fr": "RU"}, "when": "${country} = 'gb'", "target": 5},
       {"name": "poor", "label": {"en": "Poor", "fr": "Pauvres"}, "when": "${amount} < 10", "target": 5}],
     "items": [
       {"type": "select_one", "name": "consent", "label": {"en": "Agree?", "fr": "D'accord ?"},
        "choices": "yes_no", "required": true},
       {"type": "note", "name": "declined", "label": {"en": "Thank you.", "fr": "Merci."},
        "relevant": "${consent} = 'no'", "outcome": {"code": "210", "keep": "nothing"}},
       {"type": "select_one", "name": "country", "label": {"en": "Where?", "fr": "Où ?"},
        "choices": "country", "required": true},
       {"type": "select_one", "name": "town", "label": {"en": "Town?", "fr": "Ville ?"},
        "choices": "town", "choice_filter": "country = ${country}"},
       {"type": "integer", "name": "amount", "label": {"en": "Amount?", "fr": "Montant ?"},
        "constraint": ". >= 0", "nonresponse": ["refused"],
        "checks": [{"rule": ". < 5000", "message": {"en": "So much?", "fr": "Tant ?"}},
          {"rule": ". != 13", "message": {"en": "No.", "fr": "Non."}, "severity": "critical"}]},
       {"type": "text", "name": "why", "label": {"en": "Why?", "fr": "Pourquoi ?"},
        "relevant": "${amount} > 100"},
       {"type": "text", "name": "sealed", "label": {"en": "Sealed", "fr": "Scellé"},
        "default": "x", "read_only": "${amount} > 100"},
       {"type": "calculate", "name": "double", "calculation": "${amount} * 2",
        "checks": [{"rule": "not(${country} = 'fr' and ${amount} = 50)",
          "message": {"en": "In France?", "fr": "En France ?"}}]},
       {"type": "calculate", "name": "day", "calculation": "string(today())"},
       {"type": "repeat", "name": "orgs", "label": {"en": "Groups", "fr": "Groupes"}, "items": [
         {"type": "text", "name": "org", "label": {"en": "Which?", "fr": "Lequel ?"}},
         {"type": "text", "name": "role", "label": {"en": "Role?", "fr": "Rôle ?"},
          "relevant": "${org} = 'A'"}]}
     ]}
    """

  /// The problems of a file of scenarios, those of its names too.
  static func problems(_ scenarios: String) throws -> [String] {
    let (file, problems) = ScenarioFile.decode(scenarioFile(scenarios))
    let form = try Scenario.form(questionnaireFile)
    return (problems + (file?.problems(on: form) ?? [])).map(\.description)
  }

  /// What differs where a person called Ana answers these and this is expected.
  static func differences(
    _ answers: String, _ expected: String, more: String = ""
  ) throws -> [Difference] {
    let text = """
      {"questionnaire": "study.json", "now": "2026-11-21T10:00:00-04:00", "scenarios": [
      {"name": "Ana", "answers": {\(answers)}, \(more)
      "expect": {\(expected)}}]}
      """
    let (file, problems) = ScenarioFile.decode(scenarioFile(text))
    guard let file, problems.isEmpty else { throw FormFault(problems) }
    let form = try Scenario.form(questionnaireFile)
    let unknown = file.problems(on: form)
    guard unknown.isEmpty else { throw FormFault(unknown) }
    return try file.told(on: form, in: questionnaireFile).flatMap(\.differences)
  }

  static func sentences(
    _ answers: String, _ expected: String, more: String = ""
  ) throws -> [String] {
    try differences(answers, expected, more: more).map(\.sentence)
  }

  static var questionnaireFile: QuestionnaireFile {
    QuestionnaireFile(name: "study.json", bytes: Array(questionnaire.utf8))
  }

  static func scenarioFile(_ text: String) -> QuestionnaireFile {
    QuestionnaireFile(name: "study.scenarios.json", bytes: Array(text.utf8))
  }
}
