/// What is wrong with texts, in words.
extension ProblemCode {
  var textWords: (String, String) {
    switch self {
    case .controlCharacter(let key):
      (
        "a control character stands in \(quoted(key))",
        "remove it; of these only the line break \\n may stand in a text"
      )
    case .emptyText(let key): ("\(quoted(key)) is empty", "write a text, or remove the key")
    case .missingTranslation(let key, let language):
      (
        "\(quoted(key)) has no text in \(quoted(language)), and will show the first language's",
        "translate it"
      )
    case .missingDefaultText(let key, let language):
      (
        "\(quoted(key)) has no text in \(quoted(language)), the first language",
        "write it: the other languages fall back to it"
      )
    case .undeclaredLanguage(let tag, let suggestion):
      (
        "the language \(quoted(tag)) is not among 'languages'",
        didYouMean(suggestion) ?? "add it there, or remove this text"
      )
    case .languagesNotDeclared(let tag):
      (
        "a text is given in the language \(quoted(tag)), and there are no 'languages'",
        "list them at the top level, the default first: \"languages\": [\"\(short(tag))\"]"
      )
    case .unknownPlaceholder(let name, let suggestion):
      (
        "${\(short(name))} names no item",
        suggestion.map { "did you mean ${\(short($0))}?" } ?? "write the name of a question"
      )
    case .unclosedPlaceholder:
      ("this ${ has no closing brace", "write it as ${name}")
    case .placeholderInsideRepeat(let name, let repeatName):
      (
        "${\(short(name))} lies inside the repeat \(quoted(repeatName)), and this text does not",
        "move the text into the repeat, or calculate what to show, such as a sum, and show that"
      )
    default: ("", "")
    }
  }
}
