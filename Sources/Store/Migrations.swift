import GRDB

/// The steps from an empty file to today's schema. A step that was released is never edited: the
/// next one mends it.
struct Migration: Sendable {
  let name: String
  let change: @Sendable (Database) throws -> Void

  init(name: String, change: @escaping @Sendable (Database) throws -> Void) {
    self.name = name
    self.change = change
  }

  init(name: String, sql: String) {
    self.init(name: name) { try $0.execute(sql: sql) }
  }
}

extension Migration {
  static let all = [
    Migration(name: "1 journals, records, outbox and receipts", sql: schema1),
    Migration(name: "2 drafts that go on as others", sql: schema2),
    Migration(name: "3 everything that was said is sealed", change: sealEverything),
    Migration(name: "4 files beside interviews are sealed", sql: schema4),
    Migration(name: "5 a log of sending", sql: schema5),
    Migration(name: "6 heads with marks, drafts whose key is in memory alone", sql: schema6),
    Migration(name: "7 marks on what is acted upon", sql: schema7),
    Migration(name: "8 marks on receipts, withdrawal codes and derivations", sql: schema8),
  ]

  /// Brings a database up to date, in one transaction. Looks first, so that a store in use opens
  /// without writing.
  @discardableResult
  static func run(_ database: Database, path: String) throws -> Bool {
    guard try isDue(database) else { return false }
    try database.inTransaction(.immediate) {
      // Another process may have done it while this one waited for its turn.
      let found = try version(database)
      guard (0...all.count).contains(found) else {
        throw StoreFault.newerSchema(path: path, found: found, known: all.count)
      }
      for migration in all[found...] { try migration.change(database) }
      try database.execute(sql: "PRAGMA user_version = \(all.count)")
      return .commit
    }
    return true
  }

  /// Whether a database is not of today's schema.
  static func isDue(_ database: Database) throws -> Bool { try version(database) != all.count }

  private static func version(_ database: Database) throws -> Int {
    try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
  }
}

extension Migration {
  private static let schema1 = """
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
    """

  private static let schema2 = """
    -- A draft that goes on, on another version of its questionnaire, as another interview: it is only
    -- read from then on. Without the other it is a draft again.
    CREATE TABLE successions (
      id TEXT NOT NULL PRIMARY KEY REFERENCES interviews (id) ON DELETE CASCADE,
      successor TEXT NOT NULL UNIQUE REFERENCES interviews (id) ON DELETE CASCADE,
      at TEXT NOT NULL
    ) STRICT;
    """

  private static let schema4 = """
    -- What is to be done when the store is next opened by somebody whom it opens to: the migration
    -- itself may not have the key.
    CREATE TABLE chores (name TEXT NOT NULL PRIMARY KEY) STRICT;
    INSERT INTO chores VALUES ('seal files');
    """

  private static let schema5 = """
    -- What is kept of each sync; nothing that a server said.
    CREATE TABLE syncs (
      position INTEGER PRIMARY KEY AUTOINCREMENT,
      at TEXT NOT NULL,
      collector TEXT,
      sent INTEGER NOT NULL,
      left INTEGER NOT NULL,
      aside TEXT NOT NULL,
      outcome TEXT NOT NULL
    ) STRICT;
    """

  private static let schema6 = """
    -- The heads of journals get a mark as soon as the key is at hand.
    INSERT INTO chores VALUES ('mark heads');

    -- Drafts whose key is in the memory of one program and nowhere else, and those of them that were
    -- lost with it.
    CREATE TABLE passing (
      id TEXT NOT NULL PRIMARY KEY,
      is_lost INTEGER NOT NULL CHECK (is_lost IN (0, 1))
    ) STRICT;

    -- Interviews that began with the answers of another one, so that whoever takes that back can have
    -- these found.
    CREATE TABLE derivations (
      id TEXT NOT NULL PRIMARY KEY,
      source TEXT NOT NULL
    ) STRICT;
    """

  private static let schema7 = """
    -- Marks (HMAC) under the device's key. A row without its mark is named, and not obeyed.
    ALTER TABLE records ADD COLUMN mark BLOB;
    ALTER TABLE conflicts ADD COLUMN mark BLOB;
    ALTER TABLE erasures ADD COLUMN mark BLOB;
    ALTER TABLE successions ADD COLUMN mark BLOB;

    -- A mark says too what is left of a record, which becomes less.
    DROP TRIGGER records_are_frozen;
    CREATE TRIGGER records_are_frozen BEFORE UPDATE OF position, id, sha256, size,
      questionnaire_id, questionnaire_version, questionnaire_hash, disposition, finalized_at, origin,
      is_sealed ON records
    BEGIN
      SELECT RAISE(ABORT, 'a record is frozen');
    END;

    -- What is there gets its marks as soon as the key is at hand.
    INSERT OR IGNORE INTO chores VALUES ('mark rows');
    """

  private static let schema8 = """
    -- A receipt leads to wiping, a code to erasing: neither is obeyed without a mark either.
    ALTER TABLE receipts ADD COLUMN mark BLOB;
    ALTER TABLE withdrawals ADD COLUMN mark BLOB;
    ALTER TABLE derivations ADD COLUMN mark BLOB;
    -- Nobody can tell which receipts from before came and which somebody put here: collectors are asked anew.
    DELETE FROM receipts;
    INSERT OR IGNORE INTO chores VALUES ('mark receipts');
    """
}
