/// Statements to agree or disagree with: many people agree whatever is said, and the answers measure
/// that too (Krosnick and Presser 2010; Saris, Revilla, Krosnick and Shaeffer, Comparing questions with
/// agree/disagree response options to questions with item-specific response options, 2010).
enum AgreeDisagree {
  struct Words {
    let agreeing: [Wording.Phrase]
    let disagreeing: [Wording.Phrase]
    /// Who consents says «I agree», which is no scale.
    let firstPersons: [String]
  }

  /// By primary language tag. A further language is one more line.
  static let byLanguage = [
    "en": Words(
      agreeing: ["agree"], disagreeing: ["disagree", "do not agree", "don't agree"],
      firstPersons: ["i", "we"]),
    "fr": Words(
      agreeing: ["d'accord"],
      disagreeing: ["pas d'accord", "pas du tout d'accord", "plutôt pas d'accord", "en désaccord"],
      firstPersons: ["je", "nous"]),
  ]

  static func advice(on subject: AdviceSubject) -> [(advice: Advice, offset: Int)] {
    guard subject.item.type == .selectOne, let list = subject.list,
      let name = subject.item.choices
    else { return [] }
    let languages = subject.words(of: Text(list.labels.keys.reduce(into: [:]) { $0[$1] = "" }))
    let isOne = languages.contains { text in
      byLanguage[LanguageTag.primary(text.language)].map { words in
        isScale(
          list.compactMap { $0.label[text.language] ?? $0.label[""] }.map {
            Wording.words(of: $0.replacing("’", with: "'")[...])
          }, words)
      } ?? false
    }
    return isOne ? [(.agreeDisagree(list: list.name), name.offset)] : []
  }

  private static func isScale(_ labels: [[String]], _ words: Words) -> Bool {
    func says(_ phrases: [Wording.Phrase], _ label: [String]) -> Bool {
      phrases.contains { Wording.contains($0, in: label) }
    }
    let isPersonal = labels.contains { $0.contains(where: words.firstPersons.contains) }
    return !isPersonal && labels.contains { says(words.disagreeing, $0) }
      && labels.contains { says(words.agreeing, $0) && !says(words.disagreeing, $0) }
  }
}
