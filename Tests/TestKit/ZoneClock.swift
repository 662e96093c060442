import Foundation
import Values

/// The clock of a time zone, as the zone database of this machine has it.
public struct ZoneClock: Sendable {
  private let zone: TimeZone

  public init(_ identifier: String) { zone = TimeZone(identifier: identifier) ?? .gmt }

  /// Minutes ahead of UTC at a moment.
  public func offsetMinutes(atUTC milliseconds: Int64) -> Int {
    zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(milliseconds) / 1000)) / 60
  }

  /// Minutes ahead of UTC when the clock shows a time, given in milliseconds since
  /// 1970-01-01T00:00:00 as if it were UTC: the first of two, the offset before one that is skipped.
  public func offsetMinutes(atLocal milliseconds: Int64) -> Int {
    let before = offsetMinutes(atUTC: milliseconds - 86_400_000)
    let after = offsetMinutes(atUTC: milliseconds - Int64(before) * 60_000)
    return offsetMinutes(atUTC: milliseconds - Int64(after) * 60_000) == after ? after : before
  }

  /// The same moment as this clock shows it.
  public func showing(_ moment: Moment) -> Moment {
    Moment(
      milliseconds: moment.milliseconds, offsetMinutes: offsetMinutes(atUTC: moment.milliseconds))
  }

  /// The moment that a day begins.
  public func beginning(of day: CalendarDay) -> Moment {
    let offset = offsetMinutes(atLocal: Int64(day.daysSinceEpoch) * 86_400_000)
    return Moment(day: day, millisecondOfDay: 0, offsetMinutes: offset)
  }
}
