/// Reads what a backslash begins inside a JSON string.
enum JSONEscape {
  /// The scalar that the escape at `at` writes; `at` then stands behind it.
  static func scalar(in bytes: [UInt8], at: inout Int) throws(JSONFault) -> Unicode.Scalar {
    let start = at
    at += 1
    let letter = try byte(in: bytes, at: at)
    at += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicode(in: bytes, at: &at, from: start)
    default: throw JSONFault(.invalidEscape, at: start)
    }
  }

  private static func unicode(
    in bytes: [UInt8], at: inout Int, from start: Int
  ) throws(JSONFault) -> Unicode.Scalar {
    let high = try hexQuad(in: bytes, at: &at, from: start)
    if let scalar = Unicode.Scalar(high) { return scalar }
    guard high < 0xDC00, at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"),
      bytes[at + 1] == UInt8(ascii: "u")
    else { throw JSONFault(.loneSurrogate, at: start) }
    at += 2
    let low = try hexQuad(in: bytes, at: &at, from: start)
    guard (0xDC00...0xDFFF).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    else { throw JSONFault(.loneSurrogate, at: start) }
    return scalar
  }

  private static func hexQuad(
    in bytes: [UInt8], at: inout Int, from start: Int
  ) throws(JSONFault) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = Character(Unicode.Scalar(try byte(in: bytes, at: at))).hexDigitValue else {
        throw JSONFault(.invalidEscape, at: start)
      }
      value = value << 4 | UInt32(digit)
      at += 1
    }
    return value
  }

  private static func byte(in bytes: [UInt8], at: Int) throws(JSONFault) -> UInt8 {
    guard at < bytes.count else { throw JSONFault(.unexpectedEnd, at: at) }
    return bytes[at]
  }
}
