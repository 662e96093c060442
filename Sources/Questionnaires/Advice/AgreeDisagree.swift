/// Statements to agree or disagree with: many people agree whatever is said, and the answers measure
/// that too (Krosnick and Presser 2010; Saris, Revilla, Krosnick and Shaeffer, Comparing questions with
/// agree/disagree response options to questions with item-specific response options, 2010).
enum AgreeDisagree {
  struct Words {
    let agreeing: [Wording.Phrase]
    let disagreeing: [Wording.Phrase]
    /// Who consents says «I agree» or «I do not agree», which is no scale.
    let firstPersons: [String]
    /// What one consents to: «Agree to be contacted».
    let consenting: [Wording.Phrase]
    /// What asks for agreement with a statement. «Do you agree to …?» asks for consent.
    let questions: [Wording.Phrase]
  }

  /// By primary language tag. A further language is one more line.
  static let byLanguage = [
    "en": Words(
      agreeing: ["agree"], disagreeing: ["disagree", "do not agree", "don't agree"],
      firstPersons: ["i", "we"],
      consenting: ["agree to be", "agree to take", "agree to answer", "agree to have"],
      questions: [
        "do you agree that", "do you agree with", "would you agree that", "would you agree with",
        "don't you agree", "do you not agree", "agree or disagree", "extent do you agree",
        "strongly do you agree", "far do you agree", "much do you agree", "do you disagree",
      ]),
    "fr": Words(
      agreeing: ["d'accord"],
      disagreeing: ["pas d'accord", "pas du tout d'accord", "plutôt pas d'accord", "en désaccord"],
      firstPersons: ["je", "nous"],
      consenting: ["d'accord pour", "d'accord d'être", "d'accord de"],
      questions: [
        "êtes vous d'accord que", "êtes vous d'accord avec", "êtes vous d'accord pour dire",
        "seriez vous d'accord pour dire", "n'êtes vous pas d'accord", "d'accord ou pas d'accord",
        "d'accord ou non", "d'accord ou en désaccord", "mesure êtes vous d'accord",
        "point êtes vous d'accord", "convenez vous que", "admettez vous que",
      ]),
  ]

  static func advice(on subject: AdviceSubject) -> [(advice: Advice, offset: Int)] {
    let onScale = scaleAdvice(on: subject)
    return onScale.isEmpty ? questionAdvice(on: subject) : onScale
  }

  private static func questionAdvice(
    on subject: AdviceSubject
  ) -> [(advice: Advice, offset: Int)] {
    guard subject.item.type.isQuestion else { return [] }
    return subject.words(of: subject.item.label).compactMap { text in
      let phrases = byLanguage[LanguageTag.primary(text.language)]?.questions ?? []
      let sentences = Wording.sentences(of: text.words).map(Wording.words)
      let phrase = phrases.first { phrase in
        sentences.contains { Wording.contains(phrase, in: $0) }
      }
      return phrase.map {
        (.agreeingQuestion(phrase: $0.text, language: text.language), text.offset)
      }
    }
  }

  private static func scaleAdvice(on subject: AdviceSubject) -> [(advice: Advice, offset: Int)] {
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
    let agreeing = labels.count { says(words.agreeing, $0) || says(words.disagreeing, $0) }
    let isConsent =
      isPersonal && agreeing <= 2 || labels.contains { says(words.consenting, $0) }
    return !isConsent && labels.contains { says(words.disagreeing, $0) }
      && labels.contains { says(words.agreeing, $0) && !says(words.disagreeing, $0) }
  }
}
