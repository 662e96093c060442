import Crypto
import Values

/// Fingerprints of texts, and texts that were packed for transport.
let digestFunctions: [Function] = [
  Function(
    "digest(text, algorithm, encoding?)",
    "The text's digest by MD5, SHA-1, SHA-256, SHA-384 or SHA-512, in base64, or in hex.",
    example: "digest('abc', 'MD5', 'hex') → 900150983cd24fb0d6963f7d28e17f72",
    refusal: {
      if digestBytes("", $0.text(1)) == nil {
        return "there is no algorithm '\($0.text(1).prefix(20))'; "
          + "use MD5, SHA-1, SHA-256, SHA-384 or SHA-512"
      }
      guard $0.count > 2, encoded([], $0.text(2)) == nil else { return nil }
      return "there is no encoding '\($0.text(2).prefix(20))'; use base64 or hex"
    }
  ) {
    let bytes = digestBytes($0.text(0), $0.text(1)) ?? []
    return .string(encoded(bytes, $0.count > 2 ? $0.text(2) : "base64") ?? "")
  },
  Function(
    "base64-decode(text)", "The text that was written in base64; nothing if it was none.",
    example: "base64-decode('Q2FzdHJpZXM=') → Castries"
  ) { .string(String(decoding: Base64.decoded($0.text(0)), as: UTF8.self)) },
  Function(
    "extract-signed(contents, public key)",
    "The text in contents that were signed by the key's owner; nothing if they were not. Both are "
      + "base64: the contents an Ed25519 signature and the text behind it.",
    example: "extract-signed(${scanned}, '6p2Zf0…') → HH-0712"
  ) {
    .string(signedText(Base64.decoded($0.text(0)), key: Base64.decoded($0.text(1))) ?? "")
  },
]

/// MD5 and SHA-1 are here to compare with what others computed, not to keep a secret.
private func digestBytes(_ text: String, _ algorithm: String) -> [UInt8]? {
  let data = Array(text.utf8)
  switch algorithm.uppercased().filter({ $0 != "-" }) {
  case "MD5": return Array(Insecure.MD5.hash(data: data))
  case "SHA1": return Array(Insecure.SHA1.hash(data: data))
  case "SHA256": return Array(SHA256.hash(data: data))
  case "SHA384": return Array(SHA384.hash(data: data))
  case "SHA512": return Array(SHA512.hash(data: data))
  default: return nil
  }
}

private func encoded(_ bytes: [UInt8], _ encoding: String) -> String? {
  switch encoding.uppercased() {
  case "BASE64": return Base64.encoded(bytes)
  case "HEX":
    let digits = Array("0123456789abcdef".utf8)
    let text = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
  default: return nil
  }
}

private func signedText(_ contents: [UInt8], key: [UInt8]) -> String? {
  let signatureLength = 64
  guard contents.count >= signatureLength,
    let key = try? Curve25519.Signing.PublicKey(rawRepresentation: key)
  else { return nil }
  let text = Array(contents[signatureLength...])
  let signature = Array(contents[..<signatureLength])
  guard key.isValidSignature(signature, for: text) else { return nil }
  return String(decoding: text, as: UTF8.self)
}
