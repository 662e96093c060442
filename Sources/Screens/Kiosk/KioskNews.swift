import Interviews
import Kiosk
import Questionnaires
import Records
import Values

/// What came of an order.
public enum KioskNews {
  case opened(id: String, QuestionnaireKey, Interview)
  /// Nothing waits under that code; nobody may try another before then.
  case noSuchCode(until: Moment?)
  case finished(Farewell)
  case parked(code: String)
  case printed(isDone: Bool)
  /// The interview that was held line by line is over.
  case spoken
  case pin(PINAttempt)
  case facts(KioskFacts)
  /// What staff asked to be sent is, or was tried; or why there is no sending.
  case sendingEnded(impossible: Told?)
  /// Something could not be done: the interview is no longer open, and what was answered is not kept
  /// but where it had been parked before.
  case failed(Told)
}

/// How the kiosk stands: for its welcome screen, and for staff. No answer is among it.
public struct KioskFacts: Sendable, Equatable {
  /// How many interviews ended in each way on one day.
  public struct Day: Sendable, Hashable {
    public var day: CalendarDay
    public var ends: [KioskEnd: Int]

    public init(_ day: CalendarDay, _ ends: [KioskEnd: Int]) {
      self.day = day
      self.ends = ends
    }
  }

  /// The latest first.
  public var days: [Day]
  /// How many wait for their owners now.
  public var parked: Int
  /// How many finished interviews no collector has acknowledged.
  public var unsent: Int
  /// Those that the collector did not take.
  public var refused: Int
  public var freeBytes: Int64?
  public var lastSync: LastSync?
  /// When a PIN was tried, and whether it was right; the latest first.
  public var tries: [Try]
  /// What staff should know of the machine, in sentences.
  public var warnings: [String]

  public struct Try: Sendable, Hashable {
    public var at: Moment
    public var wasRight: Bool

    public init(at: Moment, wasRight: Bool) {
      self.at = at
      self.wasRight = wasRight
    }
  }

  public init(
    days: [Day] = [], parked: Int = 0, unsent: Int = 0, refused: Int = 0, freeBytes: Int64? = nil,
    lastSync: LastSync? = nil, tries: [Try] = [], warnings: [String] = []
  ) {
    self.days = days
    self.parked = parked
    self.unsent = unsent
    self.refused = refused
    self.freeBytes = freeBytes
    self.lastSync = lastSync
    self.tries = tries
    self.warnings = warnings
  }

  /// One more interview has ended.
  mutating func note(_ end: KioskEnd, on day: CalendarDay) {
    guard let index = days.firstIndex(where: { $0.day == day }) else {
      days.insert(Day(day, [end: 1]), at: 0)
      return
    }
    days[index].ends[end, default: 0] += 1
  }

  /// How many interviews were taken on a day: what counts against the daily maximum.
  func taken(on day: CalendarDay) -> Int {
    let ends = days.first { $0.day == day }?.ends ?? [:]
    return ends[.finished, default: 0] + ends[.partial, default: 0]
  }
}
