extension Moment {
  /// Reads `2026-11-21T10:02:11.250-04:00`; seconds, their fraction and the offset may be absent,
  /// and then the offset is `defaultOffset`.
  public init?(_ text: some StringProtocol, defaultOffset: Int = 0) {
    self.init(text) { _ in defaultOffset }
  }

  /// The same, where a clock tells what an absent offset was at that local time, which is given in
  /// milliseconds since 1970-01-01T00:00:00 on that clock.
  public init?(_ text: some StringProtocol, clockOffset: (Int64) -> Int) {
    let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let day = CalendarDay(parts[0]),
      let time = Self.time(Array(parts[1].utf8))
    else { return nil }
    let local = Int64(day.daysSinceEpoch) * 86_400_000 + Int64(time.milliseconds)
    let offset = time.offset ?? clockOffset(local)
    self.init(milliseconds: local - Int64(offset) * 60_000, offsetMinutes: offset)
  }

  /// Reads the time of day alone: `14:05`, `14:05:00.000`, with `Z`, `+HH:MM` or nothing behind.
  public static func timeOfDay(
    _ text: some StringProtocol
  ) -> (milliseconds: Int, offset: Int?)? {
    time(Array(text.utf8))
  }

  private static func time(_ bytes: [UInt8]) -> (milliseconds: Int, offset: Int?)? {
    let signs: [UInt8] = [UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "-")]
    let zoneStart = bytes.firstIndex { signs.contains($0) } ?? bytes.count
    guard let milliseconds = clock(bytes[..<zoneStart]) else { return nil }
    if zoneStart == bytes.count { return (milliseconds, nil) }
    return zone(bytes[zoneStart...]).map { (milliseconds, $0) }
  }

  private static func clock(_ bytes: ArraySlice<UInt8>) -> Int? {
    let parts = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3, parts[0].count == 2, parts[1].count == 2,
      let hour = decimal(parts[0]), let minute = decimal(parts[1]), hour < 24, minute < 60
    else { return nil }
    var milliseconds = (hour * 60 + minute) * 60_000
    if parts.count == 3 {
      guard let rest = seconds(parts[2]) else { return nil }
      milliseconds += rest
    }
    return milliseconds
  }

  private static func seconds(_ bytes: ArraySlice<UInt8>) -> Int? {
    let parts = bytes.split(
      separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    guard parts[0].count == 2, let whole = decimal(parts[0]), whole < 60 else { return nil }
    guard parts.count == 2 else { return whole * 1000 }
    guard let fraction = decimal(parts[1]), parts[1].count <= 9 else { return nil }
    let digits = padded(fraction, parts[1].count).prefix(3)
    let thousandths = Int(digits + String(repeating: "0", count: 3 - digits.count)) ?? 0
    return whole * 1000 + thousandths
  }

  private static func zone(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard let sign = bytes.first else { return nil }
    if sign == UInt8(ascii: "Z") { return bytes.count == 1 ? 0 : nil }
    let parts = bytes.dropFirst().split(
      separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy({ $0.count == 2 }),
      let hours = decimal(parts[0]), hours <= 14,
      let minutes = parts.count == 2 ? decimal(parts[1]) : 0, minutes < 60
    else { return nil }
    return (sign == UInt8(ascii: "-") ? -1 : 1) * (hours * 60 + minutes)
  }
}
