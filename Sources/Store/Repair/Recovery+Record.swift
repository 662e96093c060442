import GRDB
import Records
import Sealing
import Values

/// The record of an interview: what its seal, its mark or its own key vouches for.
extension Recovery {
  mutating func recoverRecord() -> StoredRow? {
    let candidates = all(.records).filter { row in
      row.text("origin").flatMap(KeptRecord.Origin.init) != nil && row.moment("finalized_at") != nil
    }
    if let (row, content) = readable(candidates) ?? sealed(candidates) {
      isMarked = true
      rows += [row, content]
      return row
    }
    // Wiped after a receipt: then there is no content to be found.
    if let row = candidates.first(where: isWiped) {
      isMarked = true
      rows.append(row)
      recoverResidue()
      return row
    }
    if let (row, content) = doubtful() {
      findings.append(.unmarked(id: id))
      rows += [row, content]
      return row
    }
    if !all(.records).isEmpty { findings.append(.record(id: id)) }
    return nil
  }

  /// One that is kept under the interview's key is vouched for by that.
  private func readable(_ candidates: [StoredRow]) -> (StoredRow, StoredRow)? {
    for content in all(.contents) {
      for row in candidates {
        guard let digest = row.text("sha256"), let bytes = content.bytes("bytes"),
          let opened = try? key?.open(record: bytes, RecordKey(id: id, sha256: digest)),
          let heading = try? RecordHeading(json: opened.bytes), heading.id == id
        else { continue }
        var mended = row.filled(heading, size: opened.bytes.count)
        // Its own key says nothing of who brought it here; where no mark does, the interview's row does.
        if stage >= .rows, !isVouchedFor(row, .whole) { mended.values["origin"] = origin }
        return (mended, content)
      }
    }
    return nil
  }

  private var origin: DatabaseValue {
    let isOwn = !all(.interviews).isEmpty || !all(.journal).isEmpty
    return (isOwn ? KeptRecord.Origin.own : .imported).rawValue.databaseValue
  }

  /// One that is sealed to study keys nobody can read here: its mark vouches for it.
  private func sealed(_ candidates: [StoredRow]) -> (StoredRow, StoredRow)? {
    for (content, bytes, heading) in sealedContents {
      let digest = hexadecimal(sha256(bytes))
      for row in all(.records) where stage >= .rows {
        var mended = row.filled(heading, size: bytes.count)
        mended.values["sha256"] = digest.databaseValue
        let sound = [row, mended].first {
          $0.text("sha256") == digest && isVouchedFor($0, .whole)
        }
        if let sound { return (sound, content) }
      }
      guard stage < .rows else { continue }
      let found = candidates.first { $0.text("sha256") == digest }
      return (found?.filled(heading, size: bytes.count) ?? row(of: bytes, heading), content)
    }
    return nil
  }

  /// A sealed one that nothing vouches for, where it may yet be what this device made: an interview
  /// whose own key is here was not sealed.
  private func doubtful() -> (StoredRow, StoredRow)? {
    guard key == nil, let (content, bytes, heading) = sealedContents.first else { return nil }
    return (row(of: bytes, heading), content)
  }

  private var sealedContents: [(StoredRow, [UInt8], RecordHeading)] {
    all(.contents).compactMap { content in
      guard let bytes = content.bytes("bytes"), let record = try? SealedRecord(json: bytes),
        record.heading.id == id
      else { return nil }
      return (content, bytes, record.heading)
    }
  }

  /// A sealed content says by itself what its row said.
  private func row(of bytes: [UInt8], _ heading: RecordHeading) -> StoredRow {
    StoredRow(
      .records,
      [
        "id": id.databaseValue, "sha256": hexadecimal(sha256(bytes)).databaseValue,
        "origin": origin,
        "position": Int.max.databaseValue,
      ]
    ).filled(heading, size: bytes.count)
  }

  private func isWiped(_ row: StoredRow) -> Bool {
    if stage < .rows {
      return all(.receipts).contains { $0.text("sha256") == row.text("sha256") }
    }
    return isVouchedFor(row, .wiped) || isVouchedFor(row, .reduced)
  }

  /// Whether a record bears the mark of its own row, whatever has become of its interview's.
  private func isVouchedFor(_ row: StoredRow, _ left: Remainder) -> Bool {
    let marked = MarkedRow(record: row, left, interview: nil)
    return markers.contains { $0.isOwnMark(row.bytes("mark"), of: marked) }
  }

  /// How its interview stands by a record's mark; nil if it does not bear one.
  func standing(of row: StoredRow, _ left: Remainder) -> Standing? {
    for interview in all(.interviews).map(Optional.some) + [nil] {
      let marked = MarkedRow(record: row, left, interview: interview)
      if markers.contains(where: { $0.isMark(row.bytes("mark"), of: marked) }) {
        return Standing(interview: interview)
      }
    }
    return nil
  }

  struct Standing {
    let interview: StoredRow?
  }

  /// In the pages of a database a content looks like a residue: so what opens as neither is damaged.
  private mutating func recoverResidue() {
    if let sound = all(.residues).first(where: { opensAsResidue($0) }) {
      rows.append(sound)
    } else if !all(.residues).isEmpty || !all(.contents).isEmpty {
      findings.append(.residue(id: id))
    }
  }

  private func opensAsResidue(_ row: StoredRow) -> Bool {
    guard let bytes = row.bytes("bytes") else { return false }
    return (try? key?.open(residue: bytes)) != nil
  }
}

extension StoredRow {
  func moment(_ column: String) -> Moment? { text(column).flatMap { Moment($0) } }

  /// The row as it must be by what its content says.
  fileprivate func filled(_ heading: RecordHeading, size: Int) -> StoredRow {
    var row = self
    row.fill(heading, size: size)
    return row
  }

  private mutating func fill(_ heading: RecordHeading, size: Int) {
    values["size"] = size.databaseValue
    values["questionnaire_id"] = heading.questionnaire.id.databaseValue
    values["questionnaire_version"] = heading.questionnaire.version.databaseValue
    values["questionnaire_hash"] = heading.questionnaire.hash.databaseValue
    values["finalized_at"] = heading.finalized.description.databaseValue
    values["is_sealed"] = heading.isSealed.databaseValue
    // A sealed record keeps its disposition to itself; what the row says is all there is.
    if let disposition = heading.disposition { values["disposition"] = disposition.databaseValue }
  }
}
