import CursesTerminal
import Screens
import Store

/// What is opened before anybody chooses.
struct Opening {
  let command: Command
  /// Whether leaving it ends the program, as where the command line asked for it.
  var isSingle = true
}

/// Where a person sits: at the screens, or at lines where there can be no screen or none is wanted.
struct Seat {
  /// What the command line says about lines; nil where it says nothing.
  let isPlain: Bool?
  let screen: ScreenOptions
  /// What the next command line must give again to find what this one did.
  let again: String

  /// - Parameter opening: what is opened at once.
  func run(_ desk: Deskwork, language: String, opening: Opening? = nil) throws -> Int32 {
    let status = try sit(desk, language, opening)
    Self.drop(desk, language: language)
    Self.finish(desk.mirror)
    return status
  }

  /// What nobody could read again must not look as if it were kept.
  static func drop(_ desk: Deskwork, language: String) {
    guard let count = try? desk.store.dropPassing(), count > 0 else { return }
    Output.notice(Catalogue.matching(language)[.fleetingGone])
  }

  /// How long the end of the program waits for the medium of the second copy, in seconds.
  private static let patience = 5.0

  /// What is still missing in the second copy comes over next time; a person should know.
  private static func finish(_ mirror: MirrorKeeper?) {
    guard let mirror else { return }
    switch mirror.finish(waiting: patience) {
    case .current: break
    case .unknown, .behind:
      Output.notice(
        "The second copy in \(mirror.path) is not done yet; for the rest: canvass mirror")
    case .failed(let fault): Output.notice("The second copy is not up to date: \(fault.sentence)")
    }
  }

  private func sit(_ desk: Deskwork, _ language: String, _ opening: Opening?) throws -> Int32 {
    // The command line's word, else the surroundings', else the settings'.
    if !(isPlain ?? (Self.isPlainAround || desk.preferences.isPlain)) {
      do {
        return try TerminalSession.run(desk, screen, language: language, opening: opening)
      } catch let fault as TerminalFault {
        try Self.excuse(fault)
      }
    }
    return try PlainSession.run(desk, language: language, opening: opening, again: again)
  }

  /// Whether the surroundings ask for lines, or name a terminal that has nothing else.
  private static var isPlainAround: Bool {
    let wish = Surroundings.environment("ACCESSIBLE") ?? "0"
    let terminal = Surroundings.environment("TERM") ?? "dumb"
    return wish != "0" || terminal == "dumb"
  }

  /// Lines will do where there is no terminal for screens; a terminal that is not known is worth a
  /// word, for its name may be a slip.
  private static func excuse(_ fault: TerminalFault) throws {
    switch fault {
    case .notATerminal: break
    case .unknownTerminal, .cannotAddressCursor:
      Output.notice(fault.sentence + " (until then: plain mode, line by line)")
    case .alreadyOpen, .system: throw Refusal(fault.sentence)
    }
  }
}
