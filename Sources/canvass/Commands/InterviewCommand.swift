import ArgumentParser
import Screens
import Store

/// `canvass interview`: straight into one interview.
struct InterviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "interview", abstract: "Hold an interview, or go on with one.",
    discussion: """
      Example: canvass interview oecs-diaspora-survey --interviewer Amina
      Example: canvass interview --resume 3f2a
      Example: canvass interview oecs-diaspora-survey --plain < lines.txt
      Example: canvass interview --from 3f2a
      Example: canvass interview oecs-diaspora-survey --language fr --ask-in en
      Example: canvass interview oecs-diaspora-survey --ephemeral

      With --ephemeral the key of what is answered is in the memory of this program and nowhere else \
      until the interview is finished. Whatever ends the program before (leaving, a crash, a power \
      cut, the lock), the answers are gone: nobody can read or resume them, and no second copy has \
      them. A finished interview is kept as any other.
      """)

  @Argument(help: "A questionnaire's file, or the id of an installed one.")
  var questionnaire: String?

  @Option(
    help: ArgumentHelp("Go on with this interview; its beginning is enough.", valueName: "id"))
  var resume: String?

  @Option(
    help: ArgumentHelp(
      "Begin a new interview with the answers of this one, without what is private and consent.",
      valueName: "id"))
  var from: String?

  @Option(
    help: ArgumentHelp(
      "The language of the questions, where it is not that of the program.", valueName: "tag"))
  var askIn: String?

  @Flag(help: "Practise: the answers are thrown away.")
  var practise = false

  @Flag(
    help:
      "Keep an unfinished interview readable in this program alone: for machines many people use.")
  var ephemeral = false

  @OptionGroup var common: CommonOptions
  @OptionGroup var person: PersonOptions
  @OptionGroup var screen: ScreenOptions

  func validate() throws {
    if [questionnaire, resume, from].compactMap(\.self).count > 1 {
      throw ValidationError(
        "name a questionnaire, or an interview to --resume or to begin --from, not several of them")
    }
    if ephemeral, resume != nil {
      throw ValidationError(
        "--ephemeral is for interviews that begin: one to --resume lies on the disk already")
    }
  }

  func run() throws {
    let (isLocked, interview) = Relaunch.taken()
    // What was asked for is over: it locked where nothing was open any more.
    if isLocked, interview == nil { return }
    let status = try refusing {
      let language = try common.programLanguage()
      var desk = try person.desk(common, isLocked: isLocked)
      desk.custody = ephemeral ? .memory : .device
      try refuseUnknownLanguage(desk)
      return try Seat(isPlain: person.plain, screen: screen, again: common.again).run(
        desk, language: language,
        opening: try (interview.map { .resume(id: $0) } ?? opening(desk, language)).map {
          Opening(command: $0)
        })
    }
    if status != 0 { throw ExitCode(status) }
  }

  /// Questions in a language that the questionnaire does not have would be asked in another one.
  private func refuseUnknownLanguage(_ desk: Deskwork) throws {
    guard let askIn else { return }
    let name =
      try questionnaire
      ?? from.map { id in
        try desk.store.interview(try desk.store.identify(id))?.questionnaire.id ?? id
      }
    guard let name else {
      throw ValidationError("--ask-in goes with a questionnaire or with --from")
    }
    let form = try desk.library.open(name).form
    guard !form.speaks(askIn) else { return }
    let languages = form.questionnaire.languages
    throw ValidationError(
      languages.isEmpty
        ? "'\(name)' names no languages; leave --ask-in out"
        : "'\(name)' does not ask in '\(askIn)'; languages are \(languages.joined(separator: ", "))"
    )
  }

  private func opening(_ desk: Deskwork, _ language: String) throws -> Command? {
    if let resume { return .resume(id: try desk.store.identify(resume)) }
    if let from {
      return .beginFrom(id: try desk.store.identify(from), language: askIn ?? language)
    }
    return questionnaire.map {
      .begin(questionnaire: $0, language: askIn ?? language, isPractice: practise)
    }
  }
}
