extension ProblemGuide {
  private static let question = #"{"type": "text", "name": "a", "label": "A"}"#

  static let keys = [
    ProblemGuide(
      "unknown-key", "The format has no such key here; it would have no effect.",
      .items(#"{"type": "text", "name": "a", "label": "A", "hnit": "H"}"#),
      .items(#"{"type": "text", "name": "a", "label": "A", "hint": "H"}"#)),
    ProblemGuide(
      "missing-key", "Something cannot do without this key.",
      .items(#"{"type": "calculate", "name": "a"}"#),
      .items(#"{"type": "calculate", "name": "a", "calculation": "1 + 1"}"#)),
    ProblemGuide(
      "wrong-kind", "The value is of another kind than the key takes.",
      .items(#"{"type": "text", "name": "a", "label": "A", "sensitive": "yes"}"#),
      .items(#"{"type": "text", "name": "a", "label": "A", "sensitive": true}"#)),
    ProblemGuide(
      "unknown-word", "The key takes one of a few words, and this is none of them.",
      .items(question, top: #""kiosk": {"on_idle": "keeep"}"#),
      .items(question, top: #""kiosk": {"on_idle": "keep"}"#)),
    ProblemGuide(
      "number-too-small", "The number is smaller than it can be.",
      .items(question, top: #""kiosk": {"idle_seconds": 0}"#),
      .items(question, top: #""kiosk": {"idle_seconds": 120}"#)),
    ProblemGuide(
      "bad-url", "Interviews cannot be sent to this address.",
      .items(question, top: #""submission": {"url": "collector.example.org"}"#),
      .items(question, top: #""submission": {"url": "https://collector.example.org"}"#)),
    ProblemGuide(
      "empty-version", "The version is the empty text, by which no two can be told apart.",
      .whole(#"{"id": "q", "version": "", "title": "T", "items": ["# + question + "]}"),
      .whole(#"{"id": "q", "version": "1", "title": "T", "items": ["# + question + "]}")),
    ProblemGuide(
      "empty-questionnaire", "There is nothing to ask.",
      .whole(#"{"id": "q", "version": "1", "title": "T", "items": []}"#),
      .whole(#"{"id": "q", "version": "1", "title": "T", "items": ["# + question + "]}")),
    ProblemGuide(
      "misplaced-key", "The key has a meaning on items of other types, and none on this.",
      .items(#"{"type": "integer", "name": "a", "label": "A", "repeat_count": 3}"#),
      .items(#"{"type": "integer", "name": "a", "label": "A"}"#)),
    ProblemGuide(
      "per-without-ratio",
      "'per' is what the sum of 'value' is divided by; only a ratio divides.",
      .items(number, top: figure(#""per": "${n}""#)),
      .items(number, top: figure(#""statistic": "ratio", "per": "${n}""#))),
    ProblemGuide(
      "band-order",
      "A value belongs to the first band that it lies below, so each must end beyond the one before "
        + "it, and the last nowhere.",
      .items(
        number,
        top: figure(
          #""bands": [{"name": "high", "label": "High"}, {"name": "low", "label": "Low", "below": 5}]"#
        )
      ),
      .items(
        number,
        top: figure(
          #""bands": [{"name": "low", "label": "Low", "below": 5}, {"name": "high", "label": "High"}]"#
        )
      )),
    ProblemGuide(
      "bad-breakdown",
      "A figure is broken down by what each interview has one of a few values of.",
      .items(number, top: figure(#""by": ["n"]"#)),
      .items(number, top: figure(#""by": []"#))),
  ]

  private static let number = #"{"type": "integer", "name": "n", "label": "How many?"}"#

  private static func figure(_ more: String) -> String {
    #""indicators": [{"name": "mean_n", "label": "Mean", "value": "${n}", "# + more + "}]"
  }

  static let names = [
    ProblemGuide(
      "bad-public-key",
      "Interviews are sealed to these keys; to what is none of them nothing can be sealed.",
      .items(question, top: #""public_keys": [{"name": "iom", "key": "to be filled in"}]"#),
      .items(
        question,
        top: """
          "public_keys": [{"name": "iom", "key": "L1x4aTSxUAm3pLCl01bGXAsN7wS4Sd3RmnuXrtGVmy8="}]
          """)),
    ProblemGuide(
      "bad-id", "The id becomes part of file names and addresses, and cannot be this.",
      .whole(#"{"id": "my survey", "version": "1", "title": "T", "items": ["# + question + "]}"),
      .whole(#"{"id": "my-survey", "version": "1", "title": "T", "items": ["# + question + "]}")),
    ProblemGuide(
      "bad-name", "An item's name must be one that expressions can write.",
      .items(#"{"type": "text", "name": "2nd name", "label": "A"}"#),
      .items(#"{"type": "text", "name": "second_name", "label": "A"}"#)),
    ProblemGuide(
      "bad-list-name", "The name of a choice list has a character that it cannot have.",
      .items(
        #"{"type": "rank", "name": "a", "label": "A", "choices": "my list"}"#,
        top: #""choices": {"my list": [{"name": "x", "label": "X"}]}"#),
      .items(
        #"{"type": "rank", "name": "a", "label": "A", "choices": "my_list"}"#,
        top: #""choices": {"my_list": [{"name": "x", "label": "X"}]}"#)),
    ProblemGuide(
      "bad-choice-name",
      "Several choices are stored with a space between their names, so none may hold one.",
      .choices(#"[{"name": "not now", "label": "X"}]"#),
      .choices(#"[{"name": "not_now", "label": "X"}]"#)),
    ProblemGuide(
      "bad-language-tag", "Languages are named by the tags of BCP 47.",
      .items(question, top: #""languages": ["en_GB"]"#),
      .items(question, top: #""languages": ["en-GB"]"#)),
    ProblemGuide(
      "bad-outcome-code", "Dispositions are three to six digits.",
      .items(
        #"{"type": "note", "name": "a", "label": "A", "outcome": {"code": "2.1", "keep": "answers"}}"#
      ),
      .items(
        #"{"type": "note", "name": "a", "label": "A", "outcome": {"code": "210", "keep": "answers"}}"#
      )),
    ProblemGuide(
      "duplicate-name", "Two items have one name, so `${name}` could mean either.",
      .items(question + ",\n" + #"{"type": "text", "name": "a", "label": "B"}"#),
      .items(question + ",\n" + #"{"type": "text", "name": "b", "label": "B"}"#)),
    ProblemGuide(
      "duplicate-entry", "Two quotas, indicators, bands or scenarios have one name.",
      .items(
        question,
        top: """
          "quotas": [{"name": "x", "when": "${a} = 'u'", "target": 5},
            {"name": "x", "when": "${a} = 'v'", "target": 5}]
          """),
      .items(
        question,
        top: """
          "quotas": [{"name": "x", "when": "${a} = 'u'", "target": 5},
            {"name": "y", "when": "${a} = 'v'", "target": 5}]
          """)),
    ProblemGuide(
      "duplicate-choice", "Two choices of one list have one name, and answers could mean either.",
      .choices(#"[{"name": "x", "label": "X"}, {"name": "x", "label": "Y"}]"#),
      .choices(#"[{"name": "x", "label": "X"}, {"name": "y", "label": "Y"}]"#)),
    ProblemGuide(
      "duplicate-choice-list", "Two choice lists have one name.",
      .choices(#"[{"name": "x", "label": "X"}], "l": [{"name": "y", "label": "Y"}]"#),
      .choices(#"[{"name": "x", "label": "X"}]"#)),
    ProblemGuide(
      "duplicate-language", "A language is listed twice, letters large or small.",
      .items(question, top: #""languages": ["en", "EN"]"#),
      .items(question, top: #""languages": ["en"]"#)),
  ]
}
