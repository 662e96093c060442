import CSodium
import Crypto
import Foundation
import Synchronization

/// 32 bytes that open something.
///
/// They lie in memory of their own that is kept from being swapped out and left out of core dumps
/// as far as the system allows, and that is overwritten when the last owner lets go.
public final class SecretKey: Sendable {
  /// How long a key is, in bytes.
  public static let size = 32

  nonisolated(unsafe) private let place: UnsafeMutableRawPointer
  /// What was derived from it, where that is wanted again and again; nil where it is not.
  private let purposes = Mutex<[String: SecretKey]?>(nil)

  /// A new key from the system's random numbers.
  public init() throws(SealingFault) {
    place = try Self.room()
    randombytes_buf(place, Self.size)
  }

  /// A key whose bytes are at hand; whoever has them sees to it that they do not stay around.
  public init(_ bytes: some Collection<UInt8>) throws(SealingFault) {
    guard bytes.count == Self.size else { throw .notAKey }
    place = try Self.room()
    UnsafeMutableRawBufferPointer(start: place, count: Self.size).copyBytes(from: bytes)
  }

  deinit { sodium_free(place) }

  private static func room() throws(SealingFault) -> UnsafeMutableRawPointer {
    guard sodium_init() >= 0, let room = sodium_malloc(size) else { throw .noMemory }
    return room
  }

  /// Lends the bytes for as long as the closure runs.
  public func withBytes<Result>(_ use: (UnsafeRawBufferPointer) throws -> Result) rethrows
    -> Result
  { try use(UnsafeRawBufferPointer(start: place, count: Self.size)) }

  /// The same bytes as the library takes them; it overwrites its copy when it is done.
  var symmetric: SymmetricKey { withBytes { SymmetricKey(data: $0) } }

  /// A key for one purpose, from which this one cannot be found (HKDF-SHA-256, RFC 5869).
  public func derived(for purpose: String) throws(SealingFault) -> SecretKey {
    do {
      return try symmetric(for: purpose).withUnsafeBytes { try SecretKey($0) }
    } catch { throw .noMemory }
  }

  /// Remembers from now on what is derived from it, in the same kind of memory and for as long as it is
  /// there itself: of the interview that is being held, whose every answer needs the same few.
  public func rememberPurposes() {
    purposes.withLock { if $0 == nil { $0 = [:] } }
  }

  func symmetric(for purpose: String) -> SymmetricKey {
    purposes.withLock { known in
      if let key = known?[purpose] { return key.symmetric }
      let key = HKDF<SHA256>.deriveKey(
        inputKeyMaterial: symmetric, info: Data(purpose.utf8), outputByteCount: Self.size)
      if known != nil { known?[purpose] = key.withUnsafeBytes { try? SecretKey($0) } }
      return key
    }
  }
}

extension SecretKey {
  /// Bytes that a seal adds: the nonce and the tag.
  public static let overhead = 28

  /// Seals bytes (ChaCha20-Poly1305, RFC 8439) under a random nonce, which comes first. They open
  /// with the same key and the same context alone: the context says what they are and where they
  /// belong, so that nothing sealed passes for something else.
  public func seal(
    _ bytes: some Collection<UInt8>, as context: String
  ) throws(SealingFault) -> [UInt8] {
    try Self.seal(bytes, under: symmetric, as: context)
  }

  /// Seals under the key that is derived for a purpose. It is needed for a moment only, so it gets no
  /// memory of its own: the library overwrites it, and each answer is spared a dozen system calls.
  public func seal(
    _ bytes: some Collection<UInt8>, for purpose: String, as context: String
  ) throws(SealingFault) -> [UInt8] {
    try Self.seal(bytes, under: symmetric(for: purpose), as: context)
  }

  private static func seal(
    _ bytes: some Collection<UInt8>, under key: SymmetricKey, as context: String
  ) throws(SealingFault) -> [UInt8] {
    do {
      return Array(
        try ChaChaPoly.seal(Data(bytes), using: key, authenticating: Data(context.utf8)).combined)
    } catch { throw .damaged }
  }

  /// Opens what `seal` sealed; `damaged` if one bit of it, the key or the context is another.
  public func open(
    _ sealed: some Collection<UInt8>, as context: String
  ) throws(SealingFault) -> [UInt8] {
    try Self.open(sealed, under: symmetric, as: context)
  }

  /// Opens what was sealed for a purpose.
  public func open(
    _ sealed: some Collection<UInt8>, for purpose: String, as context: String
  ) throws(SealingFault) -> [UInt8] {
    try Self.open(sealed, under: symmetric(for: purpose), as: context)
  }

  private static func open(
    _ sealed: some Collection<UInt8>, under key: SymmetricKey, as context: String
  ) throws(SealingFault) -> [UInt8] {
    do {
      let box = try ChaChaPoly.SealedBox(combined: Data(sealed))
      return Array(try ChaChaPoly.open(box, using: key, authenticating: Data(context.utf8)))
    } catch { throw .damaged }
  }

  /// Seals another key.
  public func seal(_ key: SecretKey, as context: String) throws(SealingFault) -> [UInt8] {
    do {
      return try key.withBytes { try seal($0, as: context) }
    } catch { throw .damaged }
  }

  /// Opens a key that was sealed.
  public func openKey(
    _ sealed: some Collection<UInt8>, as context: String
  ) throws(SealingFault) -> SecretKey {
    var bytes = try open(sealed, as: context)
    defer { bytes.withUnsafeMutableBytes { sodium_memzero($0.baseAddress, $0.count) } }
    return try SecretKey(bytes)
  }
}
