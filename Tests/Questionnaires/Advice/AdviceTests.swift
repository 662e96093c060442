import Questionnaires
import Testing

/// What `canvass check` advises on the wording of a questionnaire.
struct AdviceTests {
  /// The codes of the advice on one item, with its label in English or French.
  static func codes(
    _ label: String, in language: String = "en", type: String = "text", more: String = "",
    choices: String = ""
  ) -> [String] {
    let list = choices.isEmpty ? "" : #""choices": {"l": ["# + choices + "]}, "
    let offered = choices.isEmpty ? "" : #", "choices": "l""#
    let text =
      #"{"id": "q", "version": "1", "title": "T", "languages": [""# + language + #""], "# + list
      + #""items": [{"type": ""# + type + #"", "name": "a", "label": ""# + label + #"""# + offered
      + more + "}]}"
    return problems(text).map { $0.code.identifier }
  }

  static func problems(_ text: String) -> [Problem] {
    let file = QuestionnaireFile(name: "q.json", bytes: Array(text.utf8))
    return file.problems(advice: .given(width: \.count))
  }

  static func list(_ labels: String...) -> String { list(labels) }

  static func list(_ labels: [String]) -> String {
    labels.enumerated().map { #"{"name": "\#($0)", "label": "\#($1)"}"# }
      .joined(separator: ", ")
  }

  // MARK: Forbidden topics

  @Test(arguments: [
    ("What is your immigration status?", "en"), ("Are you undocumented?", "en"),
    ("Does anyone in your household lack a residence permit?", "en"),
    ("Do you have a visa?", "en"), ("Has he ever been deported?", "en"),
    ("Are you in the country legally?", "en"), ("Do you have papers?", "en"),
    ("Are your papers in order?", "en"), ("Do you have a work permit in your country?", "en"),
    ("Did you ever overstay?", "en"),
    ("Do you have permission to stay here?", "en"), ("Are you living legally here?", "en"),
    ("Does she have the right to work in this country?", "en"),
    ("Êtes-vous légalement dans le pays ?", "fr"), ("Avez-vous des papiers ?", "fr"),
    ("Êtes-vous clandestin ?", "fr"), ("Vos papiers sont-ils en règle ?", "fr"),
    ("Avez-vous l’autorisation de séjour ?", "fr"), ("Êtes-vous sans-papiers ?", "fr"),
    ("Quel est votre statut migratoire ?", "fr"), ("Avez-vous un titre de séjour ?", "fr"),
    ("A-t-elle demandé l’asile ?", "fr"),
    ("Have you got your settled status yet?", "en"),
    ("Is your stay in this country authorised?", "en"),
    ("Does your employer know that you have no permit?", "en"),
    ("Votre séjour est-il régulier ?", "fr"), ("Quel est votre statut de résidence ?", "fr"),
    ("Avez-vous reçu une obligation de quitter le territoire ?", "fr"),
    ("Do you lack residence documents?", "en"), ("What is your residency situation?", "en"),
    ("Quelle est votre situation de séjour ?", "fr"),
  ])
  func `a question for somebody's immigration status is advised against`(
    label: String, language: String
  ) {
    #expect(Self.codes(label, in: language) == ["forbidden-topic"])
  }

  @Test(arguments: [
    ("Citizens of a Protocol State need a work permit in another one.", "en"),
    ("We never ask about your immigration status.", "en"),
    ("In your view, do refugees need more support?", "en"),
    ("In which year did you arrive?", "en"),
    ("Does your organisation help with work permits?", "en"),
    ("Is your group legally registered?", "en"), ("How many papers have you published?", "en"),
    ("Do you read newspapers from home?", "en"), ("Do you read the papers from home?", "en"),
    ("How easily do nurses get a work permit in your country?", "en"),
    ("Obtient-on facilement un permis de travail dans votre pays ?", "fr"),
    ("May citizens of a Protocol State stay in another without permission?", "en"),
    ("Votre groupe est-il légalement constitué ?", "fr"),
    ("Have you looked for information about work permits in Saint Lucia?", "en"),
    ("Do you have a Visa or a Mastercard?", "en"),
    ("How many asylum applications did your office process?", "en"),
    ("How long was your stay in this country?", "en"),
    ("Avez-vous vos papiers (acte de naissance) ?", "fr"),
    ("Que faites-vous en règle générale ?", "fr"),
    ("Nous ne demandons jamais votre statut migratoire.", "fr"),
    ("Un permis de conduire d'un État est-il valable dans les autres ?", "fr"),
  ])
  func `facts, denials and opinions are none`(label: String, language: String) {
    #expect(Self.codes(label, in: language) == [])
  }

  @Test func `a note may say what it likes, and choices may give a question away`() {
    #expect(Self.codes("Your immigration status is not our concern.", type: "note") == [])
    let choices = Self.list("Citizen", "Work visa", "Undocumented")
    #expect(
      Self.codes("What are you here?", type: "select_one", choices: choices)
        == ["forbidden-topic"])
  }

