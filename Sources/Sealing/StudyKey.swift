import Crypto
import Foundation
import Records

/// A key that finished interviews are sealed to: its public half, as a questionnaire names it. Who
/// has only this half can seal and read nothing.
public struct StudyKey: Sendable, Hashable {
  /// How people speak of it: `iom-2026`.
  public let name: String
  /// An X25519 public key, 32 bytes.
  public let bytes: [UInt8]

  /// Reads a key as a questionnaire holds it, in Base64.
  public init(name: String, key: String) throws(SealingFault) {
    guard let data = Data(base64Encoded: key), data.base64EncodedString() == key,
      data.count == SecretKey.size
    else { throw .notAKey }
    self.init(name: name, bytes: Array(data))
    guard try isOfFullOrder() else { throw .notAKey }
  }

  /// Whether it makes secrets at all: with the few points of low order everybody agrees on zeros
  /// (RFC 9180, section 7.1.4).
  private func isOfFullOrder() throws(SealingFault) -> Bool {
    let agreed = try? Curve25519.KeyAgreement.PrivateKey()
      .sharedSecretFromKeyAgreement(with: try agreement())
    return agreed?.withUnsafeBytes { $0.contains { $0 != 0 } } ?? false
  }

  init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// The key as a questionnaire holds it.
  public var text: String { Data(bytes).base64EncodedString() }

  /// What tells keys apart, whatever they are called: the beginning of the key's SHA-256, 16
  /// hexadecimal digits.
  public var fingerprint: String { hexadecimal(Array(SHA256.hash(data: bytes)).prefix(8)) }

  func agreement() throws(SealingFault) -> Curve25519.KeyAgreement.PublicKey {
    do {
      return try Curve25519.KeyAgreement.PublicKey(rawRepresentation: bytes)
    } catch { throw .notAKey }
  }
}

/// Both halves of a study key: who has this reads every interview that is sealed to it.
public struct StudyKeyPair: Sendable {
  public let name: String
  /// The X25519 private key.
  let secret: SecretKey

  /// A new pair.
  public init(name: String) throws(SealingFault) {
    self.init(name: name, secret: try SecretKey())
  }

  init(name: String, secret: SecretKey) {
    self.name = name
    self.secret = secret
  }

  /// The half to be given away.
  public func publicKey() throws(SealingFault) -> StudyKey {
    StudyKey(name: name, bytes: Array(try agreement().publicKey.rawRepresentation))
  }

  func agreement() throws(SealingFault) -> Curve25519.KeyAgreement.PrivateKey {
    do {
      return try secret.withBytes { bytes in
        try Curve25519.KeyAgreement.PrivateKey(rawRepresentation: Data(bytes))
      }
    } catch { throw .notAKey }
  }
}
