/// What becomes of an interview that its respondent walked away from.
public enum IdlePolicy: String, Sendable, Hashable, CaseIterable {
  /// It is as if it had never been.
  case discard
  /// What was answered is kept as a partial interview.
  case keep
  /// It waits under a code that its owner alone was shown.
  case park
}

/// What a questionnaire says of respondents who answer by themselves; nil: nothing.
///
/// The settings of one machine (`KioskSettings`) win over it.
public struct KioskRule: Sendable, Hashable {
  /// How long nobody may touch the kiosk before it asks whether anybody is there.
  public var idleSeconds: Int?
  /// How long it then waits for an answer.
  public var warnSeconds: Int?
  /// Shown before an interview begins.
  public var welcome: Text?
  /// Shown after an interview has ended.
  public var thanks: Text?
  public var onIdle: IdlePolicy?

  /// Nobody can read a warning and reach a key in less (WCAG 2.2, 2.2.1).
  public static let leastWarnSeconds = 20

  public init(
    idleSeconds: Int? = nil, warnSeconds: Int? = nil, welcome: Text? = nil, thanks: Text? = nil,
    onIdle: IdlePolicy? = nil
  ) {
    self.idleSeconds = idleSeconds
    self.warnSeconds = warnSeconds
    self.welcome = welcome
    self.thanks = thanks
    self.onIdle = onIdle
  }
}
