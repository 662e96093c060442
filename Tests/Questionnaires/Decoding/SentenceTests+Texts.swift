extension SentenceTests {
  private static let repeated =
    #", {"type": "repeat", "name": "r", "label": "R", "items": [{"type": "text", "name": "b", "label": "B ${a} ${b}"}]}"#

  static let texts: [Case] = [
    Case(
      .label(#""Say ‸\u001b[2J""#),
      #"error: [a] a control character stands in 'label'; remove it; of these only the line break \n may stand in a text (control-character)"#
    ),
    Case(
      .label(#"‸" ""#),
      "warning: [a] 'label' is empty; write a text, or remove the key (empty-text)"),
    Case(
      .label(#"‸{"en": "A"}"#),
      "warning: [a] 'label' has no text in 'fr', and will show the first language's; translate it (missing-translation)"
    ),
    Case(
      .label(#"‸{"fr": "A"}"#),
      "error: [a] 'label' has no text in 'en', the first language; write it: the other languages fall back to it (missing-default-text)"
    ),
    Case(
      .label(#"{"en": "A", "fr": "A", ‸"es": "A"}"#),
      "error: [a] the language 'es' is not among 'languages'; add it there, or remove this text (undeclared-language)"
    ),
    Case(
      .items(
        #"{"type": "text", "name": "a", "label": {‸"en": "A"}}, {"type": "text", "name": "b", "label": {"en": "B"}}"#
      ),
      "error: [a] a text is given in the language 'en', and there are no 'languages'; list them at the top level, the default first: \"languages\": [\"en\"] (languages-not-declared)"
    ),
    Case(
      .items(
        #"{"type": "text", "name": "first_name", "label": "A"}, {"type": "note", "name": "n", "label": "Dear \u00e9 ‸${frist_name}, ${first_name}"}"#
      ),
      "error: [n] ${frist_name} names no item; did you mean ${first_name}? (unknown-placeholder)"),
    Case(
      .label(#""Dear ‸${b}""#),
      "error: [a] ${b} names no item; write the name of a question (unknown-placeholder)"),
    Case(
      .label(#""Dear ‸${a""#),
      "error: [a] this ${ has no closing brace; write it as ${name} (unclosed-placeholder)"),
    Case(
      .items(#"{"type": "text", "name": "a", "label": "A ‸${b}"}"# + repeated),
      "error: [a] ${b} lies inside the repeat 'r', and this text does not; move the text into the repeat, or calculate what to show, such as a sum, and show that (placeholder-inside-repeat)"
    ),
  ]
}
