import JSONDocuments
import Records

/// How a device keeps its own key.
public enum DeviceLock: JSONShape {
  /// It lies there open: nothing but the file's permissions keeps anybody off.
  case permissions([UInt8])
  case passphrase(PassphraseLock)

  private static let context = "canvass/device/1"

  /// Locks a key; without a passphrase it only lies there.
  public init(
    _ key: SecretKey, passphrase: String?, cost: PassphraseLock.Cost = .usual
  ) throws(SealingFault) {
    if let passphrase {
      self = .passphrase(
        try PassphraseLock(key, passphrase: passphrase, cost: cost, as: Self.context))
    } else {
      self = .permissions(key.withBytes { Array($0) })
    }
  }

  /// The key, where no passphrase is asked for; else nil.
  public func openKey() throws(SealingFault) -> SecretKey? {
    guard case .permissions(let bytes) = self else { return nil }
    return try SecretKey(bytes)
  }

  /// The key, with its passphrase.
  public func openKey(_ passphrase: String) throws(SealingFault) -> SecretKey {
    switch self {
    case .permissions(let bytes): try SecretKey(bytes)
    case .passphrase(let lock): try lock.open(passphrase, as: Self.context)
    }
  }

  /// `{"key":"…"}`, or what `PassphraseLock` writes.
  public var json: JSONValue {
    switch self {
    case .permissions(let bytes): .present([("key", .base64(bytes))])
    case .passphrase(let lock): lock.json
    }
  }

  public init(_ node: JSONNode) throws(RecordFault) {
    if node["key"] == nil {
      self = .passphrase(try PassphraseLock(node))
    } else {
      self = .permissions(try node.base64("key"))
    }
  }
}
