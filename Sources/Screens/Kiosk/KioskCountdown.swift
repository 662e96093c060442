import Questionnaires
import Values

/// A time that runs out before a person's eyes: its number changes every five seconds, and in the last
/// five every second, so that it neither hurries nor costs anything.
struct KioskCountdown: Hashable {
  let end: Moment

  init(end: Moment) { self.end = end }

  init(from now: Moment, seconds: Int) {
    end = Moment(
      milliseconds: now.milliseconds + Int64(seconds) * 1000, offsetMinutes: now.offsetMinutes)
  }

  func left(at now: Moment) -> Int64 { max(0, end.milliseconds - now.milliseconds) }

  /// The number that is shown.
  func shown(at now: Moment) -> Int {
    let seconds = Int((left(at: now) + 999) / 1000)
    return seconds <= 5 ? seconds : (seconds + 4) / 5 * 5
  }

  /// In how many milliseconds it shows another number, or is over.
  func next(at now: Moment) -> Int {
    let left = left(at: now)
    let after = shown(at: now) <= 5 ? shown(at: now) - 1 : shown(at: now) - 5
    return Int(max(0, left - Int64(max(0, after)) * 1000))
  }

  func isOver(at now: Moment) -> Bool { left(at: now) == 0 }
}

extension Catalogue {
  /// When a screen of the kiosk closes by itself.
  func closes(_ countdown: KioskCountdown, at now: Moment) -> String {
    self(count: countdown.shown(at: now), one: .kioskClosesOne, many: .kioskCloses)
  }

  /// When an interview that was left is over, and what then becomes of it.
  func warning(_ policy: IdlePolicy, seconds: Int) -> String {
    switch policy {
    case .discard: self(count: seconds, one: .kioskIdleDiscardOne, many: .kioskIdleDiscard)
    case .keep: self(count: seconds, one: .kioskIdleKeepOne, many: .kioskIdleKeep)
    case .park: self(count: seconds, one: .kioskIdleParkOne, many: .kioskIdlePark)
    }
  }
}
