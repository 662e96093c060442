import GRDB
import Records
import Synchronization
import Values

/// What belongs to no interview.
extension Mirror {
  /// The device's row comes first, so that nothing is ever there that no passphrase opens. After a
  /// new passphrase the former row stays until all keys are under the new one.
  func keepDevice(
    _ device: StoredRow, _ standing: inout Standing
  ) throws(MirrorFault) {
    let reading = try read(Self.deviceFile)
    if let reading { try refuseForeign(reading, device) }
    let rows = (reading?.rows ?? []).compactMap { try? StoredRow(payload: $0) }
    let erasures = try fetch { database in
      obeyed(try StoredRow.all(database, .erasures, "ORDER BY rowid"), store.markerAtHand(database))
    }
    let new = ([device] + erasures).filter { !rows.contains($0) }
    if rows.last(where: { $0.table == .device }).map({ $0 != device }) ?? false { forget() }
    try keep(
      new.isEmpty ? .nothing : .append(new), Self.deviceFile, reading,
      FrameHeader(created: now(), source: device.text("identity")), &standing)
  }

  func dropFormerLocks(_ device: StoredRow) throws(MirrorFault) {
    let rows = try rows(of: Self.deviceFile)
    guard !store.isLocked, rows.contains(where: { $0.table == .device && $0 != device })
    else { return }
    try disk.replace(
      Self.deviceFile,
      with: whole(
        Self.deviceFile, FrameHeader(created: now(), source: device.text("identity")),
        [device] + rows.filter { $0.table != .device }))
  }

  func keepQuestionnaires(
    _ device: StoredRow, _ standing: inout Standing
  ) throws(MirrorFault) {
    let hashes = try fetch { try String.fetchAll($0, sql: "SELECT hash FROM questionnaires") }
    for hash in hashes where known.withLock({ $0[hash] == nil }) {
      let name = Self.file(ofQuestionnaire: hash)
      let reading = try read(name)
      let row = try fetch { try StoredRow.all($0, .questionnaires, "WHERE hash = ?", [hash]) }
      let isThere = reading?.rows.first.flatMap { try? StoredRow(payload: $0) } == row.first
      try keep(
        isThere ? .nothing : .append(row), name, reading,
        FrameHeader(created: now(), source: device.text("identity"), subject: hash), &standing)
      known.withLock { $0[hash] = "" }
    }
  }
}
