import Foundation
import GRDB
import JSONDocuments
import Records
import Sealing
import Values

/// What can be had of one interview from all rows that were found of it. A row counts only if its seal,
/// its mark or its link says that it is what was written.
struct Recovery {
  let id: String
  /// Every version of every row, sound or not.
  let found: [StoredRow]
  /// The keys of the device, any of which may open the interview's.
  let deviceKeys: [SecretKey]
  /// The questionnaires there are: an interview whose own mark of it is lost is on the only one.
  let questionnaires: Set<String>
  /// How far the store went in marking: what an older version left has no marks.
  let stage: MarkingStage

  private(set) var rows: [StoredRow] = []
  private(set) var findings: [RepairFinding] = []
  /// The interview's own key, for sealing it anew.
  private(set) var key: InterviewKey?
  /// Whether its record is what this device made, and is to be marked as that.
  private(set) var isMarked = false
  private let markers: [RowMarker]

  init(
    _ id: String, _ found: [StoredRow], _ deviceKeys: [SecretKey], questionnaires: Set<String>,
    stage: MarkingStage
  ) {
    (self.id, self.found, self.deviceKeys) = (id, found, deviceKeys)
    self.questionnaires = questionnaires
    self.stage = stage
    markers = deviceKeys.map(RowMarker.init)
    // Its key was in the memory of a program that is no more.
    if !all(.passing).isEmpty, all(.keys).isEmpty, all(.records).isEmpty { return }
    if let erasure = all(.erasures).first(where: { $0.moment("at") != nil && bearsMark($0) }) {
      rows = [erasure]
      return
    }
    key = openKey()
    recoverReceipts()
    let record = recoverRecord()
    recoverInterview(record)
    recoverRest(record)
  }

  private func all(_ table: StoredTable) -> [StoredRow] { found.filter { $0.table == table } }

  /// Whether a row that stands for itself is the device's word.
  private func bearsMark(_ row: StoredRow) -> Bool {
    stage < .rows || markers.contains { $0.isSound(row) }
  }

  private func openKey() -> InterviewKey? {
    for row in all(.keys) {
      for device in deviceKeys {
        guard let sealed = row.bytes("sealed"),
          let secret = try? device.openKey(sealed, as: Store.keyContext(id))
        else { continue }
        return InterviewKey(id: id, secret: secret)
      }
    }
    return nil
  }
}

// MARK: - The record

extension Recovery {
  private mutating func recoverReceipts() {
    for row in all(.receipts) where row.moment("received_at") != nil {
      if !rows.contains(where: { $0.key == row.key }) { rows.append(row) }
    }
  }

  private var receivedDigests: Set<String> {
    Set(rows.filter { $0.table == .receipts }.compactMap { $0.text("sha256") })
  }

