import Crypto
import Foundation
import JSONDocuments
import Records
import Values

/// A finished interview that only the owners of study keys can read, as it is kept, sent and exported.
///
/// The interview's own key seals the record (ChaCha20-Poly1305), and is itself sealed to each study
/// key by HPKE (RFC 9180, base mode: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20-Poly1305). So
/// one key opens the record and whatever else was kept under the interview's key. `docs/sealing.md`
/// says it byte by byte, for whoever writes another reader.
public struct SealedRecord: JSONShape {
  public let heading: RecordHeading
  /// The interview's key, sealed to each study key.
  public let keys: [SealedKey]
  /// The record, sealed under the interview's key.
  let body: [UInt8]

  /// The interview's key for one study key.
  public struct SealedKey: Sendable, Hashable {
    public let name: String
    public let fingerprint: String
    /// HPKE's encapsulated key and ciphertext.
    let encapsulated: [UInt8]
    let ciphertext: [UInt8]
  }

  static let suite = HPKE.Ciphersuite.Curve25519_SHA256_ChachaPoly

  /// What the record is sealed as: so its heading cannot be exchanged for another's.
  static func context(_ heading: RecordHeading) -> String {
    "canvass/record/1 " + JSONWriter.text(.present(heading.members))
  }

  /// HPKE's `info` for one study key.
  static func info(_ heading: RecordHeading, _ fingerprint: String) -> Data {
    Data("canvass/key/1 \(heading.id) \(heading.questionnaire.hash) \(fingerprint)".utf8)
  }
}

extension SealedRecord {
  /// Seals the bytes of a record under its interview's key, and that key to every study key.
  ///
  /// - Parameter record: one JSON object, as `InterviewRecord.json` was written.
  public init(
    _ record: [UInt8], heading: RecordHeading, under key: SecretKey, to studyKeys: [StudyKey],
    signedBy signer: DeviceSigner
  ) throws(SealingFault) {
    self.heading = heading
    var keys: [SealedKey] = []
    for study in studyKeys { keys.append(try SealedKey(key, to: study, heading)) }
    self.keys = keys
    body = try key.derived(for: Self.purpose).seal(
      try SignedPayload(record, by: signer).padded, as: Self.context(heading))
  }

  static let purpose = "record"

  /// Opens it with one of its study keys: the record's bytes, and who signed them.
  public func open(with pair: StudyKeyPair) throws(SealingFault) -> OpenedRecord {
    let key = try interviewKey(for: pair)
    let payload = try key.derived(for: Self.purpose).open(body, as: Self.context(heading))
    let signed = try SignedPayload(payload)
    // What the device signed must be what the heading says: else a record could be passed for another.
    guard let inner = try? RecordHeading(json: signed.record), inner.id == heading.id,
      inner.questionnaire == heading.questionnaire, !inner.isSealed
    else { throw .badSignature }
    return OpenedRecord(bytes: signed.record, signer: signed.signer, interviewKey: key)
  }

  private func interviewKey(for pair: StudyKeyPair) throws(SealingFault) -> SecretKey {
    let mine = try pair.publicKey().fingerprint
    guard let sealed = keys.first(where: { $0.fingerprint == mine }) else {
      throw .otherKey(sealedTo: keys.map(\.name))
    }
    return try sealed.open(with: pair, heading)
  }
}

/// A sealed record, opened.
public struct OpenedRecord: Sendable {
  /// As they were when the interview was finished.
  public let bytes: [UInt8]
  /// The public key of the device that made it; its signature was checked.
  public let signer: [UInt8]
  /// What opens everything else that was kept of the interview.
  public let interviewKey: SecretKey
}

extension SealedRecord.SealedKey {
  init(_ key: SecretKey, to study: StudyKey, _ heading: RecordHeading) throws(SealingFault) {
    name = study.name
    fingerprint = study.fingerprint
    let recipient = try study.agreement()
    do {
      var sender = try HPKE.Sender(
        recipientKey: recipient, ciphersuite: SealedRecord.suite,
        info: SealedRecord.info(heading, study.fingerprint))
      ciphertext = Array(try key.withBytes { try sender.seal(Data($0)) })
      encapsulated = Array(sender.encapsulatedKey)
    } catch { throw .notAKey }
  }

  func open(
    with pair: StudyKeyPair, _ heading: RecordHeading
  ) throws(SealingFault) -> SecretKey {
    let secret = try pair.agreement()
    do {
      var recipient = try HPKE.Recipient(
        privateKey: secret, ciphersuite: SealedRecord.suite,
        info: SealedRecord.info(heading, fingerprint), encapsulatedKey: Data(encapsulated))
      return try SecretKey(try recipient.open(Data(ciphertext)))
    } catch { throw .damaged }
  }
}

extension SealedRecord {
  /// The heading's members, then `keys` and `body`.
  public var json: JSONValue {
    .present(
      heading.members + [
        ("keys", .array(keys.map(\.json))), ("body", .base64(body)),
      ])
  }

  public init(_ node: JSONNode) throws(RecordFault) {
    heading = try RecordHeading(sealed: node)
    var keys: [SealedKey] = []
    for element in node["keys"]?.elements ?? .none { keys.append(try SealedKey(element)) }
    self.keys = keys
    body = try node.base64("body")
  }
}

extension SealedRecord.SealedKey {
  fileprivate var json: JSONValue {
    .present([
      ("name", .string(name)), ("fingerprint", .string(fingerprint)),
      ("encapsulated", .base64(encapsulated)), ("sealed", .base64(ciphertext)),
    ])
  }

  fileprivate init(_ node: JSONNode) throws(RecordFault) {
    name = try node.text("name")
    fingerprint = try node.text("fingerprint")
    encapsulated = try node.base64("encapsulated")
    ciphertext = try node.base64("sealed")
  }
}
