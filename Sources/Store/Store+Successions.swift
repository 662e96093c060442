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
    guard ballast.hold() else { throw .diskFull(path: directory) }
    try write { database in
      try Self.refuseToMove(database, id, entries)
      try shareFiles(of: id, with: successor)
      try Self.keep(database, questionnaire, bytes: bytes)
      // The files are the same ones, so the key must be too.
      if try Self.isPassing(database, id) { throw StoreFault.keyDestroyed(id: id) }
      try Self.refuseKnown(database, successor)
      let key = try keepKey(database, for: successor, try key(database, of: id).secret)
      try begin(
        database, successor, on: questionnaire, first, summary, isPractice: beginning.isPractice,
        under: key)
      try add(database, Array(journal.dropFirst()), to: successor, summary: summary)
      try database.execute(
        sql: "INSERT INTO successions (id, successor, at) VALUES (?, ?, ?)",
        arguments: [id, successor, moment.description])
    }
  }

  private static func refuseToMove(_ database: Database, _ id: String, _ entries: Int) throws {
    guard
      let found = try Int.fetchOne(
        database, sql: "SELECT entries FROM interviews WHERE id = ?", arguments: [id])
    else { throw StoreFault.unknownInterview(id: id) }
    if try hasRecord(database, id) { throw StoreFault.alreadyFinalized(id: id) }
    if let successor = try successor(database, of: id) {
      throw StoreFault.moved(id: id, to: successor)
    }
    guard found == entries else { throw StoreFault.addedTo(id: id) }
  }

  static func successor(_ database: Database, of id: String) throws -> String? {
    try String.fetchOne(
      database, sql: "SELECT successor FROM successions WHERE id = ?", arguments: [id])
  }

  /// The drafts that an interview was moved from and to, however often.
  static func relatives(_ database: Database, of id: String) throws -> [String] {
    try String.fetchAll(
      database,
      sql: """
        WITH RECURSIVE
          earlier (id) AS (
            SELECT :id UNION SELECT s.id FROM successions s JOIN earlier e ON s.successor = e.id),
          later (id) AS (
            SELECT :id UNION SELECT s.successor FROM successions s JOIN later l ON s.id = l.id)
        SELECT id FROM (SELECT id FROM earlier UNION SELECT id FROM later) WHERE id <> :id
        """, arguments: ["id": id])
  }
}
