/// Finds the byte of the file that a byte inside a JSON string came from, so that a caret can stand
/// under the fault in an expression although the file writes it with escapes.
///
/// ```swift
/// let bytes = Array(#"{"a": "x\n\u00e9 = 1"}"#.utf8)
/// StringPlaces.offset(ofUTF8Index: 5, inStringAt: 6, bytes: bytes)   // 17, the equals sign
/// ```
public enum StringPlaces {
  /// The byte of the file for the UTF-8 byte `index` of the text that the string beginning with the
  /// quote at `start` writes. An index past the end gives the closing quote; what is no string gives
  /// `start` back.
  public static func offset(ofUTF8Index index: Int, inStringAt start: Int, bytes: [UInt8]) -> Int {
    offsets(ofUTF8Indices: [index], inStringAt: start, bytes: bytes).first ?? start
  }

  /// The same for several indices, in ascending order, in one pass over the string.
  public static func offsets(
    ofUTF8Indices indices: [Int], inStringAt start: Int, bytes: [UInt8]
  ) -> [Int] {
    guard bytes.indices.contains(start), bytes[start] == UInt8(ascii: "\"") else {
      return indices.map { _ in start }
    }
    var at = start + 1
    var written = 0
    return indices.map { index in
      while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
        let unit = unit(at: at, in: bytes)
        if index < written + unit.written { break }
        written += unit.written
        at += unit.read
      }
      return min(at, bytes.count)
    }
  }

  /// How many bytes of the file the character or escape at a byte takes, and how many it writes.
  private static func unit(at offset: Int, in bytes: [UInt8]) -> (read: Int, written: Int) {
    guard bytes[offset] == UInt8(ascii: "\\") else { return (1, 1) }
    guard offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: "u"),
      let value = hexQuad(at: offset + 2, in: bytes)
    else { return (2, 1) }
    if (0xD800..<0xDC00).contains(value) { return (12, 4) }
    return (6, value < 0x80 ? 1 : value < 0x800 ? 2 : 3)
  }

  private static func hexQuad(at offset: Int, in bytes: [UInt8]) -> Int? {
    guard offset + 4 <= bytes.count else { return nil }
    return Int(String(decoding: bytes[offset..<offset + 4], as: UTF8.self), radix: 16)
  }
}
