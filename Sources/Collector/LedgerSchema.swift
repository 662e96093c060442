import GRDB

/// The steps from an empty file to today's schema. A step that was released is never edited: the
/// next one mends it.
enum LedgerSchema {
  static let steps = [one]

  /// Brings a database up to date, in one transaction; a new one is given its identity.
  static func run(_ database: Database, path: String, identity: String) throws {
    try database.inTransaction(.immediate) {
      let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
      guard (0...steps.count).contains(found) else {
        throw CollectorFault.newerSchema(path: path, found: found, known: steps.count)
      }
      for step in steps[found...] { try database.execute(sql: step) }
      try database.execute(sql: "PRAGMA user_version = \(steps.count)")
      try database.execute(
        sql: "INSERT OR IGNORE INTO collector (only, id) VALUES (1, ?)", arguments: [identity])
      return .commit
    }
  }

  private static let one = """
    -- Who this is: receipts say so.
    CREATE TABLE collector (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      id TEXT NOT NULL
    ) STRICT;

    CREATE TABLE records (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      sha256 TEXT NOT NULL,
      bytes BLOB NOT NULL,
      questionnaire_id TEXT NOT NULL,
      questionnaire_version TEXT NOT NULL,
      questionnaire_hash TEXT NOT NULL,
      disposition TEXT,
      finalized_at TEXT NOT NULL,
      received_at TEXT NOT NULL,
      -- The name of the token that it came with, or 'file'.
      source TEXT NOT NULL
    ) STRICT;
    CREATE TRIGGER records_are_frozen BEFORE UPDATE ON records BEGIN
      SELECT RAISE(ABORT, 'a record is frozen');
    END;

    -- Other contents that came in under the identity of a record. Nobody's is overwritten.
    CREATE TABLE conflicts (
      id TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      bytes BLOB NOT NULL,
      received_at TEXT NOT NULL,
      source TEXT NOT NULL,
      PRIMARY KEY (id, sha256)
    ) STRICT;

    -- What was withdrawn: it is not taken again.
    CREATE TABLE erasures (
      id TEXT NOT NULL PRIMARY KEY,
      at TEXT NOT NULL
    ) STRICT;

    -- Only the digest of a token is kept: whoever reads this table cannot send with it.
    CREATE TABLE tokens (
      name TEXT NOT NULL PRIMARY KEY,
      digest BLOB NOT NULL,
      created_at TEXT NOT NULL,
      revoked_at TEXT
    ) STRICT;
    """
}
