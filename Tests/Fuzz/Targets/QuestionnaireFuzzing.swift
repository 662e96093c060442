import Interviews
import Questionnaires

/// Any bytes as a questionnaire, with choice files behind it. Three parts, separated by 0xFF, which
/// stands in no UTF-8: the questionnaire, its choice file, what happens in an interview on it.
enum QuestionnaireFuzzing {
  static func run(_ input: [UInt8]) throws(Violation) {
    var rest = InputBytes(input)
    let file = QuestionnaireFile(name: "fuzz.json", bytes: rest.part(endingWith: 0xFF))
    let choices = rest.part(endingWith: 0xFF)
    let (questionnaire, problems) = file.decode { _ in choices }
    try check(problems)
    guard let questionnaire else {
      return try hold(!problems.isEmpty, "what is not read has a problem")
    }
    let compiled: (form: Form, warnings: [Problem])
    do throws(FormFault) {
      compiled = try Form.compile(questionnaire, in: file)
    } catch {
      try hold(!error.problems.isEmpty, "a form that does not compile has a problem")
      return try check(file.inOrder(problems + error.problems))
    }
    try check(compiled.warnings)
    guard !problems.contains(where: { $0.severity == .error }) else { return }
    guard var interview = InterviewFuzzing(compiled.form) else { return }
    interview.happen(&rest, most: 12)
    try interview.check()
  }

  private static func check(_ problems: [Problem]) throws(Violation) {
    for problem in problems.prefix(200) {
      try hold(problem.place.line > 0 && problem.place.column > 0, "a problem has a place")
      try hold(!problem.sentence.isEmpty, "a problem has a sentence")
    }
  }
}
