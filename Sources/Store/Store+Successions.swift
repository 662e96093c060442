import GRDB
import Records
import Values

extension Store {
  /// Lets a draft go on as a new interview on another version of its questionnaire: the new one's
  /// whole journal, and that the old one is only read from now on, in one transaction. The old one
  /// loses nothing.
  ///
  /// `entries` is how many entries the draft had when it was looked at. Refuses a draft that has been
  /// added to since, one that was moved already, and a finished interview.
  public func move(
    _ id: String, entries: Int, to successor: String, questionnaire: QuestionnaireKey,
    bytes: [UInt8], journal: [JournalEntry], summary: String, at moment: Moment
  ) throws(StoreFault) {
    guard let first = journal.first, first.sequence == 1, case .began(let beginning) = first.event
    else { throw .outOfOrder(id: successor, expected: 1, found: journal.first?.sequence ?? 0) }
    try claimRoom()
    try write { database in
      try refuseToMove(database, id, entries)
      try shareFiles(of: id, with: successor)
      try Self.keep(database, questionnaire, bytes: bytes)
      // The files are the same ones, so the key must be too.
      if try Self.isPassing(database, id) { throw StoreFault.inMemoryAlone(id: id) }
      try Self.refuseKnown(database, successor)
      let key = try keepKey(database, for: successor, try key(database, of: id).secret)
      try begin(
        database, successor, on: questionnaire, first, summary, isPractice: beginning.isPractice,
        under: key)
      try add(database, Array(journal.dropFirst()), to: successor, summary: summary)
      try putMarked(
        database,
        StoredRow(
          .successions,
          [
            "id": id.databaseValue, "successor": successor.databaseValue,
            "at": moment.description.databaseValue,
          ]))
    }
  }

  private func refuseToMove(_ database: Database, _ id: String, _ entries: Int) throws {
    guard
      let found = try Int.fetchOne(
        database, sql: "SELECT entries FROM interviews WHERE id = ?", arguments: [id])
    else { throw StoreFault.unknownInterview(id: id) }
    if try Self.hasRecord(database, id) { throw StoreFault.alreadyFinalized(id: id) }
    if let successor = try self.successor(database, of: id) {
      throw StoreFault.moved(id: id, to: successor)
    }
    guard found == entries else { throw StoreFault.addedTo(id: id) }
  }

  /// What drafts go on as, by the marks that say so.
  func successions(_ database: Database) throws -> [String: String] {
    let rows = try sound(StoredRow.all(database, .successions), database)
    return Dictionary(
      rows.compactMap { row in
        guard let id = row.text("id"), let successor = row.text("successor") else { return nil }
        return (id, successor)
      }, uniquingKeysWith: { first, _ in first })
  }

  func successor(_ database: Database, of id: String) throws -> String? {
    try successions(database)[id]
  }

  /// The drafts that an interview was moved from and to, however often.
  func relatives(_ database: Database, of id: String) throws -> [String] {
    let successions = try self.successions(database)
    let predecessors = Dictionary(
      successions.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var found: Set = [id]
    for steps in [successions, predecessors] {
      var place = id
      while let next = steps[place], found.insert(next).inserted { place = next }
    }
    return found.subtracting([id]).sorted()
  }
}
