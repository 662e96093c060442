import Kiosk
import Terminal
import Values

/// The way in for staff, and what they find there.
extension KioskApp {
  static let pinSeconds = 20
  static let staffSeconds = 60

  /// Whether nobody has begun anything, so that staff can be let in.
  var isBeforeInterview: Bool {
    switch stage {
    case .welcome, .language, .broken: true
    default: false
    }
  }

  mutating func openPIN(_ now: Moment) -> [KioskOrder] {
    focusAround = nil
    guard !isDemo else { return openStaff(now) }
    stage = .pin(digits: "", .asking, KioskCountdown(from: now, seconds: Self.pinSeconds))
    return []
  }

  private mutating func openStaff(_ now: Moment) -> [KioskOrder] {
    focusAround = nil
    stage = .staff(KioskCountdown(from: now, seconds: Self.staffSeconds), sending: .none)
    return [.refresh]
  }

  /// A PIN has no more digits.
  private static let mostDigits = 12

  mutating func pressAtPIN(_ press: KioskPress, _ now: Moment) -> [KioskOrder] {
    guard case .pin(var digits, let state, let countdown) = stage else { return [] }
    switch press {
    case .type(let digit):
      guard digit.isNumber, digits.count < Self.mostDigits else { return [] }
      digits.append(digit)
    case .erase: digits = String(digits.dropLast())
    case .clear: digits = ""
    case .enter:
      guard !digits.isEmpty else { return [] }
      stage = .pin(digits: "", state, countdown)
      return [.unlock(pin: digits)]
    default: return goHome()
    }
    stage = .pin(digits: digits, state, countdown)
    return []
  }

  mutating func judged(_ attempt: PINAttempt, _ now: Moment) -> [KioskOrder] {
    guard case .pin(_, _, let countdown) = stage else { return [] }
    switch attempt {
    case .right: return openStaff(now)
    case .wrong(let left): stage = .pin(digits: "", .wrong(left: left), countdown)
    case .wait(let until): stage = .pin(digits: "", .waiting(until: until), countdown)
    }
    focusAround = nil
    return []
  }

  mutating func pressAsStaff(_ press: KioskPress, _ now: Moment) -> [KioskOrder] {
    switch press {
    case .send:
      guard case .staff(let countdown, _) = stage else { return [] }
      stage = .staff(countdown, sending: .underWay)
      return [.send, .refresh]
    case .leave: return [.leave]
    case .home: return goHome()
    default: return []
    }
  }
}
