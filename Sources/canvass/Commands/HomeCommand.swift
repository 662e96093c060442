import ArgumentParser
import Records
import Store

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
    let (isLocked, interview) = Relaunch.taken()
    let status = try refusing {
      let language = try common.programLanguage()
      return try Seat(isPlain: person.plain, screen: screen, again: common.again).run(
        try person.desk(common, isLocked: isLocked), language: language,
        opening: interview.map { Opening(command: .resume(id: $0), isSingle: false) })
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

  @Option(
    help: ArgumentHelp(
      "Keep a second copy, sealed, in this folder on another medium.", valueName: "dir"))
  var mirror: String?

  func validate() throws {
    guard Mode(rawValue: mode) != nil else {
      throw ValidationError("there is no mode '\(mode)'; modes are capi, cati, casi")
    }
  }

  /// - Parameter isLocked: whether nobody was there for a while, so that somebody must show to be the
  ///   right one.
  func desk(_ common: CommonOptions, isLocked: Bool = false) throws -> Deskwork {
    let settings = try common.settings()
    let interviewer = settings.value(interviewer, "interviewer")
    let store = try common.openStore(isLocked: isLocked)
    if !store.isReadOnly { try Retention(settings).apply(store, now: Surroundings.now()) }
    var desk = Deskwork(
      store: store, library: try common.library(), settings: settings,
      mode: Mode(rawValue: mode) ?? .capi, interviewer: interviewer,
      preferences: settings.preferences(
        language: try common.preferredLanguage(), interviewer: interviewer))
    desk.mirror = try keeper(of: store, common)
    return desk
  }

  private func keeper(of store: Store, _ common: CommonOptions) throws -> MirrorKeeper? {
    guard let folder = try common.mirrorFolder(mirror) else { return nil }
    do throws(MirrorFault) {
      let keeper = MirrorKeeper(
        try Mirror(of: store, at: folder, now: { Surroundings.now() }))
      store.whenChanged { keeper.wake() }
      return keeper
    } catch { throw Refusal(error.sentence) }
  }
}
