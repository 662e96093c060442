/// Which record, to the byte: an identity says whose, the digest says what.
///
/// Everything that is sent, compared, acknowledged or freed goes by both. An identity alone would
/// let another content under the same identity pass for the one that was kept.
public struct RecordKey: Sendable, Hashable {
  /// `uuid:` and a random UUID.
  public let id: String
  /// The SHA-256 of the frozen bytes, 64 lower-case hexadecimal digits.
  public let sha256: String

  public init(id: String, sha256: String) {
    self.id = id
    self.sha256 = sha256
  }
}

/// SHA-256, given from outside so that this module needs no cryptography: bytes to 32 bytes.
public typealias Digest = @Sendable ([UInt8]) -> [UInt8]

extension RecordKey {
  /// How long an identity may be, in bytes.
  static let longestID = 80

  /// Whether both parts look as they must, so that they are safe to store, compare and shorten:
  /// `uuid:` followed by ASCII letters, digits and hyphens, and 64 lower-case hexadecimal digits.
  public var isWellFormed: Bool { Self.isIdentity(id) && Self.isSHA256(sha256) }

  /// Whether a text can be a record's identity.
  public static func isIdentity(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count <= longestID, bytes.count > 5, text.hasPrefix("uuid:") else { return false }
    return bytes.dropFirst(5).allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"):
        true
      default: false
      }
    }
  }

  /// Whether a text can be a digest: 64 lower-case hexadecimal digits.
  public static func isSHA256(_ text: String) -> Bool {
    text.utf8.count == 64
      && text.utf8.allSatisfy {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
          || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
      }
  }
}

/// Bytes as lower-case hexadecimal digits, two for each.
public func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  let digits = Array("0123456789abcdef".utf8)
  var text: [UInt8] = []
  for byte in bytes {
    text.append(digits[Int(byte >> 4)])
    text.append(digits[Int(byte & 15)])
  }
  return String(decoding: text, as: UTF8.self)
}
