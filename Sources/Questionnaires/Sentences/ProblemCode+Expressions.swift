/// What is wrong with expressions, in words.
extension ProblemCode {
  var expressionWords: (String, String) {
    switch self {
    case .expressionSyntax(let fault):
      (fault.sentence, "")
    case .unknownReference(let name, let suggestion):
      (
        "there is no question \(quoted(name))",
        didYouMean(suggestion) ?? "name one that is in this questionnaire"
      )
    case .unknownPath(let path):
      ("the path \(quoted(path)) leads nowhere", "name the question as ${name}")
    case .unknownChoice(let name, let list, let suggestion):
      (
        "the list \(quoted(list)) has no choice \(quoted(name)), so no answer is ever this",
        didYouMean(suggestion) ?? "compare with a name of that list"
      )
    case .expressionsNotChecked(let count):
      (
        "\(count) further expressions were not checked, so many were at fault",
        "mend the listed ones, and check again"
      )
    case .dependencyCycle(let links):
      (
        "these depend on each other in a circle: " + circle(links),
        "break the circle at one of them"
      )
    case .tooManyReadings(let limit):
      (
        "the expressions up to here read more than \(limit) answers together",
        "compute what many of them share once, in a calculation, and read that; nothing from here "
          + "on has been looked at"
      )
    case .tooMuchExpression(let limit):
      (
        "the expressions up to here are longer than \(limit >> 10) KiB together",
        "compute what many of them share once, in a calculation, and read that; nothing from here "
          + "on has been looked at"
      )
    default: ("", "")
    }
  }
}

/// `a (relevant) → b (calculation) → a`; of a long circle its beginning and how many more there are.
private func circle(_ links: [CycleLink]) -> String {
  let mostShown = 20
  let more = links.count - mostShown
  let shown = links.prefix(mostShown).map(\.words) + (more > 0 ? ["\(more) more"] : [])
  return (shown + [short(links.first?.item ?? "")]).joined(separator: " → ")
}

extension CycleLink {
  /// `age (calculation)`
  fileprivate var words: String { "\(short(item)) (\(key.words))" }
}

extension CycleLink.Key {
  fileprivate var words: String {
    switch self {
    case .relevant: "relevant"
    case .calculation: "calculation"
    case .defaultValue: "default"
    case .trigger: "trigger"
    case .repeatCount: "repeat_count"
    case .place: "inside"
    }
  }
}
