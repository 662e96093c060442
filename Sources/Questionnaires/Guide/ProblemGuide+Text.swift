import Expressions

extension ProblemGuide {
  /// The entry as plain text, for whoever asks on the command line.
  public var lines: [String] {
    let severity = problem?.severity.rawValue ?? ""
    return ["\(identifier) (\(severity))", "", meaning, "", "Example:"]
      + Self.indented(example.shown) + ["", problem?.sentence ?? "", "", "Mended:"]
      + Self.indented(mend.shown)
  }

  private static func indented(_ text: String) -> [String] {
    text.split(separator: "\n").map { "    " + $0 }
  }

  /// The code that was probably meant.
  public static func nearest(to code: String, among codes: [String]) -> String? {
    Spelling.nearest(to: code, among: codes)
  }

  /// The whole guide as the page that stands in `docs`.
  public static var page: [String] {
    let count = chapters.reduce(GuideLimit.all.count) { $0 + $1.entries.count }
    let head = [
      "# What `canvass check` finds", "",
      "All \(count) codes of the report, each with a questionnaire that has it and the same one mended."
        + " An error keeps a",
      "questionnaire from opening, a warning does not; `--strict` makes warnings fail too. Advice is about"
        + " wording and never",
      "fails; `--no-advice` leaves it out. Short examples are what stands in `items`. The page is made from"
        + " the program's own",
      "table: `canvass check --explain CODE` prints the same.", "",
      "Advice on words is given in \(AdviceLanguages.spoken): a text in another language is judged by its"
        + " length alone.",
    ]
    let limits = GuideLimit.all.flatMap {
      ["", "### `\($0.identifier)`", "", $0.meaning + " " + $0.remedy]
    }
    return head + chapters.flatMap { ["", "## " + $0.title] + $0.entries.flatMap(\.section) }
      + ["", "## Limits"] + limits
  }

  private var section: [String] {
    let severity =
      switch problem?.severity {
      case .error: "Error"
      case .advice: "Advice"
      case .warning, nil: "Warning"
      }
    return ["", "### `\(identifier)`", "", "\(severity). \(meaning)", ""]
      + Self.block(example.shown) + ["", "> " + (problem?.sentence ?? ""), ""]
      + Self.block(mend.shown)
  }

  private static func block(_ text: String) -> [String] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
    return ["```"] + (lines.isEmpty ? ["(nothing)"] : lines) + ["```"]
  }
}
