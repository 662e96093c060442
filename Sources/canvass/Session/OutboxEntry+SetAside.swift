import Records
import Store
import Sync

extension OutboxEntry {
  var isDamaged: Bool { state == .quarantined(reason: Store.damaged) }
}

extension [OutboxEntry] {
  /// How many go out by themselves.
  var waiting: Int { count { $0.state == .pending } }

  /// Why the collector did not keep what was set aside; what is damaged here is none of its.
  var setAside: [String: Quarantine] {
    reduce(into: [:]) { aside, entry in
      guard case .quarantined(let reason) = entry.state, !entry.isDamaged else { return }
      aside[entry.key.id] = Quarantine(code: reason)
    }
  }
}

extension [String: Quarantine] {
  /// What may be sent once more. What was withdrawn where it was kept goes nowhere again.
  var sendable: [String] { filter { $0.value != .erased }.keys.sorted() }
}
