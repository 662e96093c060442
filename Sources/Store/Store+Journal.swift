import Foundation
import GRDB
import JSONDocuments
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
      let hasKey = try Self.hasKey(database, id) || keyring.passing(id) != nil
      guard hasKey else {
        try refuseCut(database, id)
        return []
      }
      let journal = try soundJournal(database, of: id)
      if let place = journal.damagedAt { throw StoreFault.damagedJournal(id: id, entry: place) }
      guard try isWhole(database, journal, of: id) else {
        throw StoreFault.damagedJournal(id: id, entry: journal.sound.count + 1)
      }
      return journal.sound
    }
  }

  /// Whether a journal is as long as its interview says, and that interview's.
  private func isWhole(_ database: Database, _ journal: SoundJournal, of id: String) throws -> Bool
  {
    guard let row = try Self.interviewRow(database, id) else { return journal.sound.isEmpty }
    let bytes = try row.bytes("head")
    // Of one of which nothing was to be kept there are no entries, and its record says so; of a draft
    // there always are.
    if journal.sound.isEmpty { return try bytes.isEmpty && isMarked(database, record: id) }
    let head = try JournalHead(row)
    return try head.entries == journal.sound.count && head.link == journal.link
      && head.isSound(bytes, under: key(database, of: id).secret)
  }

  private static func interviewRow(_ database: Database, _ id: String) throws -> Row? {
    try Row.fetchOne(database, sql: "SELECT * FROM interviews WHERE id = ?", arguments: [id])
  }

  /// Refuses a journal whose key was destroyed: as damaged where it is not the one that its record's mark
  /// speaks of, else as one that only the owners of study keys can read. One that was taken away with
  /// its record's knowledge is none.
  private func refuseCut(_ database: Database, _ id: String) throws {
    guard let row = try Self.interviewRow(database, id) else { return }
    let head = try JournalHead(row)
    let links = try Row.fetchAll(
      database, sql: "SELECT event, link FROM journal WHERE interview = ? ORDER BY sequence",
      arguments: [id])
    var link: [UInt8] = []
    for (index, row) in links.enumerated() {
      link = HashChain.link(after: link, try row.bytes("event"))
      guard try row.bytes("link") == link else {
        throw StoreFault.damagedJournal(id: id, entry: index + 1)
      }
    }
    let isWhole = head.link == link && (link.isEmpty || head.entries == links.count)
    let hasRecord = try Self.hasRecord(database, id)
    if try hasRecord && !(isWhole && isMarked(database, record: id)) {
      throw StoreFault.damagedJournal(id: id, entry: links.count + 1)
    }
    if !links.isEmpty || !hasRecord { throw StoreFault.keyDestroyed(id: id) }
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
    _ summary: String, isPractice: Bool, under key: InterviewKey
  ) throws {
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
    let link = try Self.insert(
      database, JSONWriter.text(entry.event.json), entry.sequence, entry.at.description, after: [],
      under: key)
    let head = JournalHead(
      id: id, questionnaire: questionnaire.hash, entries: 1, isPractice: isPractice, link: link)
    try database.execute(
      sql: "UPDATE interviews SET touched = ?, head = ? WHERE id = ?",
      arguments: [database.lastInsertedRowID, Data(head.bytes(under: key.secret)), id])
  }

  func add(
    _ database: Database, _ entries: [JournalEntry], to id: String, summary: String
  ) throws {
    guard let last = entries.last else { return }
    let draft = try OpenDraft(database, id)
    if draft.wentOn, let successor = try successor(database, of: id) {
      throw StoreFault.moved(id: id, to: successor)
    }
    let key = try key(id, sealed: draft.key)
    key.secret.rememberPurposes()
    // What was shortened must not be gone on with, for that would make it sound.
    guard draft.end.isSound(draft.head, under: key.secret) else {
      throw StoreFault.damagedJournal(id: id, entry: draft.entries + 1)
    }
    var link = draft.end.link
    for (expected, entry) in zip((draft.entries + 1)..., entries) {
      guard entry.sequence == expected else {
        throw StoreFault.outOfOrder(id: id, expected: expected, found: entry.sequence)
      }
      link = try Self.insert(
        database, JSONWriter.text(entry.event.json), entry.sequence, entry.at.description,
        after: link, under: key)
    }
    let head = JournalHead(
      id: id, questionnaire: draft.end.questionnaire, entries: last.sequence,
      isPractice: draft.end.isPractice, link: link)
    try database.cachedStatement(
      sql: """
        UPDATE interviews SET entries = ?, updated = ?, summary = ?, touched = ?, head = ?
        WHERE id = ?
        """
    ).execute(
      arguments: [
        last.sequence, last.at.description, Data(try key.seal(summary: summary)),
        database.lastInsertedRowID, Data(head.bytes(under: key.secret)), id,
      ])
  }

  /// Puts an entry into the journal; answers with its link, which is the interview's head then.
  static func insert(
    _ database: Database, _ text: String, _ sequence: Int, _ at: String, after link: [UInt8],
    under key: InterviewKey, position: Int? = nil
  ) throws -> [UInt8] {
    let sealed = try key.seal(event: Array(text.utf8), sequence, at)
    let link = HashChain.link(after: link, sealed)
    try database.cachedStatement(
      sql: """
        INSERT INTO journal (position, interview, sequence, at, event, link)
        VALUES (?, ?, ?, ?, ?, ?)
        """
    ).execute(
      arguments: [
        position, key.id, sequence, at, Data(sealed), Data(link),
      ])
    return link
  }

  static func refuseKnown(_ database: Database, _ id: String) throws {
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

/// A draft that can be added to, as one look at it finds it: each answer is waited for.
private struct OpenDraft {
  let entries: Int
  /// Whether it is said to go on as another.
  let wentOn: Bool
  /// What stands there as the journal's end, and what that says.
  let head: [UInt8]
  let end: JournalHead
  /// Its key, sealed; nil where that was destroyed.
  let key: [UInt8]?

  /// Refuses an interview that is unknown or finalized.
  init(_ database: Database, _ id: String) throws {
    let statement = try database.cachedStatement(
      sql: """
        SELECT i.id, i.entries, i.head, i.questionnaire, i.is_practice, k.sealed,
          r.id IS NOT NULL AS is_finalized, s.id IS NOT NULL AS went_on
        FROM interviews i LEFT JOIN keys k ON k.id = i.id LEFT JOIN records r ON r.id = i.id
          LEFT JOIN successions s ON s.id = i.id
        WHERE i.id = ?
        """)
    guard let row = try Row.fetchOne(statement, arguments: [id]) else {
      throw StoreFault.unknownInterview(id: id)
    }
    if try row.decode(Bool.self, forColumn: "is_finalized") {
      throw StoreFault.alreadyFinalized(id: id)
    }
    wentOn = try row.decode(forColumn: "went_on")
    entries = try row.decode(forColumn: "entries")
    head = try row.bytes("head")
    end = try JournalHead(row)
    key = try row.decode(Data?.self, forColumn: "sealed").map { [UInt8]($0) }
  }
}
