/// How it came that the kiosk's process runs: for the staff page, and for what goes on from the one before.
public struct KioskStart: Sendable, Hashable {
  /// How often the guard has started it again after a crash since the kiosk was switched on.
  public var restarts = 0
  /// The signal that ended the one that crashed last; nil: none did.
  public var endedBySignal: Int32?
  /// What the process before left where it ended as `KioskGuard.next`; empty otherwise.
  public var left: [UInt8] = []
  /// For what this process leaves to the next; nil: no guard would start one.
  public var relay: KioskRelay?

  public init() {}
}
