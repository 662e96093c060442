/// One entry of the author's guide to problems: what a code means, a questionnaire that has it, and
/// the same one mended. `docs/checks.md` and `canvass check --explain` are made from these.
public struct ProblemGuide: Sendable {
  public let identifier: String
  /// One or two sentences.
  public let meaning: String
  public let example: GuideExample
  public let mend: GuideExample

  init(_ identifier: String, _ meaning: String, _ example: GuideExample, _ mend: GuideExample) {
    self.identifier = identifier
    self.meaning = meaning
    self.example = example
    self.mend = mend
  }

  /// A chapter of the guide.
  public struct Chapter: Sendable {
    public let title: String
    public let entries: [ProblemGuide]
  }

  /// Every code there is.
  public static let chapters = [
    Chapter(title: "The file", entries: files),
    Chapter(title: "Keys and values", entries: keys),
    Chapter(title: "Names", entries: names),
    Chapter(title: "Items", entries: items),
    Chapter(title: "Choices", entries: choices),
    Chapter(title: "Choice files", entries: choiceFiles),
    Chapter(title: "Locked modules", entries: lockedModules),
    Chapter(title: "Texts", entries: texts),
    Chapter(title: "Expressions", entries: expressions),
    Chapter(title: "Rules", entries: rules),
    Chapter(title: "Values", entries: values),
    Chapter(title: "Advice on wording", entries: advice),
  ]

  /// The entry of that code.
  public static func entry(_ identifier: String) -> ProblemGuide? {
    chapters.flatMap(\.entries).first { $0.identifier == identifier }
  }

  /// The codes of the advice on wording.
  public static var adviceIdentifiers: [String] { advice.map(\.identifier) }

  /// The problem that the example has; nil if the entry is wrong.
  public var problem: Problem? {
    example.problems.first { $0.code.identifier == identifier }
  }
}

/// A questionnaire of a few lines.
public struct GuideExample: Sendable {
  /// What of it is shown.
  public let shown: String
  /// The files beside it.
  private let files: [String: [UInt8]]
  private let bytes: [UInt8]

  private init(_ shown: String, bytes: [UInt8], files: [String: [UInt8]] = [:]) {
    self.shown = shown
    self.bytes = bytes
    self.files = files
  }

  /// All of a file.
  static func whole(_ text: String) -> GuideExample { GuideExample(text, bytes: Array(text.utf8)) }

  /// A file of other bytes than those of the text that is shown.
  static func whole(_ shown: String, bytes: [UInt8]) -> GuideExample {
    GuideExample(shown, bytes: bytes)
  }

  /// A flat questionnaire with these items, and these further keys before them.
  ///
  /// - Parameter showsFiles: whether the files beside it are shown as well.
  static func items(
    _ items: String, top: String = "", files: [String: String] = [:], showsFiles: Bool = false
  ) -> GuideExample {
    let head = #"{"id": "q", "version": "1", "title": "T", "#
    let top = top.isEmpty ? "" : top + ",\n"
    let text = head + top + "\"items\": [\n" + items + "\n]}"
    let shown = top.isEmpty ? items : top + "\"items\": [\n" + items + "\n]"
    let beside = showsFiles ? files.sorted { $0.key < $1.key } : []
    return GuideExample(
      shown + beside.map { "\n\($0.key):\n" + $0.value }.joined(), bytes: Array(text.utf8),
      files: files.mapValues { Array($0.utf8) })
  }

  /// One select on a list of these choices.
  static func choices(_ choices: String, files: [String: String] = [:]) -> GuideExample {
    let list = #""choices": {"l": "# + choices + "}"
    let item = #"{"type": "select_one", "name": "a", "label": "A", "choices": "l"}"#
    let whole = items(item, top: list)
    let beside = files.keys.sorted().map { "\($0):\n" + (files[$0] ?? "") }.joined()
    let shown = beside.isEmpty ? list : beside
    return GuideExample(
      shown, bytes: whole.bytes, files: files.mapValues { Array($0.utf8) })
  }

  /// One select on a file of other bytes than those of the text that is shown.
  static func choices(file: String, _ shown: String, bytes: [UInt8]) -> GuideExample {
    let list = choices("{\"file\": \"" + file + "\"}")
    return GuideExample(file + ":\n" + shown, bytes: list.bytes, files: [file: bytes])
  }

  /// A question in English and French with this label.
  static func label(_ label: String) -> GuideExample {
    items(
      #"{"type": "text", "name": "a", "label": "# + label + "}", top: #""languages": ["en", "fr"]"#)
  }

  /// What `canvass check` finds in it.
  public var problems: [Problem] {
    QuestionnaireFile(name: "example.json", bytes: bytes)
      .problems(advice: .given(width: \.count)) { files[$0] }
  }
}
