import GRDB
import Records
import Sealing
import Values

/// What else is known of an interview.
extension Recovery {
  mutating func recoverReceipts() {
    for row in all(.receipts) where row.moment("received_at") != nil && bearsMark(row) {
      if !rows.contains(where: { $0.key == row.key }) { rows.append(row) }
    }
  }

  var receivedDigests: Set<String> {
    Set(rows.filter { $0.table == .receipts }.compactMap { $0.text("sha256") })
  }

  mutating func recoverRest(_ record: StoredRow?) {
    for row in all(.conflicts) where !rows.contains(where: { $0.key == row.key }) {
      if isSound(conflict: row) {
        rows.append(row)
      } else if !all(.conflicts).contains(where: { $0.key == row.key && isSound(conflict: $0) }) {
        findings.append(.conflict(id: id))
      }
    }
    if let record { recoverOutbox(record) }
    defer { recoverWithdrawal(record) }
    for table in [StoredTable.successions, .withdrawals, .derivations] {
      for row in all(table)
      where bearsMark(row) && !rows.contains(where: { $0.key == row.key }) {
        rows.append(row)
      }
    }
  }

  /// Where its row is lost, the record itself says what the respondent's code is known by, or that there
  /// is none and somebody put the row there.
  private mutating func recoverWithdrawal(_ record: StoredRow?) {
    guard !rows.contains(where: { $0.table == .withdrawals }), let record,
      record.text("origin") == KeptRecord.Origin.own.rawValue
    else { return }
    guard let heading = heading(of: record) else {
      if !all(.withdrawals).isEmpty { findings.append(.withdrawal(id: id)) }
      return
    }
    guard let digest = heading.withdrawal else { return }
    rows.append(
      StoredRow(
        .withdrawals, ["digest": digest.databaseValue, "id": id.databaseValue, "mark": .null]))
  }

  private func heading(of record: StoredRow) -> RecordHeading? {
    guard let bytes = rows.first(where: { $0.table == .contents })?.bytes("bytes"),
      let digest = record.text("sha256")
    else { return nil }
    if let opened = try? key?.open(record: bytes, RecordKey(id: id, sha256: digest)) {
      return try? RecordHeading(json: opened.bytes)
    }
    return (try? SealedRecord(json: bytes))?.heading
  }

  private func isSound(conflict row: StoredRow) -> Bool {
    guard let digest = row.text("sha256"), let bytes = row.bytes("bytes") else { return false }
    if row.integer("is_sealed") == 1 {
      return hexadecimal(sha256(bytes)) == digest && bearsMark(row)
    }
    return (try? key?.open(record: bytes, RecordKey(id: id, sha256: digest))) != nil
  }

  /// A record of this device that no receipt is at hand for waits to be sent, whatever was lost; the
  /// collector is asked first, for it may have been sent.
  private mutating func recoverOutbox(_ record: StoredRow) {
    guard record.text("origin") == "own", !receivedDigests.contains(record.text("sha256") ?? "")
    else { return }
    let sound = all(.outbox).first { (row: StoredRow) -> Bool in
      (0...1 << 20).contains(row.integer("attempts") ?? -1)
        && (row.isNull("next_attempt_at") || row.moment("next_attempt_at") != nil)
    }
    rows.append(
      sound ?? StoredRow(.outbox, ["id": id.databaseValue, "attempts": 1.databaseValue]))
  }
}
