import TestKit

extension SurveyAnswers {
  static let media: [Step] = [
    .pick(
      "Au cours du dernier mois, où avez-vous", "channels", "235",
      is: "whatsapp facebook tiktok"),
    .pick("Lequel utilisez-vous le plus", "channel_main", "1", is: "whatsapp"),
    .pick("Auquel faites-vous le plus confiance", "channel_trust", "9", is: "news_home"),
    .pick("vous souvenez-vous d'un message", "campaign_recall", "1", is: "yes"),
    .pick("Où l'avez-vous vu ou entendu", "campaign_where", "4", is: "instagram"),
    .pick("Avez-vous entendu parler d'iDiaspora", "idiaspora_use", "2", is: "heard"),
    .pick("Dans quelle langue préférez-vous", "lang_pref", "2", is: "fra"),
  ]

  static let contributions: [Step] = [
    .pick("avez-vous envoyé de l'argent", "remit_12m", "1", is: "yes"),
    .pick("Comment l'envoyez-vous", "remit_channel", "2", is: "app"),
    .pick("Dans quelle devise payez-vous", "remit_currency", "2", is: "GBP"),
    .type("Quel montant environ", "remit_amount", "150,50", is: "150.50"),
    .type("payé de frais cette fois-là", "remit_fee", "2.5"),
    .pick("À quoi cet argent a-t-il surtout servi", "remit_use", "24", is: "health housing"),
    .pick("avez-vous donné de l'argent ou des biens", "donate_12m", "2", is: "no"),
    .pick("Après la dernière catastrophe", "disaster_act", "13", is: "money goods"),
  ]

  static let potential: [Step] = [
    .pick("Possédez-vous l'un de ces biens", "assets", "14", is: "home savings"),
    .pick("intéressé(e) par un investissement", "invest_interest", "4", is: "4"),
    .pick("Quelles formes d'investissement", "invest_form", "47", is: "bond property"),
    .pick("Dans quels secteurs", "invest_sector", "89", is: "tourism ict"),
    .pick("donné bénévolement de votre temps", "volunteer_12m", "1", is: "yes"),
    .pick("De quelles façons seriez-vous prêt(e)", "engage_modes", "23", is: "teach_remote advise"),
    .pick("Envisagez-vous de vivre un jour", "return_plan", "4", is: "part"),
    .pick("Qu'est-ce qui compterait le plus", "return_cond", "34", is: "health cost"),
    Step(
      asked: "Que pourraient faire l'OECO", keys: [message, Keys.control("n")],
      answers: ["message": message], lines: [message, "."]),
  ]

  static let closing: [Step] = [
    .pick("Souhaitez-vous être recontacté(e)", "contact_optin", "1", is: "yes"),
    .pick("À quelles fins pouvons-nous", "contact_for", "12", is: "results news"),
    .type("Quelle est votre adresse électronique", "contact_email", email),
    .pick("Pouvons-nous transmettre vos coordonnées", "share_gov", "2", is: "no"),
    .read("Merci beaucoup pour votre temps."),
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

  /// What the questionnaire works out of them.
  static let calculated = [
    "eligible": "1", "home_label": "Grenade", "generation": "1", "wg_disability": "0",
    "knowledge_score": "7", "trust_n": "4", "trust_index": "62.5", "connectivity_index": "73.3",
    "remit_cost_pct": "1.7", "contribution_breadth": "4",
  ]
}
