import Foundation
import GRDB
import Records
import Sealing
import Values

extension Store {
  /// Adds an entry to a draft; it is on disk when this returns. Refuses any sequence number but
  /// the next: then somebody else has added to the interview.
  public func append(
    _ entry: JournalEntry, to id: String, summary: String
  ) throws(StoreFault) {
    try append([entry], to: id, summary: summary)
  }

  /// Adds several entries to a draft, all or none.
  public func append(
    _ entries: [JournalEntry], to id: String, summary: String
  ) throws(StoreFault) {
    try write { database in try add(database, entries, to: id, summary: summary) }
  }

  /// The journal of an interview, in its order; empty if the interview is unknown or its answers
  /// were not to be kept. Refuses one of which anything was changed, taken away or put in.
  public func journal(of id: String) throws(StoreFault) -> [JournalEntry] {
    try read { database in
      let journal = try soundJournal(database, of: id)
      let row = try Row.fetchOne(
        database, sql: "SELECT head FROM interviews WHERE id = ?", arguments: [id])
      if let place = journal.damagedAt { throw StoreFault.damagedJournal(id: id, entry: place) }
      // Without an interview, or with one of which nothing was to be kept, there are no entries.
      guard try row?.bytes("head") ?? [] == journal.link else {
        throw StoreFault.damagedJournal(id: id, entry: journal.sound.count + 1)
      }
      return journal.sound
    }
  }

  /// What is sound of a journal, from its beginning.
  struct SoundJournal {
    var sound: [JournalEntry] = []
    /// The link of the last that is sound.
    var link: [UInt8] = []
    /// The number of the first that is not.
    var damagedAt: Int?
  }

  func soundJournal(_ database: Database, of id: String) throws -> SoundJournal {
    let rows = try Row.fetchAll(
      database,
      sql: "SELECT sequence, at, event, link FROM journal WHERE interview = ? ORDER BY sequence",
      arguments: [id])
    var journal = SoundJournal()
    guard !rows.isEmpty else { return journal }
    let key = try key(database, of: id)
    for row in rows {
      do {
        let sealed = try row.bytes("event")
        let entry = try JournalEntry(row, sealed, under: key)
        let link = HashChain.link(after: journal.link, sealed)
        guard entry.sequence == journal.sound.count + 1, try row.bytes("link") == link else {
          throw Unreadable()
        }
        journal.sound.append(entry)
        journal.link = link
      } catch {
        journal.damagedAt = journal.sound.count + 1
        break
      }
    }
    return journal
  }
}

extension Store {
  func begin(
    _ database: Database, _ id: String, on questionnaire: QuestionnaireKey, _ entry: JournalEntry,
    _ summary: String, isPractice: Bool, secret: SecretKey? = nil
  ) throws {
    try Self.refuseKnown(database, id)
    let key = try keepKey(database, for: id, secret)
    try database.execute(
      sql: """
        INSERT INTO interviews
          (id, questionnaire, started, updated, entries, touched, is_practice, summary, head)
        VALUES (?, ?, ?, ?, 1, 0, ?, ?, x'')
        """,
      arguments: [
        id, questionnaire.hash, entry.at.description, entry.at.description, isPractice,
        Data(try key.seal(summary: summary)),
      ])
    try Self.write(database, entry, under: key)
  }

  func add(
    _ database: Database, _ entries: [JournalEntry], to id: String, summary: String
  ) throws {
    guard !entries.isEmpty else { return }
    guard try Self.isDraft(database, id) else { throw StoreFault.unknownInterview(id: id) }
    if try Self.hasRecord(database, id) { throw StoreFault.alreadyFinalized(id: id) }
    let key = try key(database, of: id)
    let sealed = Data(try key.seal(summary: summary))
    for entry in entries {
      try database.execute(
        sql: """
          UPDATE interviews SET entries = ?, updated = ?, summary = ?
          WHERE id = ? AND entries = ? - 1 AND id NOT IN (SELECT id FROM records)
            AND id NOT IN (SELECT id FROM successions)
          """,
        arguments: [entry.sequence, entry.at.description, sealed, id, entry.sequence])
      guard database.changesCount == 1 else {
        throw try Self.refusal(database, of: entry, to: id)
      }
      try Self.write(database, entry, under: key)
    }
  }

  /// Adds an entry and links it to the one before.
  static func write(
    _ database: Database, _ entry: JournalEntry, under key: InterviewKey, position: Int? = nil
  ) throws {
    let head = try Row.fetchOne(
      database, sql: "SELECT head FROM interviews WHERE id = ?", arguments: [key.id])
    let sealed = try key.seal(entry)
    let link = HashChain.link(after: try head?.bytes("head") ?? [], sealed)
    try database.execute(
      sql: """
        INSERT INTO journal (position, interview, sequence, at, event, link)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        position, key.id, entry.sequence, entry.at.description, Data(sealed), Data(link),
      ])
    try database.execute(
      sql: "UPDATE interviews SET touched = ?, head = ? WHERE id = ?",
      arguments: [database.lastInsertedRowID, Data(link), key.id])
  }

  /// Why an entry does not fit.
  private static func refusal(
    _ database: Database, of entry: JournalEntry, to id: String
  ) throws -> StoreFault {
    guard
      let entries = try Int.fetchOne(
        database, sql: "SELECT entries FROM interviews WHERE id = ?", arguments: [id])
    else { return .unknownInterview(id: id) }
    if try hasRecord(database, id) { return .alreadyFinalized(id: id) }
    if let successor = try successor(database, of: id) { return .moved(id: id, to: successor) }
    return .outOfOrder(id: id, expected: entries + 1, found: entry.sequence)
  }

  private static func refuseKnown(_ database: Database, _ id: String) throws {
    let known = try Bool.fetchOne(
      database,
      sql: """
        SELECT EXISTS (SELECT 1 FROM interviews WHERE id = :id)
          OR EXISTS (SELECT 1 FROM records WHERE id = :id)
          OR EXISTS (SELECT 1 FROM erasures WHERE id = :id)
        """, arguments: ["id": id])
    if known == true { throw StoreFault.alreadyBegun(id: id) }
  }
}

extension JournalEntry {
  fileprivate init(_ row: Row, _ sealed: [UInt8], under key: InterviewKey) throws {
    let sequence: Int = try row.decode(forColumn: "sequence")
    self.init(
      sequence: sequence, at: try row.moment("at"),
      event: try key.open(sealed, sequence, try row.decode(forColumn: "at")))
  }
}
