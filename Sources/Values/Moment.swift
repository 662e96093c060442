/// A moment in time to the millisecond, with the offset from UTC of the clock that showed it.
///
/// The journal, records and answers write it as ISO 8601: `2026-11-21T10:02:11.250-04:00`.
public struct Moment: Sendable, Hashable {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  public let milliseconds: Int64
  /// Minutes that the clock stood ahead of UTC.
  public let offsetMinutes: Int

  public init(milliseconds: Int64, offsetMinutes: Int = 0) {
    self.milliseconds = milliseconds
    self.offsetMinutes = offsetMinutes
  }

  /// A day and a time of day on a clock that far ahead of UTC.
  public init(day: CalendarDay, millisecondOfDay: Int, offsetMinutes: Int) {
    let local = Int64(day.daysSinceEpoch) * 86_400_000 + Int64(millisecondOfDay)
    self.init(milliseconds: local - Int64(offsetMinutes) * 60_000, offsetMinutes: offsetMinutes)
  }

  private var localMilliseconds: Int64 { milliseconds + Int64(offsetMinutes) * 60_000 }

  /// The day on the clock that showed it; clamped to the years 1 to 9999.
  public var day: CalendarDay {
    let days = Int(localMilliseconds.floorDivided(by: 86_400_000))
    return CalendarDay(daysSinceEpoch: min(max(days, -719_162), 2_932_896)) ?? .epoch
  }

  /// Milliseconds since that day began, on the clock that showed it.
  public var millisecondOfDay: Int {
    Int(localMilliseconds - localMilliseconds.floorDivided(by: 86_400_000) * 86_400_000)
  }

  public var hour: Int { millisecondOfDay / 3_600_000 }
  public var minute: Int { millisecondOfDay / 60_000 % 60 }
  public var second: Int { millisecondOfDay / 1000 % 60 }
  public var millisecond: Int { millisecondOfDay % 1000 }
}

extension Moment: Comparable {
  public static func < (a: Moment, b: Moment) -> Bool { a.milliseconds < b.milliseconds }
}

extension Moment: CustomStringConvertible {
  public var description: String { "\(day)T\(timeOfDay)" }

  /// The part after the `T`: `14:05:00.000-04:00`.
  public var timeOfDay: String {
    "\(padded(hour, 2)):\(padded(minute, 2)):\(padded(second, 2)).\(padded(millisecond, 3))"
      + offset
  }

  private var offset: String {
    if offsetMinutes == 0 { return "Z" }
    let minutes = abs(offsetMinutes)
    return "\(offsetMinutes < 0 ? "-" : "+")\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))"
  }
}

extension Moment {
  /// Reads `2026-11-21T10:02:11.250-04:00`; seconds, their fraction and the offset may be absent,
  /// and then the offset is `defaultOffset`.
  public init?(_ text: some StringProtocol, defaultOffset: Int = 0) {
    let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let day = CalendarDay(parts[0]),
      let time = Self.time(Array(parts[1].utf8), defaultOffset: defaultOffset)
    else { return nil }
    self.init(day: day, millisecondOfDay: time.milliseconds, offsetMinutes: time.offset)
  }

  /// Reads the time of day alone: `14:05`, `14:05:00.000`, with `Z`, `+HH:MM` or nothing behind.
  public static func timeOfDay(
    _ text: some StringProtocol, defaultOffset: Int = 0
  ) -> (milliseconds: Int, offset: Int)? {
    time(Array(text.utf8), defaultOffset: defaultOffset)
  }

  private static func time(
    _ bytes: [UInt8], defaultOffset: Int
  ) -> (milliseconds: Int, offset: Int)? {
    let signs: [UInt8] = [UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "-")]
    let zoneStart = bytes.firstIndex { signs.contains($0) } ?? bytes.count
    guard let milliseconds = clock(bytes[..<zoneStart]),
      let offset = zone(bytes[zoneStart...], defaultOffset)
    else { return nil }
    return (milliseconds, offset)
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

  private static func zone(_ bytes: ArraySlice<UInt8>, _ defaultOffset: Int) -> Int? {
    guard let sign = bytes.first else { return defaultOffset }
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

extension CalendarDay {
  /// 1970-01-01.
  static let epoch = CalendarDay(uncheckedYear: 1970, month: 1, day: 1)

  private init(uncheckedYear year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }
}

extension Int64 {
  /// Division that rounds down, also below zero.
  func floorDivided(by divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
