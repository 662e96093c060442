import Questionnaires
import Records
import Reports
import TestKit
import Values

/// Finished interviews on a small questionnaire with one indicator of each statistic.
struct Cases {
  private static let questionnaire = """
    {"id": "study", "version": "2", "title": "Study",
     "choices": {"sex": [{"name": "w", "label": "Women"}, {"name": "m", "label": "Men"},
       {"name": "x", "label": "Others"}],
       "band": [{"name": "small", "label": "Small"}, {"name": "big", "label": "Big"}]},
     "indicators": [
       {"name": "mean_pay", "label": "Pay", "value": "${pay}", "by": ["sex"], "minimum_base": 30,
        "bands": [{"name": "low", "label": "Low", "below": 80}, {"name": "high", "label": "High"}]},
       {"name": "median_pay", "label": "Pay", "value": "${pay}", "statistic": "median"},
       {"name": "sum_pay", "label": "Pay", "value": "${pay}", "statistic": "sum"},
       {"name": "rich", "label": "Rich", "value": "if(${pay} = '', '', ${pay} >= 80)",
        "statistic": "share"},
       {"name": "per_hour", "label": "Hourly", "value": "${pay}", "per": "${hours}",
        "statistic": "ratio"},
       {"name": "towns", "label": "Towns", "value": "${town}", "statistic": "distinct"},
       {"name": "where", "label": "Where", "value": "${town}", "statistic": "distribution"},
       {"name": "nested", "label": "Pay", "value": "${pay}", "by": ["half", "sex"]}],
     "quotas": [{"name": "women", "when": "${sex} = 'w'", "target": 2},
       {"name": "men", "when": "${sex} = 'm'", "target": 5, "most": true, "severity": "hard"},
       {"name": "all", "when": "true()", "target": 100}],
     "items": [
       {"type": "select_one", "name": "sex", "label": "Sex?", "choices": "sex"},
       {"type": "integer", "name": "pay", "label": "Pay?"},
       {"type": "calculate", "name": "band", "choices": "band",
        "calculation": "if(${pay} = '', '', if(${pay} < 80, 'small', 'big'))"},
       {"type": "calculate", "name": "half", "choices": "band",
        "calculation": "if(${sex} = '', '', if(${sex} = 'w', 'small', 'big'))"},
       {"type": "integer", "name": "hours", "label": "Hours?", "default": "40"},
       {"type": "text", "name": "town", "label": "Town?"}
     ]}
    """

  private(set) var records: [InterviewRecord] = []

  static func form() throws -> Form {
    try Scenario.form(
      QuestionnaireFile(name: "study.json", bytes: Array(questionnaire.utf8)))
  }

  /// So many interviews with these answers.
  mutating func add(
    _ count: Int, _ answers: [String: String], disposition: String? = "110",
    version: String = "2"
  ) {
    for _ in 0..<count {
      let key = QuestionnaireKey(id: "study", version: version, hash: "sha256:0")
      records.append(
        InterviewRecord(
          id: "uuid:\(records.count)", questionnaire: key, state: .finalized,
          disposition: disposition, language: "", mode: .capi,
          started: Moment(milliseconds: 1_795_255_331_250),
          answers: answers.sorted { $0.key < $1.key }.map { .text(name: $0.key, $0.value) }))
    }
  }

  func result(_ names: [String] = [], by: String? = nil) throws -> ReportResult {
    let form = try Self.form()
    var report = Report(form, indicators: names, by: by.flatMap { form.item(named: $0)?.id })
    for record in records { report.add(record) }
    return report.result()
  }

  /// The figure of an indicator over all; nil where it is not shown.
  func total(_ name: String) throws -> Figure? {
    guard case .shown(let figure, _)? = try result([name]).indicators.first?.total else {
      return nil
    }
    return figure
  }
}
