import JSONDocuments
import Records

/// What lies inside a sealed record: the device that made it, its signature, and the record.
///
/// ```
/// 32 bytes  Ed25519 public key of the device
/// 64 bytes  its signature over the record
///  4 bytes  length of the record, little-endian
///           the record, then zeros up to a multiple of 1 KiB
/// ```
/// The padding keeps the size from telling how much somebody said.
struct SignedPayload: Sendable {
  let signer: [UInt8]
  let signature: [UInt8]
  let record: [UInt8]

  private static let signerSize = 32
  private static let signatureSize = 64
  private static let headSize = signerSize + signatureSize + 4
  private static let grain = 1024

  init(_ record: [UInt8], by device: DeviceSigner) throws(SealingFault) {
    self.record = record
    signer = try device.publicKey()
    signature = try device.sign(record)
  }

  /// Reads what `padded` writes, and checks the signature.
  init(_ bytes: [UInt8]) throws(SealingFault) {
    guard bytes.count >= Self.headSize else { throw .damaged }
    signer = Array(bytes[..<Self.signerSize])
    signature = Array(bytes[Self.signerSize..<Self.signerSize + Self.signatureSize])
    let length = bytes[(Self.headSize - 4)..<Self.headSize].reversed().reduce(0) {
      $0 << 8 | Int($1)
    }
    guard length <= bytes.count - Self.headSize else { throw .damaged }
    record = Array(bytes[Self.headSize..<Self.headSize + length])
    try DeviceSigner.check(signature, of: record, by: signer)
  }

  var padded: [UInt8] {
    let length = (0..<4).map { UInt8(truncatingIfNeeded: record.count >> ($0 * 8)) }
    let bytes = signer + signature + length + record
    let rest = (Self.grain - bytes.count % Self.grain) % Self.grain
    return bytes + [UInt8](repeating: 0, count: rest)
  }
}
