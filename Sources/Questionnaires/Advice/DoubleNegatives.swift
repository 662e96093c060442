/// Two negations in one sentence: readers lose track of what an answer affirms (Krosnick and Presser,
/// Question and Questionnaire Design, Handbook of Survey Research, 2nd ed., 2010).
enum DoubleNegatives {
  struct Words {
    /// Each of them denies.
    let negations: [String]
    /// Parts of words that deny: `n'` before, `n't` behind.
    let beginnings: [String]
    let endings: [String]
    /// They deny by themselves, and say nothing new beside another: `jamais` in `ne … jamais`.
    let completions: [String]
    /// They deny what they are made of: `unimportant`. They count beside another negation, and not
    /// in `neither satisfied nor dissatisfied`, which is a point of a scale.
    let denials: [String]
    let neutrals: [String]
    /// An answer that others follow: `No, I do not know`.
    let answers: [String]
  }

  /// By primary language tag. A further language is one more line.
  static let byLanguage = [
    "en": Words(
      negations: [
        "not", "cannot", "never", "no", "none", "nobody", "nothing", "nowhere", "neither",
        "without", "disagree", "oppose", "unable", "unlikely",
      ],
      beginnings: [], endings: ["n't"], completions: [],
      denials: [
        "unimportant", "unnecessary", "unacceptable", "unaware", "uncommon", "unfair", "unfamiliar",
        "unhappy", "uninterested", "unreasonable", "unsafe", "unwilling", "dissatisfied",
        "disapprove", "impossible", "inadequate", "inappropriate", "irrelevant",
      ],
      neutrals: ["nor"], answers: ["no", "yes"]),
    "fr": Words(
      negations: ["ne", "sans", "désaccord", "impossible", "incapable"],
      beginnings: ["n'"], endings: [],
      completions: ["pas", "jamais", "rien", "personne", "aucun", "aucune", "guère"],
      denials: [
        "inutile", "inacceptable", "injuste", "insatisfait", "insatisfaite", "insuffisant",
        "insuffisante", "mécontent", "mécontente", "improbable",
      ],
      neutrals: ["ni"],
      answers: ["non", "oui"]),
  ]

  static func advice(on subject: AdviceSubject) -> [(advice: Advice, offset: Int)] {
    guard subject.item.type.isQuestion else { return [] }
    return subject.words(of: subject.item.label).compactMap { text in
      advice(on: text.words, in: text.language).map { ($0, text.offset) }
    }
  }

  static func advice(
    on list: ChoiceList, of subject: AdviceSubject
  ) -> [(advice: Advice, offset: Int)] {
    list.flatMap { choice in
      subject.words(of: choice.label).compactMap { text in
        advice(on: text.words, in: text.language).map { ($0, choice.offset) }
      }
    }
  }

  private static func advice(on text: String, in language: String) -> Advice? {
    guard let words = byLanguage[LanguageTag.primary(language)] else { return nil }
    for sentence in Wording.sentences(of: text) {
      let found = negations(in: sentence, words)
      if found.count > 1 {
        return .doubleNegative(first: found[0], second: found[1], language: language)
      }
    }
    return nil
  }

  private static func negations(in sentence: Substring, _ words: Words) -> [String] {
    var spoken = Wording.words(of: sentence)
    if let first = spoken.first, words.answers.contains(first) { spoken.removeFirst() }
    let found = spoken.filter { word in
      words.negations.contains(word) || words.beginnings.contains(where: word.hasPrefix)
        || words.endings.contains(where: word.hasSuffix)
    }
    let isDenied = found.contains { word in
      word == "ne" || words.beginnings.contains(where: word.hasPrefix)
    }
    let negated =
      isDenied ? found : found + spoken.filter(words.completions.contains).prefix(1)
    let isBalanced = spoken.contains(where: words.neutrals.contains)
    return negated.isEmpty || isBalanced
      ? negated : negated + spoken.filter(words.denials.contains)
  }
}
