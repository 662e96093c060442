import TestKit

extension SurveyAnswers {
  static let media: [Step] = [
    .tick(
      "Au cours du dernier mois, où avez-vous", "channels", ["WhatsApp", "Facebook", "TikTok"],
      is: "whatsapp facebook tiktok"),
    .choose(
      "Lequel de ces moyens utilisez-vous le plus", "channel_main", "WhatsApp", is: "whatsapp"),
    .choose(
      "Auquel de ces moyens vous fiez-vous le plus", "channel_trust", "Presse, radio du pays",
      is: "news_home"),
    .pick("Vous souvenez-vous d'un message", "campaign_recall", "1", is: "yes"),
    .tick("Où l'avez-vous vu ou entendu", "campaign_where", ["Instagram"], is: "instagram"),
    .pick("Avez-vous entendu parler d'iDiaspora", "idiaspora_use", "2", is: "heard"),
    .pick("Dans quelle langue préférez-vous", "lang_pref", "2", is: "fra"),
  ]

  static let contributions: [Step] = [
    .pick("avez-vous envoyé de l'argent", "remit_12m", "1", is: "yes"),
    .choose("Comment l'avez-vous envoyé", "remit_channel", "Application", is: "app"),
    .pick("Dans quelle devise avez-vous payé", "remit_currency", "2", is: "GBP"),
    .type("Quel montant environ", "remit_amount", "150,50", is: "150.50"),
    .type("payé de frais cette fois-là", "remit_fee", "2.5"),
    .tick(
      "À quoi cet argent a-t-il surtout servi", "remit_use", ["Soins de santé", "Construction"],
      is: "health housing"),
    .pick("avez-vous donné de l'argent", "donate_12m", "2", is: "no"),
    .tick(
      "Après la dernière catastrophe", "disaster_act",
      ["Envoyé davantage d'argent", "Envoyé du matériel"], is: "money goods"),
  ]

  static let potential: [Step] = [
    .tick("Possédez-vous l'un de ces biens", "assets", ["Maison", "Épargne"], is: "home savings"),
    .pick("À quel point un investissement", "invest_interest", "4", is: "4"),
    .tick(
      "Quelles formes d'investissement", "invest_form", ["Obligation", "Immobilier"],
      is: "bond property"),
    .tick(
      "Dans quels secteurs", "invest_sector", ["Tourisme", "Technologies"], is: "tourism ict"),
    .pick("bénévolement donné du temps", "volunteer_12m", "1", is: "yes"),
    .tick(
      "De quelles façons seriez-vous prêt(e)", "engage_modes", ["Enseignement", "Conseiller"],
      is: "teach_remote advise"),
    .pick("Envisagez-vous de vivre un jour", "return_plan", "4", is: "part"),
    .tick(
      "Qu'est-ce qui compterait le plus", "return_cond", ["De meilleurs soins", "Un logement"],
      is: "health cost"),
    Step(
      asked: "Que pourrait faire avant tout l'OECO", keys: [message, Keys.control("n")],
      answers: ["message": message], lines: [message, "."]),
  ]

  static let closing: [Step] = [
    .pick("Souhaitez-vous être recontacté(e)", "contact_optin", "1", is: "yes"),
    .tick(
      "À quelles fins pouvons-nous", "contact_for",
      ["Recevoir les résultats", "Recevoir des nouvelles"], is: "results news"),
    .type("Quelle est votre adresse électronique", "contact_email", email),
    .pick("Pouvons-nous transmettre vos coordonnées", "share_gov", "2", is: "no"),
    .read("Merci beaucoup de votre temps."),
    .pick("Qui d'autre pouvait entendre", "int_presence", "1", is: "alone"),
    .find("Résultat final du cas", "disposition", "complet", is: "110"),
  ]

  /// Every answer outside the groups, as a person gave it in the end.
  static var answers: [String: String] {
    [
      opening, functioning, knowledge, perception, connectivity, media, contributions, potential,
      closing,
    ].joined().map { $0 }.answers
  }

  /// What depends on the day of the interview, and the order of the channels, which is drawn anew.
  static let changing = ["years_abroad", "since_5y", "since_12m", "channel_order"]

  /// What the questionnaire works out of them.
  static let calculated = [
    "held_as": "capi", "mode_held": "f2f",
    "eligible": "1", "home_label": "Grenade", "generation": "1", "wg_disability": "0",
    "oecs_status": "protocol", "youth": "35_plus", "generation_group": "first",
    "years_abroad_band": "20_plus", "education_level": "tertiary",
    "disability_group": "without_disability",
    "knowledge_score": "7", "knowledge_wrong": "0", "knowledge_dk": "1", "quiz_done": "1",
    "trust_n": "4",
    "trust_index": "62.5", "connectivity_index": "73.3",
    "remit_cost_pct": "1.7", "contribution_breadth": "4",
  ]
}
