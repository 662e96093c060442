extension ProblemGuide {
  private static let city = #"{"name": "roseau", "label": "Roseau", "country": "dm"}"#

  private static func filter(_ filter: String) -> GuideExample {
    .items(
      #"{"type": "select_one", "name": "a", "label": "A", "choices": "l", "choice_filter": ""#
        + filter + #""}"#, top: #""choices": {"l": ["# + city + "]}")
  }

  private static func code(_ code: String) -> GuideExample {
    .items(
      #"{"type": "select_one", "name": "a", "label": "A", "choices": "l", "nonresponse": ["refused"]}"#,
      top: #""choices": {"l": [{"name": "9", "label": "Nine"}]}, "nonresponse_codes": {"refused": "#
        + code + "}")
  }

  static let choices = [
    ProblemGuide(
      "unknown-choice-list", "There is no choice list of that name.",
      .items(
        #"{"type": "rank", "name": "a", "label": "A", "choices": "agree"}, {"type": "rank", "name": "b", "label": "B", "choices": "agre"}"#,
        top: #""choices": {"agree": [{"name": "x", "label": "X"}]}"#),
      .items(
        #"{"type": "rank", "name": "a", "label": "A", "choices": "agree"}, {"type": "rank", "name": "b", "label": "B", "choices": "agree"}"#,
        top: #""choices": {"agree": [{"name": "x", "label": "X"}]}"#)),
    ProblemGuide(
      "unused-choice-list", "No item offers the list.",
      .items(
        #"{"type": "text", "name": "a", "label": "A"}"#,
        top: #""choices": {"l": [{"name": "x", "label": "X"}]}"#),
      .items(#"{"type": "text", "name": "a", "label": "A"}"#)),
    ProblemGuide(
      "empty-choice-list", "The list has no choices.", .choices("[]"),
      .choices(#"[{"name": "x", "label": "X"}]"#)),
    ProblemGuide(
      "same-label", "Two choices of one list read the same, and nobody could tell them apart.",
      .choices(#"[{"name": "x", "label": "Often"}, {"name": "y", "label": "Often"}]"#),
      .choices(#"[{"name": "x", "label": "Often"}, {"name": "y", "label": "Always"}]"#)),
    ProblemGuide(
      "unknown-choice",
      "An answer is compared with a name that its list lacks. What is compared can never be so.",
      .items(
        #"{"type": "select_one", "name": "a", "label": "A", "choices": "l"}, {"type": "text", "name": "b", "label": "B", "relevant": "${a} = 'yess'"}"#,
        top: #""choices": {"l": [{"name": "yes", "label": "Yes"}]}"#),
      .items(
        #"{"type": "select_one", "name": "a", "label": "A", "choices": "l"}, {"type": "text", "name": "b", "label": "B", "relevant": "${a} = 'yes'"}"#,
        top: #""choices": {"l": [{"name": "yes", "label": "Yes"}]}"#)),
    ProblemGuide(
      "unknown-column",
      "A filter reads a key that no choice of the list has. A question is written `${name}`.",
      filter("contry = 'dm'"), filter("country = 'dm'")),
    ProblemGuide(
      "unknown-column-value", "No choice has this value, so the comparison never or always holds.",
      filter("country = 'lc'"), filter("country = 'dm'")),
    ProblemGuide(
      "keeps-no-choice",
      "The filter holds for no choice of the list, whatever was answered before.",
      filter("country = 'dm' and country != 'dm'"), filter("country = 'dm' or name = 'roseau'")),
    ProblemGuide(
      "same-nonresponse-code", "Two reasons would be exported as the same number.",
      .items(
        #"{"type": "text", "name": "a", "label": "A"}"#,
        top: #""nonresponse_codes": {"refused": -98}"#
      ),
      .items(
        #"{"type": "text", "name": "a", "label": "A"}"#,
        top: #""nonresponse_codes": {"refused": -88}"#
      )),
    ProblemGuide(
      "nonresponse-code-is-choice", "A reason would be exported as the number of a choice.",
      code("9"), code("-9")),
    ProblemGuide(
      "file-outside-folder",
      "Choice files and media lie in the questionnaire's folder or below it: whoever opens a "
        + "questionnaire from a stranger opens nothing else by it.",
      .choices(#"{"file": "../cities.csv"}"#),
      .choices(#"{"file": "cities.csv"}"#, files: ["cities.csv": "name,label\nx,X\n"])),
    ProblemGuide(
      "choice-file-kind", "Choice files are CSV.", .choices(#"{"file": "cities.xlsx"}"#),
      .choices(#"{"file": "cities.csv"}"#, files: ["cities.csv": "name,label\nx,X\n"])),
    ProblemGuide(
      "choice-file-missing", "The file is not there, or cannot be read.",
      .choices(#"{"file": "cities.csv"}"#),
      .choices(#"{"file": "cities.csv"}"#, files: ["cities.csv": "name,label\nx,X\n"])),
  ]

  private static func file(
    _ name: String, _ meaning: String, _ wrong: String, _ right: String
  ) -> ProblemGuide {
    ProblemGuide(
      "choice-file-" + name, meaning,
      .choices(#"{"file": "l.csv"}"#, files: ["l.csv": wrong]),
      .choices(#"{"file": "l.csv"}"#, files: ["l.csv": right]))
  }

  static let choiceFiles = [
    file("empty", "The file has no rows.", "", "name,label\nx,X\n"),
    ProblemGuide(
      "choice-file-not-utf8",
      "The file is not saved as UTF-8, which shows in letters with accents.",
      .choices(
        file: "l.csv", "name,label\nx,Café (the é as the one byte E9)",
        bytes: Array("name,label\nx,Caf".utf8) + [0xE9, 0x0A]),
      .choices(#"{"file": "l.csv"}"#, files: ["l.csv": "name,label\nx,Café\n"])),
    file(
      "unclosed-quote", "A quote is opened and never closed.", "name,label\nx,\"X\n",
      "name,label\nx,\"X\"\n"),
    file(
      "quote-inside-field", "A quote stands in a field that does not begin with one.",
      "name,label\nx,The \"X\"\n", "name,label\nx,\"The \"\"X\"\"\"\n"),
    file(
      "text-after-quote", "Something follows between a closing quote and the comma.",
      "name,label\nx,\"X\" ray\n", "name,label\nx,\"X ray\"\n"),
    file(
      "field-count", "A row has more or fewer fields than the first.",
      "name,label\nx,Roseau, Dominica\n", "name,label\nx,\"Roseau, Dominica\"\n"),
    file(
      "missing-column", "A choice needs a name and a label, under these titles.",
      "code,label\nx,X\n", "name,label\nx,X\n"),
    file(
      "empty-column-title", "A column has no title.", "name,label,\nx,X,1\n",
      "name,label,rank\nx,X,1\n"),
    file(
      "duplicate-column", "Two columns have one title.", "name,label,label\nx,X,Y\n",
      "name,label\nx,X\n"),
  ]
}
