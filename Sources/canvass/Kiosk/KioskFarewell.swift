import Confinement
import CursesTerminal
import Kiosk
import Questionnaires
import Screens
import Terminal

/// Tells good-bye to whoever is still there in a process that cannot go on, for the sake of its store say:
/// thanks and code are theirs, and nothing of the store is needed for them.
struct KioskFarewell {
  private let terminal: CursesTerminal
  private var kiosk: KioskApp

  /// Returns as soon as they have gone; at once where nobody is there.
  static func tell(
    _ left: [UInt8], _ plan: KioskPlan, _ form: Form, _ screen: ScreenOptions
  ) {
    guard let parting = KioskHandover(left)?.parting,
      let terminal = try? CursesTerminal(screen.kiosk(isDemo: false))
    else { return }
    var plan = plan
    // What prints is opened with the store.
    plan.printer = nil
    let kiosk = KioskApp(
      plan, form, parting: parting, size: terminal.size, ordersText: screen.ordersText,
      at: Surroundings.now())
    var farewell = KioskFarewell(terminal: terminal, kiosk: kiosk)
    farewell.toItsEnd()
  }

  private mutating func toItsEnd() {
    terminal.forgetKeys()
    while kiosk.parting != nil {
      terminal.show(kiosk.draw(at: Surroundings.now()))
      let input = terminal.next(
        timeoutMilliseconds: kiosk.patience(at: Surroundings.now()))
      guard input != .hangup else { break }
      let now = Surroundings.now()
      let orders = input.map { kiosk.update($0, at: now) } ?? kiosk.timeIsUp(at: now)
      for case .redraw in orders { terminal.redraw() }
    }
    terminal.wipe()
    terminal.passOn()
  }
}
