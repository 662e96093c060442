import Values

/// How long to leave a collector alone after failures: any time up to a limit that doubles with
/// each failure, so that a hundred devices that lost the same line do not come back together.
enum BackOff {
  static let first: Int64 = 2_000
  static let longest: Int64 = 600_000

  static func pause(
    afterFailures failures: Int, atLeastSeconds: Int?,
    using random: inout some RandomNumberGenerator
  ) -> Int64 {
    let doublings = min(max(failures - 1, 0), 20)
    let limit = min(longest, first << doublings)
    let asked = Int64(min(max(atLeastSeconds ?? 0, 0), Int(longest / 1000))) * 1000
    return max(asked, Int64.random(in: 0...limit, using: &random))
  }

  /// Whether that moment has come. One that lies further ahead than any pause was written by a
  /// clock that has been set back since, and counts as come.
  static func isOver(_ moment: Moment?, now: Moment) -> Bool {
    guard let moment else { return true }
    return moment <= now || moment.milliseconds - now.milliseconds > longest
  }
}

extension Moment {
  func later(by milliseconds: Int64) -> Moment {
    Moment(milliseconds: self.milliseconds + milliseconds, offsetMinutes: offsetMinutes)
  }
}
