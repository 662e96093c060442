import GRDB
import Records
import Values

extension Store {
  /// Interviews that are not finalized, the one last worked on first.
  public func drafts() throws(StoreFault) -> [InterviewSummary] {
    try interviews(Filter(states: [.draft]))
  }

  /// The interviews of this device, the one last worked on first.
  public func interviews(_ filter: Filter = Filter()) throws(StoreFault) -> [InterviewSummary] {
    try read { database in
      let soundness = try Soundness(database, self)
      return try Row.fetchAll(
        database,
        sql: """
          SELECT * FROM (\(allInterviews(database)))
          WHERE state IN (SELECT value FROM json_each(:states))
            AND (:questionnaire IS NULL OR questionnaire_id = :questionnaire)
            AND (:since IS NULL OR julianday(finalized_at) >= julianday(:since))
          ORDER BY touched DESC
          """, arguments: filter.arguments
      ).map { try summary(database, $0, soundness) }
    }
  }

  /// One interview of this device, or nil.
  public func interview(_ id: String) throws(StoreFault) -> InterviewSummary? {
    try read { database in
      let soundness = try Soundness(database, self)
      return try Row.fetchOne(
        database, sql: "SELECT * FROM (\(allInterviews(database))) WHERE id = ?", arguments: [id]
      ).map { try summary(database, $0, soundness) }
    }
  }

  /// What the marks say of all interviews.
  private struct Soundness {
    let unmarked: Set<String>
    let successors: [String: String]
    let predecessors: [String: String]

    init(_ database: Database, _ store: Store) throws {
      unmarked = try store.unmarkedRecords(database)
      successors = try store.successions(database)
      predecessors = Dictionary(
        successors.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }
  }

  private func summary(
    _ database: Database, _ row: Row, _ soundness: Soundness
  ) throws -> InterviewSummary {
    let id: String = try row.decode(forColumn: "id")
    var (text, isSound) = ("", !soundness.unmarked.contains(id))
    // A summary that cannot be read must not keep anybody from the interview.
    if !isLocked, let key = usableKey(database, of: id, &isSound) {
      text = (try? key.open(summary: row.bytes("summary"))) ?? ""
      let head = try JournalHead(row)
      if try row.decode(String.self, forColumn: "state") == InterviewRecord.State.draft.rawValue {
        isSound = try head.isSound(row.bytes("head"), under: key.secret)
      }
    }
    return try InterviewSummary(
      row, summary: text, isSound: isSound, successor: soundness.successors[id],
      predecessor: soundness.predecessors[id])
  }

  /// The key of an interview; nil where it was destroyed, or is damaged, which is no soundness.
  private func usableKey(
    _ database: Database, of id: String, _ isSound: inout Bool
  ) -> InterviewKey? {
    do {
      return try key(database, of: id)
    } catch StoreFault.damagedKey {
      isSound = false
    } catch {}
    return nil
  }

  private func allInterviews(_ database: Database) throws -> String {
    """
    SELECT i.id, i.started, i.updated, i.entries, i.touched, i.summary, i.is_practice,
      i.questionnaire, i.head,
      q.id AS questionnaire_id, q.version AS questionnaire_version, q.hash AS questionnaire_hash,
      r.finalized_at, r.disposition,
      CASE WHEN r.id IS NULL THEN 'draft' WHEN \(try acknowledged(database)) THEN 'sent'
        ELSE 'finalized' END AS state
    FROM interviews i
    JOIN questionnaires q ON q.hash = i.questionnaire
    LEFT JOIN records r ON r.id = i.id
    """
  }

  /// The whole identity of the one interview or record that begins so; `uuid:` may be left out.
  public func identify(_ prefix: String) throws(StoreFault) -> String {
    let beginning = prefix.hasPrefix("uuid:") ? prefix : "uuid:" + prefix
    // Nothing at all fits every interview, and would choose for the person where there is but one.
    guard beginning != "uuid:" else { throw .unknownInterview(id: prefix) }
    let found = try read { database in
      try String.fetchAll(
        database,
        sql: """
          SELECT id FROM (SELECT id FROM interviews UNION SELECT id FROM records)
          WHERE substr(id, 1, length(:beginning)) = :beginning OR id = :prefix
          """, arguments: ["beginning": beginning, "prefix": prefix])
    }
    if found.contains(beginning) { return beginning }
    guard let only = found.first else { throw .unknownInterview(id: prefix) }
    guard found.count == 1 else { throw .ambiguous(prefix: prefix, count: found.count) }
    return only
  }
}

extension Store {
  /// Throws a draft away, practice or not, so that nothing of it can be read from the disk.
  /// That it was is noted, so that its second copy goes too. Refuses an interview that is finalized.
  public func discard(_ id: String, at moment: Moment) throws(StoreFault) {
    try write { database in
      if try Self.hasRecord(database, id) { throw StoreFault.alreadyFinalized(id: id) }
      try database.execute(sql: "DELETE FROM interviews WHERE id = ?", arguments: [id])
      guard database.changesCount == 1 else { throw StoreFault.unknownInterview(id: id) }
      try Self.forgetPassing(database, id)
      try noteErased(database, id, at: moment.description)
      try Self.destroyKeys(database, of: [id])
    }
    keyring.forget(passing: id)
    wipe()
  }

  /// Whose interview a withdrawal code belongs to, by the code's digest.
  public func interview(withdrawnBy digest: String) throws(StoreFault) -> String? {
    try read { database in
      try sound(StoredRow.all(database, .withdrawals, "WHERE digest = ?", [digest]), database)
        .first?.text("id")
    }
  }

  /// Honours a withdrawal: everything of the interview goes, with the drafts that it was moved from
  /// or to, and it will not be imported again. What a collector holds already must be erased there.
  public func erase(_ id: String, at moment: Moment) throws(StoreFault) {
    try write { database in
      for id in try [id] + relatives(database, of: id) {
        for table in [
          "interviews", "records", "conflicts", "withdrawals", "derivations", "passing",
        ] {
          try database.execute(sql: "DELETE FROM \(table) WHERE id = ?", arguments: [id])
        }
        try noteErased(database, id, at: moment.description)
        try Self.destroyKeys(database, of: [id])
      }
    }
    keyring.forget(passing: id)
    wipe()
  }

  /// Takes an interview's journal away and leaves that it happened: for a person who declined. The
  /// journal goes only with its interview, so the interview goes and comes back without it.
  static func empty(_ database: Database, _ id: String) throws {
    let columns = "id, questionnaire, started, updated, entries, touched, is_practice"
    guard
      let row = try Row.fetchOne(
        database, sql: "SELECT \(columns) FROM interviews WHERE id = ?", arguments: [id])
    else { return }
    try database.execute(sql: "DELETE FROM interviews WHERE id = ?", arguments: [id])
    try database.execute(
      sql: """
        INSERT INTO interviews (\(columns), summary, head) VALUES (?, ?, ?, ?, ?, ?, ?, x'', x'')
        """, arguments: StatementArguments(row.databaseValues))
    try destroyKeys(database, of: [id])
  }
}
