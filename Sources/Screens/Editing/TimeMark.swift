import Values

/// The time of day in a verbatim, by which a passage is found again in a recording.
enum TimeMark {
  /// `[09:31:20] `, ready to be written behind.
  static func text(at now: Moment) -> String {
    "[\(two(now.hour)):\(two(now.minute)):\(two(now.second))] "
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
