extension ProblemGuide {
  private static func secret(_ label: String) -> GuideExample {
    .items(
      #"{"type": "text", "name": "hiv", "label": "Status?", "sensitive": true},"# + "\n"
        + #"{"type": "note", "name": "n", "label": ""# + label + #""}"#)
  }

  private static func visits(_ inside: String) -> GuideExample {
    .items(
      #"{"type": "repeat", "name": "r", "label": "Visits", "items": [{"type": "text", "name": "a", "label": "A"}"#
        + inside)
  }

  static let texts = [
    ProblemGuide(
      "control-character",
      #"A character that does not show, and that a terminal may obey. Only the line break `\n` may stand in a text."#,
      .label(#""A\u0007""#), .label(#""A""#)),
    ProblemGuide(
      "empty-text", "The text says nothing.",
      .items(#"{"type": "text", "name": "a", "label": "A", "hint": " "}"#),
      .items(#"{"type": "text", "name": "a", "label": "A"}"#)),
    ProblemGuide(
      "missing-translation",
      "A text is missing in one of the languages; people see the first language's instead.",
      .label(#"{"en": "Name?"}"#), .label(#"{"en": "Name?", "fr": "Nom ?"}"#)),
    ProblemGuide(
      "missing-default-text", "A text is missing in the first language, which others fall back to.",
      .label(#"{"fr": "Nom ?"}"#), .label(#"{"en": "Name?", "fr": "Nom ?"}"#)),
    ProblemGuide(
      "undeclared-language", "A text is in a language that `languages` does not list.",
      .label(#"{"en": "Name?", "fr": "Nom ?", "es": "¿Nombre?"}"#),
      .label(#"{"en": "Name?", "fr": "Nom ?"}"#)),
    ProblemGuide(
      "languages-not-declared", "Texts are in languages, and the questionnaire lists none.",
      .items(#"{"type": "text", "name": "a", "label": {"en": "A"}}"#),
      .items(
        #"{"type": "text", "name": "a", "label": {"en": "A"}}"#, top: #""languages": ["en"]"#)),
    ProblemGuide(
      "unknown-placeholder", "A `${name}` in a text names no item.",
      .items(
        #"{"type": "text", "name": "first_name", "label": "Name?"}, {"type": "note", "name": "n", "label": "Dear ${frist_name}"}"#
      ),
      .items(
        #"{"type": "text", "name": "first_name", "label": "Name?"}, {"type": "note", "name": "n", "label": "Dear ${first_name}"}"#
      )),
    ProblemGuide(
      "unclosed-placeholder", "A `${` in a text has no closing brace.",
      .items(
        #"{"type": "text", "name": "a", "label": "A"}, {"type": "note", "name": "n", "label": "Dear ${a"}"#
      ),
      .items(
        #"{"type": "text", "name": "a", "label": "A"}, {"type": "note", "name": "n", "label": "Dear ${a}"}"#
      )),
    ProblemGuide(
      "placeholder-inside-repeat",
      "A text outside a repeat shows an answer inside it, of which there are many.",
      visits(#"]}, {"type": "note", "name": "n", "label": "You said ${a}"}"#),
      visits(#", {"type": "note", "name": "n", "label": "You said ${a}"}]}"#)),
    ProblemGuide(
      "sensitive-shown",
      "A sensitive answer would be read by whoever looks at the screen, at a list or at a roster.",
      secret("You said ${hiv}."), secret("Thank you.")),
  ]
}
