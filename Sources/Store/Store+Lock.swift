import Foundation
import GRDB
import Records
import Sealing

/// What keeps others from reading the store.
public enum Protection: String, Sendable, Hashable, CaseIterable {
  /// Nothing but the permissions of the files.
  case permissions
  case passphrase
}

/// The device's key, and who may have it.
extension Store {
  /// How the store is protected.
  public func protection() throws(StoreFault) -> Protection {
    try read { try Self.lock($0).protection }
  }

  /// Whether the passphrase has still to be given: until then nothing that was said can be read or
  /// added to.
  public var isLocked: Bool { keyring.key == nil }

  /// The device's name among signers: the fingerprint of the key with which it signs, worked out from
  /// that key, for the row beside it can be written by anybody; nil while the store is locked.
  public func signerFingerprint() throws(StoreFault) -> String? {
    guard !isLocked else { return nil }
    return try read { database in
      let signer = DeviceSigner(try Self.signer(database, under: deviceKey()))
      return DeviceSigner.fingerprint(of: Array(try signer.publicKey()))
    }
  }

  /// Opens the store to this process.
  public func unlock(_ passphrase: String) throws(StoreFault) {
    let lock = try read { try Self.lock($0) }
    do throws(SealingFault) {
      keyring.put(try lock.openKey(passphrase))
    } catch {
      throw error == .wrongPassphrase
        ? try wrongPassphrase() : .sealing(path: directory, error)
    }
    try meet()
    catchUp()
    sweepPassing()
  }

  /// Forgets the key, if a passphrase can bring it back.
  public func lock() throws(StoreFault) {
    if try protection() == .passphrase { keyring.put(nil) }
  }

  /// Sets, changes or removes the passphrase. The device gets a new key and every interview's key is
  /// sealed to it in one transaction: what the old passphrase or the old file opened opens nothing
  /// any more. Refuses while another window has an interview open, which could save nothing more.
  ///
  /// Answers with the interviews whose key does not open: it stays as it is, and nothing under it can be
  /// read before or after.
  @discardableResult
  public func protect(
    with passphrase: String?, cost: PassphraseLock.Cost = .usual
  ) throws(StoreFault) -> [String] {
    try refuseOpenInterviews()
    markOlder()
    let old = try deviceKey()
    let new = try sealing { () throws(SealingFault) in try SecretKey() }
    let lock = try sealing { () throws(SealingFault) in
      try DeviceLock(new, passphrase: passphrase, cost: cost)
    }
    // What is remembered goes first where less is to be expected, so that a store is never refused that
    // canvass itself left so.
    if passphrase == nil { try remember(.permissions) }
    let unreadable = try write { database -> [String] in
      _ = try currentDeviceKey(database)
      var unreadable: [String] = []
      for row in try Row.fetchAll(database, sql: "SELECT id, sealed FROM keys") {
        let id: String = try row.decode(forColumn: "id")
        guard let key = try? old.openKey(row.bytes("sealed"), as: Self.keyContext(id)) else {
          unreadable.append(id)
          continue
        }
        try database.execute(
          sql: "UPDATE keys SET sealed = ? WHERE id = ?",
          arguments: [Data(try new.seal(key, as: Self.keyContext(id))), id])
      }
      let signer = try Self.signer(database, under: old)
      try database.execute(
        sql: "UPDATE device SET lock = ?", arguments: [String(decoding: lock.bytes, as: UTF8.self)])
      try Self.keep(database, signer: signer, under: new)
      try markAnew(database, from: old, to: new)
      return unreadable
    }
    keyring.put(new)
    wipe()
    if passphrase != nil { noteProtected() }
    return unreadable
  }

  /// That more protects a store than was known may be told later as well.
  private func noteProtected() {
    do throws(StoreFault) {
      try remember(.passphrase)
    } catch { acquainted.withLock { $0 = .notRemembered(error) } }
  }

  func deviceKey() throws(StoreFault) -> SecretKey {
    guard let key = keyring.key else { throw .locked(path: directory) }
    return key
  }

  /// The device's key, if it still is that: another window may have set a passphrase in between, and
  /// what is sealed under a key that is gone is lost.
  func currentDeviceKey(_ database: Database) throws -> SecretKey {
    let key = try deviceKey()
    guard (try? Self.signer(database, under: key)) != nil else {
      throw StoreFault.locked(path: directory)
    }
    return key
  }

  func sealing<Result>(
    _ body: () throws(SealingFault) -> Result
  ) throws(StoreFault) -> Result {
    do throws(SealingFault) {
      return try body()
    } catch { throw StoreFault.sealing(path: directory, error) }
  }
}

extension Store {
  static func keyContext(_ id: String) -> String { "canvass/key-of/1 " + id }

  static func lock(_ database: Database) throws -> DeviceLock {
    guard let text = try String.fetchOne(database, sql: "SELECT lock FROM device") else {
      throw Unreadable()
    }
    return try DeviceLock(json: Array(text.utf8))
  }

  /// The public half of what it signs with: by it devices are told apart.
  static func identity(_ database: Database) throws -> String {
    guard let identity = try String.fetchOne(database, sql: "SELECT identity FROM device") else {
      throw Unreadable()
    }
    return identity
  }

  /// The key that signs what this device makes.
  static func signer(_ database: Database, under device: SecretKey) throws -> SecretKey {
    try openSigner(database, under: device).key
  }

  /// The same, and how far the store goes in marking.
  static func openSigner(
    _ database: Database, under device: SecretKey
  ) throws -> (key: SecretKey, stage: MarkingStage) {
    guard let row = try Row.fetchOne(database, sql: "SELECT signer FROM device") else {
      throw Unreadable()
    }
    return try device.openSigner(row.bytes("signer"))
  }

  /// Keeps what the device signs with, in a store that has all its marks.
  static func keep(
    _ database: Database, signer: SecretKey, under device: SecretKey
  ) throws {
    try database.execute(
      sql: "UPDATE device SET signer = ?",
      arguments: [Data(try device.seal(signer, as: MarkingStage.last.context))])
  }

  /// Gives a new store its key and its name among devices; as that version of the schema had it, which
  /// a later step brings up to date.
  static func makeDevice(_ database: Database) throws -> SecretKey {
    let (device, signer) = (try SecretKey(), try SecretKey())
    let lock = try DeviceLock(device, passphrase: nil)
    try database.execute(
      sql: "INSERT INTO device (number, identity, lock, signer) VALUES (1, ?, ?, ?)",
      arguments: [
        hexadecimal(try DeviceSigner(signer).publicKey()),
        String(decoding: lock.bytes, as: UTF8.self),
        Data(try device.seal(signer, as: MarkingStage.none.context)),
      ])
    return device
  }
}
