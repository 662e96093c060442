extension ProblemGuide {
  private static func age(_ relevant: String) -> GuideExample {
    .items(
      #"{"type": "integer", "name": "age", "label": "Age?"},"# + "\n"
        + #"{"type": "text", "name": "b", "label": "B", "relevant": ""# + relevant + #""}"#)
  }

  private static func pattern(_ pattern: String) -> GuideExample {
    .items(
      #"{"type": "text", "name": "a", "label": "A", "constraint": "regex(., '"# + pattern
        + #"')"}"#)
  }

  private static func visits(_ calculation: String) -> GuideExample {
    .items(
      #"{"type": "repeat", "name": "visits", "label": "Visits", "items": [{"type": "integer", "name": "days", "label": "Days?"}]},"#
        + "\n" + #"{"type": "calculate", "name": "total", "calculation": ""# + calculation
        + #""}"#)
  }

  private static func pair(_ first: String) -> GuideExample {
    .items(
      #"{"type": "text", "name": "a", "label": "A""# + first + "},\n"
        + #"{"type": "calculate", "name": "b", "calculation": "concat(${a}, '!')"}"#)
  }

  static let expressions = [
    ProblemGuide(
      "expression-syntax",
      "The expression cannot be read: a word is missing or too many, a function does not exist or "
        + "has too few arguments, a pattern does not compile.", age("${age} >"),
      age("${age} > 17")),
    ProblemGuide(
      "unknown-reference", "There is no question of that name.", age("${aeg} > 17"),
      age("${age} > 17")),
    ProblemGuide(
      "unknown-path", "The path leads to no item.", age("/data/person/age > 17"),
      age("${age} > 17")),
    ProblemGuide(
      "dependency-cycle",
      "Items depend on each other in a circle, and none could be worked out first. The report goes "
        + "round from each to what it reads, with the key that reads it.",
      pair(#", "relevant": "${b} != ''""#), pair("")),
    ProblemGuide(
      "set-read-as-one",
      "Inside a repeat there are as many answers as instances. Read from outside as one value, the "
        + "first is taken.", visits("${days} + 1"), visits("sum(${days}) + 1")),
    ProblemGuide(
      "costly-pattern",
      "The pattern repeats a repetition, so that the ways to fit one text double with each of its "
        + "characters. The program gives up after a bound, and then says that the text does not fit.",
      pattern("([a-z]+)+@"), pattern("[a-z]+@")),
    ProblemGuide(
      "impossible-pattern", "An anchor stands inside the pattern, where no text begins or ends.",
      pattern("[0-9]+$-[0-9]+"), pattern("[0-9]+-[0-9]+")),
  ]

  static let rules = [
    ProblemGuide(
      "impossible-constraint",
      "No answer meets the constraint, whatever is typed. Bounds exclude each other, or the type or "
        + "the choices of the item exclude them.",
      .items(
        #"{"type": "integer", "name": "a", "label": "A", "constraint": ". > 65 and . < 18"}"#),
      .items(
        #"{"type": "integer", "name": "a", "label": "A", "constraint": ". > 65 or . < 18"}"#)),
    ProblemGuide(
      "never-relevant",
      "The item can never be asked: its condition contradicts itself, or what the questions it reads "
        + "can have as an answer.",
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
      "default-against-constraint", "Whoever leaves the default as it is could not go on.",
      .items(
        #"{"type": "integer", "name": "a", "label": "A", "constraint": ". > 0", "default": 0}"#),
      .items(
        #"{"type": "integer", "name": "a", "label": "A", "constraint": ". >= 0", "default": 0}"#)),
  ]
}
