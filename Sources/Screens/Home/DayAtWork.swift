import Values

/// What home tells of the day, and of the last sending.
public struct DayAtWork: Sendable, Equatable {
  public var done: Int
  public var unfinished: Int
  public var refused: Int

  public init(done: Int = 0, unfinished: Int = 0, refused: Int = 0) {
    self.done = done
    self.unfinished = unfinished
    self.refused = refused
  }
}

/// The last time that a collector acknowledged something.
public struct LastSent: Sendable, Equatable {
  public let at: Moment
  /// How many records went on that day.
  public let count: Int

  public init(at: Moment, count: Int) {
    self.at = at
    self.count = count
  }
}

extension Catalogue {
  /// A moment as people say it: `today 09:12`, `9 Nov 2026 16:40`.
  func when(_ moment: Moment, today: CalendarDay?) -> String {
    let time = String(moment.timeOfDay.prefix(5))
    guard let today else { return "\(short(moment.day)) \(time)" }
    switch today.daysSinceEpoch - moment.day.daysSinceEpoch {
    case 0: return self(.whenToday, time)
    case 1: return self(.whenYesterday, time)
    default: return "\(short(moment.day)) \(time)"
    }
  }
}