  private mutating func recoverRecord() -> StoredRow? {
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
        if stage == .rows, !isVouchedFor(row, .whole) { mended.values["origin"] = origin }
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
      for row in all(.records) where stage == .rows {
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
    if stage < .rows { return receivedDigests.contains(row.text("sha256") ?? "") }
    return isVouchedFor(row, .wiped) || isVouchedFor(row, .reduced)
  }

  /// Whether a record bears the mark of its own row, whatever has become of its interview's.
  private func isVouchedFor(_ row: StoredRow, _ left: Remainder) -> Bool {
    let marked = MarkedRow(record: row, left, interview: nil)
    return markers.contains { $0.isOwnMark(row.bytes("mark"), of: marked) }
  }

  /// How its interview stands by a record's mark; nil if it does not bear one.
  private func standing(of row: StoredRow, _ left: Remainder) -> Standing? {
    for interview in all(.interviews).map(Optional.some) + [nil] {
      let marked = MarkedRow(record: row, left, interview: interview)
      if markers.contains(where: { $0.isMark(row.bytes("mark"), of: marked) }) {
        return Standing(interview: interview)
      }
    }
    return nil
  }

  private struct Standing {
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

// MARK: - The journal

extension Recovery {
  /// A journal from its beginning to the last entry that is sound.
  private struct Chain {
    var rows: [StoredRow] = []
    var events: [JournalEvent] = []
    var links: [[UInt8]] = [[]]
  }

  private func chain() -> Chain {
    var chain = Chain()
    let bySequence = Dictionary(grouping: all(.journal)) { $0.integer("sequence") ?? 0 }
    while let candidates = bySequence[chain.rows.count + 1] {
      guard let (found, event) = sound(candidates, after: chain.links.last ?? []) else { break }
      var row = found
      let link = HashChain.link(after: chain.links.last ?? [], row.bytes("event") ?? [])
      row.values["link"] = Data(link).databaseValue
      row.values["position"] = nil
      chain.rows.append(row)
      chain.links.append(link)
      if let event { chain.events.append(event) }
    }
    return chain
  }

  /// The first entry that opens; where the key was destroyed, the first that the chain vouches for.
  private func sound(
    _ candidates: [StoredRow], after link: [UInt8]
  ) -> (StoredRow, JournalEvent?)? {
    for row in candidates {
      guard let sealed = row.bytes("event"), let at = row.text("at"), Moment(at) != nil,
        let sequence = row.integer("sequence")
      else { continue }
      if let key {
        if let event = try? key.open(sealed, sequence, at) { return (row, event) }
      } else if row.bytes("link") == HashChain.link(after: link, sealed) {
        return (row, nil)
      }
    }
    return nil
  }

  private mutating func recoverInterview(_ record: StoredRow?) {
    let interviews = all(.interviews).sorted {
      ($0.integer("entries") ?? 0) > ($1.integer("entries") ?? 0)
    }
    guard !interviews.isEmpty || !all(.journal).isEmpty else { return noteKey(record) }
    if let record, all(.journal).isEmpty {
      if let emptied = interviews.first(where: { isEmptied($0, record) }) {
        return rows.append(emptied.inDoubt(record))
      }
      if isMarked { return findings.append(.emptied(id: id)) }
    }
    // Under a destroyed key nobody can read a journal but with what lies in the record.
    guard key != nil || record?.integer("is_sealed") == 1 || wentOn else {
      findings.append(.key(id: id))
      return
    }
    var chain = chain()
    let claimed = max(
      interviews.first?.integer("entries") ?? 0,
      all(.journal).compactMap { $0.integer("sequence") }.max() ?? 0)
    if chain.rows.count < min(claimed, Self.mostEntries) {
      findings.append(.journal(id: id, from: chain.rows.count + 1, of: claimed))
    }
    var isEnded = false
    if case .finalized? = chain.events.last { isEnded = true }
    if interviews.isEmpty, !isEnded, !chain.rows.isEmpty {
      findings.append(.unended(id: id, entries: chain.rows.count))
    }
    if record == nil, isEnded {
      findings.append(.reopened(id: id))
      chain.rows.removeLast()
      chain.links.removeLast()
    }
    append(chain, interviews, record, isEnded: isEnded)
  }

  /// Whether the journal was to be taken away, by the record's mark.
  private func isEmptied(_ interview: StoredRow, _ record: StoredRow) -> Bool {
    guard interview.bytes("head") == [] else { return false }
    if stage < .rows { return true }
    return [Remainder.whole, .reduced, .wiped].contains { left in
      standing(of: record, left)?.interview?.bytes("head") == []
    }
  }

  /// A number beyond this is damage and no journal.
  private static let mostEntries = 1 << 24

  private var wentOn: Bool { all(.successions).contains(where: bearsMark) }

  /// A key alone is what is left of an interview, if it is not that of a record.
  private mutating func noteKey(_ record: StoredRow?) {
    guard record == nil, !all(.keys).isEmpty, all(.records).isEmpty else { return }
    findings.append(.interview(id: id))
  }

  private mutating func append(
    _ chain: Chain, _ interviews: [StoredRow], _ record: StoredRow?, isEnded: Bool
  ) {
    guard let first = chain.rows.first, let last = chain.rows.last else {
      findings.append(.interview(id: id))
      return
    }
    let onlyOne = questionnaires.count == 1 ? questionnaires.first : nil
    let named = interviews.compactMap { $0.text("questionnaire") }
    let hash =
      record?.text("questionnaire_hash") ?? named.first(where: questionnaires.contains) ?? onlyOne
      ?? named.first
    guard let hash else {
      findings.append(.interview(id: id))
      return
    }
    var isPractice = false
    if case .began(let beginning)? = chain.events.first { isPractice = beginning.isPractice }
    let head = JournalHead(
      id: id, questionnaire: hash, entries: chain.rows.count,
      isPractice: key == nil ? interviews.first?.integer("is_practice") == 1 : isPractice,
      link: chain.links.last ?? [])
    if !isEnded { noteShortened(head, interviews, record) }
    let row = StoredRow(
      .interviews,
      [
        "id": id.databaseValue, "questionnaire": hash.databaseValue,
        "started": first.values["at"] ?? .null, "updated": last.values["at"] ?? .null,
        "entries": chain.rows.count.databaseValue,
        "touched": touched(interviews).databaseValue,
        "is_practice": head.isPractice.databaseValue, "summary": summary(interviews).databaseValue,
        "head": Data(key.map { head.bytes(under: $0.secret) } ?? head.link).databaseValue,
      ])
    rows.append(row)
    rows += chain.rows
  }

  /// All entries that were found are sound, but nobody who had the key has said that they are all.
  private mutating func noteShortened(
    _ head: JournalHead, _ interviews: [StoredRow], _ record: StoredRow?
  ) {
    guard findings.isEmpty else { return }
    let isWhole = interviews.contains { interview in
      let bytes = interview.bytes("head") ?? []
      guard let key else { return isEnd(head, bytes, interview, record) }
      return head.isSound(bytes, under: key.secret) || isFormerEnd(head, bytes, key.secret)
    }
    if !isWhole { findings.append(.unended(id: id, entries: head.entries)) }
  }

  private func isFormerEnd(_ head: JournalHead, _ bytes: [UInt8], _ key: SecretKey) -> Bool {
    switch stage {
    case .none: true
    case .heads: head.isFormer(bytes, under: key)
    case .rows: false
    }
  }

  /// Where the key was destroyed the record's mark speaks of the end.
  private func isEnd(
    _ head: JournalHead, _ bytes: [UInt8], _ interview: StoredRow, _ record: StoredRow?
  ) -> Bool {
    guard isMarked, stage == .rows, let record else { return true }
    return bytes.starts(with: head.link) && interview.integer("entries") == head.entries
      && standing(of: record, .whole)?.interview == interview
  }

  /// Its place in the order of last use; a number beyond all that are written is damage.
  private func touched(_ interviews: [StoredRow]) -> Int {
    interviews.compactMap { $0.integer("touched") }.filter { $0 < Self.mostEntries << 16 }.max()
      ?? 0
  }

  private func summary(_ interviews: [StoredRow]) -> Data {
    let candidates = interviews.compactMap { $0.bytes("summary") }
    guard let key else { return Data(candidates.first ?? []) }
    let sound = candidates.first { (try? key.open(summary: $0)) != nil }
    return Data(sound ?? (try? key.seal(summary: "")) ?? [])
  }

  // MARK: The rest

  private mutating func recoverRest(_ record: StoredRow?) {
    for row in all(.conflicts) where !rows.contains(where: { $0.key == row.key }) {
      if isSound(conflict: row) {
        rows.append(row)
      } else if !all(.conflicts).contains(where: { $0.key == row.key && isSound(conflict: $0) }) {
        findings.append(.conflict(id: id))
      }
    }
    if let record { recoverOutbox(record) }
    for row in all(.successions)
    where bearsMark(row) && !rows.contains(where: { $0.key == row.key }) {
      rows.append(row)
    }
    for table in [StoredTable.withdrawals, .derivations] {
      for row in all(table) where !rows.contains(where: { $0.key == row.key }) { rows.append(row) }
    }
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
    let sound = all(.outbox).first { row in
      (0...1 << 20).contains(row.integer("attempts") ?? -1)
        && (row.isNull("next_attempt_at") || row.moment("next_attempt_at") != nil)
    }
    rows.append(
      sound ?? StoredRow(.outbox, ["id": id.databaseValue, "attempts": 1.databaseValue]))
  }
}

extension StoredRow {
  /// The row of an interview of which nothing was to be kept but that it was held.
  fileprivate func inDoubt(_ record: StoredRow) -> StoredRow {
    var row = self
    row.values["questionnaire"] = record.values["questionnaire_hash"]
    for column in ["started", "updated"] where moment(column) == nil {
      row.values[column] = record.values["finalized_at"]
    }
    return row
  }
}
