import GRDB
import Records
import Sealing

extension Store {
  /// Begins an interview: keeps the questionnaire's bytes, and the journal's first entry, which
  /// must be number 1 and say how it began. Refuses an identity that is in use, and to begin at
  /// all when the disk has no room left to finish it.
  public func begin(
    _ id: String, questionnaire: QuestionnaireKey, bytes: [UInt8], entry: JournalEntry,
    summary: String = "", custody: Custody = .device
  ) throws(StoreFault) {
    try begin(
      id, questionnaire: questionnaire, bytes: bytes, journal: [entry], summary: summary,
      custody: custody)
  }

  /// Begins an interview with a whole journal, all of it or nothing: one that has answers from the
  /// beginning.
  public func begin(
    _ id: String, questionnaire: QuestionnaireKey, bytes: [UInt8], journal: [JournalEntry],
    summary: String, custody: Custody = .device
  ) throws(StoreFault) {
    guard let first = journal.first, first.sequence == 1, case .began(let beginning) = first.event
    else { throw .outOfOrder(id: id, expected: 1, found: journal.first?.sequence ?? 0) }
    try claimRoom()
    let passing = custody == .memory ? try passingKey(for: id) : nil
    do throws(StoreFault) {
      try write { database in
        try Self.refuseKnown(database, id)
        try Self.keep(database, questionnaire, bytes: bytes)
        let key =
          try passing.map { try Self.note(database, passing: $0) } ?? keepKey(database, for: id)
        try begin(
          database, id, on: questionnaire, first, summary, isPractice: beginning.isPractice,
          under: key)
        try add(database, Array(journal.dropFirst()), to: id, summary: summary)
        if let source = beginning.basedOn { try note(database, id, derivedFrom: source) }
      }
    } catch {
      if passing != nil { keyring.forget(passing: id) }
      throw error
    }
  }
}
