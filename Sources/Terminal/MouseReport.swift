/// What a terminal tells of the mouse: `ESC [ < 0 ; 12 ; 5 M`, and `m` for a button let go (xterm's
/// control sequences, mode 1006), or the older form of mode 1000, three bytes each 32 too high.
struct MouseReport: Equatable, Sendable {
  /// The button and what was held with it, as xterm counts: 64 is the wheel, 32 motion.
  var button: Int
  var position: Position
  var isRelease: Bool

  private static let wheel = 64
  private static let motion = 32
  /// The bits for Shift, Alt and Control; a click is a click.
  private static let held = 4 + 8 + 16

  /// The report of mode 1006, from what stands between `ESC [` and its end, that included.
  init?(_ body: [UInt8]) {
    guard body.first == UInt8(ascii: "<"), let final = body.last else { return nil }
    let numbers = body.dropFirst().dropLast().split(
      separator: UInt8(ascii: ";"), omittingEmptySubsequences: false
    ).compactMap { Int(String(decoding: $0.prefix(6), as: UTF8.self)) }
    guard numbers.count == 3, numbers[1] > 0, numbers[2] > 0 else { return nil }
    button = numbers[0]
    position = Position(row: numbers[2] - 1, column: numbers[1] - 1)
    isRelease = final == UInt8(ascii: "m")
  }

  /// The report of mode 1000, which does not say which button was let go.
  init(old bytes: [UInt8]) {
    let numbers = bytes.map { Int($0) - 32 }
    position = Position(row: numbers[2] - 1, column: numbers[1] - 1)
    isRelease = numbers[0] & (Self.wheel | 3) == 3
    button = isRelease ? 0 : numbers[0]
  }

  /// What it means here: the first button and the wheel; anything else is nothing.
  var inputs: [Input] {
    if button & Self.motion != 0 { return [] }
    switch button & ~Self.held {
    case 0: return [isRelease ? .released(position) : .pressed(position)]
    case Self.wheel where !isRelease: return [.wheelUp]
    case Self.wheel + 1 where !isRelease: return [.wheelDown]
    default: return []
    }
  }
}
