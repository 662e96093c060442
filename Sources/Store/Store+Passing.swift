import GRDB
import Glibc
import Records
import Sealing

/// Where the key of a draft is.
public enum Custody: Sendable, Hashable, CaseIterable {
  /// On the disk, under the device's key: whatever ends the program, the draft can be gone on with.
  case device
  /// In the locked memory of this program and nowhere else, for a machine that many people use: when the
  /// program ends before the interview is finished, by whatever it may be, nobody can ever read what
  /// was said, and the draft is taken away when the store is next opened.
  case memory
}

/// Drafts whose key is in the memory of one program alone.
extension Store {
  /// How the files are called that say that a program still has such a draft: they are held as long as
  /// the program lives.
  static let passingName = "passing-"

  /// A new key for an interview, in this program's keyring.
  func passingKey(for id: String) throws(StoreFault) -> InterviewKey {
    let secret = try sealing { () throws(SealingFault) in try SecretKey() }
    guard let sign = try holdPassing(id) else { throw .alreadyBegun(id: id) }
    keyring.put(secret, passing: id, sign)
    return InterviewKey(id: id, secret: secret)
  }

  /// Holds the sign that a program has the key of a draft; nil while another one does.
  private func holdPassing(_ id: String) throws(StoreFault) -> InterviewHold? {
    guard RecordKey.isIdentity(id) else { throw .unknownInterview(id: id) }
    do throws(StoreFault) {
      return try hold(id, as: folder.file(Self.passingName + Self.folderName(id)))
    } catch {
      if case .heldElsewhere = error { return nil }
      throw error
    }
  }

  static func note(_ database: Database, passing key: InterviewKey) throws -> InterviewKey {
    try database.execute(
      sql: "INSERT INTO passing (id, is_lost) VALUES (?, 0)", arguments: [key.id])
    return key
  }

  /// The interviews whose key is on no disk. One that has a key there, or that is finished, is none of
  /// them, whoever may have noted that it is.
  static let passing = """
    SELECT * FROM passing WHERE id NOT IN (SELECT id FROM keys) AND id NOT IN (SELECT id FROM records)
    """

  static func isPassing(_ database: Database, _ id: String) throws -> Bool {
    try Int.fetchOne(database, sql: "SELECT 1 FROM (\(passing)) WHERE id = ?", arguments: [id])
      != nil
  }

  /// The interview is finished: what stays of it is kept as of any other.
  func settlePassing(_ database: Database, _ id: String, keepsKey: Bool) throws {
    guard let secret = keyring.passing(id) else { return }
    if keepsKey { _ = try keepKey(database, for: id, secret) }
    try Self.forgetPassing(database, id)
  }

  static func forgetPassing(_ database: Database, _ id: String) throws {
    try database.execute(sql: "DELETE FROM passing WHERE id = ?", arguments: [id])
  }

  /// A draft whose key is in this program's memory alone is to outlive it: its key goes to the disk, and
  /// the draft is as any other from then on. Refuses one that is none of these.
  public func settle(_ id: String) throws(StoreFault) {
    guard let secret = keyring.passing(id) else { throw .unknownInterview(id: id) }
    try write { database in
      _ = try keepKey(database, for: id, secret)
      try Self.forgetPassing(database, id)
    }
    keyring.forget(passing: id)
  }

  /// Destroys the keys that are in this program's memory alone, and takes their drafts away; says how
  /// many there were.
  @discardableResult
  public func dropPassing() throws(StoreFault) -> Int {
    let ids = keyring.passing
    guard !ids.isEmpty else { return 0 }
    try write { database in
      for id in ids {
        try database.execute(sql: "DELETE FROM interviews WHERE id = ?", arguments: [id])
        try Self.forgetPassing(database, id)
      }
    }
    for id in ids { keyring.forget(passing: id) }
    wipe()
    return ids.count
  }

  /// Takes away the drafts whose key was lost with the program that had it, and notes that they were.
  func sweepPassing() {
    guard !isReadOnly,
      let ids = try? read({ database in
        try String.fetchAll(database, sql: "SELECT id FROM (\(Self.passing)) WHERE is_lost = 0")
      }), !ids.isEmpty
    else { return }
    var isChanged = false
    for id in ids {
      guard let sign = (try? holdPassing(id)) ?? nil else { continue }
      defer { withExtendedLifetime(sign) {} }
      try? write { database in
        // It may have been finished between our looking and our holding.
        guard try Self.isPassing(database, id) else { return }
        try database.execute(sql: "DELETE FROM interviews WHERE id = ?", arguments: [id])
        try database.execute(
          sql: "UPDATE passing SET is_lost = 1 WHERE id = ?", arguments: [id])
      }
      isChanged = true
    }
    if isChanged { wipe() }
  }

  /// How many drafts were lost with the program that alone had their key.
  public func lostDrafts() throws(StoreFault) -> Int {
    try read { database in
      try Int.fetchOne(database, sql: "SELECT count(*) FROM (\(Self.passing)) WHERE is_lost = 1")
        ?? 0
    }
  }

  /// Whether the key of a draft is in this program's memory alone.
  public func isPassing(_ id: String) -> Bool { keyring.passing(id) != nil }
}
