extension ProblemGuide {
  private static func plots(_ count: String) -> GuideExample {
    .items(
      #"{"type": "repeat", "name": "plots", "label": "Plots", "repeat_count": "# + count
        + #", "items": [{"type": "decimal", "name": "area", "label": "Area?"}]}"#)
  }

  static let rules = [
    ProblemGuide(
      "impossible-constraint",
      "No answer meets the constraint, whatever is typed. Bounds exclude each other, or the type, the "
        + "choices or the parameters of the item exclude them.",
      .items(
        #"{"type": "integer", "name": "a", "label": "A", "constraint": ". > 65 and . < 18"}"#),
      .items(
        #"{"type": "integer", "name": "a", "label": "A", "constraint": ". > 65 or . < 18"}"#)),
    ProblemGuide(
      "impossible-check",
      "No answer, and no missing one, meets a critical check. Whoever is asked the question can never "
        + "finish the interview.",
      .items(
        #"{"type": "integer", "name": "a", "label": "A", "checks": ["# + "\n  "
          + #"{"rule": ". > 65 and . < 18", "message": "No.", "severity": "critical"}]}"#),
      .items(
        #"{"type": "integer", "name": "a", "label": "A", "checks": ["# + "\n  "
          + #"{"rule": ". > 18 and . < 65", "message": "No.", "severity": "critical"}]}"#)),
    ProblemGuide(
      "never-relevant",
      "The item can never be asked: its condition contradicts itself, or that of a group around it, "
        + "or what the questions it reads can have as an answer.",
      age("${age} < 18 and ${age} > 65"), age("${age} < 18 or ${age} > 65")),
    ProblemGuide(
      "always-relevant", "The condition holds whatever is answered.",
      age("${age} < 18 or not(${age} < 18)"), age("${age} < 18")),
    ProblemGuide(
      "after-the-end",
      "A note with an outcome ends every interview that reaches it, and every interview does. What "
        + "stands behind it is never asked.",
      .items(
        #"{"type": "note", "name": "stop", "label": "Thank you.", "outcome": {"code": "410", "keep": "answers"}},"#
          + "\n" + #"{"type": "integer", "name": "age", "label": "Age?"}"#),
      .items(
        #"{"type": "integer", "name": "age", "label": "Age?"},"# + "\n"
          + #"{"type": "note", "name": "stop", "label": "Thank you.", "outcome": {"code": "410", "keep": "answers"}}"#
      )),
    ProblemGuide(
      "too-many-instances",
      "A repeat can have 10,000 instances, all repeats together 100,000. With more, an interview could "
        + "not be finished.", plots("50000"), plots("50")),
    ProblemGuide(
      "repeat-count-of-itself",
      "The number of instances depends on what is asked inside them.",
      .items(
        #"{"type": "repeat", "name": "kids", "label": "Children", "repeat_count": "${n}", "items": [{"type": "integer", "name": "n", "label": "How many?"}]}"#
      ),
      .items(
        #"{"type": "integer", "name": "n", "label": "How many?"},"# + "\n"
          + #"{"type": "repeat", "name": "kids", "label": "Children", "repeat_count": "${n}", "items": [{"type": "text", "name": "kid", "label": "Name?"}]}"#
      )),
  ]

  static let values = [
    ProblemGuide(
      "unfit-value",
      "A default, or what a calculation gives, is no answer to an item of that type.",
      .items(#"{"type": "date", "name": "a", "label": "A", "default": "21/11/2026"}"#),
      .items(#"{"type": "date", "name": "a", "label": "A", "default": "2026-11-21"}"#)),
    ProblemGuide(
      "value-not-a-choice", "A default, or what a calculation gives, is none of the choices.",
      .items(
        #"{"type": "select_one", "name": "a", "label": "A", "choices": "l", "default": "oui"}"#,
        top: #""choices": {"l": [{"name": "yes", "label": "Yes"}]}"#),
      .items(
        #"{"type": "select_one", "name": "a", "label": "A", "choices": "l", "default": "yes"}"#,
        top: #""choices": {"l": [{"name": "yes", "label": "Yes"}]}"#)),
    ProblemGuide(
      "recording-unknown-item",
      "Sound is to be recorded by the answer to a question, or at questions, that do not exist.",
      .items(
        #"{"type": "acknowledge", "name": "a", "label": "May I record?"}"#,
        top: #""recording": {"consent": "aa", "answer": "OK"}"#),
      .items(
        #"{"type": "acknowledge", "name": "a", "label": "May I record?"}"#,
        top: #""recording": {"consent": "a", "answer": "OK"}"#)),
    ProblemGuide(
      "recording-consent",
      "The question that should allow recording has no answer that says yes once and for all.",
      .items(
        #"{"type": "text", "name": "a", "label": "May I record?"}"#,
        top: #""recording": {"consent": "a", "answer": "yes"}"#),
      .items(
        #"{"type": "acknowledge", "name": "a", "label": "May I record?"}"#,
        top: #""recording": {"consent": "a", "answer": "OK"}"#)),
    ProblemGuide(
      "default-against-constraint", "Whoever leaves the default as it is could not go on.",
      .items(
        #"{"type": "integer", "name": "a", "label": "A", "constraint": ". > 0", "default": 0}"#),
      .items(
        #"{"type": "integer", "name": "a", "label": "A", "constraint": ". >= 0", "default": 0}"#)),
    ProblemGuide(
      "default-outside-range",
      "A slider begins at a value that it does not offer: beyond its ends, or between two steps.",
      .items(
        #"{"type": "range", "name": "a", "label": "A", "parameters": {"start": 1, "end": 5, "step": 1}, "default": 0}"#
      ),
      .items(
        #"{"type": "range", "name": "a", "label": "A", "parameters": {"start": 1, "end": 5, "step": 1}, "default": 1}"#
      )),
  ]
}
