import Records

extension Store {
  /// Begins an interview with a whole journal, all of it or nothing: one that has answers from the
  /// beginning.
  public func begin(
    _ id: String, questionnaire: QuestionnaireKey, bytes: [UInt8], journal: [JournalEntry],
    summary: String
  ) throws(StoreFault) {
    guard let first = journal.first, first.sequence == 1, case .began(let beginning) = first.event
    else { throw .outOfOrder(id: id, expected: 1, found: journal.first?.sequence ?? 0) }
    guard ballast.hold() else { throw .diskFull(path: directory) }
    try write { database in
      try Self.keep(database, questionnaire, bytes: bytes)
      try Self.begin(
        database, id, on: questionnaire, first, summary, isPractice: beginning.isPractice)
      try Self.add(database, Array(journal.dropFirst()), to: id, summary: summary)
    }
  }
}
