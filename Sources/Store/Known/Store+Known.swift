import GRDB
import Records
import Sealing

/// Whether this store is the one that was known in its place.
public enum Acquaintance: Sendable, Hashable {
  /// Nobody asked.
  case notAsked
  /// It is locked still: that it has a passphrase is as it was, if anything was known.
  case locked
  case known
  /// It cannot be remembered how it is, for this reason: if it were exchanged nobody would be told.
  case notRemembered(StoreFault)
}

extension KnownStores {
  /// Refuses a store that has lost its passphrase, before anything is done to it.
  ///
  /// - Parameter found: how it is protected; nil if none is there, or one from before there were keys.
  func refuseWeaker(
    _ found: Protection?, at directory: String, isThere: Bool = true
  ) throws(StoreFault) {
    guard !accepts, found != .passphrase,
      stores(at: directory).contains(where: { $0.protection == .passphrase })
    else { return }
    throw .exchanged(path: directory, isThere ? .unprotected : .gone)
  }

  /// Refuses a store that signs as another one, before anything is done to it.
  ///
  /// Under a passphrase what it signs with can be told only when it is open. Where it would be brought up to
  /// date before that, the name that stands in clear beside its key has to do: else the name is no ground
  /// to refuse a store, for it is set right from the key.
  func refuseStranger(_ database: Database, at directory: String) throws {
    guard try database.tableExists("device") else { return try refuseUnsigned(at: directory) }
    guard let lock = try? Store.lock(database) else { return }
    if lock.protection == .passphrase, try Migration.isDue(database) {
      let name = try Store.identity(database)
      return try refuse(signer: DeviceSigner.fingerprint(named: name), at: directory)
    }
    guard let key = try? lock.openKey(),
      let signer = try? DeviceSigner(Store.signer(database, under: key)).publicKey()
    else { return }
    try refuse(signer: DeviceSigner.fingerprint(of: Array(signer)), at: directory)
  }

  /// Every store that is remembered could sign: one that cannot is another.
  private func refuseUnsigned(at directory: String) throws(StoreFault) {
    guard !accepts, let before = stores(at: directory).first else { return }
    throw .exchanged(path: directory, .unsigned(known: before.signer))
  }

  /// Remembers a store that a repair gave a new identity to whoever opened it with its passphrase. What
  /// opens without one somebody else may have put there: a person must accept it.
  func rename(_ store: KnownStore, at directory: String) {
    guard store.protection == .passphrase else { return }
    try? remember(store, at: directory)
  }

  /// Refuses what signs as another store than was known.
  func refuse(signer found: String, at directory: String) throws(StoreFault) {
    guard !accepts, let before = stores(at: directory).first(where: { $0.signer != found })
    else { return }
    throw .exchanged(path: directory, .signer(known: before.signer, found: found))
  }
}

extension Store {
  /// Whether this is the store that was known in its place.
  public var acquaintance: Acquaintance {
    guard known != nil else { return .notAsked }
    return acquainted.withLock(\.self)
  }

  /// How a database says that it is protected before it is brought up to date; nil if it says nothing.
  static func protection(_ database: Database) throws -> Protection? {
    guard try database.tableExists("device"), let lock = try? lock(database) else { return nil }
    return lock.protection
  }

  /// Holds the store against what is known of it, as soon as its key is at hand: only the key tells what
  /// it signs with. Refuses another one's.
  ///
  /// - Parameter isNew: whether it was made just now, where none was any more.
  func meet(isNew: Bool = false) throws(StoreFault) {
    guard let known, !isLocked else { return }
    let found = try asKnown(protection())
    do throws(StoreFault) {
      if !isNew { try known.refuse(signer: found.signer, at: directory) }
    } catch {
      keyring.put(nil)
      throw error
    }
    do throws(StoreFault) {
      try remember(found.protection)
    } catch { acquainted.withLock { $0 = .notRemembered(error) } }
  }

  /// Remembers how this store is, or is about to be, protected.
  func remember(_ protection: Protection) throws(StoreFault) {
    guard let known else { return }
    try known.remember(asKnown(protection), at: directory)
    acquainted.withLock { $0 = .known }
  }

  func asKnown(_ protection: Protection) throws(StoreFault) -> KnownStore {
    let found = try read { try Self.openSigner($0, under: deviceKey()).stage }
    return KnownStore(
      signer: try signerFingerprint() ?? "", protection: protection,
      stage: max(found, known?.stage(at: directory) ?? .none))
  }

  /// Whether it may turn out not to be the store that was known in its place, as soon as it is open: until
  /// then nothing is taken out of it.
  var mayBeStranger: Bool {
    guard isLocked, let known else { return false }
    let found = DeviceSigner.fingerprint(named: identity.withLock(\.self))
    return (try? known.refuse(signer: found, at: directory)) == nil
  }

  /// What to say of a passphrase that does not open: the row of another device may have been put there.
  func wrongPassphrase() throws(StoreFault) -> StoreFault {
    let found = DeviceSigner.fingerprint(named: identity.withLock(\.self))
    do throws(StoreFault) {
      try known?.refuse(signer: found, at: directory)
    } catch { return error }
    return .sealing(path: directory, .wrongPassphrase)
  }

  /// The name that the device goes by stands in clear beside its key: where somebody has changed it, it
  /// is set right from the key.
  func nameRight() {
    guard !isLocked, !isReadOnly else { return }
    try? write { database in
      let signer = DeviceSigner(try Self.signer(database, under: deviceKey()))
      let name = hexadecimal(try signer.publicKey())
      guard try Self.identity(database) != name else { return }
      try database.execute(sql: "UPDATE device SET identity = ?", arguments: [name])
      identity.withLock { $0 = name }
    }
  }
}

extension DeviceLock {
  var protection: Protection {
    switch self {
    case .permissions: .permissions
    case .passphrase: .passphrase
    }
  }
}

extension DeviceSigner {
  /// The fingerprint of a device by its name, which is its public half in hexadecimal digits.
  static func fingerprint(named name: String) -> String {
    let digits = name.compactMap(\.hexDigitValue)
    let pairs = stride(from: 0, to: digits.count - digits.count % 2, by: 2)
    return fingerprint(of: pairs.map { UInt8(digits[$0] << 4 | digits[$0 + 1]) })
  }
}
