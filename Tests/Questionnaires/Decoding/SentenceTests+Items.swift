extension SentenceTests {
  private static let plain = #"{"type": "text", "name": "a", "label": "A"}"#

  static let names: [Case] = [
    Case(
      Fixture(#"{"id": ‸"my survey", "version": "1", "title": "T", "items": ["# + plain + "]}"),
      "error: 'my survey' cannot be an id; use letters without accents, digits, '_', '.' and '-', beginning with a letter or '_' (bad-id)"
    ),
    Case(
      .items(#"{"type": "text", "name": ‸"2nd name", "label": "A"}"#),
      "error: [2nd name] '2nd name' cannot be a name; use letters, digits, '_', '-' and '.', beginning with a letter or '_' (bad-name)"
    ),
    Case(
      .items(
        #"{"type": "rank", "name": "a", "label": "A", "choices": "my list"}"#,
        top: #""choices": {‸"my list": [{"name": "x", "label": "X"}]}"#),
      "error: 'my list' cannot name a choice list; use letters, digits, '_', '-' and '.' (bad-list-name)"
    ),
    Case(
      .choices(#"[{"name": ‸"not now", "label": "X"}]"#),
      "error: 'not now' cannot name a choice; write one word without spaces; the label may say anything (bad-choice-name)"
    ),
    Case(
      .items(plain, top: #""languages": [‸"en_GB"]"#),
      "error: 'en_GB' is not a language tag; write one such as 'en', 'fr' or 'pt-BR' (bad-language-tag)"
    ),
    Case(
      .items(
        #"{"type": "note", "name": "a", "label": "A", "outcome": {"code": ‸"2.1", "keep": "answers"}}"#
      ),
      "error: [a] '2.1' is not a disposition code; write AAPOR's digits without the point, such as '210' for a refusal (bad-outcome-code)"
    ),
    Case(
      .items(plain + ",\n" + #"{"type": "text", "name": ‸"a", "label": "B"}"#),
      "error: [a] the name 'a' is already used on line 2; rename one of the two, and the ${a} that mean it (duplicate-name)"
    ),
    Case(
      .choices("[{\"name\": \"x\", \"label\": \"X\"},\n{\"name\": ‸\"x\", \"label\": \"Y\"}]"),
      "error: the list 'l' already has a choice 'x' on line 1; rename or remove one of the two (duplicate-choice)"
    ),
    Case(
      .choices(#"[{"name": "x", "label": "X"}], ‸"l": []"#),
      "error: the choice list 'l' is already given on line 1; rename or remove one of the two (duplicate-choice-list)"
    ),
    Case(
      .items(plain, top: #""languages": ["en", ‸"EN"]"#),
      "error: the language 'EN' stands twice in 'languages'; remove one of the two (duplicate-language)"
    ),
  ]

  private static func type(_ type: String, _ further: String = "") -> Fixture {
    .items(#"{"type": ‸""# + type + #"", "name": "a", "label": "A""# + further + "}")
  }

  static let items: [Case] = [
    Case(type("txt"), "error: [a] unknown item type 'txt'; did you mean 'text'? (unknown-type)"),
    Case(
      type("Integer"),
      "error: [a] unknown item type 'Integer'; did you mean 'integer'? (unknown-type)"),
    Case(type("int"), "error: [a] unknown item type 'int'; write 'integer' (unknown-type)"),
    Case(type("string"), "error: [a] unknown item type 'string'; write 'text' (unknown-type)"),
    Case(
      type("select_one yes_no"),
      #"error: [a] unknown item type 'select_one yes_no'; write "type": "select_one", "choices": "yes_no" (unknown-type)"#
    ),
    Case(
      type("select_one_from_file cities.csv"),
      #"error: [a] unknown item type 'select_one_from_file cities.csv'; write "type": "select_one" with a choice list {"file": "cities.csv"} (unknown-type)"#
    ),
    Case(
      type("begin group"),
      #"error: [a] unknown item type 'begin group'; write "type": "group", and put what it holds into its 'items' (unknown-type)"#
    ),
    Case(
      type("end_repeat"),
      "error: [a] unknown item type 'end_repeat'; remove it: a group ends where its 'items' end (unknown-type)"
    ),
    Case(
      type("textarea"),
      #"error: [a] unknown item type 'textarea'; write "type": "text", "appearance": "multiline" (unknown-type)"#
    ),
    Case(
      type("hologram"),
      "error: [a] unknown item type 'hologram'; the format lists the types; 'text' takes any answer (unknown-type)"
    ),
    Case(
      Fixture(
        #"{"id": "q", "version": "1", "title": "T", "sections": [{"type": ‸"note", "name": "a", "label": "A"}]}"#
      ),
      "error: [a] a section cannot be an item of type 'note'; leave its type out, and put an item of type 'note' among its 'items' (section-is-not-group)"
    ),
    Case(
      .items(
        #"{"type": "text", "name": "a", "label": "A", "nonresponse": ["refused", ‸"dont_now"]}"#),
      "error: [a] 'dont_now' is no reason of nonresponse; did you mean 'dont_know'? (unknown-reason)"
    ),
    Case(
      .items(#"{"type": "text", "name": "a", "label": "A", "nonresponse": [‸"ask_later"]}"#),
      "error: [a] 'ask_later' is no reason of nonresponse; write 'dont_know', 'refused' or 'not_applicable' (unknown-reason)"
    ),
    Case(
      .items(#"{"type": "text", "name": "a", "label": "A", "appearance": ‸"multilne"}"#),
      "warning: [a] unknown appearance 'multilne'; did you mean 'multiline'? (unknown-appearance)"),
    Case(
      .items(#"‸{"type": "text", "name": "a"}"#),
      "error: [a] this has no label, and nobody would know what is asked; add a 'label' (missing-label)"
    ),
    Case(
      .items(plain + #", {"type": "group", "name": "g", ‸"items": []}"#),
      "warning: [g] nothing is inside 'items'; add questions, or remove the whole (empty-group)"),
    Case(
      Fixture(
        #"{"id": "q", "version": "1", "title": "T", "sections": [{"name": "s", "label": "S", "items": ["#
          + plain + #"]}], ‸"items": []}"#),
      "error: the questionnaire has both 'sections' and 'items'; put the items into a section, or all of it into 'items' (sections-and-items)"
    ),
    Case(
      .items(
        #"{"type": "group", "name": "g", "appearance": ‸"table-list", "items": ["# + plain + "]}"),
      "warning: [g] 'table-list' draws one grid, and these items do not all choose from one list; make every item a select_one on the same list, or take the appearance away (matrix-of-several-lists)"
    ),
    Case(
      .items(
        #"{"type": "range", "name": "a", "label": "A", "parameters": ‸{"start": 1, "end": 5, "step": 0}}"#
      ),
      "error: [a] no slider can be drawn with these parameters; give numbers as 'start' and 'end' that differ, and a 'step' above 0 that leaves at most a billion of them (bad-range)"
    ),
  ]
}
