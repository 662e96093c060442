import JSONDocuments
import Records
import Screens
import Values

/// How many interviews of a kiosk ended in which way, by day, and which wait for their owners: numbers,
/// identities and digests of codes, and nothing that anybody answered.
///
/// Every interview is in it once: open, parked, or counted.
struct KioskLedger: Hashable {
  struct Parked: Hashable {
    let id: String
    /// Of its code, which is nowhere.
    let digest: String
    let at: Moment
  }

  private(set) var days: [CalendarDay: [KioskEnd: Int]] = [:]
  private(set) var open: Set<String> = []
  private(set) var parked: [Parked] = []

  /// Older days are in the records.
  private static let keptDays = 62

  mutating func begin(_ id: String) { open.insert(id) }

  /// An interview is over; one that was parked before is parked no longer.
  mutating func end(_ id: String, as end: KioskEnd, on day: CalendarDay) {
    open.remove(id)
    parked.removeAll { $0.id == id }
    days[day, default: [:]][end, default: 0] += 1
    for old in days.keys.sorted().dropLast(Self.keptDays) { days[old] = nil }
  }

  mutating func park(_ id: String, digest: String, at now: Moment) {
    open.remove(id)
    parked.removeAll { $0.id == id }
    parked.append(Parked(id: id, digest: digest, at: now))
  }

  func parked(under digest: String) -> Parked? { parked.first { $0.digest == digest } }

  /// What is open belonged to a program that is no more: its ends are made up for.
  mutating func settle(_ end: (String) -> KioskEnd, on day: CalendarDay) {
    let waiting = Set(parked.map(\.id))
    for id in open {
      if waiting.contains(id) { open.remove(id) } else { self.end(id, as: end(id), on: day) }
    }
  }
}

extension KioskLedger {
  var json: JSONValue {
    .present([
      (
        "days",
        .object(
          days.sorted { $0.key < $1.key }.map { day, ends in
            JSONValue.Member(
              day.description,
              .object(
                ends.sorted { $0.key.rawValue < $1.key.rawValue }.map {
                  JSONValue.Member($0.key.rawValue, .integer($0.value))
                }))
          })
      ),
      ("open", .array(open.sorted().map(JSONValue.string))),
      (
        "parked",
        .array(
          parked.map {
            .present([
              ("id", .string($0.id)), ("digest", .string($0.digest)),
              ("at", .string($0.at.description)),
            ])
          })
      ),
    ])
  }

  /// What was kept; nil for what is not that.
  init?(_ node: JSONNode) {
    guard let days = node["days"]?.members, let open = node["open"]?.elements,
      let parked = node["parked"]?.elements
    else { return nil }
    for member in days {
      guard let day = CalendarDay(member.key), let counts = member.value.members else { return nil }
      for count in counts {
        guard let end = KioskEnd(rawValue: count.key), let number = count.value.integer else {
          return nil
        }
        self.days[day, default: [:]][end] = number
      }
    }
    self.open = Set(open.compactMap(\.string))
    self.parked = parked.compactMap { node in
      guard let id = node["id"]?.string, let digest = node["digest"]?.string,
        let at = node["at"]?.string.flatMap({ Moment($0) })
      else { return nil }
      return Parked(id: id, digest: digest, at: at)
    }
  }
}
