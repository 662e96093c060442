import Terminal
import Values

/// How staff ask for their screen: Esc five times, or the top left corner held for a while. Nobody does
/// either by chance, and neither looks like anything on the screen.
struct KioskKnocking {
  private var escapes: [Moment] = []
  private var heldSince: Moment?

  private static let knocks = 5
  private static let within: Int64 = 5000
  private static let hold: Int64 = 3000
  private static let corner = Size(columns: 10, rows: 4)

  /// Whether this Esc was the last of five.
  mutating func escape(_ now: Moment) -> Bool {
    escapes = (escapes + [now]).suffix(Self.knocks)
    guard escapes.count == Self.knocks, let first = escapes.first,
      now.milliseconds - first.milliseconds <= Self.within
    else { return false }
    escapes = []
    return true
  }

  mutating func other() { escapes = [] }

  mutating func touched(_ place: Position, _ now: Moment) {
    heldSince = Self.isCorner(place) ? now : nil
  }

  /// Whether the finger had rested in the corner long enough.
  mutating func left(_ place: Position, _ now: Moment) -> Bool {
    defer { heldSince = nil }
    guard let heldSince, Self.isCorner(place) else { return false }
    return now.milliseconds - heldSince.milliseconds >= Self.hold
  }

  private static func isCorner(_ place: Position) -> Bool {
    place.row < corner.rows && place.column < corner.columns
  }
}
