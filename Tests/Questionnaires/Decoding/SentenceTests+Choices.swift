extension SentenceTests {
  private static func file(_ name: String, holding content: String? = nil) -> Fixture {
    let mark = content == nil ? "‸" : ""
    return .choices(
      "{\"file\": \(mark)\"\(name)\"}", files: content.map { [name: $0] } ?? [:])
  }

  static let choices: [Case] = [
    Case(
      .items(
        #"{"type": "rank", "name": "a", "label": "A", "choices": ‸"agre5"}, {"type": "rank", "name": "b", "label": "B", "choices": "agree5"}"#,
        top: #""choices": {"agree5": [{"name": "x", "label": "X"}]}"#),
      "error: [a] there is no choice list 'agre5'; did you mean 'agree5'? (unknown-choice-list)"),
    Case(
      .items(#"{"type": "select_one", "name": "a", "label": "A", "choices": ‸"yes_no"}"#),
      "error: [a] there is no choice list 'yes_no'; add it under 'choices' at the top level (unknown-choice-list)"
    ),
    Case(
      .items(
        #"{"type": "text", "name": "a", "label": "A"}"#,
        top: #""choices": {‸"l": [{"name": "x", "label": "X"}]}"#),
      "warning: no item uses the choice list 'l'; remove it, or name it in an item's 'choices' (unused-choice-list)"
    ),
    Case(
      .choices("‸[]"),
      "error: the choice list 'l' has no choices; add some, each with 'name' and 'label' (empty-choice-list)"
    ),
    Case(
      .items(
        #"{"type": "text", "name": "a", "label": "A", ‸"choices": "l"}"#,
        top: #""choices": {"l": [{"name": "x", "label": "X"}]}"#),
      "error: [a] 'choices' has no meaning on an item of type 'text'; remove it; it belongs on 'select_one', 'select_multiple', 'rank', 'range', 'geopoint' or 'calculate' (misplaced-key)"
    ),
    Case(
      .choices(#"[‸{"name": "x"}]"#),
      "error: 'label' is missing from a choice; add it (missing-key)"),
    Case(
      file("../secret.csv"),
      "error: the file '../secret.csv' would lie outside the questionnaire's folder; put it beside the questionnaire and give its plain name (file-outside-folder)"
    ),
    Case(
      file("/etc/passwd"),
      "error: the file '/etc/passwd' would lie outside the questionnaire's folder; put it beside the questionnaire and give its plain name (file-outside-folder)"
    ),
    Case(
      file("cities.xlsx"),
      "error: the choice file 'cities.xlsx' is not a CSV file; save the list as .csv in UTF-8 (choice-file-kind)"
    ),
    Case(
      file("cities.csv"),
      "error: there is no file 'cities.csv' that could be read; put it beside the questionnaire, or mend the name (choice-file-missing)"
    ),
  ]

  static let choiceFiles: [Case] = [
    Case(
      file("c.csv", holding: "‸"),
      "error: the choice file is empty; its first row is 'name,label', then a row a choice (choice-file-empty)"
    ),
    Case(
      file("c.csv", holding: "name,label\na,‸\"A\n"),
      "error: the quote that begins here is never closed; close it, or double it to mean itself (choice-file-unclosed-quote)"
    ),
    Case(
      file("c.csv", holding: "name,label\na,A ‸\"b\"\n"),
      "error: a quote stands inside a field that does not begin with one; put the whole field in quotes, and double the quotes in it (choice-file-quote-inside-field)"
    ),
    Case(
      file("c.csv", holding: "name,label\na,\"A\"‸b\n"),
      "error: text follows after a closing quote; put a comma between, or double the quote (choice-file-text-after-quote)"
    ),
    Case(
      file("c.csv", holding: "name,label\r\nx,\"Line\nbreak\"\r\n‸a,b,c\r\n"),
      "error: this row has 3 fields, and the first row 2; look for a missing or surplus comma, or put a text that holds commas in quotes (choice-file-field-count)"
    ),
    Case(
      file("c.csv", holding: "‸name;label\na;A\n"),
      "error: no column is called 'name'; name the columns in the first row, parted by commas: name,label (choice-file-missing-column)"
    ),
    Case(
      file("c.csv", holding: "name,label,‸,x\n"),
      "error: a column has no title; name every column in the first row (choice-file-empty-column-title)"
    ),
    Case(
      file("c.csv", holding: "name,label,x,‸x\n"),
      "error: a second column 'x' stands here; rename or remove one of the two (choice-file-duplicate-column)"
    ),
    Case(
      file("c.csv", holding: "name,label\na,A\n‸a,B\n"),
      "error: the list 'l' already has a choice 'a' on line 2; rename or remove one of the two (duplicate-choice)"
    ),
    Case(
      file("c.csv", holding: "name,label\na,‸\n"),
      "error: 'label' is missing from this row; add it (missing-key)"),
    Case(
      file("c.csv", holding: "name,label,fixed\na,A,‸yes\n"),
      "error: 'yes' is no value of 'fixed'; write 'true' or 'false' (unknown-word)"),
    Case(
      file("c.csv", holding: "name,label,‸label::fr\na,A,B\n"),
      "error: a text is given in the language 'fr', and there are no 'languages'; list them at the top level, the default first: \"languages\": [\"fr\"] (languages-not-declared)"
    ),
  ]
}
