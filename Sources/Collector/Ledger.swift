import GRDB

/// What the collector holds: records, conflicts, tokens, and what was withdrawn.
///
/// ```swift
/// let ledger = try Ledger(file: "/var/lib/canvass/collector.sqlite")
/// let verdicts = try ledger.keep(records, from: "tablet-3", at: now)   // durable when it returns
/// ```
public final class Ledger: Sendable {
  private let pool: DatabasePool
  /// The file that it was opened in.
  public let path: String
  /// Its own identity, made once: every receipt carries it.
  public let identity: String

  /// Opens the database, or makes it, for its owner alone (0600). `newIdentity` is taken if it is
  /// new, else one that nobody else has. Refuses what is no such database, and one that a newer version has changed.
  public init(
    file path: String, newIdentity: String? = nil
  ) throws(CollectorFault) {
    self.path = path
    try PrivateFile.make(path)
    let newIdentity = newIdentity ?? "collector-" + secret().prefix(16)
    do {
      pool = try DatabasePool(path: path, configuration: .ledger)
      identity = try pool.writeWithoutTransaction { database in
        // The pool sets NORMAL when it opens, with which a power cut takes back what was
        // acknowledged.
        try database.execute(sql: "PRAGMA synchronous = FULL")
        try LedgerSchema.run(database, path: path, identity: newIdentity)
        return try String.fetchOne(database, sql: "SELECT id FROM collector") ?? newIdentity
      }
    } catch {
      throw CollectorFault(error, path: path)
    }
  }

  func read<Result>(_ body: (Database) throws -> Result) throws(CollectorFault) -> Result {
    do {
      return try pool.read(body)
    } catch {
      throw CollectorFault(error, path: path)
    }
  }

  func write<Result>(_ body: (Database) throws -> Result) throws(CollectorFault) -> Result {
    do {
      return try pool.write(body)
    } catch {
      throw CollectorFault(error, path: path)
    }
  }

  /// The same without blocking a thread that other requests need; to be called from a task that
  /// nobody cancels.
  func write<Result: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Result
  ) async throws(CollectorFault) -> Result {
    do {
      return try await pool.write(body)
    } catch {
      throw CollectorFault(error, path: path)
    }
  }

  /// Outside a transaction, on the one connection that writes.
  func unrestricted<Result>(_ body: (Database) throws -> Result) throws(CollectorFault) -> Result {
    do {
      return try pool.writeWithoutTransaction(body)
    } catch {
      throw CollectorFault(error, path: path)
    }
  }

  /// Empties the write-ahead log, in which what was just deleted still stands.
  func wipe() {
    try? unrestricted { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
  }
}

extension Configuration {
  fileprivate static var ledger: Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    configuration.maximumReaderCount = 4
    configuration.prepareDatabase { database in
      try database.execute(
        sql: """
          PRAGMA trusted_schema = OFF;
          PRAGMA secure_delete = ON;
          PRAGMA temp_store = MEMORY;
          PRAGMA cell_size_check = ON;
          """)
    }
    return configuration
  }
}
