/// How it came that the kiosk's process runs: for the staff page.
public struct KioskStart: Sendable, Hashable {
  /// How often the guard has started it again since the kiosk was switched on.
  public var restarts = 0
  /// The signal that ended the one before; nil: there was none.
  public var endedBySignal: Int32?

  public init() {}
}
