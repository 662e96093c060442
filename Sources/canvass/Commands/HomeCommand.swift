import ArgumentParser
import Records

/// `canvass` without a subcommand.
struct HomeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "home", abstract: "The home screen for interviewers (the default).",
    discussion: """
      Example: canvass --language fr
      Example: canvass --plain
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var person: PersonOptions
  @OptionGroup var screen: ScreenOptions

  func run() throws {
    let status = try refusing {
      let language = try common.programLanguage()
      return try Seat(isPlain: person.plain, screen: screen, again: common.again).run(
        try person.desk(common), language: language)
    }
    if status != 0 { throw ExitCode(status) }
  }
}

/// Who sits at the terminal, and how questions are asked.
struct PersonOptions: ParsableArguments {
  @Option(help: "Who asks the questions.")
  var interviewer: String?

  @Option(help: "capi: face to face; cati: by telephone; casi: the respondent alone.")
  var mode: String = "capi"

  @Flag(
    inversion: .prefixedNo,
    help: """
      Line by line, without a screen: for screen readers, Braille, slow lines and scripts. The \
      same where ACCESSIBLE=1 or TERM=dumb is set, the settings say so, or there is no terminal.
      """)
  var plain: Bool?

  func validate() throws {
    guard Mode(rawValue: mode) != nil else {
      throw ValidationError("there is no mode '\(mode)'; modes are capi, cati, casi")
    }
  }

  func desk(_ common: CommonOptions) throws -> Deskwork {
    let settings = try common.settings()
    let interviewer = settings.value(interviewer, "interviewer")
    let store = try common.openStore()
    try Retention(settings).apply(store, now: Surroundings.now())
    return Deskwork(
      store: store, library: try common.library(), settings: settings,
      mode: Mode(rawValue: mode) ?? .capi, interviewer: interviewer,
      preferences: settings.preferences(
        language: try common.preferredLanguage(), interviewer: interviewer))
  }
}
