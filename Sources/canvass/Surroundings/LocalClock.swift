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
    return isPlain && !zone.hasPrefix("/") && Files.exists("/usr/share/zoneinfo/" + zone)
  }

  func now() -> Moment { Surroundings.now() }
}
