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

/// What came of the last sending, well or not.
public struct LastSync: Sendable, Equatable {
  public let at: Moment
  public let sent: Int
  public let left: Int
  /// Why it did not end well; nil if it did.
  public let fault: Told?

  public init(at: Moment, sent: Int, left: Int, fault: Told? = nil) {
    self.at = at
    self.sent = sent
    self.left = left
    self.fault = fault
  }
}

extension Catalogue {
  /// How the last sending went, each thing in its own sentence.
  func lines(_ sync: LastSync?, today: CalendarDay?) -> [String] {
    guard let sync else { return [] }
    let fault = sync.fault.map { [sentence($0)] } ?? []
    return [self(.sendLast, when(sync.at, today: today), sync.sent, sync.left)] + fault
  }

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
