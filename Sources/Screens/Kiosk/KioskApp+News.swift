import Interviews
import Kiosk
import Records
import Values

/// What came of the orders.
extension KioskApp {
  public mutating func receive(_ news: KioskNews, at now: Moment) -> [KioskOrder] {
    switch news {
    case .opened(let id, let key, let interview):
      var sitting = KioskSitting(
        id: id, key: key, onIdle: plan.onIdle, interview: interview,
        stop: interview.currentStop)
      if case .code = stage { sitting.isResumed = true }
      var kept: [JournalEntry] = []
      let stop = sitting.stop
      sitting.arrive(at: stop, row: 0, now, into: &kept)
      stage = .sitting(sitting)
      lastInput = now
      return orders(for: KioskSitting.Outcome(kept: kept), of: sitting, now)
    case .noSuchCode(let until):
      guard case .code(_, let tries, _) = stage else { return [] }
      if tries >= Self.mostTries, until == nil { return goHome() }
      stage = .code(digits: "", tries: tries, until.map { .waiting(until: $0) } ?? .wrong)
    case .finished(let farewell):
      guard case .thanks(var parting) = stage else { return [] }
      parting.code = farewell.withdrawal
      parting.sealedTo = farewell.sealedTo
      stage = .thanks(parting)
    case .parked(let code):
      guard case .parked(var parting) = stage else { return [] }
      parting.code = code
      stage = .parked(parting)
    case .printed(let isDone): noted(printed: isDone)
    case .spoken: return goHome()
    case .pin(let attempt): return judged(attempt, now)
    case .facts(let facts): self.facts = facts
    case .sendingEnded(let why):
      guard case .staff(let countdown, .underWay) = stage else { return [] }
      stage = .staff(countdown, sending: why.map { .impossible($0) } ?? .none)
    case .failed:
      let orders = goHome()
      stage = .broken(KioskCountdown(from: now, seconds: Self.brokenSeconds))
      return orders
    }
    return []
  }

  private mutating func noted(printed isDone: Bool) {
    switch stage {
    case .thanks(var parting):
      parting.isPrinted = isDone
      stage = .thanks(parting)
    case .parked(var parting):
      parting.isPrinted = isDone
      stage = .parked(parting)
    default: break
    }
  }

  /// A disk may have room again after this.
  private static let brokenSeconds = 60
}
