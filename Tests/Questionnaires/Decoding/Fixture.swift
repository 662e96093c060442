import Questionnaires

/// A small questionnaire in which `‸` marks the place of its one problem.
struct Fixture: Sendable {
  /// With the mark.
  let text: String
  /// The files beside it, one of which may hold the mark instead.
  let files: [String: String]

  init(_ text: String, files: [String: String] = [:]) {
    self.text = text
    self.files = files
  }

  /// A flat questionnaire with these items, and these further keys before them.
  static func items(
    _ items: String, top: String = "", files: [String: String] = [:]
  ) -> Fixture {
    let head = #"{"id": "q", "version": "1", "title": "T", "#
    let top = top.isEmpty ? "" : top + ",\n"
    return Fixture(head + top + "\"items\": [\n" + items + "\n]}", files: files)
  }

  /// One select on a list of these choices.
  static func choices(_ choices: String, files: [String: String] = [:]) -> Fixture {
    items(
      #"{"type": "select_one", "name": "a", "label": "A", "choices": "l"}"#,
      top: #""choices": {"l": "# + choices + "}", files: files)
  }

  /// A questionnaire in English and French with this label on its one question.
  static func label(_ label: String) -> Fixture {
    items(
      #"{"type": "text", "name": "a", "label": "# + label + "}", top: #""languages": ["en", "fr"]"#)
  }

  var report: (questionnaire: Questionnaire?, problems: [Problem]) {
    let files = files.mapValues { Array(Self.unmarked($0).utf8) }
    return QuestionnaireFile(name: "q.json", bytes: Array(Self.unmarked(text).utf8))
      .decode { files[$0] }
  }

  /// `q.json:1:43`, worked out from the mark.
  var markedPlace: String {
    let marked = files.first { $0.value.contains("‸") } ?? (key: "q.json", value: text)
    let before = marked.value.unicodeScalars.prefix { $0 != "‸" }
    let line = before.count { $0 == "\n" } + 1
    let column = before.reversed().prefix { $0 != "\n" }.count + 1
    return "\(marked.key):\(line):\(column)"
  }

  private static func unmarked(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "‸" }))
  }
}
