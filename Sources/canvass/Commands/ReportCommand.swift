import ArgumentParser
import JSONDocuments
import Questionnaires
import Records
import Reports
import Sealing
import Store

/// `canvass report`: the figures of a questionnaire over the finished interviews.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Compute a questionnaire's indicators and count its quotas.",
    discussion: """
      Over the finished interviews that are kept here, or over exported JSON lines with --from; over \
      both with --from and --store. Figures of fewer than ten interviews are not shown, nor what \
      they could be worked out from.

      Example: canvass report oecs-diaspora-survey --indicator trust_index --by gender
      Example: canvass report oecs-diaspora-survey --from exports/interviews.jsonl --json
      """)

  @Argument(help: "An installed questionnaire or a file.")
  var questionnaire: String

  @Option(
    name: .customLong("indicator"),
    help: ArgumentHelp("Only this indicator; may be repeated.", valueName: "name"))
  var indicators: [String] = []

  @Option(
    help: ArgumentHelp(
      "Break every figure down by this question instead of those that its indicator names.",
      valueName: "name"))
  var by: String?

  @Option(
    name: .customLong("from"),
    help: ArgumentHelp("Exported interviews as JSON lines; may be repeated.", valueName: "file"))
  var sources: [String] = []

  @Option(
    name: .customLong("key"),
    help: ArgumentHelp(
      "A study key to open sealed interviews with; may be repeated.", valueName: "file"))
  var keys: [String] = []

  @Flag(help: "One JSON object.")
  var json = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    try refusing {
      let opened = try common.library().open(questionnaire)
      var interviews = ReportedInterviews(
        Report(
          opened.form, indicators: try known(in: opened.form), by: try breakdown(in: opened.form)))
      for source in sources { try interviews.add(fileAt: source) }
      if sources.isEmpty || common.store != nil {
        let pairs = try keys.map { try StudyKeyFile.pair(at: $0) }
        let store = try common.openStore()
        try interviews.add(store, keys: pairs)
      }
      for notice in interviews.notices { Output.notice(notice) }
      let result = interviews.report.result()
      for warning in result.quotas.compactMap(\.warning) { Output.notice(warning) }
      if json {
        Output.bytes(JSONWriter.bytes(result.json) + [UInt8(ascii: "\n")])
      } else {
        let listing = ReportListing(
          result: result, form: opened.form, language: try common.preferredLanguage())
        for line in listing.lines { Output.line(line) }
      }
      if interviews.lacksSome { throw ExitCode(1) }
    }
  }

  /// The indicators asked for; refuses a name that there is none of.
  private func known(in form: Form) throws(Refusal) -> [String] {
    let names = form.indicators.map(\.name)
    if let unknown = indicators.first(where: { !names.contains($0) }) {
      throw Refusal(
        "there is no indicator '\(unknown)'; "
          + (names.isEmpty
            ? "the questionnaire has none" : "there are \(names.joined(separator: ", "))"))
    }
    return indicators
  }

  private func breakdown(in form: Form) throws(Refusal) -> ItemID? {
    guard let by else { return nil }
    guard let item = form.item(named: by) else {
      throw Refusal("there is no question '\(by)' in the questionnaire; --by names one")
    }
    guard form.canBreakDown(by: item) else {
      throw Refusal("--by \(by): name a select_one outside repeats, or a calculation there")
    }
    return item.id
  }
}