  @Test(arguments: [
    ("Which of these is it?", "en", "Citizen", "Undocumented"),
    ("Which group?", "en", "Worker", "Asylum seeker"),
    ("Lequel ?", "fr", "Citoyen", "Demandeur d’asile"),
    ("Lequel ?", "fr", "Citoyen(ne)", "Réfugié(e)"),
  ])
  func `a status as a choice asks for it, whatever the question says`(
    label: String, language: String, first: String, second: String
  ) {
    let choices = Self.list(first, second)
    #expect(
      Self.codes(label, in: language, type: "select_one", choices: choices)
        == ["forbidden-topic"])
  }

  @Test(arguments: [
    ("Which groups need support most?", "en", "Asylum seekers and refugees"),
    ("In your view, who needs support most?", "en", "Refugee"),
    ("Which group does the ministry serve?", "en", "Asylum seeker"),
    ("Which document proves the right to drive?", "en", "Driving licence"),
    ("Quels groupes ont le plus besoin d'aide ?", "fr", "Personnes en situation irrégulière"),
  ])
  func `groups that somebody is asked about are none`(
    label: String, language: String, choice: String
  ) {
    let choices = Self.list("Others", choice)
    #expect(Self.codes(label, in: language, type: "select_one", choices: choices) == [])
  }

  // MARK: Double negatives

  @Test(arguments: [
    ("Would you not go without a permit?", "en"), ("Don't you think that nobody helps?", "en"),
    ("Ne partiriez-vous pas sans lettre ?", "fr"),
    ("Diriez-vous que vous n’êtes pas en désaccord ?", "fr"),
    ("Is help from home never unimportant?", "en"), ("Est-ce que ce n'est pas inutile ?", "fr"),
  ])
  func `two negations in one sentence are found`(label: String, language: String) {
    #expect(Self.codes(label, in: language) == ["double-negative"])
  }

  @Test(arguments: [
    ("Is it not far? There is no bus.", "en"), ("Neither good nor bad?", "en"),
    ("Neither satisfied nor dissatisfied?", "en"), ("How unimportant is it?", "en"),
    ("Vous n'y êtes jamais allé ?", "fr"), ("Rien ni personne ne vous aide ?", "fr"),
  ])
  func `one negation, however it is built, is not two`(label: String, language: String) {
    #expect(Self.codes(label, in: language) == [])
  }

  @Test func `«No» as an answer does not count`() {
    let choices = Self.list("Yes, I know", "No, I do not know", "It cannot be done without help")
    #expect(
      Self.codes("Do you know where?", type: "select_one", choices: choices)
        == ["double-negative"])
  }

  // MARK: Choices

  @Test func `agree and disagree are a scale, a consent is none`() {
    let scale = Self.list("Strongly agree", "Agree", "Disagree", "Strongly disagree")
    #expect(Self.codes("A.", type: "select_one", choices: scale) == ["agree-disagree"])
    let consent = Self.list("Yes, I agree to take part", "No, I do not agree")
    #expect(Self.codes("May I?", type: "select_one", choices: consent) == [])
    let contact = Self.list("Agree to be contacted", "Do not agree to be contacted")
    #expect(Self.codes("May we write?", type: "select_one", choices: contact) == [])
    let own = Self.list("I strongly agree", "I agree", "I do not agree", "I cannot say")
    #expect(Self.codes("A.", type: "select_one", choices: own) == ["agree-disagree"])
    let french = Self.list("D’accord", "Plutôt d’accord", "Pas du tout d’accord")
    #expect(Self.codes("A.", in: "fr", type: "select_one", choices: french) == ["agree-disagree"])
  }

  @Test(arguments: [
    ("Do you agree that the office is easy to reach?", "en"),
    ("To what extent do you agree with this: the office is near?", "en"),
    ("Do you agree or disagree?", "en"),
    ("Êtes-vous d’accord pour dire que le bureau est proche ?", "fr"),
    ("Dans quelle mesure êtes-vous d’accord ?", "fr"),
  ])
  func `a question for agreement with a statement is one too`(label: String, language: String) {
    let choices = language == "en" ? Self.list("Yes", "No") : Self.list("Oui", "Non")
    #expect(
      Self.codes(label, in: language, type: "select_one", choices: choices) == ["agree-disagree"])
  }

  @Test(arguments: [
    ("Do you agree to take part?", "en"), ("Did the members agree?", "en"),
    ("Would you agree to be called again?", "en"),
    ("Êtes-vous d’accord pour participer ?", "fr"),
  ])
  func `consent is no agreement with a statement`(label: String, language: String) {
    let choices = language == "en" ? Self.list("Yes", "No") : Self.list("Oui", "Non")
    #expect(Self.codes(label, in: language, type: "select_one", choices: choices) == [])
  }

  @Test func `a quiz has a way out`() {
    let bare = Self.list("True", "False")
    #expect(Self.codes("A.", type: "select_one", choices: bare) == ["quiz-without-dont-know"])
    let reason = #", "nonresponse": ["dont_know"]"#
    #expect(Self.codes("A.", type: "select_one", more: reason, choices: bare) == [])
    let whole = Self.list("Vrai", "Faux", "Je ne sais pas")
    #expect(Self.codes("A.", in: "fr", type: "select_one", choices: whole) == [])
  }

  @Test func `every point of a scale has words, and a number of children is no scale`() {
    let scale = Self.list("1 Very bad", "2", "3", "4", "5 Very good")
    #expect(Self.codes("How is it?", type: "select_one", choices: scale) == ["unlabelled-scale"])
    let bracketed = Self.list("(1) Very bad", "(2)", "(3)", "(4)", "(5) Very good")
    #expect(
      Self.codes("How is it?", type: "select_one", choices: bracketed) == ["unlabelled-scale"])
    for middle in [["2", "3", "4"], ["2", "Neither", "4"]] {
      let ends = Self.list(["Very good"] + middle + ["Very bad", "Don't know"])
      #expect(Self.codes("How is it?", type: "select_one", choices: ends) == ["unlabelled-scale"])
    }
    let rooms = Self.list("One", "2", "3", "More")
    #expect(Self.codes("How many?", type: "select_one", choices: rooms) == [])
    let counts = Self.list("0", "1", "2", "3 or more")
    #expect(Self.codes("How many?", type: "select_one", choices: counts) == [])
    let likert = #", "appearance": "likert""#
    #expect(
      Self.codes(
        "How is it?", type: "select_one", more: likert, choices: Self.list("Bad", "-", "Good"))
        == ["unlabelled-scale"])
  }

  @Test(arguments: [["★", "★★", "★★★"], ["★☆☆", "★★☆", "★★★", "I don't know"], ["🙁", "😐", "🙂"]])
  func `points that are signs alone are a scale`(labels: [String]) {
    #expect(
      Self.codes("The office", type: "select_one", choices: Self.list(labels))
        == ["unlabelled-scale"])
    let named = Self.list(labels.map { $0 + " word" })
    #expect(Self.codes("The office", type: "select_one", choices: named) == [])
  }

  @Test(arguments: [
    ("How satisfied are you with the office?", true), ("How is the road?", true),
    ("On a scale from 1 to 5, how much do you trust the bank?", true),
    ("How many rooms are there, from 1 to 5?", false), ("Which bus do you take?", false),
  ])
  func `points that only numbers name are a scale where somebody is asked to judge`(
    label: String, isScale: Bool
  ) {
    let bare = Self.list("1", "2", "3", "4", "5")
    #expect(
      Self.codes(label, type: "select_one", choices: bare).contains("unlabelled-scale") == isScale)
  }

  @Test(arguments: [
    ("How many days did you stay?", "en"), ("Combien d’heures travaillez-vous ?", "fr"),
  ])
  func `a slider of days counts them`(label: String, language: String) {
    let days = #", "parameters": {"start": 0, "end": 30}"#
    #expect(Self.codes(label, in: language, type: "range", more: days) == [])
  }

  @Test func `a slider says what its ends mean`() {
    let from1to5 = #", "parameters": {"start": 1, "end": 5}"#
    #expect(Self.codes("How is it?", type: "range", more: from1to5) == ["unlabelled-scale"])
    let ends = #"{"name": "1", "label": "Bad"}, {"name": "5", "label": "Good"}"#
    #expect(Self.codes("How is it?", type: "range", more: from1to5, choices: ends) == [])
  }

  // MARK: Length and reading

  @Test func `a label is as long as it is on the screen`() {
    #expect(Self.codes(String(repeating: "a ", count: 60)) == [])
    #expect(Self.codes(String(repeating: "a ", count: 61) + "?") == ["long-label"])
    let wide =
      #"{"id": "q", "version": "1", "title": "T", "items": ["#
      + #"{"type": "text", "name": "a", "label": ""# + String(repeating: "é", count: 70) + "\"}]}"
    let file = QuestionnaireFile(name: "q.json", bytes: Array(wide.utf8))
    #expect(
      file.problems(advice: .given(width: { $0.count * 2 })).map { $0.code.identifier }
        == ["long-label"], "also in a language that no list knows")
  }

  /// 25 words; Rix = long words / sentences.
  private static func text(long: Int, sentences: Int) -> String {
    let words = (0..<25).map { $0 < long ? "elephants" : "cat" }
    let each = 25 / sentences
    return stride(from: 0, to: each * sentences, by: each).map { start in
      let end = start + each * 2 > 25 ? 25 : start + each
      return words[start..<end].joined(separator: " ") + "."
    }.joined(separator: " ")
  }

  @Test func `a text of long words in long sentences is hard to read`() {
    #expect(Self.codes(Self.text(long: 6, sentences: 1), type: "note") == ["hard-to-read"])
    #expect(Self.codes(Self.text(long: 5, sentences: 1), type: "note") == [])
    #expect(Self.codes(Self.text(long: 10, sentences: 2), type: "note") == [])
    #expect(Self.codes(Self.text(long: 6, sentences: 1), in: "ht", type: "note") == [])
    let grade = Self.problems(
      #"{"id": "q", "version": "1", "title": "T", "languages": ["fr"], "items": [{"type": "note", "name": "a", "label": ""#
        + Self.text(long: 7, sentences: 1) + #""}]}"#)
    #expect(grade.first?.sentence.contains("grade 12 in 'fr'") == true)
  }

  // MARK: What it is not

  @Test func `advice is not given unless it is asked for, and comes last`() {
    let text =
      #"{"id": "q", "version": "1", "title": "T", "languages": ["en"], "items": ["#
      + #"{"type": "text", "name": "a", "label": "Are you undocumented?"}, "#
      + #"{"type": "text", "name": "a", "label": "Who?"}]}"#
    let file = QuestionnaireFile(name: "q.json", bytes: Array(text.utf8))
    #expect(file.problems().map(\.severity) == [.error])
    #expect(
      file.problems(advice: .given(width: \.count)).map(\.severity) == [.error, .advice])
  }

  @Test func `the words of a standard module are nobody's to mend`() {
    let module =
      #"{"module": "m", "languages": ["en"], "items": [{"type": "text", "name": "a", "label": {"en": "Do you have no one without a job?"}}]}"#
    let text =
      #"{"id": "q", "version": "1", "title": "T", "languages": ["en"], "modules": {"m": "# + module
      + #"}, "items": [{"type": "group", "name": "g", "locked": "m", "items": [{"type": "text", "name": "a", "label": "Do you have no one without a job?"}]}]}"#
    #expect(Self.problems(text).map(\.description) == [])
  }
}
