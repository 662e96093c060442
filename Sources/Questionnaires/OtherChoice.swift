/// What `or_other` adds to a select, as XLSForm does: the choice `other`, and behind the select a text
/// `NAME_other` that asks which, while it is chosen.
public enum OtherChoice {
  /// The name of the choice.
  public static let name = "other"

  /// The label of the choice, in a language; in English where it is not known here.
  public static func label(in language: String) -> String {
    labels[LanguageTag.primary(language)] ?? "Other"
  }

  private static let labels = [
    "en": "Other", "fr": "Autre", "es": "Otro", "pt": "Outro", "ht": "Lòt", "nl": "Anders",
    "ar": "غير ذلك", "de": "Anderes", "it": "Altro",
  ]

  private static let questions = [
    "en": "Which other?", "fr": "Précisez :", "es": "Especifique:", "pt": "Especifique:",
    "ht": "Presize:", "nl": "Welke?", "ar": "يرجى التحديد", "de": "Welches?", "it": "Specificare:",
  ]

  /// The text question behind a select.
  static func question(after select: Item, languages: [String]) -> Item {
    var item = Item(
      type: .text, name: questionName(of: select.name), at: select.offset,
      nameAt: select.nameOffset)
    let english = questions["en"] ?? ""
    item.label =
      languages.isEmpty
      ? Text(english, at: select.offset)
      : Text(
        Dictionary(
          languages.map { ($0, questions[LanguageTag.primary($0)] ?? english) },
          uniquingKeysWith: { first, _ in first }), at: select.offset)
    item.relevant = Placed("selected(${\(select.name)}, '\(name)')", at: select.offset)
    item.details.personalData = select.personalData
    item.details.sensitive = select.sensitive
    return item
  }

  static func questionName(of select: String) -> String { select + "_other" }
}

extension [Item] {
  /// The items with the text question that each `or_other` asks for; not where the author wrote an
  /// item of that name, which then is the one.
  func withOtherQuestions(languages: [String], taken: Set<String>) -> [Item] {
    var result: [Item] = []
    result.reserveCapacity(count)
    for var item in self {
      if !item.items.isEmpty {
        item.items = item.items.withOtherQuestions(languages: languages, taken: taken)
      }
      result.append(item)
      guard item.type.isSelect, item.orOther,
        !taken.contains(OtherChoice.questionName(of: item.name))
      else { continue }
      result.append(OtherChoice.question(after: item, languages: languages))
    }
    return result
  }

  /// The names of all, however deep.
  var allNames: Set<String> {
    reduce(into: []) { names, item in
      names.insert(item.name)
      names.formUnion(item.items.allNames)
    }
  }
}
