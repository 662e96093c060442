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
    /// What a person is called by their status: alone as a choice it asks for it whatever the question
    /// says. More than one, as in «Refugees», are a group that somebody is asked about.
    let statuses: [Wording.Phrase]
    /// What makes it one about something else: a bank card, a birth certificate, where information is.
    let harmless: [Wording.Phrase]
    /// What begins with «you» and asks for an opinion.
    let opinions: [String]
    /// What is somebody's and says nothing of them.
    let places: [String]
    let negations: [String]
  }

  /// By primary language tag. A further language is one more line.
  static let byLanguage = [
    "en": Words(
      always: [
        "immigration status", "migration status", "migratory status", "residency status",
        "residence status", "immigration situation", "migration situation", "residency situation",
        "residence situation", "residence document", "residency document",
        "immigration document", "visa status", "undocumented", "without papers", "overstay",
        "overstayed", "overstayer", "overstaying", "illegal immigrant", "illegal migrant",
        "illegally", "in the country legally", "in this country legally",
      ],
      ofPersons: [
        "visa", "work permit", "residence permit", "residency permit", "green card", "asylum",
        "refugee", "deported", "deportation", "have papers", "your papers", "his papers",
        "her papers", "any papers", "the papers", "legal papers", "valid papers", "right papers",
        "immigration papers", "documented", "legal status", "irregular situation",
        "permanent resident", "legally resident", "legally here", "here legally", "live legally",
        "living legally", "stay legally", "staying legally", "work legally", "working legally",
        "legally allowed to stay", "legally allowed to work", "lawfully here", "here lawfully",
        "right to remain", "right to stay", "right to work", "leave to remain",
        "permission to stay", "permission to remain", "permission to live", "permission to work",
        "permitted to stay", "allowed to stay", "settled status", "stay authorised",
        "stay authorized", "stay in this country authorised", "stay in this country authorized",
        "have no permit", "has no permit", "enter the country lawfully",
        "enter this country lawfully", "with or without documents", "with or without papers",
        "immigration officer", "immigration detention",
      ],
      persons: ["you", "your", "yours", "he", "she", "his", "her", "household"],
      institutions: [
        "institution", "organisation", "organization", "agency", "ministry", "association",
        "office",
      ],
      statuses: [
        "documented", "undocumented migrant", "undocumented person", "asylum seeker",
        "asylum applicant", "refugee", "irregular migrant", "in an irregular situation",
        "permanent resident", "temporary resident", "visa holder", "permit holder",
        "student visa", "work visa", "tourist visa", "work permit", "residence permit",
        "no papers", "no legal status", "overstay", "overstayed a visa", "visa overstayer",
      ],
      harmless: [
        "mastercard", "credit card", "debit card", "bank card", "birth certificate",
        "information about", "information on", "information for", "read papers",
        "read any papers", "read the papers", "sunday papers", "daily papers", "exam papers",
        "research papers", "academic papers",
      ],
      opinions: ["in your view", "in your opinion", "in your experience", "do you think"],
      places: [
        "your country", "your island", "your community", "your town", "your profession",
        "your trade", "your sector", "your line of work",
      ],
      negations: ["not", "never", "no", "nothing", "without"]),
    "fr": Words(
      always: [
        "statut migratoire", "statut d'immigration", "statut d'immigré", "statut de séjour",
        "statut de résidence", "statut de résident", "obligation de quitter le territoire",
        "situation migratoire", "situation de séjour", "document de séjour", "documents de séjour",
        "sans papiers", "titre de séjour expiré",
        "illégalement", "immigré clandestin", "migrant clandestin", "clandestinement",
        "légalement dans le pays", "légalement dans ce pays", "légalement sur le territoire",
        "dépassé la durée de votre visa", "dépassé la durée de votre séjour",
      ],
      ofPersons: [
        "visa", "permis de travail", "permis de séjour", "titre de séjour", "carte de séjour",
        "carte de résident", "résident permanent", "asile", "réfugié", "expulsé", "expulsion",
        "papiers", "statut légal", "statut juridique", "situation régulière",
        "situation irrégulière", "clandestin", "clandestine", "êtes vous en règle",
        "légalement ici", "ici légalement", "vivez vous légalement", "résidez vous légalement",
        "séjournez vous légalement", "travaillez vous légalement", "autorisation de séjour",
        "autorisation de rester", "autorisation de travail", "droit de séjour", "droit de rester",
        "droit de travailler", "séjour régulier", "séjour est il régulier",
      ],
      persons: ["vous", "votre", "vos", "il", "elle", "son", "sa", "ses", "foyer", "ménage"],
      institutions: ["institution", "organisation", "organisme", "ministère", "association"],
      statuses: [
        "demandeur d'asile", "demandeuse d'asile", "demandeur ou demandeuse d'asile", "réfugié",
        "réfugiée", "réfugié ou réfugiée", "clandestin", "clandestine", "immigré clandestin",
        "migrant en situation irrégulière", "en situation irrégulière", "sans titre de séjour",
        "résident permanent", "résidente permanente", "titulaire d'un visa", "visa de travail",
        "visa d'étudiant", "visa de tourisme", "titre de séjour", "permis de séjour",
      ],
      harmless: [
        "mastercard", "carte bancaire", "carte de crédit", "acte de naissance",
        "actes de naissance", "information sur", "informations sur", "renseignement sur",
        "renseignements sur",
      ],
      opinions: ["à votre avis", "selon vous", "d'après vous", "pensez-vous"],
      places: [
        "votre pays", "votre île", "votre communauté", "votre ville", "votre profession",
        "votre métier", "votre secteur", "votre branche",
      ],
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
        let phrase = phrase(inChoicesOf: subject, below: text, words)
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
        .flatMap { isAboutPerson(sentence, words) && !isHarmless(spoken, words) ? $0 : nil }
      if let phrase, !isDenial(sentence, words) { return phrase.text }
    }
    return nil
  }

  private static func phrase(
    inChoicesOf subject: AdviceSubject, below text: AdviceSubject.Words, _ words: Words
  ) -> String? {
    let sentences = Wording.sentences(of: text.words)
    let isPersonal = sentences.contains { isAboutPerson($0, words) }
    guard isPersonal || !sentences.contains(where: { isAboutOthers($0, words) }) else {
      return nil
    }
    let choices = (subject.list ?? ChoiceList(name: "")).compactMap { choice in
      // «Réfugié(e)» is one word for both.
      (choice.label[text.language] ?? choice.label[""]).map {
        Wording.words(of: $0.replacing("’", with: "'").replacing("(e)", with: "")[...])
      }
    }
    // A Visa among other cards is one of them.
    guard !choices.contains(where: { isHarmless($0, words) }) else { return nil }
    for spoken in choices {
      let phrases = isPersonal ? words.always + words.ofPersons : words.always
      let phrase =
        phrases.first { isPersonal ? Wording.contains($0, in: spoken) : $0.words == spoken }
        ?? words.statuses.first { $0.words == spoken }
      if let phrase { return phrase.text }
    }
    return nil
  }

  private static func isHarmless(_ spoken: [String], _ words: Words) -> Bool {
    words.harmless.contains { Wording.contains($0, in: spoken) }
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

  /// Whether it asks for an opinion, or about an institution.
  private static func isAboutOthers(_ sentence: Substring, _ words: Words) -> Bool {
    let text = sentence.lowercased()
    let spoken = Wording.words(of: text[...])
    return words.opinions.contains { text.contains($0) }
      || words.institutions.contains { Wording.contains($0, in: spoken) }
  }

  private static func isAboutPerson(_ sentence: Substring, _ words: Words) -> Bool {
    var text = sentence.lowercased()
    for phrase in words.opinions + words.places { text = text.replacing(phrase, with: "") }
    let spoken = Wording.words(of: text[...])
    return spoken.contains(where: words.persons.contains)
      && !words.institutions.contains { Wording.contains($0, in: spoken) }
  }
}
