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
      """)

  @Argument(help: "A questionnaire's file, or the id of an installed one.")
  var questionnaire: String

  @Flag(
    help: "Show it: answers are thrown away, and Esc pressed five times leads out without a PIN.")
  var demo = false

  @OptionGroup var common: CommonOptions
  @OptionGroup var screen: ScreenOptions

  func run() throws {
    let status = try refusing {
      let library = try common.library()
      let open = try library.open(questionnaire)
      try refuseUnfit(open.form)
      var plan = Self.plan(open.form.questionnaire.kiosk)
      if demo { plan.isTest = true }
      let settings = try common.settings()
      let desk = Deskwork(
        store: try common.openStore(), library: library, settings: settings, mode: .casi)
      return try KioskSession.run(
        try KioskDesk(desk, open, plan, pin: nil), screen, isDemo: demo, lock: lock)
    }
    if status != 0 { throw ExitCode(status) }
  }

  private static func plan(_ rule: KioskRule?) -> KioskPlan {
    let usual = KioskPlan()
    return KioskPlan(
      welcome: rule?.welcome, thanks: rule?.thanks,
      idleSeconds: rule?.idleSeconds ?? usual.idleSeconds,
      warnSeconds: rule?.warnSeconds ?? usual.warnSeconds, onIdle: rule?.onIdle ?? usual.onIdle)
  }

  private func refuseUnfit(_ form: Form) throws {
    let names = KioskFitness.unfit(form)
    guard !names.isEmpty else { return }
    throw Refusal(
      "nobody can answer these at a kiosk: \(names.joined(separator: ", ")) (files and places); "
        + "leave them out of the questionnaire for kiosks")
  }

  private func lock() -> [String] {
    guard !demo else { return [] }
    let report = KioskLock.engage()
    return report.isEngaged ? [] : [report.sentence]
  }
}
