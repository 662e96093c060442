/// Immigration status is never asked, of the respondent or of others: the answer can harm them, and
/// the fear of it keeps people away (IOM Data Protection Manual, 2010; IOM, Handbook on protection and
/// assistance for migrants vulnerable to violence, exploitation and abuse, 2019).
///
/// A statement of fact that asks nobody is fine: notes, what a quiz says of «citizens», and
/// sentences that say that it is not asked.
enum ForbiddenTopics {
  struct Words {
    /// Phrases that ask for it whoever they are about.
    let always: [Wording.Phrase]
    /// Words that ask for it in a sentence about a person.
    let ofPersons: [Wording.Phrase]
    /// Words that make a sentence one about a person.
    let persons: [String]
    /// Words that make it one about an institution all the same.
    let institutions: [Wording.Phrase]
    /// What begins with «you» and asks for an opinion.
    let opinions: [String]
    let negations: [String]
  }

  /// By primary language tag. A further language is one more line.
  static let byLanguage = [
    "en": Words(
      always: [
        "immigration status", "migration status", "migratory status", "residency status",
        "residence status", "visa status", "undocumented", "without papers", "overstayed",
        "illegal immigrant", "illegal migrant", "illegally",
      ],
      ofPersons: [
        "visa", "work permit", "residence permit", "residency permit", "green card", "asylum",
        "refugee", "deported", "deportation", "papers", "legal status", "irregular situation",
        "permanent resident", "legally resident", "right to remain", "leave to remain",
      ],
      persons: ["you", "your", "yours", "he", "she", "his", "her", "household"],
      institutions: [
        "institution", "organisation", "organization", "agency", "ministry", "association",
      ],
      opinions: ["in your view", "in your opinion", "in your experience", "do you think"],
      negations: ["not", "never", "no", "nothing", "without"]),
    "fr": Words(
      always: [
        "statut migratoire", "statut d'immigration", "statut d'immigré", "statut de séjour",
        "situation migratoire", "sans papiers", "titre de séjour expiré",
        "illégalement", "immigré clandestin", "migrant clandestin",
      ],
      ofPersons: [
        "visa", "permis de travail", "permis de séjour", "titre de séjour", "carte de séjour",
        "carte de résident", "résident permanent", "asile", "réfugié", "expulsé", "expulsion",
        "papiers", "statut légal", "statut juridique", "situation régulière",
        "situation irrégulière",
      ],
      persons: ["vous", "votre", "vos", "il", "elle", "son", "sa", "ses", "foyer", "ménage"],
      institutions: ["institution", "organisation", "organisme", "ministère", "association"],
      opinions: ["à votre avis", "selon vous", "d'après vous", "pensez-vous"],
      negations: ["ne", "n'", "ni", "jamais", "sans"]),
  ]

  static func advice(on subject: AdviceSubject) -> [(advice: Advice, offset: Int)] {
    guard subject.item.type.isQuestion else { return [] }
    let label = subject.words(of: subject.item.label)
    var found = (label + subject.words(of: subject.item.hint)).compactMap { text in
      phrase(in: text).map { advice($0, text.language, text.offset) }
    }
    for text in label {
      guard let words = byLanguage[LanguageTag.primary(text.language)],
        Wording.sentences(of: text.words).contains(where: { isAboutPerson($0, words) }),
        let phrase = phrase(inChoicesOf: subject, text.language, words)
      else { continue }
      found.append(advice(phrase, text.language, subject.item.choices?.offset ?? text.offset))
    }
    return found
  }

  private static func advice(
    _ phrase: String, _ language: String, _ offset: Int
  ) -> (advice: Advice, offset: Int) {
    (.forbiddenTopic(phrase: phrase, language: language), offset)
  }

  private static func phrase(in text: AdviceSubject.Words) -> String? {
    guard let words = byLanguage[LanguageTag.primary(text.language)] else { return nil }
    for sentence in Wording.sentences(of: text.words) {
      let spoken = Wording.words(of: sentence)
      // What is rare is asked first.
      let phrase =
        words.always.first { Wording.contains($0, in: spoken) }
        ?? words.ofPersons.first { Wording.contains($0, in: spoken) }
        .flatMap { isAboutPerson(sentence, words) ? $0 : nil }
      if let phrase, !isDenial(sentence, words) { return phrase.text }
    }
    return nil
  }

  private static func phrase(
    inChoicesOf subject: AdviceSubject, _ language: String, _ words: Words
  ) -> String? {
    for choice in subject.list ?? ChoiceList(name: "") {
      guard let label = choice.label[language] ?? choice.label[""] else { continue }
      let spoken = Wording.words(of: label[...])
      let phrases = words.always + words.ofPersons
      if let phrase = phrases.first(where: { Wording.contains($0, in: spoken) }) {
        return phrase.text
      }
    }
    return nil
  }

  /// «We never ask about immigration status.»
  private static func isDenial(_ sentence: Substring, _ words: Words) -> Bool {
    guard !sentence.contains("?") else { return false }
    let spoken = Wording.words(of: sentence)
    return spoken.contains { word in
      words.negations.contains { word == $0 || $0.hasSuffix("'") && word.hasPrefix($0) }
        || word.hasSuffix("n't")
    }
  }

  private static func isAboutPerson(_ sentence: Substring, _ words: Words) -> Bool {
    var text = sentence.lowercased()
    for opinion in words.opinions { text = text.replacing(opinion, with: "") }
    let spoken = Wording.words(of: text[...])
    return spoken.contains(where: words.persons.contains)
      && !words.institutions.contains { Wording.contains($0, in: spoken) }
  }
}
