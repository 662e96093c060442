import Questionnaires

/// What the file says that sets up one kiosk. What it leaves open is nil, and taken from the
/// questionnaire by `KioskPlan`.
///
/// ```swift
/// let (settings, problems) = KioskSettings.decode(file, languages: questionnaire.languages)
/// let plan = KioskPlan(settings, questionnaire.kiosk)
/// ```
public struct KioskSettings: Sendable, Hashable {
  public var site: String?
  public var help: Text?
  public var welcome: Text?
  public var thanks: Text?
  public var hours: OpeningHours?
  public var dailyMaximum: Int?
  public var idleSeconds: Int?
  public var warnSeconds: Int?
  public var onIdle: IdlePolicy?
  public var thanksSeconds: Int?
  public var asksDoubleEntry: Bool?
  public var syncMinutes: Int?
  public var printer: String?
  public var isTest: Bool?
  /// By which staff leave the kiosk; nil: nobody can.
  public var pin: StaffPIN?

  public init() {}

  /// Nobody reads a question in less.
  static let leastIdleSeconds = 10
  /// Nobody copies a code in less.
  static let leastThanksSeconds = 5
  /// A day: who means longer has mistyped.
  static let mostSeconds = 86_400
  /// A week.
  static let mostMinutes = 10_080
  static let mostInterviews = 1_000_000
}

extension KioskPlan {
  /// What the settings say, else the questionnaire, else what a kiosk does by itself.
  public init(_ settings: KioskSettings, _ rule: KioskRule?) {
    let usual = KioskPlan()
    self.init(
      siteName: settings.site, help: settings.help, welcome: settings.welcome ?? rule?.welcome,
      thanks: settings.thanks ?? rule?.thanks, hours: settings.hours ?? usual.hours,
      dailyMaximum: settings.dailyMaximum,
      idleSeconds: settings.idleSeconds ?? rule?.idleSeconds ?? usual.idleSeconds,
      warnSeconds: settings.warnSeconds ?? rule?.warnSeconds ?? usual.warnSeconds,
      onIdle: settings.onIdle ?? rule?.onIdle ?? usual.onIdle,
      asksDoubleEntry: settings.asksDoubleEntry ?? usual.asksDoubleEntry,
      syncMinutes: settings.syncMinutes, printer: settings.printer,
      isTest: settings.isTest ?? usual.isTest,
      thanksSeconds: settings.thanksSeconds ?? usual.thanksSeconds)
  }
}
