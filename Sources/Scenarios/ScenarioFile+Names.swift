import Questionnaires

extension ScenarioFile {
  /// What the scenarios name that the questionnaire does not have, in the order of the file.
  public func problems(on form: Form) -> [Problem] {
    var names = NameCheck(form, file)
    for scenario in scenarios { names.check(scenario) }
    return file.inOrder(names.report.problems())
  }
}

/// Looks up what scenarios name in a questionnaire.
private struct NameCheck {
  let form: Form
  var report: ProblemReport
  private var scenario: String?
  private let known: [String]

  init(_ form: Form, _ file: QuestionnaireFile) {
    self.form = form
    report = ProblemReport(file: file)
    known = form.items.map(\.name)
  }

  mutating func check(_ scenario: ScenarioFile.Scenario) {
    self.scenario = scenario.name.value
    if let language = scenario.language, !form.languages.contains(language.value) {
      let nearest = report.suggestions.nearest(to: language.value, among: form.languages)
      note(.undeclaredLanguage(language.value, suggestion: nearest), at: language.offset)
    }
    check(scenario.answers)
    let expected = scenario.expected
    let tried = expected.refused + expected.soft + expected.undoubted + expected.offered
    let paths =
      expected.asked + expected.notAsked + expected.readOnly + tried.map(\.path)
      + expected.values.map(\.path) + (expected.critical?.value ?? [])
    for path in paths {
      for step in path.value.split(separator: "/", omittingEmptySubsequences: false) {
        check(String(step.prefix { $0 != "[" }), at: path.offset)
      }
    }
  }

  private mutating func check(_ answers: [ScenarioFile.GivenAnswer]) {
    for answer in answers {
      check(answer.name.value, at: answer.name.offset)
      guard case .instances(let instances) = answer.said else { continue }
      for instance in instances { check(instance) }
    }
  }

  private mutating func check(_ name: String, at offset: Int) {
    guard form.item(named: name) == nil else { return }
    let nearest = report.suggestions.nearest(to: name, among: known)
    note(.unknownReference(name, suggestion: nearest), at: offset)
  }

  private mutating func note(_ code: ProblemCode, at offset: Int) {
    report.add(code, at: offset, item: scenario)
  }
}
