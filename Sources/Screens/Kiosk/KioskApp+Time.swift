import Interviews
import Kiosk
import Questionnaires
import Terminal
import Values

/// What happens when nobody does anything.
extension KioskApp {
  /// After how many milliseconds without an input `timeIsUp` is wanted; nil: never.
  public func patience(at now: Moment) -> Int? {
    switch stage {
    case .welcome: untilHoursChange(now)
    case .language, .aboutSize, .doubleEntry, .answeredBefore, .code: untilIdle(now)
    case .sitting(let sitting):
      sitting.warnedAt.map { warning(since: $0).next(at: now) } ?? untilIdle(now)
    case .waiting: nil
    case .parked(let parting), .thanks(let parting): parting.countdown.next(at: now)
    case .pin(_, _, let countdown), .broken(let countdown), .staff(let countdown, _):
      countdown.next(at: now)
    }
  }

  /// The time of `patience` has gone by.
  public mutating func timeIsUp(at now: Moment) -> [KioskOrder] {
    // A clock that is set back must not leave answers standing there.
    if now < lastInput { lastInput = now }
    guard patience(at: now) == 0 else { return [] }
    switch stage {
    case .welcome, .waiting: return []
    case .language, .aboutSize, .doubleEntry, .answeredBefore, .code: return goHome()
    case .sitting(let sitting): return idle(sitting, now)
    case .parked(let parting), .thanks(let parting):
      return parting.countdown.isOver(at: now) ? goHome() : []
    case .pin(_, _, let countdown), .staff(let countdown, _):
      return countdown.isOver(at: now) ? goHome() : []
    case .broken(let countdown):
      return countdown.isOver(at: now) ? goHome() + [.refresh] : []
    }
  }

  /// An hour at most, for clocks are set.
  private func untilHoursChange(_ now: Moment) -> Int? {
    let hours =
      plan.hours.isOpen(at: now)
      ? plan.hours.nextClosing(after: now) : plan.hours.nextOpening(after: now)
    // Another day has its own daily maximum.
    let next = [hours, plan.dailyMaximum == nil ? nil : midnight(after: now)].compactMap(\.self)
      .min { $0.milliseconds < $1.milliseconds }
    return next.map { Int(min(3_600_000, max(1000, $0.milliseconds - now.milliseconds))) }
  }

  private func midnight(after now: Moment) -> Moment? {
    CalendarDay(daysSinceEpoch: now.day.daysSinceEpoch + 1).map {
      Moment(day: $0, millisecondOfDay: 0, offsetMinutes: now.offsetMinutes)
    }
  }

  private func untilIdle(_ now: Moment) -> Int {
    let idle = Int64(plan.idleSeconds) * 1000
    return Int(min(idle, max(0, lastInput.milliseconds + idle - now.milliseconds)))
  }

  func warning(since warnedAt: Moment) -> KioskCountdown {
    KioskCountdown(from: warnedAt, seconds: plan.warnSeconds)
  }

  private mutating func idle(_ sitting: KioskSitting, _ now: Moment) -> [KioskOrder] {
    var sitting = sitting
    guard let warnedAt = sitting.warnedAt else {
      sitting.warnedAt = now
      stage = .sitting(sitting)
      return []
    }
    guard now < warnedAt || warning(since: warnedAt).isOver(at: now) else { return [] }
    var outcome = KioskSitting.Outcome()
    switch plan.onIdle {
    case .discard: outcome.end = .discarded
    case .keep: sitting.keep(now, &outcome)
    case .park:
      sitting.leave(now, into: &outcome.kept)
      outcome.end = sitting.hasAnswers ? .parked : .discarded
    }
    let orders = orders(for: outcome, of: sitting, now)
    // Nobody is there to be thanked; a code alone is shown once more, for whoever comes back at once.
    if case .parked = stage { return orders }
    return orders + goHome()
  }

  /// Whether somebody was asked whether they are there, and has answered by this input, whatever it
  /// was: it does nothing else.
  mutating func answerWarning(_ input: Input, _ now: Moment) -> Bool {
    guard case .sitting(var sitting) = stage, let warnedAt = sitting.warnedAt else { return false }
    if warning(since: warnedAt).isOver(at: now) { return false }
    if case .pressed = input { return true }
    if saysNo(input, now) { return true }
    sitting.warnedAt = nil
    stage = .sitting(sitting)
    return true
  }

  private func saysNo(_ input: Input, _ now: Moment) -> Bool {
    guard case .released(let place) = input else { return false }
    return page(at: now).press(at: place, in: direction) == .discard
  }

  /// The target that says so was pressed: they are done.
  mutating func pressedNo(_ input: Input, _ now: Moment) -> [KioskOrder] {
    guard case .sitting(var sitting) = stage, sitting.warnedAt != nil, saysNo(input, now) else {
      return []
    }
    sitting.warnedAt = nil
    let press: KioskPress = plan.onIdle == .keep ? .keep : plan.onIdle == .park ? .park : .discard
    stage = .sitting(sitting)
    return self.press(press, now)
  }

  /// Somebody is there: what would go away by itself stays.
  mutating func renew(_ now: Moment) {
    func again(_ countdown: KioskCountdown, _ seconds: Int) -> KioskCountdown {
      let fresh = KioskCountdown(from: now, seconds: seconds)
      return fresh.end > countdown.end ? fresh : countdown
    }
    switch stage {
    case .thanks(var parting):
      parting.countdown = again(parting.countdown, plan.thanksSeconds)
      stage = .thanks(parting)
    case .parked(var parting):
      parting.countdown = again(parting.countdown, plan.thanksSeconds)
      stage = .parked(parting)
    case .pin(let digits, let state, let countdown):
      stage = .pin(digits: digits, state, again(countdown, Self.pinSeconds))
    case .staff(let countdown, let sending):
      stage = .staff(again(countdown, Self.staffSeconds), sending: sending)
    default: break
    }
  }
}
