import Records
import Values

extension SyncSession {
  /// A step that brought no answer. Whether it did anything at the other end is not known.
  mutating func failed(
    _ fault: SyncFault, _ underway: Underway, now: Moment,
    using random: inout some RandomNumberGenerator
  ) -> [SyncEffect] {
    var ids: [String] = []
    if case .sent(let keys) = underway {
      ids = keys.map(\.id)
      doubt(Set(ids))
      pace.halve()
    }
    guard fault.isPassing else {
      summary.fault = fault
      return []
    }
    if fault == .tooLarge, let effects = oversize(ids) { return effects }
    return pause(fault, ids, now: now, using: &random)
  }

  private mutating func doubt(_ ids: Set<String>) {
    for index in waiting.indices where ids.contains(waiting[index].key.id) {
      waiting[index].isUnsure = true
    }
  }

  /// Too large is no failure of the line: with more than one record, fewer are tried at once.
  private mutating func oversize(_ ids: [String]) -> [SyncEffect]? {
    guard let id = ids.first else { return nil }
    return ids.count > 1 ? [] : [setAside(id, .rejected(.tooLarge))]
  }

  private mutating func pause(
    _ fault: SyncFault, _ ids: [String], now: Moment,
    using random: inout some RandomNumberGenerator
  ) -> [SyncEffect] {
    failures += 1
    var asked: Int?
    if case .busy(let seconds) = fault { asked = seconds }
    let pause = BackOff.pause(afterFailures: failures, atLeastSeconds: asked, using: &random)
    let moment = now.later(by: pause)
    resumption = moment
    if isExhausted { summary.fault = fault }
    return ids.isEmpty ? [] : [.postpone(ids, until: moment)]
  }

  /// Takes a record off the list for a person to look at.
  mutating func setAside(_ id: String, _ reason: Quarantine) -> SyncEffect {
    waiting.removeAll { $0.key.id == id }
    summary.quarantined[id] = reason
    return .quarantine(id: id, reason)
  }
}
