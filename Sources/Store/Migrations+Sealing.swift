import Foundation
import GRDB
import Records
import Sealing
import Values

/// The step from stores that anybody with the file could read to those where everything that was
/// said is sealed.
extension Migration {
  /// Children before parents, so that nothing ever refers to a table that is gone.
  private static let exchanged = [
    "journal", "outbox", "successions", "conflicts", "interviews", "records",
  ]

  @Sendable static func sealEverything(_ database: Database) throws {
    for trigger in [
      "journal_is_never_changed", "journal_goes_with_its_interview", "records_are_frozen",
    ] {
      try database.execute(sql: "DROP TRIGGER \(trigger)")
    }
    for table in exchanged {
      try database.execute(sql: "ALTER TABLE \(table) RENAME TO old_\(table)")
    }
    try database.execute(sql: schema3)
    let device = try Store.makeDevice(database)
    try moveInterviews(database, device)
    try moveRecords(database, device)
    try moveConflicts(database, device)
    try database.execute(
      sql: """
        INSERT INTO outbox SELECT * FROM old_outbox;
        INSERT INTO successions SELECT * FROM old_successions;
        """)
    for table in exchanged { try database.execute(sql: "DROP TABLE old_\(table)") }
    try database.execute(sql: triggers3)
  }

  private static func moveInterviews(_ database: Database, _ device: SecretKey) throws {
    for row in try Row.fetchAll(database, sql: "SELECT * FROM old_interviews") {
      let id: String = try row.decode(forColumn: "id")
      let key = try Store.keepKey(database, for: id, under: device)
      try database.execute(
        sql: """
          INSERT INTO interviews
            (id, questionnaire, started, updated, entries, touched, is_practice, summary, head)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, x'')
          """,
        arguments: StatementArguments(
          [
            row["id"], row["questionnaire"], row["started"], row["updated"], row["entries"],
            row["touched"], row["is_practice"],
          ] as [DatabaseValueConvertible?])
          + [Data(try key.seal(summary: row.decode(forColumn: "summary")))])
      try moveJournal(database, key)
    }
  }

