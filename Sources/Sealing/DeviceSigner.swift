import Crypto
import Foundation
import Records

/// Signs for one device (Ed25519, RFC 8032), so that whoever opens a record knows that nobody else
/// made it.
public struct DeviceSigner: Sendable {
  let secret: SecretKey

  public init(_ secret: SecretKey) { self.secret = secret }

  private func key() throws(SealingFault) -> Curve25519.Signing.PrivateKey {
    do {
      return try secret.withBytes { bytes in
        try Curve25519.Signing.PrivateKey(rawRepresentation: Data(bytes))
      }
    } catch { throw .notAKey }
  }

  /// The half that checks.
  public func publicKey() throws(SealingFault) -> [UInt8] {
    Array(try key().publicKey.rawRepresentation)
  }

  func sign(_ bytes: [UInt8]) throws(SealingFault) -> [UInt8] {
    do {
      return Array(try key().signature(for: Data(bytes)))
    } catch { throw .notAKey }
  }

  static func check(
    _ signature: [UInt8], of bytes: [UInt8], by signer: [UInt8]
  ) throws(SealingFault) {
    let key = try? Curve25519.Signing.PublicKey(rawRepresentation: Data(signer))
    guard let key, key.isValidSignature(Data(signature), for: Data(bytes)) else {
      throw .badSignature
    }
  }

  /// How people compare devices: the beginning of the SHA-256 of the public half.
  public static func fingerprint(of signer: [UInt8]) -> String {
    hexadecimal(Array(SHA256.hash(data: signer)).prefix(8))
  }
}
