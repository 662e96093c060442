/// What is wrong with names, in words.
extension ProblemCode {
  var nameWords: (String, String) {
    switch self {
    case .badID(let id):
      (
        "\(quoted(id)) cannot be an id",
        "use letters without accents, digits, '_', '.' and '-', beginning with a letter or '_'"
      )
    case .badName(let name):
      (
        "\(quoted(name)) cannot be a name",
        "use letters, digits, '_', '-' and '.', beginning with a letter or '_'"
      )
    case .badListName(let name):
      (
        "\(quoted(name)) cannot name a choice list",
        "use letters, digits, '_', '-' and '.'"
      )
    case .nameTooLong(let name, let limit):
      (
        "the name \(quoted(name)) is longer than \(limit) bytes",
        "give it a short name, and say the rest in the label"
      )
    case .badChoiceName(let name):
      (
        "\(quoted(name)) cannot name a choice",
        "write one word without spaces; the label may say anything"
      )
    case .badLanguageTag(let tag):
      ("\(quoted(tag)) is not a language tag", "write one such as 'en', 'fr' or 'pt-BR'")
    case .badPublicKey(let name):
      (
        "the key of \(quoted(name)) is no public key",
        "copy the text that 'canvass keys show FILE' prints, whole: 44 letters, digits and signs"
      )
    case .badOutcomeCode(let code):
      (
        "\(quoted(code)) is not a disposition code",
        "write AAPOR's digits without the point, such as '210' for a refusal"
      )
    case .duplicateName(let name, let line):
      (
        "the name \(quoted(name)) is already used on line \(line)",
        "rename one of the two, and the ${\(short(name))} that mean it"
      )
    case .duplicateEntry(let name, let key, let line):
      (
        "\(quoted(key)) already has one named \(quoted(name)) on line \(line)",
        "rename or remove one of the two"
      )
    case .duplicateChoice(let name, let list, let line):
      (
        "the list \(quoted(list)) already has a choice \(quoted(name)) on line \(line)",
        "rename or remove one of the two"
      )
    case .duplicateChoiceList(let name, let line):
      (
        "the choice list \(quoted(name)) is already given on line \(line)",
        "rename or remove one of the two"
      )
    case .duplicateLanguage(let tag):
      ("the language \(quoted(tag)) stands twice in 'languages'", "remove one of the two")
    default: ("", "")
    }
  }
}
