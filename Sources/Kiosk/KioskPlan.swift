import Questionnaires

/// How one kiosk behaves: the settings of the machine, what they leave open taken from the
/// questionnaire's `kiosk`, and what both leave open as a kiosk does by itself.
public struct KioskPlan: Sendable, Hashable {
  /// Where it stands, for the foot of the welcome screen and the staff page.
  public var siteName: String?
  /// Whom to ask for help, for the foot of the welcome screen.
  public var help: Text?
  public var welcome: Text?
  public var thanks: Text?
  public var hours: OpeningHours
  /// How many interviews a day there may be. Nobody is asked to stop in the middle for it: the
  /// welcome screen says that the kiosk is closed.
  public var dailyMaximum: Int?
  /// How long nobody may touch the kiosk before it asks whether anybody is there.
  public var idleSeconds: Int
  /// How long it then waits; never under `KioskRule.leastWarnSeconds`.
  public var warnSeconds: Int
  public var onIdle: IdlePolicy
  /// Whether it asks if somebody has answered before. The answer shuts nobody out.
  public var asksDoubleEntry: Bool
  /// Minutes between two attempts to send what is finished; nil: it sends nothing by itself.
  public var syncMinutes: Int?
  /// The device or file that receipts are written to.
  public var printer: String?
  /// Whether what is answered is for trying out, kept apart from the survey.
  public var isTest: Bool
  /// How long the thank-you screen stands.
  public var thanksSeconds: Int

  public init(
    siteName: String? = nil, help: Text? = nil, welcome: Text? = nil, thanks: Text? = nil,
    hours: OpeningHours = .always, dailyMaximum: Int? = nil, idleSeconds: Int = 120,
    warnSeconds: Int = KioskRule.leastWarnSeconds, onIdle: IdlePolicy = .discard,
    asksDoubleEntry: Bool = false, syncMinutes: Int? = nil, printer: String? = nil,
    isTest: Bool = false, thanksSeconds: Int = 15
  ) {
    self.siteName = siteName
    self.help = help
    self.welcome = welcome
    self.thanks = thanks
    self.hours = hours
    self.dailyMaximum = dailyMaximum
    self.idleSeconds = idleSeconds
    self.warnSeconds = max(warnSeconds, KioskRule.leastWarnSeconds)
    self.onIdle = onIdle
    self.asksDoubleEntry = asksDoubleEntry
    self.syncMinutes = syncMinutes
    self.printer = printer
    self.isTest = isTest
    self.thanksSeconds = thanksSeconds
  }
}
