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
    guard !accepts, found != .passphrase, store(at: directory)?.protection == .passphrase else {
      return
    }
    throw .exchanged(path: directory, isThere ? .unprotected : .gone)
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
    let (found, before) = (try asKnown(protection()), known.store(at: directory))
    if let before, !known.accepts, !isNew, before.signer != found.signer {
      keyring.put(nil)
      throw .exchanged(path: directory, .signer(known: before.signer, found: found.signer))
    }
    if before == found {
      acquainted.withLock { $0 = .known }
    } else {
      do throws(StoreFault) {
        try remember(found.protection)
      } catch { acquainted.withLock { $0 = .notRemembered(error) } }
    }
  }

  /// Remembers how this store is, or is about to be, protected.
  func remember(_ protection: Protection) throws(StoreFault) {
    guard let known else { return }
    try known.remember(asKnown(protection), at: directory)
    acquainted.withLock { $0 = .known }
  }

  private func asKnown(_ protection: Protection) throws(StoreFault) -> KnownStore {
    KnownStore(signer: try signerFingerprint() ?? "", protection: protection)
  }

  /// What to say of a passphrase that does not open: the row of another device may have been put there.
  func wrongPassphrase() throws(StoreFault) -> StoreFault {
    let found = DeviceSigner.fingerprint(named: identity.withLock(\.self))
    guard let before = known?.store(at: directory), known?.accepts != true, before.signer != found
    else { return .sealing(path: directory, .wrongPassphrase) }
    return .exchanged(path: directory, .signer(known: before.signer, found: found))
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
