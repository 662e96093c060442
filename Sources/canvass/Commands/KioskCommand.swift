import ArgumentParser
import Confinement
import Kiosk
import Questionnaires
import Screens
import Store

/// `canvass kiosk`: locked, for respondents who answer alone.
struct KioskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kiosk", abstract: "A screen at which respondents answer alone.",
    discussion: """
      Example: canvass kiosk oecs-diaspora-kiosk --settings kiosk.json
      Example: canvass kiosk oecs-diaspora-kiosk --demo

      Nobody leaves it without the staff PIN: at the welcome screen press Esc five times, or hold the \
      top left corner for three seconds. With --demo nothing is kept and nothing is locked.

      docs/kiosk.md takes whoever makes a computer a kiosk through it:

      Example: sudo canvass kiosk --set-pin --settings /etc/canvass-kiosk/kiosk.json
      Example: sudo canvass kiosk oecs-diaspora-kiosk --install --dry-run
      Example: sudo canvass kiosk oecs-diaspora-kiosk --install
      Example: sudo canvass kiosk --uninstall
      """)

  @Argument(help: "A questionnaire's file, or the id of an installed one.")
  var questionnaire: String?

  @Option(
    help: ArgumentHelp(
      "The settings of this kiosk; to set up one: \(KioskSettingsFile.usualPath).",
      valueName: "file"))
  var settings: String?

  @Flag(
    help: "Show it: answers are thrown away, and Esc pressed five times leads out without a PIN.")
  var demo = false

  @OptionGroup var setUp: KioskSetUp
  @OptionGroup var common: CommonOptions
  @OptionGroup var screen: ScreenOptions

  func validate() throws {
    if setUp.task == nil, questionnaire == nil {
      throw ValidationError("name the questionnaire that the kiosk asks")
    }
  }

  func run() throws {
    if let task = setUp.task {
      return try setUp.run(task, questionnaire: questionnaire, settings: settings, common)
    }
    guard let questionnaire else { return }
    try run(questionnaire)
  }

  private func run(_ questionnaire: String) throws {
    let status = try refusing {
      // What would refuse to begin is told before anything is locked, and told once.
      let (open, settings) = try read(questionnaire)
      var plan = KioskPlan(settings, open.form.questionnaire.kiosk)
      if demo { plan.isTest = true }
      // What is changed on the disk during the day must not cost a visitor thanks and code: each process
      // goes by what the first one read.
      let (library, program) = (try common.library(), try common.settings())
      let directory = try common.storeDirectory()
      let start = demo ? KioskStart() : KioskGuard.stand { Self.pausing($0) }
      var kiosk: KioskDesk
      do {
        let desk = Deskwork(
          store: try openStore(directory), library: library, settings: program, mode: .casi)
        kiosk = try KioskDesk(desk, open, plan, pin: settings.pin)
      } catch {
        _ = lock()
        KioskFarewell.tell(start.left, plan, open.form, screen)
        throw error
      }
      kiosk.warnings += Self.warnings(start)
      return try KioskSession.run(kiosk, screen, isDemo: demo, start, lock: lock)
    }
    if status != 0 { throw ExitCode(status) }
  }

  private func read(_ questionnaire: String) throws -> (OpenQuestionnaire, KioskSettings) {
    let open = try common.library().open(questionnaire)
    try KioskFitness.refuseUnfit(open.form)
    guard let path = settings else {
      guard demo else { throw Self.noPIN }
      return (open, KioskSettings())
    }
    let settings = try KioskSettingsFile.read(path, languages: open.form.questionnaire.languages)
    guard demo || settings.pin != nil else { throw Self.noPIN }
    try KioskPrinter.refuseUnfit(in: settings, path)
    return (open, settings)
  }

  /// Whoever locks it without a PIN could not get in any more.
  private static let noPIN = Refusal(
    "no staff PIN is set, so nobody could leave the kiosk; set one with: canvass kiosk --set-pin "
      + "--settings FILE, or show the kiosk with --demo")

  /// Refuses one whose passphrase somebody would have to type: nobody is there when the next process
  /// begins.
  private func openStore(_ directory: String) throws -> Store {
    var common = common
    common.store = directory
    if demo { return try common.openStore() }
    let store = try common.openStore(unlocks: false)
    guard store.isLocked else { return store }
    guard let given = try Passphrase.given() else {
      throw Refusal(
        "the store has a passphrase, and nobody is there to type it when the kiosk begins anew, which it "
          + "does for each person; name a file that has it with CANVASS_PASSPHRASE_FILE")
    }
    try store.unlock(given)
    return store
  }

  // MARK: Lock

  private func lock() -> [String] {
    guard !demo else { return [] }
    let report = KioskLock.engage()
    return report.isEngaged ? [] : [report.sentence]
  }

  private static func pausing(_ seconds: Int) -> String {
    Catalogue.all.map { $0(count: seconds, one: .kioskPausingOne, many: .kioskPausing) }
      .joined(separator: " / ")
  }

  private static func warnings(_ start: KioskStart) -> [String] {
    guard start.restarts > 0 else { return [] }
    let signal = start.endedBySignal.map { " (signal \($0))" } ?? ""
    let times = start.restarts == 1 ? "once" : "\(start.restarts) times"
    return ["the kiosk was started again after a crash, \(times)\(signal)"]
  }
}
