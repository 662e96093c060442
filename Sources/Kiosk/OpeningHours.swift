import Values

/// When a kiosk takes interviews, by the local clock.
///
/// ```swift
/// let hours = OpeningHours(spans: [.init(weekday: 5, from: 20 * 60, to: 26 * 60)])
/// hours.isOpen(at: moment)   // Friday from eight in the evening to two in the night
/// ```
public struct OpeningHours: Sendable, Hashable {
  /// A time of one weekday, in minutes since it began.
  public struct Span: Sendable, Hashable {
    /// 0 for Sunday to 6 for Saturday.
    public let weekday: Int
    public let from: Int
    /// Exclusive. More than a day has: it goes on into the next.
    public let to: Int

    public init(weekday: Int, from: Int, to: Int) {
      self.weekday = weekday
      self.from = from
      self.to = to
    }
  }

  /// Nil: always open.
  let spans: [Span]?

  /// Open in these spans alone; with none of them never.
  public init(spans: [Span]) { self.spans = spans }

  private init() { spans = nil }

  public static let always = OpeningHours()

  static let minutesOfDay = 1440

  /// Whether it is open when the clock shows this, as it shows it: what an hour is called that is
  /// skipped or shown twice in a night of spring or autumn decides, not how long it lasts.
  public func isOpen(at moment: Moment) -> Bool {
    guard let spans else { return true }
    let (weekday, minute) = (moment.day.weekday, moment.hour * 60 + moment.minute)
    return spans.contains { span in
      span.contains(minute, of: weekday)
        || span.contains(minute + Self.minutesOfDay, of: (weekday + 6) % 7)
    }
  }
}

extension OpeningHours.Span {
  fileprivate func contains(_ minute: Int, of weekday: Int) -> Bool {
    weekday == self.weekday && (from..<max(from, to)).contains(minute)
  }
}
