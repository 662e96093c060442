extension ProblemGuide {
  static func age(_ relevant: String) -> GuideExample {
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

  private static func indexed(_ calculation: String) -> GuideExample {
    .items(
      #"{"type": "text", "name": "town", "label": "Town?"},"# + "\n"
        + #"{"type": "repeat", "name": "visits", "label": "Visits", "items": [{"type": "integer", "name": "days", "label": "Days?"}]},"#
        + "\n" + #"{"type": "calculate", "name": "second", "calculation": ""# + calculation
        + #""}"#)
  }

  private static func closing(_ relevant: String) -> GuideExample {
    .items(
      #"{"type": "time", "name": "closes", "label": "When does it close?"},"# + "\n"
        + #"{"type": "calculate", "name": "late", "calculation": "if("# + relevant
        + #", 1, 0)"}"#)
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
      "index-elsewhere",
      "`indexed-repeat()` chooses an instance of a repeat that its question is not in, so the index "
        + "chooses nothing; ODK Collect stops there.",
      indexed("indexed-repeat(${town}, ${visits}, 2)"),
      indexed("indexed-repeat(${days}, ${visits}, 2)")),
    ProblemGuide(
      "time-compared",
      "A time of day is a text and no number, so `<` and `>` never hold of it. `decimal-time()` makes "
        + "a number of it.", closing("${closes} > '18:00'"),
      closing("decimal-time(${closes}) > decimal-time('18:00')")),
    ProblemGuide(
      "costly-pattern",
      "The pattern repeats a repetition, or ways that begin alike, so that one text fits in ever more "
        + "ways the longer it is. The program gives up after a bound, and then says that the text does "
        + "not fit.",
      pattern("([a-z]+)+@"), pattern("[a-z]+@")),
    ProblemGuide(
      "impossible-pattern", "An anchor stands inside the pattern, where no text begins or ends.",
      pattern("[0-9]+$-[0-9]+"), pattern("[0-9]+-[0-9]+")),
  ]
}
