/// What has to be done to a file of a second copy so that it holds what the store holds.
enum MirrorPlan: Sendable, Hashable {
  case nothing
  /// Rows to be added at the end.
  case append([StoredRow])
  /// What was there may not stay: all rows anew.
  case replace([StoredRow])
  /// The copy went on differently: it is put aside, and begun anew.
  case fork([StoredRow])
  /// They differ because the store's own rows are no longer what was written: the copy stays as it is.
  case damaged
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
  /// Checks the marks of rows; nil while the store is locked: then nothing is taken away.
  let marker: RowMarker?
  /// Whether a row of a key opens.
  let opens: (StoredRow) -> Bool
  /// Whether the store's rows are what was written, as far as anybody can tell.
  let isSound: Bool
  /// Whether the store says of an interview that it is over and done: recorded, or erased.
  let isSettled: (String) -> Bool

  private var held: [StoredRow.Key: StoredRow] {
    Dictionary(store.map { ($0.key, $0) }, uniquingKeysWith: { _, last in last })
  }

  private var copied: [StoredRow.Key: StoredRow] {
    Dictionary(copy.map { ($0.key, $0) }, uniquingKeysWith: { _, last in last })
  }

  var plan: MirrorPlan {
    if isErased { return isThere ? .remove : .nothing }
    let (held, copied) = (held, copied)
    if store.isEmpty {
      // That the store knows nothing of it is no word: it may have been damaged.
      return !copied.isEmpty && copied.keys.allSatisfy({ mayGo($0, held) }) ? .remove : .nothing
    }
    if copy.isEmpty { return .append(store) }
    if hasForked(held, copied) { return isSound ? .fork(store) : .damaged }
    let gone = copied.keys.filter { held[$0] == nil && mayGo($0, held) }
    // An old version of what is sealed to the device's key must not lie about.
    let isReplaced = held.contains { key, row in
      guard key.table == .keys || key.table == .residues, let old = copied[key] else {
        return false
      }
      return old != row && (key.table == .residues ? record?.left == .reduced : opens(row))
    }
    if !gone.isEmpty || isReplaced {
      let kept = copied.filter { held[$0.key] == nil && !mayGo($0.key, held) }.map(\.value)
      return .replace((store + kept).inOrder)
    }
    // Another key than the copy has replaces that one, or waits until somebody can tell that it opens.
    let new = store.filter { row in
      copied[row.key].map { $0 != row && row.table != .keys } ?? true
    }
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

  /// Whether the store has said, by a mark, and not only forgotten, that a row is to be no more.
  private func mayGo(
    _ key: StoredRow.Key, _ held: [StoredRow.Key: StoredRow]
  ) -> Bool {
    let hasInterview = store.contains { $0.table == .interviews }
    let isLess = record.map { $0.left != .whole } ?? false
    switch key.table {
    case .journal: return hasInterview ? record?.isEmptied ?? false : wentOn
    case .keys: return record.map { $0.isSealed || $0.isEmptied } ?? false || isLess || wentOn
    case .contents, .conflicts: return isLess
    case .residues: return record?.left == .wiped
    case .interviews, .successions: return !hasInterview && wentOn
    case .outbox:
      return store.contains { $0.table == .receipts && (marker?.isSound($0) ?? false) }
    case .device, .questionnaires, .erasures, .records, .receipts, .withdrawals, .passing,
      .derivations:
      return false
    }
  }

  /// Whether it goes on as another interview, and that is over.
  private var wentOn: Bool {
    guard let marker else { return false }
    let said = (store + copy).last { $0.table == .successions && marker.isSound($0) }
    return said?.text("successor").map(isSettled) ?? false
  }

  private var isErased: Bool {
    guard let marker else { return false }
    return store.contains { $0.table == .erasures && marker.isSound($0) }
  }

  /// What the store says of a record, by its mark.
  private var record: MarkedRecord? { marker.flatMap { MarkedRecord(store, $0) } }
}

/// What the mark of a record says of it and of its interview.
struct MarkedRecord {
  let isSealed: Bool
  let isEmptied: Bool
  let left: Remainder

  /// - Parameter rows: all that a store holds of the interview. Nil if the record bears no mark.
  init?(_ rows: [StoredRow], _ marker: RowMarker) {
    let tables = Set(rows.map(\.table))
    let interview = rows.first { $0.table == .interviews }
    left = tables.contains(.contents) ? .whole : tables.contains(.residues) ? .reduced : .wiped
    guard let record = rows.first(where: { $0.table == .records }),
      marker.isMark(
        record.bytes("mark"), of: MarkedRow(record: record, left, interview: interview))
    else { return nil }
    isSealed = record.integer("is_sealed") == 1
    isEmptied = interview?.bytes("head") == []
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
