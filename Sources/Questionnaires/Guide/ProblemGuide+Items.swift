extension ProblemGuide {
  private static let question = #"{"type": "text", "name": "a", "label": "A"}"#

  static let items = [
    ProblemGuide(
      "unknown-type", "The format has no such type. Words of other tools are known by their names.",
      .items(#"{"type": "string", "name": "a", "label": "A"}"#), .items(question)),
    ProblemGuide(
      "section-is-not-group", "A section holds items and is no question itself.",
      .whole(
        #"{"id": "q", "version": "1", "title": "T", "sections": [{"type": "note", "name": "s", "label": "S"}]}"#
      ),
      .whole(
        #"{"id": "q", "version": "1", "title": "T", "sections": [{"name": "s", "label": "S", "items": ["#
          + question + "]}]}")),
    ProblemGuide(
      "unknown-reason",
      "`nonresponse` takes `dont_know`, `refused` and `not_applicable`. Asking later is always there.",
      .items(#"{"type": "text", "name": "a", "label": "A", "nonresponse": ["dont_now"]}"#),
      .items(#"{"type": "text", "name": "a", "label": "A", "nonresponse": ["dont_know"]}"#)),
    ProblemGuide(
      "unknown-appearance", "The word is none, and much like one.",
      .items(#"{"type": "text", "name": "a", "label": "A", "appearance": "multilne"}"#),
      .items(#"{"type": "text", "name": "a", "label": "A", "appearance": "multiline"}"#)),
    ProblemGuide(
      "misplaced-appearance", "The appearance changes nothing on an item of this type.",
      .items(#"{"type": "integer", "name": "a", "label": "A", "appearance": "multiline"}"#),
      .items(#"{"type": "integer", "name": "a", "label": "A"}"#)),
    ProblemGuide(
      "missing-label", "Whoever answers would see nothing.",
      .items(#"{"type": "text", "name": "a"}"#), .items(question)),
    ProblemGuide(
      "empty-group", "A group has nothing in it.",
      .items(question + ",\n" + #"{"type": "group", "name": "g", "label": "G", "items": []}"#),
      .items(question)),
    ProblemGuide(
      "sections-and-items", "A questionnaire has sections, or items directly, not both.",
      .whole(
        #"{"id": "q", "version": "1", "title": "T", "sections": [{"name": "s", "label": "S", "items": ["#
          + question + #"]}], "items": [{"type": "text", "name": "b", "label": "B"}]}"#),
      .whole(
        #"{"id": "q", "version": "1", "title": "T", "sections": [{"name": "s", "label": "S", "items": ["#
          + question + "]}]}")),
    ProblemGuide(
      "matrix-of-several-lists",
      "`table-list` draws one grid, whose columns are the choices of one list.",
      .items(
        #"{"type": "group", "name": "g", "label": "G", "appearance": "table-list", "items": ["#
          + question + "]}"),
      .items(#"{"type": "group", "name": "g", "label": "G", "items": ["# + question + "]}")),
    ProblemGuide(
      "bad-range", "No slider can be drawn from these numbers.",
      .items(
        #"{"type": "range", "name": "a", "label": "A", "parameters": {"start": 1, "end": 5, "step": 0}}"#
      ),
      .items(
        #"{"type": "range", "name": "a", "label": "A", "parameters": {"start": 1, "end": 5, "step": 1}}"#
      )),
    ProblemGuide(
      "required-never-asked", "`required` stands on something that nobody answers.",
      .items(
        question
          + #", {"type": "calculate", "name": "b", "calculation": "${a}", "required": true}"#),
      .items(question + #", {"type": "calculate", "name": "b", "calculation": "${a}"}"#)),
    ProblemGuide(
      "read-only-without-value", "Nobody can answer it, and nothing fills it in.",
      .items(#"{"type": "text", "name": "a", "label": "A", "read_only": true}"#),
      .items(
        #"{"type": "text", "name": "a", "label": "A", "read_only": true, "calculation": "today()"}"#
      )),
    ProblemGuide(
      "bad-trigger", "`trigger` names the one question that runs the calculation.",
      .items(
        question
          + #", {"type": "calculate", "name": "b", "calculation": "now()", "trigger": "${a} = 1"}"#
      ),
      .items(
        question
          + #", {"type": "calculate", "name": "b", "calculation": "now()", "trigger": "${a}"}"#)),
    ProblemGuide(
      "trigger-without-calculation", "A `trigger` runs a calculation, and there is none.",
      .items(
        question + #", {"type": "text", "name": "b", "label": "B", "trigger": "${a}"}"#),
      .items(
        question
          + #", {"type": "text", "name": "b", "label": "B", "trigger": "${a}", "calculation": "${a}"}"#
      )),
  ]
}
