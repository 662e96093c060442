import Foundation
import JSONDocuments
import Records
import Values

/// A private study key as it lies in a file, with or without a passphrase before it.
///
/// `{"canvass_study_key":1,"name":"iom-2026","created":"…","public":"…","private":"…"}`; with a
/// passphrase `locked` stands in the place of `private`.
public struct StudyKeyFile: JSONShape {
  public let name: String
  public let created: Moment
  /// The other half, so that it can be shown without the passphrase.
  public let publicKey: StudyKey
  private let kept: Kept

  private enum Kept: Sendable, Hashable {
    case bare([UInt8])
    case locked(PassphraseLock)
  }

  /// What the key is sealed as below its passphrase.
  private static let context = "canvass/study-key/1"

  /// Makes the file of a pair. Nil for a file that opens without a passphrase.
  public init(
    _ pair: StudyKeyPair, created: Moment, passphrase: String?, cost: PassphraseLock.Cost = .usual
  ) throws(SealingFault) {
    name = pair.name
    self.created = created
    publicKey = try pair.publicKey()
    if let passphrase {
      kept = .locked(
        try PassphraseLock(pair.secret, passphrase: passphrase, cost: cost, as: Self.context))
    } else {
      kept = .bare(pair.secret.withBytes { Array($0) })
    }
  }

  /// Whether it opens with a passphrase alone.
  public var isLocked: Bool { if case .locked = kept { true } else { false } }

  /// The pair; the passphrase is asked for only where there is one. Refuses a private half that does
  /// not belong to the public one.
  public func pair(
    passphrase: () throws(SealingFault) -> String
  ) throws(SealingFault) -> StudyKeyPair {
    let secret: SecretKey
    switch kept {
    case .bare(let bytes): secret = try SecretKey(bytes)
    case .locked(let lock): secret = try lock.open(try passphrase(), as: Self.context)
    }
    let pair = StudyKeyPair(name: name, secret: secret)
    guard try pair.publicKey() == publicKey else { throw .damaged }
    return pair
  }
}

extension StudyKeyFile {
  public var json: JSONValue {
    let own: (String, JSONValue?) =
      switch kept {
      case .bare(let bytes): ("private", .base64(bytes))
      case .locked(let lock): ("locked", lock.json)
      }
    return .present([
      ("canvass_study_key", .integer(1)), ("name", .string(name)),
      ("created", .string(created.description)), ("public", .base64(publicKey.bytes)), own,
    ])
  }

  public init(_ node: JSONNode) throws(RecordFault) {
    guard node["canvass_study_key"]?.integer == 1 else { throw .missing(key: "canvass_study_key") }
    name = try node.text("name")
    created = try node.moment("created")
    let bytes = try node.base64("public")
    guard bytes.count == SecretKey.size else { throw .unfit(key: "public") }
    publicKey = StudyKey(name: name, bytes: bytes)
    if let lock = node["locked"] {
      kept = .locked(try PassphraseLock(lock))
    } else {
      kept = .bare(try node.base64("private"))
    }
  }
}
