import Crypto
import Records

/// The SHA-256 of something that comes piece by piece.
public struct RunningDigest: Sendable {
  private var hash = SHA256()

  public init() {}

  public mutating func add(_ bytes: [UInt8]) { hash.update(data: bytes) }

  /// Of what came until now, as text.
  public var text: String { hexadecimal(Array(hash.finalize())) }
}
