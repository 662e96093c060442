import Crypto
import Foundation

/// Makes and checks marks for one purpose: the key for it is derived once, for many marks.
public struct MarkingKey: Sendable {
  private let key: SymmetricKey

  fileprivate init(_ key: SymmetricKey) { self.key = key }

  /// A mark that nobody can make without the key: HMAC-SHA-256 (RFC 2104) of a context and bytes, parted
  /// by a zero byte.
  public func mark(of bytes: some Collection<UInt8>, as context: String) -> [UInt8] {
    Array(
      HMAC<SHA256>.authenticationCode(
        for: Data(context.utf8) + [0] + Data(bytes), using: key))
  }

  /// Whether a mark is the one that this key makes, in constant time.
  public func isMark(
    _ mark: some Collection<UInt8>, of bytes: some Collection<UInt8>, as context: String
  ) -> Bool {
    HMAC<SHA256>.isValidAuthenticationCode(
      Data(mark), authenticating: Data(context.utf8) + [0] + Data(bytes), using: key)
  }
}

extension SecretKey {
  /// Bytes of a mark.
  public static let markSize = 32

  /// What makes marks for a purpose.
  public func marking(for purpose: String) -> MarkingKey { MarkingKey(symmetric(for: purpose)) }

  /// A mark under the key that is derived for a purpose.
  public func mark(
    of bytes: some Collection<UInt8>, for purpose: String, as context: String
  ) -> [UInt8] {
    marking(for: purpose).mark(of: bytes, as: context)
  }

  /// Whether a mark is the one that this key makes, in constant time.
  public func isMark(
    _ mark: some Collection<UInt8>, of bytes: some Collection<UInt8>, for purpose: String,
    as context: String
  ) -> Bool {
    marking(for: purpose).isMark(mark, of: bytes, as: context)
  }
}
