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
