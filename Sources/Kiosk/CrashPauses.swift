/// How long a kiosk's guard waits before it starts the kiosk again: not at all where it had run for a
/// while, and longer each time where it dies at once, so that a fault in the machine does not burn it.
public struct CrashPauses: Sendable, Hashable {
  /// Deaths in a row within `soon`.
  private var quick = 0

  /// Whoever dies within so many seconds dies at once.
  static let soon = 10
  static let longest = 60

  public init() {}

  /// Seconds to wait after a death, given how many it had run.
  public mutating func pause(after ran: Int) -> Int {
    guard ran < Self.soon else {
      quick = 0
      return 0
    }
    quick += 1
    return min(Self.longest, 1 << min(quick - 1, 10))
  }
}
