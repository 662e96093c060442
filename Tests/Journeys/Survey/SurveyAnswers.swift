import TestKit

/// What is typed into the bundled OECS Diaspora Survey, in French, screen by screen.
enum SurveyAnswers {
  static let opening: [Step] = [
    .pick("Comment ce questionnaire est-il rempli", "interview_mode", "1", is: "f2f"),
    .read("Merci de votre intérêt."),
    .read("Votre participation est volontaire."),
    .read("est responsable de vos données."),
    .read("À la fin, vous recevez un code de retrait."),
    .pick("Acceptez-vous de participer", "consent", "1", is: "agree"),
    .pick("Dans quel pays vivez-vous la plus grande", "country_residence", "2", is: "gb"),
    .pick("Dans quelle tranche d'âge", "age_group", "4", is: "a35_44"),
    .find("avez-vous le lien le plus étroit", "oecs_link", "grenade", is: "gd"),
    .tick(
      "Quel est votre lien avec ce pays", "link_basis", ["J'y suis", "J'en possède"],
      is: "born citizen"),
    .pick("Comment définissez-vous votre genre", "gender", "1", is: "woman"),
    .pick("Où êtes-vous né(e)", "birth_place", "1", is: "home"),
    .type("En quelle année êtes-vous venu(e)", "arrival_year", "1998"),
    .choose("la principale raison de votre départ", "mig_reason", "Les études", is: "study"),
    .find("quelle région ou quelle province", "region", "sud-est", is: "gb_se"),
    .find("Dans quelle ville vivez-vous", "city", "slough", is: "slough"),
    .pick("Quelles citoyennetés possédez-vous", "citizenship", "13", is: "home residence"),
    .pick("Quelles langues parlez-vous bien", "languages", "125", is: "eng fra eng_creole"),
    .pick("Quel est le niveau d'études", "education", "8", is: "master"),
    .pick("Laquelle de ces situations", "employment", "1", is: "employee"),
    .pick("Quel groupe se rapproche", "isco_major", "2", is: "2"),
    .find("Dans quel secteur travaillez-vous", "sector", "education", is: "educ"),
  ]

  static let functioning: [Step] = [
    .read("Les questions suivantes portent sur les difficultés"),
    .pick("Avez-vous des difficultés à voir", "wg_seeing", "2", is: "2"),
    .pick("Avez-vous des difficultés à entendre", "wg_hearing", "1", is: "1"),
    .pick("Avez-vous des difficultés à marcher", "wg_walking", "1", is: "1"),
    .pick("Avez-vous des difficultés à vous souvenir", "wg_remembering", "2", is: "2"),
    .pick("difficultés à prendre soin de vous-même", "wg_selfcare", "1", is: "1"),
    .pick("Dans votre langue habituelle", "wg_communicating", "1", is: "1"),
  ]

  static let knowledge: [Step] = [
    .pick("Dans quelle mesure connaissez-vous", "know_self", "3", is: "3"),
    .table(
      "Avant aujourd'hui, aviez-vous entendu",
      [
        ("heard_commission", "3", "know"), ("heard_treaty", "2", "name"),
        ("heard_union", "1", "never"), ("heard_office", "2", "name"),
      ]),
    .read("Les huit affirmations suivantes sont vraies ou fausses."),
    .pick("peuvent séjourner sans limite de durée", "kq_stay", "1", is: "true"),
    .pick("ont besoin d'un permis de travail", "kq_permit", "2", is: "false"),
    .pick("remplace le passeport", "kq_id", "1", is: "true"),
    .pick("Un permis de conduire", "kq_licence", "1", is: "true"),
    .pick("ne concernent que le citoyen", "kq_family", "2", is: "false"),
    .pick("Les droits à la sécurité sociale sont perdus", "kq_social", "2", is: "false"),
    .pick("Le droit à la libre circulation", "kq_scope", "3", is: "dk"),
    .pick("a son siège à Sainte-Lucie", "kq_hq", "1", is: "true"),
    Step(
      asked: "Cochez pour voir les bonnes réponses", keys: [" ", Keys.enter],
      answers: ["debrief_shown": "OK"], lines: ["1"]),
    .read("Votre score : 7 sur 8."),
    .tick(
      "Sur lesquels de ces sujets", "info_need", ["Possibilités d'investissement", "Retour"],
      is: "invest return"),
  ]

  static let perception: [Step] = [
    .table(
      "À quel point vous sentez-vous", [("attach_home", "5", "5"), ("attach_oecs", "4", "4")]),
    .table(
      "Quelle confiance accordez-vous à chacun",
      [
        ("trust_gov", "3", "3"), ("trust_oecs", "4", "4"), ("trust_consulate", "2", "2"),
        ("trust_dia_org", "5", "5"), ("trust_bank", "6", "dk"),
      ]),
    .pick("fait-il sentir à sa diaspora", "valued", "2", is: "2"),
    .pick("trouver des informations officielles", "find_info", "3", is: "3"),
    .pick("d'y créer une entreprise", "do_business", "2", is: "2"),
  ]

  static let connectivity: [Step] = [
    .tick(
      "Qu'est-ce qui limite", "barriers", ["Trop de démarches", "La criminalité"],
      is: "redtape crime"),
    .pick("Avez-vous de la famille proche", "family_home", "1", is: "yes"),
    .pick("À quelle fréquence êtes-vous en contact", "contact_freq", "2", is: "5"),
    .tick(
      "Par quels moyens gardez-vous", "contact_means", ["WhatsApp", "Appels vidéo"],
      is: "whatsapp video"),
    .type("combien de fois êtes-vous allé(e)", "visits_5y", "3"),
    .pick("suivez-vous l'actualité", "news_freq", "1", is: "6"),
    .pick("participez-vous à des événements", "event_freq", "3", is: "4"),
    .type("De combien de groupes ou associations", "org_count", "2"),
  ]

  /// The list of groups, with what is answered of each.
  static let roster = "Le nombre d'entrées vient d'une réponse précédente."
  static let organisations: [[Step]] = [
    [
      .type("Quel est le nom de ce groupe", "org_name", "Spice Isle Association, Slough"),
      .choose("De quel type de groupe", "org_kind", "Groupe confessionnel", is: "faith"),
      .pick("Quel rôle y jouez-vous", "org_role", "2", is: "active"),
    ],
    [
      .type("Quel est le nom de ce groupe", "org_name", "Chœur « Kwéyòl » & amis"),
      .choose("De quel type de groupe", "org_kind", "Groupe culturel", is: "culture"),
      .pick("Quel rôle y jouez-vous", "org_role", "3", is: "member"),
    ],
  ]

  static let email = "amina.joseph@example.org"
  static let message =
    "Écouter davantage la jeunesse : bourses d'études, stages d'été, accès à la mer… "
    + "« Nou sé yon sèl fanmi », disait ma grand-mère à Gouyave ; "
    + "c'est l'été, l'hôpital, la forêt, le maïs et la garçonnière qu'on n'oublie pas."
}
