import Foundation
import GRDB
import JSONDocuments
import Records
import Sealing

/// What seals everything that is kept of one interview: its journal, its summary, its record, its
/// files. Without it they are noise; to destroy them is to destroy it.
struct InterviewKey: Sendable {
  let id: String
  let secret: SecretKey

  // MARK: The journal

  /// What an entry is sealed as: so none passes for another, nor gets another time.
  private func context(_ sequence: Int, _ at: String) -> String {
    "canvass/entry/1 \(id) \(sequence) \(at)"
  }

  func seal(_ entry: JournalEntry) throws -> [UInt8] {
    try seal(
      event: JSONWriter.bytes(entry.event.json), entry.sequence, entry.at.description)
  }

  func seal(event: [UInt8], _ sequence: Int, _ at: String) throws -> [UInt8] {
    try secret.seal(
      event, for: "journal",
      as: context(sequence, at))
  }

  func open(_ sealed: [UInt8], _ sequence: Int, _ at: String) throws -> JournalEvent {
    try JournalEvent(
      json: secret.open(sealed, for: "journal", as: context(sequence, at)))
  }

  // MARK: The summary

  func seal(summary: String) throws -> [UInt8] {
    try secret.seal(
      summary.utf8.map(\.self), for: "summary", as: "canvass/summary/1 " + id)
  }

  func open(summary sealed: [UInt8]) throws -> String {
    String(
      decoding: try secret.open(sealed, for: "summary", as: "canvass/summary/1 " + id),
      as: UTF8.self)
  }

  // MARK: The record

  private func context(_ key: RecordKey) -> String { "canvass/kept/1 \(key.id) \(key.sha256)" }

  func seal(_ record: FrozenRecord) throws -> [UInt8] {
    try secret.seal(record.bytes, for: "kept", as: context(record.key))
  }

  func open(record sealed: [UInt8], _ key: RecordKey) throws -> FrozenRecord {
    FrozenRecord(key: key, bytes: try secret.open(sealed, for: "kept", as: context(key)))
  }
}

extension InterviewKey {
  private var residue: String { "canvass/residue/1 " + id }

  func seal(residue bytes: [UInt8]) throws -> [UInt8] {
    try secret.derived(for: "kept").seal(bytes, as: residue)
  }

  func open(residue sealed: [UInt8]) throws -> [UInt8] {
    try secret.derived(for: "kept").open(sealed, as: residue)
  }
}

/// Where the keys of interviews are kept.
extension Store {
  /// The key of an interview. Refuses if it was destroyed.
  func key(_ database: Database, of id: String) throws -> InterviewKey {
    let row = try Row.fetchOne(
      database, sql: "SELECT sealed FROM keys WHERE id = ?", arguments: [id])
    do {
      return try key(id, sealed: row?.bytes("sealed"))
    } catch is SealingFault {
      // Under a key that another window has changed nothing opens, and nothing is damaged.
      _ = try currentDeviceKey(database)
      throw StoreFault.damagedKey(id: id)
    }
  }

  /// The same from what is kept of it.
  func key(_ id: String, sealed: [UInt8]?) throws -> InterviewKey {
    if let secret = keyring.passing(id) { return InterviewKey(id: id, secret: secret) }
    guard let sealed else { throw StoreFault.keyDestroyed(id: id) }
    let device = try deviceKey()
    let secret = try keyring.interviewKey(id, sealed) {
      try device.openKey(sealed, as: Self.keyContext(id))
    }
    return InterviewKey(id: id, secret: secret)
  }

  /// Whether the row of a key opens under the device's key; false while that is not at hand.
  func opens(_ row: StoredRow) -> Bool {
    guard let id = row.text("id"), let sealed = row.bytes("sealed"), let device = keyring.key
    else { return false }
    return (try? device.openKey(sealed, as: Self.keyContext(id))) != nil
  }

  static func hasKey(_ database: Database, _ id: String) throws -> Bool {
    try Int.fetchOne(database, sql: "SELECT 1 FROM keys WHERE id = ?", arguments: [id]) != nil
  }

  /// Gives an interview a key: a new one, or the one that another interview has too.
  func keepKey(
    _ database: Database, for id: String, _ secret: SecretKey? = nil
  ) throws -> InterviewKey {
    try Self.keepKey(database, for: id, secret, under: currentDeviceKey(database))
  }

  static func keepKey(
    _ database: Database, for id: String, _ secret: SecretKey? = nil, under device: SecretKey
  ) throws -> InterviewKey {
    let key = InterviewKey(id: id, secret: try secret ?? SecretKey())
    try database.execute(
      sql: "INSERT INTO keys (id, sealed) VALUES (?, ?)",
      arguments: [id, Data(try device.seal(key.secret, as: keyContext(id)))])
    return key
  }

  /// The key of an interview, made now if it has none.
  static func key(
    _ database: Database, of id: String, under device: SecretKey
  ) throws -> InterviewKey {
    guard
      let row = try Row.fetchOne(
        database, sql: "SELECT sealed FROM keys WHERE id = ?", arguments: [id])
    else { return try keepKey(database, for: id, under: device) }
    return InterviewKey(
      id: id, secret: try device.openKey(row.bytes("sealed"), as: keyContext(id)))
  }

  /// Destroys keys: what was kept under them is gone, wherever copies of it lie.
  static func destroyKeys(_ database: Database, of ids: [String]) throws {
    for id in ids {
      try database.execute(sql: "DELETE FROM keys WHERE id = ?", arguments: [id])
    }
  }
}
