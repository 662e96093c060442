import Crypto
import Foundation

extension SecretKey {
  /// Bytes of a mark.
  public static let markSize = 32

  /// A mark that nobody can make without this key: HMAC-SHA-256 (RFC 2104) of a context and bytes,
  /// parted by a zero byte, under the key that is derived for a purpose.
  public func mark(
    of bytes: some Collection<UInt8>, for purpose: String, as context: String
  ) -> [UInt8] {
    Array(
      HMAC<SHA256>.authenticationCode(
        for: Data(context.utf8) + [0] + Data(bytes), using: symmetric(for: purpose)))
  }

  /// Whether a mark is the one that this key makes, in constant time.
  public func isMark(
    _ mark: some Collection<UInt8>, of bytes: some Collection<UInt8>, for purpose: String,
    as context: String
  ) -> Bool {
    HMAC<SHA256>.isValidAuthenticationCode(
      Data(mark), authenticating: Data(context.utf8) + [0] + Data(bytes),
      using: symmetric(for: purpose))
  }
}
