import Glibc
import Values

/// The clock of a time zone: the machine's own, or one of the zone database.
struct LocalClock {
  /// Refuses a zone that this machine does not know. The process's zone is set, once, at its start.
  init(zone: String?) throws(Refusal) {
    if let zone {
      guard zone == "UTC" || Self.isKnown(zone) else {
        throw Refusal("--timezone \(zone): there is no such time zone; such as America/New_York")
      }
      setenv("TZ", zone, 1)
    }
    tzset()
  }

  private static func isKnown(_ zone: String) -> Bool {
    let isPlain = zone.utf8.allSatisfy { byte in
      let letter = byte | 0x20
      return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "/_-+".utf8.contains(byte)
    }
    let file = "/usr/share/zoneinfo/" + zone
    return isPlain && !zone.hasPrefix("/") && Files.exists(file) && !Files.isFolder(file)
  }

  func now() -> Moment { Surroundings.now() }

  /// Minutes ahead of UTC when the clock shows a time, given in milliseconds since
  /// 1970-01-01T00:00:00 as if it were UTC. Of a time shown twice the first is meant; one that was
  /// skipped has the offset before.
  func offsetMinutes(atLocal milliseconds: Int64) -> Int {
    let before = Self.offset(at: milliseconds - 86_400_000)
    let after = Self.offset(at: milliseconds - Int64(before) * 60_000)
    return Self.offset(at: milliseconds - Int64(after) * 60_000) == after ? after : before
  }

  /// The moment that a day begins.
  func beginning(of day: CalendarDay) -> Moment {
    let local = Int64(day.daysSinceEpoch) * 86_400_000
    return Moment(day: day, millisecondOfDay: 0, offsetMinutes: offsetMinutes(atLocal: local))
  }

  /// The same moment as this clock shows it.
  func showing(_ moment: Moment) -> Moment {
    Moment(
      milliseconds: moment.milliseconds, offsetMinutes: Self.offset(at: moment.milliseconds))
  }

  /// Before 1900, when towns kept their own time, the zone's standard offset of today counts.
  private static func offset(at milliseconds: Int64) -> Int {
    let (january, july): (Int64, Int64) = (1_767_268_800_000, 1_782_907_200_000)
    guard milliseconds > -2_208_988_800_000 else {
      return min(tableOffset(at: january), tableOffset(at: july))
    }
    return tableOffset(at: milliseconds)
  }

  private static func tableOffset(at milliseconds: Int64) -> Int {
    var seconds = Int((Double(milliseconds) / 1000).rounded(.down))
    var local = tm()
    localtime_r(&seconds, &local)
    return local.tm_gmtoff / 60
  }
}
