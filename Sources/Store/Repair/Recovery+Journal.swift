import Foundation
import GRDB
import Records
import Sealing
import Values

/// The journal of an interview, as far as it is sound.
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

  mutating func recoverInterview(_ record: StoredRow?) {
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
    case .rows, .receipts: false
    }
  }

  /// Where the key was destroyed the record's mark speaks of the end.
  private func isEnd(
    _ head: JournalHead, _ bytes: [UInt8], _ interview: StoredRow, _ record: StoredRow?
  ) -> Bool {
    guard isMarked, stage >= .rows, let record else { return true }
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
