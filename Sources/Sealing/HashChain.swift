import Crypto
import Foundation

/// Links over entries in their order: each vouches for all before it, so that none can be taken away,
/// put in or changed in place unnoticed.
public enum HashChain {
  /// Bytes of a link.
  public static let size = 32

  /// The link of an entry: SHA-256(previous ‖ entry). Before the first there is nothing.
  public static func link(after previous: [UInt8], _ entry: [UInt8]) -> [UInt8] {
    var hash = SHA256()
    hash.update(data: previous)
    hash.update(data: entry)
    return Array(hash.finalize())
  }
}

/// The SHA-256 of bytes (FIPS 180-4), 32 bytes.
public func sha256(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }
