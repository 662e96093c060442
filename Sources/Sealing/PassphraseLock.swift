import CSodium
import Crypto
import Foundation
import JSONDocuments
import Records

/// A key that only a passphrase opens: what is kept of it on disk.
///
/// The passphrase is made into a key by Argon2id (RFC 9106), which costs a thief who tries many as
/// much time and memory each as it costs the owner once.
public struct PassphraseLock: JSONShape {
  let salt: [UInt8]
  let cost: Cost
  let sealed: [UInt8]

  /// How much work one try is. It is kept beside what it protects, so that it can grow with the
  /// machines.
  public struct Cost: Sendable, Hashable {
    /// Passes over the memory.
    public let passes: Int
    /// In bytes.
    public let memory: Int

    public init(passes: Int, memory: Int) {
      self.passes = passes
      self.memory = memory
    }

    /// About a quarter of a second, and a memory that an old laptop has to spare.
    public static let usual = Cost(passes: 3, memory: 64 << 20)
    /// The least that Argon2id allows: for tests, where nothing is to be protected.
    public static let least = Cost(passes: 1, memory: 8 << 10)

    /// A damaged file must not ask for all the memory there is, or for hours: 1 GiB and 10 passes are
    /// beyond what anybody needs.
    var isBearable: Bool { passes <= 10 && memory <= 1 << 30 }
    /// Argon2id itself has no less.
    fileprivate var isPossible: Bool { passes >= 1 && memory >= 8 << 10 }
  }

  /// Locks a key. `context` says whose it is.
  public init(
    _ key: SecretKey, passphrase: String, cost: Cost = .usual, as context: String
  ) throws(SealingFault) {
    guard sodium_init() >= 0 else { throw .noMemory }
    var salt = [UInt8](repeating: 0, count: Int(crypto_pwhash_saltbytes()))
    randombytes_buf(&salt, salt.count)
    self.salt = salt
    self.cost = cost
    sealed = try Self.key(of: passphrase, salt, cost).seal(key, as: context)
  }

  /// The key, if that is the passphrase.
  public func open(_ passphrase: String, as context: String) throws(SealingFault) -> SecretKey {
    let lock = try Self.key(of: passphrase, salt, cost)
    do {
      return try lock.openKey(sealed, as: context)
    } catch {
      if case .noMemory = error { throw error }
      throw .wrongPassphrase
    }
  }

  private static func key(
    of passphrase: String, _ salt: [UInt8], _ cost: Cost
  ) throws(SealingFault) -> SecretKey {
    guard cost.isBearable else { throw .tooCostly }
    guard cost.isPossible, salt.count == Int(crypto_pwhash_saltbytes()), sodium_init() >= 0 else {
      throw .damaged
    }
    var bytes = [UInt8](repeating: 0, count: SecretKey.size)
    defer { bytes.withUnsafeMutableBytes { sodium_memzero($0.baseAddress, $0.count) } }
    // The same word typed on another keyboard may come in other characters.
    let passphrase = passphrase.precomposedStringWithCanonicalMapping
    let count = passphrase.utf8.count
    let result = passphrase.withCString { text in
      crypto_pwhash(
        &bytes, UInt64(SecretKey.size), text, UInt64(count), salt, UInt64(cost.passes),
        cost.memory, crypto_pwhash_ALG_ARGON2ID13)
    }
    guard result == 0 else { throw .noMemory }
    return try SecretKey(bytes)
  }
}

extension PassphraseLock {
  /// `{"argon2id":{"salt":"…","passes":3,"memory":67108864},"sealed":"…"}`, bytes in Base64.
  public var json: JSONValue {
    .present([
      (
        "argon2id",
        .present([
          ("salt", .base64(salt)), ("passes", .integer(cost.passes)),
          ("memory", .integer(cost.memory)),
        ])
      ),
      ("sealed", .base64(sealed)),
    ])
  }

  public init(_ node: JSONNode) throws(RecordFault) {
    let work = try node.required("argon2id")
    salt = try work.base64("salt")
    cost = Cost(passes: try work.integer("passes"), memory: try work.integer("memory"))
    sealed = try node.base64("sealed")
  }
}