  private static func moveJournal(_ database: Database, _ key: InterviewKey) throws {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT position, sequence, at, event FROM old_journal WHERE interview = ? ORDER BY sequence
        """, arguments: [key.id])
    for row in rows {
      // As it stands there: one that means nothing is told when somebody reads it, and must not keep
      // the others from being taken over.
      let head = try Row.fetchOne(
        database, sql: "SELECT head FROM interviews WHERE id = ?", arguments: [key.id])
      let link = try Store.insert(
        database, row["event"] ?? "", try row.decode(forColumn: "sequence"), row["at"] ?? "",
        after: try head?.bytes("head") ?? [], under: key,
        position: try row.decode(forColumn: "position"))
      // A mark is added when the step is done that brought marks.
      try database.execute(
        sql: "UPDATE interviews SET touched = ?, head = ? WHERE id = ?",
        arguments: [database.lastInsertedRowID, Data(link), key.id])
    }
  }

  private static func moveRecords(_ database: Database, _ device: SecretKey) throws {
    for row in try Row.fetchAll(database, sql: "SELECT * FROM old_records ORDER BY position") {
      let id: String = try row.decode(forColumn: "id")
      let record = FrozenRecord(
        key: RecordKey(id: id, sha256: try row.decode(forColumn: "sha256")),
        bytes: try row.bytes("bytes"))
      try database.execute(
        sql: """
          INSERT INTO records
          SELECT position, id, sha256, length(bytes), questionnaire_id, questionnaire_version,
            questionnaire_hash, disposition, finalized_at, origin, 0
          FROM old_records WHERE id = ?
          """, arguments: [id])
      try database.execute(
        sql: "INSERT INTO contents (id, bytes) VALUES (?, ?)",
        arguments: [id, Data(try Store.key(database, of: id, under: device).seal(record))])
    }
  }

  private static func moveConflicts(_ database: Database, _ device: SecretKey) throws {
    for row in try Row.fetchAll(database, sql: "SELECT * FROM old_conflicts ORDER BY rowid") {
      let id: String = try row.decode(forColumn: "id")
      let record = FrozenRecord(
        key: RecordKey(id: id, sha256: try row.decode(forColumn: "sha256")),
        bytes: try row.bytes("bytes"))
      try database.execute(
        sql: "INSERT INTO conflicts (id, sha256, is_sealed, bytes) VALUES (?, ?, 0, ?)",
        arguments: [
          id, record.key.sha256, Data(try Store.key(database, of: id, under: device).seal(record)),
        ])
    }
  }
}

extension Migration {
  private static let schema3 = """
    -- This device: how its key is kept, and the key that signs what it makes, sealed under that.
    -- Its identity is the public half of the latter.
    CREATE TABLE device (
      number INTEGER NOT NULL PRIMARY KEY CHECK (number = 1),
      identity TEXT NOT NULL,
      lock TEXT NOT NULL,
      signer BLOB NOT NULL
    ) STRICT;

    -- The key of each interview, sealed under the device's. Where it is not, nothing that was kept
    -- under it can be read here.
    CREATE TABLE keys (
      id TEXT NOT NULL PRIMARY KEY,
      sealed BLOB NOT NULL
    ) STRICT;

    CREATE TABLE interviews (
      id TEXT NOT NULL PRIMARY KEY,
      questionnaire TEXT NOT NULL REFERENCES questionnaires (hash),
      started TEXT NOT NULL,
      updated TEXT NOT NULL,
      entries INTEGER NOT NULL CHECK (entries > 0),
      -- Place in the order of last use, for clocks lie.
      touched INTEGER NOT NULL,
      is_practice INTEGER NOT NULL CHECK (is_practice IN (0, 1)),
      -- Sealed.
      summary BLOB NOT NULL,
      -- The link of the last entry: with it nothing can be cut off the end unnoticed.
      head BLOB NOT NULL
    ) STRICT;

    -- Each entry sealed, and linked to the one before.
    CREATE TABLE journal (
      position INTEGER PRIMARY KEY AUTOINCREMENT,
      interview TEXT NOT NULL REFERENCES interviews (id) ON DELETE CASCADE,
      sequence INTEGER NOT NULL CHECK (sequence > 0),
      at TEXT NOT NULL,
      event BLOB NOT NULL,
      link BLOB NOT NULL,
      UNIQUE (interview, sequence)
    ) STRICT;

    CREATE TABLE records (
      position INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      sha256 TEXT NOT NULL,
      -- Bytes of the frozen record.
      size INTEGER NOT NULL,
      questionnaire_id TEXT NOT NULL,
      questionnaire_version TEXT NOT NULL,
      questionnaire_hash TEXT NOT NULL,
      disposition TEXT,
      finalized_at TEXT NOT NULL,
      origin TEXT NOT NULL CHECK (origin IN ('own', 'imported')),
      -- Whether its bytes are sealed to study keys; else they are kept under the interview's key.
      is_sealed INTEGER NOT NULL CHECK (is_sealed IN (0, 1))
    ) STRICT;

    -- The bytes of records; without them only that there was one is known.
    CREATE TABLE contents (
      id TEXT NOT NULL PRIMARY KEY REFERENCES records (id) ON DELETE CASCADE,
      bytes BLOB NOT NULL
    ) STRICT;

    -- What is left of a record after what was personal in it was wiped, under a new key.
    CREATE TABLE residues (
      id TEXT NOT NULL PRIMARY KEY REFERENCES records (id) ON DELETE CASCADE,
      bytes BLOB NOT NULL
    ) STRICT;

    CREATE TABLE conflicts (
      id TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      is_sealed INTEGER NOT NULL CHECK (is_sealed IN (0, 1)),
      bytes BLOB NOT NULL,
      PRIMARY KEY (id, sha256)
    ) STRICT;

    CREATE TABLE outbox (
      id TEXT NOT NULL PRIMARY KEY REFERENCES records (id) ON DELETE CASCADE,
      attempts INTEGER NOT NULL DEFAULT 0,
      next_attempt_at TEXT,
      -- A reason means quarantine.
      reason TEXT
    ) STRICT;

    CREATE TABLE successions (
      id TEXT NOT NULL PRIMARY KEY REFERENCES interviews (id) ON DELETE CASCADE,
      successor TEXT NOT NULL UNIQUE REFERENCES interviews (id) ON DELETE CASCADE,
      at TEXT NOT NULL
    ) STRICT;

    -- When a receipt came here, by this device's clock: how long a record stays counts from then.
    ALTER TABLE receipts ADD COLUMN kept_at TEXT;

    -- Digests of the codes with which respondents can withdraw, and whose interview each is.
    CREATE TABLE withdrawals (
      digest TEXT NOT NULL PRIMARY KEY,
      id TEXT NOT NULL
    ) STRICT;
    """

  private static let triggers3 = """
    CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal BEGIN
      SELECT RAISE(ABORT, 'a journal is only added to');
    END;
    CREATE TRIGGER journal_goes_with_its_interview BEFORE DELETE ON journal
    WHEN EXISTS (SELECT 1 FROM interviews WHERE id = OLD.interview) BEGIN
      SELECT RAISE(ABORT, 'a journal is only added to');
    END;
    CREATE TRIGGER records_are_frozen BEFORE UPDATE ON records BEGIN
      SELECT RAISE(ABORT, 'a record is frozen');
    END;
    CREATE TRIGGER contents_are_frozen BEFORE UPDATE ON contents BEGIN
      SELECT RAISE(ABORT, 'a record is frozen');
    END;
    """
}
