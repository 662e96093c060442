import Foundation
import GRDB
import Records
import Testing

/// A schema as some version of this program left it on people's disks. Never edited.
struct ReleasedSchema: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let sql: String

  /// Puts the database in the place of the one that is there.
  func build(at path: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.inDatabase { database in
      try database.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA user_version = 0;")
      let tables = try String.fetchAll(
        database,
        sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      for table in tables { try database.execute(sql: "DROP TABLE \(table)") }
      try database.execute(sql: sql)
      try database.execute(
        sql: """
          INSERT INTO records VALUES
            (1, 'uuid:done', :a, :done, 'survey', '1', 'sha256:aa', '110', :at, 'own'),
            (2, 'uuid:waiting', :b, :waiting, 'survey', '1', 'sha256:aa', NULL, :at, 'own')
          """,
        arguments: [
          "a": digest("a"), "b": digest("b"), "done": Data(specimen("uuid:done").bytes),
          "waiting": Data(specimen("uuid:waiting").bytes), "at": minute(9).description,
        ])
    }
  }
}

extension ReleasedSchema {
  static let one = ReleasedSchema(
    testDescription: "1",
    sql: """
      -- Each questionnaire as it was when an interview began with it: a draft goes on with the same
      -- questions whatever has become of the file.
      CREATE TABLE questionnaires (
        hash TEXT NOT NULL PRIMARY KEY,
        id TEXT NOT NULL,
        version TEXT NOT NULL,
        bytes BLOB NOT NULL
      ) STRICT;
      CREATE INDEX questionnaires_by_version ON questionnaires (id, version);

      -- Whether an interview is draft, finalized or sent follows from records and receipts.
      CREATE TABLE interviews (
        id TEXT NOT NULL PRIMARY KEY,
        questionnaire TEXT NOT NULL REFERENCES questionnaires (hash),
        started TEXT NOT NULL,
        updated TEXT NOT NULL,
        entries INTEGER NOT NULL CHECK (entries > 0),
        -- Place in the order of last use, for clocks lie.
        touched INTEGER NOT NULL,
        summary TEXT NOT NULL,
        is_practice INTEGER NOT NULL CHECK (is_practice IN (0, 1))
      ) STRICT;

      CREATE TABLE journal (
        position INTEGER PRIMARY KEY AUTOINCREMENT,
        interview TEXT NOT NULL REFERENCES interviews (id) ON DELETE CASCADE,
        sequence INTEGER NOT NULL CHECK (sequence > 0),
        at TEXT NOT NULL,
        event TEXT NOT NULL,
        UNIQUE (interview, sequence)
      ) STRICT;
      CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal BEGIN
        SELECT RAISE(ABORT, 'a journal is only added to');
      END;
      CREATE TRIGGER journal_goes_with_its_interview BEFORE DELETE ON journal
      WHEN EXISTS (SELECT 1 FROM interviews WHERE id = OLD.interview) BEGIN
        SELECT RAISE(ABORT, 'a journal is only added to');
      END;

      CREATE TABLE records (
        position INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        sha256 TEXT NOT NULL,
        bytes BLOB NOT NULL,
        questionnaire_id TEXT NOT NULL,
        questionnaire_version TEXT NOT NULL,
        questionnaire_hash TEXT NOT NULL,
        disposition TEXT,
        finalized_at TEXT NOT NULL,
        origin TEXT NOT NULL CHECK (origin IN ('own', 'imported'))
      ) STRICT;
      CREATE TRIGGER records_are_frozen BEFORE UPDATE ON records BEGIN
        SELECT RAISE(ABORT, 'a record is frozen');
      END;

      -- Other contents that came in under the identity of a record. Nobody's is overwritten.
      CREATE TABLE conflicts (
        id TEXT NOT NULL,
        sha256 TEXT NOT NULL,
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

      CREATE TABLE receipts (
        id TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        collector TEXT NOT NULL,
        sequence INTEGER NOT NULL,
        received_at TEXT NOT NULL,
        url TEXT,
        PRIMARY KEY (id, collector)
      ) STRICT;

      -- What was withdrawn, so that it does not come back with the next import.
      CREATE TABLE erasures (
        id TEXT NOT NULL PRIMARY KEY,
        at TEXT NOT NULL
      ) STRICT;

      INSERT INTO questionnaires VALUES ('sha256:aa', 'survey', '1', CAST('{"id":"survey"}' AS BLOB));
      INSERT INTO interviews VALUES ('uuid:draft', 'sha256:aa', '2026-11-21T11:43:00.000-04:00',
        '2026-11-21T11:44:00.000-04:00', 2, 2, 'section 2', 0);
      INSERT INTO journal VALUES
        (1, 'uuid:draft', 1, '2026-11-21T11:43:00.000-04:00',
         '{"event":"began","language":"en","mode":"capi","seed":"7"}'),
        (2, 'uuid:draft', 2, '2026-11-21T11:44:00.000-04:00',
         '{"event":"answered","item":"heard","value":"yes"}');
      INSERT INTO outbox VALUES ('uuid:waiting', 2, NULL, NULL);
      INSERT INTO receipts VALUES ('uuid:done', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
        'c', 1, '2026-11-21T10:20:00.000-04:00', NULL);
      INSERT INTO conflicts VALUES ('uuid:done', 'b', x'7b7d');
      INSERT INTO erasures VALUES ('uuid:gone', '2026-11-21T10:20:00.000-04:00');
      PRAGMA user_version = 1;
      """)
}
