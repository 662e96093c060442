import Values

extension OpeningHours {
  /// The next moment after this one at which it opens; nil if there is none, as where it is always
  /// open.
  ///
  /// - Parameter showing: the same moment as the local clock shows it, which knows summer time; nil:
  ///   the clock keeps the offset of `moment`.
  public func nextOpening(
    after moment: Moment, showing: ((Moment) -> Moment)? = nil
  ) -> Moment? {
    nextChange(after: moment, showing: showing, toOpen: true)
  }

  /// The next moment after this one at which it closes.
  public func nextClosing(
    after moment: Moment, showing: ((Moment) -> Moment)? = nil
  ) -> Moment? {
    nextChange(after: moment, showing: showing, toOpen: false)
  }

  /// A week holds every span once; a day more, for one that goes on into the next.
  private static let daysAhead = 8

  /// It can change where a span begins or ends, and where the clock is put forward or back.
  private func nextChange(
    after moment: Moment, showing: ((Moment) -> Moment)?, toOpen: Bool
  ) -> Moment? {
    guard let spans else { return nil }
    let showing =
      showing ?? { Moment(milliseconds: $0.milliseconds, offsetMinutes: moment.offsetMinutes) }
    let clock = ClockChanges(from: moment, days: Self.daysAhead, showing)
    let first = showing(moment).day.daysSinceEpoch - 1
    var candidates = clock.changes
    for day in first...(first + Self.daysAhead + 2) {
      guard let weekday = CalendarDay(daysSinceEpoch: day)?.weekday else { continue }
      for span in spans where span.weekday == weekday {
        candidates += clock.moments(day: day, minute: span.from)
        candidates += clock.moments(day: day, minute: span.to)
      }
    }
    return candidates.sorted().first { candidate in
      candidate > moment && isOpen(at: candidate) == toOpen
        && isOpen(at: showing(candidate.earlier)) != toOpen
    }
  }
}

/// The offsets that a clock has within some days, and when it is put forward or back.
private struct ClockChanges {
  /// The first moments of a new offset, as the clock shows them.
  private(set) var changes: [Moment] = []
  private var offsets: Set<Int> = []
  private let showing: (Moment) -> Moment

  init(from moment: Moment, days: Int, _ showing: @escaping (Moment) -> Moment) {
    self.showing = showing
    let day: Int64 = 86_400_000
    var last = showing(moment)
    offsets.insert(last.offsetMinutes)
    for _ in 0..<days {
      let next = showing(Moment(milliseconds: last.milliseconds + day))
      offsets.insert(next.offsetMinutes)
      if next.offsetMinutes != last.offsetMinutes { changes.append(change(from: last, to: next)) }
      last = next
    }
  }

  /// Halves the time between two moments until the change between them is found.
  private func change(from first: Moment, to second: Moment) -> Moment {
    var (before, after) = (first, second)
    while after.milliseconds - before.milliseconds > 1 {
      let middle = showing(
        Moment(milliseconds: (before.milliseconds + after.milliseconds) / 2))
      if middle.offsetMinutes == first.offsetMinutes { before = middle } else { after = middle }
    }
    return after
  }

  /// When the clock shows a minute of a day: never, once, or twice.
  func moments(day: Int, minute: Int) -> [Moment] {
    let local = Int64(day) * 86_400_000 + Int64(minute) * 60_000
    return offsets.compactMap { offset in
      let shown = showing(Moment(milliseconds: local - Int64(offset) * 60_000))
      return shown.offsetMinutes == offset ? shown : nil
    }
  }
}

extension Moment {
  /// A millisecond before.
  fileprivate var earlier: Moment {
    Moment(milliseconds: milliseconds - 1, offsetMinutes: offsetMinutes)
  }
}
