/// What has to be done to a file of a second copy so that it holds what the store holds.
enum MirrorPlan: Sendable, Hashable {
  case nothing
  /// Rows to be added at the end.
  case append([StoredRow])
  /// What was there may not stay: all rows anew.
  case replace([StoredRow])
  /// The copy went on differently: it is put aside, and begun anew.
  case fork([StoredRow])
  /// The store's word is that nothing of it is to stay.
  case remove
}

/// What a store and its second copy hold of one subject.
struct MirrorComparison {
  /// The store's rows.
  let store: [StoredRow]
  /// The copy's, in the order of its file; of several versions of one the last counts.
  let copy: [StoredRow]
  /// Whether there is a file of it, with rows or not.
  let isThere: Bool
  /// Whether the store says of an interview that it is over and done: recorded, or erased.
  let isSettled: (String) -> Bool

  private var held: [StoredRow.Key: StoredRow] {
    Dictionary(store.map { ($0.key, $0) }, uniquingKeysWith: { _, last in last })
  }

  private var copied: [StoredRow.Key: StoredRow] {
    Dictionary(copy.map { ($0.key, $0) }, uniquingKeysWith: { _, last in last })
  }

  var plan: MirrorPlan {
    if store.contains(where: { $0.table == .erasures }) { return isThere ? .remove : .nothing }
    let (held, copied) = (held, copied)
    if store.isEmpty {
      // That the store knows nothing of it is no word: it may have been damaged.
      return !copied.isEmpty && copied.keys.allSatisfy({ mayGo($0, held) }) ? .remove : .nothing
    }
    if copy.isEmpty { return .append(store) }
    if hasForked(held, copied) { return .fork(store) }
    let gone = copied.keys.filter { held[$0] == nil && mayGo($0, held) }
    // An old version of what is sealed to the device's key must not lie about.
    let isReplaced = held.contains { key, row in
      guard key.table == .keys || key.table == .residues, let old = copied[key] else {
        return false
      }
      return old != row
    }
    if !gone.isEmpty || isReplaced {
      let kept = copied.filter { held[$0.key] == nil && !mayGo($0.key, held) }.map(\.value)
      return .replace((store + kept).inOrder)
    }
    let new = store.filter { copied[$0.key] != $0 }
    return new.isEmpty ? .nothing : .append(new)
  }

  /// The same entry with other bytes was made by somebody else.
  private func hasForked(
    _ held: [StoredRow.Key: StoredRow], _ copied: [StoredRow.Key: StoredRow]
  ) -> Bool {
    held.contains { key, row in
      guard key.table == .journal || key.table == .contents, let other = copied[key] else {
        return false
      }
      return other != row
    }
  }

  /// Whether the store has said, and not only forgotten, that a row is to be no more.
  private func mayGo(
    _ key: StoredRow.Key, _ held: [StoredRow.Key: StoredRow]
  ) -> Bool {
    let interview = store.first { $0.table == .interviews }
    let record = store.first { $0.table == .records }
    let isEmptied = interview.map { $0.bytes("head")?.isEmpty ?? false } ?? false
    let isReceived = store.contains { $0.table == .receipts }
    switch key.table {
    case .journal: return interview == nil ? wentOn : record != nil && isEmptied
    case .keys: return record?.integer("is_sealed") == 1 || isEmptied || isReceived || wentOn
    case .contents, .conflicts, .residues: return isReceived
    case .interviews, .successions: return interview == nil && wentOn
    case .outbox: return isReceived
    case .device, .questionnaires, .erasures, .records, .receipts, .withdrawals, .passing,
      .derivations:
      return false
    }
  }

  /// Whether it goes on as another interview, and that is over.
  private var wentOn: Bool {
    let successor = (store + copy).last { $0.table == .successions }?.text("successor")
    return successor.map(isSettled) ?? false
  }
}

extension [StoredRow] {
  /// Parents first, a journal in its order.
  fileprivate var inOrder: [StoredRow] {
    let rank = Dictionary(
      uniqueKeysWithValues: StoredTable.allCases.enumerated().map { ($1, $0) })
    return sorted {
      (rank[$0.table] ?? 0, $0.integer("sequence") ?? 0)
        < (rank[$1.table] ?? 0, $1.integer("sequence") ?? 0)
    }
  }
}
