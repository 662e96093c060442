import Foundation
import JSONDocuments
import Records

/// Bytes in JSON, as Base64 with padding (RFC 4648, section 4).
extension JSONValue {
  package static func base64(_ bytes: [UInt8]) -> JSONValue {
    .string(Data(bytes).base64EncodedString())
  }
}

extension JSONNode {
  /// The bytes of a key whose value is Base64. Refuses any other way to write the same bytes: what
  /// is compared must have one form.
  package func base64(_ key: String) throws(RecordFault) -> [UInt8] {
    let text = try text(key)
    guard let data = Data(base64Encoded: text), data.base64EncodedString() == text else {
      throw .unfit(key: key)
    }
    return Array(data)
  }
}
