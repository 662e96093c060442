import Crypto
import Records

/// SHA-256: 32 bytes.
public func sha256(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }

/// Whether two digests are equal, in a time that does not tell where they differ.
func isSame(_ a: [UInt8], _ b: [UInt8]) -> Bool {
  guard a.count == b.count else { return false }
  return zip(a, b).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
}

/// 32 bytes that nobody can guess, as 64 hexadecimal digits.
func secret() -> String {
  var generator = SystemRandomNumberGenerator()
  let words: [UInt64] = (0..<4).map { _ in generator.next() }
  return hexadecimal(
    words.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) } })
}
