/// Assembles code points from bytes that come one at a time, in as many reads as they like.
///
///     var decoder = UTF8Decoder()
///     decoder.decode(0xC3)  // []
///     decoder.decode(0xAB)  // ["ë"]
///
/// Nothing is lost and nothing is refused: each longest part of a broken sequence becomes one
/// U+FFFD, as in `String(decoding:as:)`.
public struct UTF8Decoder: Equatable, Sendable {
  private var value: UInt32 = 0
  private var missing = 0
  /// What the next byte must lie in: narrower after E0, ED, F0 and F4.
  private var allowed: ClosedRange<UInt8> = 0x80...0xBF

  /// A decoder at the start of a code point.
  public init() {}

  /// Whether a code point has begun and not ended.
  public var isIncomplete: Bool { missing > 0 }

  /// Takes a byte, and gives what it completes: nothing, a code point, or U+FFFD for what came
  /// before it and perhaps a code point besides.
  public mutating func decode(_ byte: UInt8) -> [Unicode.Scalar] {
    if missing == 0 { return begin(byte) }
    if allowed.contains(byte) { return proceed(byte) }
    return flush() + begin(byte)
  }

  /// Gives up what is incomplete, since nothing that could complete it will follow.
  public mutating func flush() -> [Unicode.Scalar] {
    guard missing > 0 else { return [] }
    missing = 0
    return ["\u{FFFD}"]
  }

  private mutating func begin(_ byte: UInt8) -> [Unicode.Scalar] {
    switch byte {
    case 0x00...0x7F: return [Unicode.Scalar(byte)]
    case 0xC2...0xDF: expect(1, bits: byte & 0x1F)
    case 0xE0: expect(2, bits: 0, allowed: 0xA0...0xBF)
    case 0xED: expect(2, bits: 0x0D, allowed: 0x80...0x9F)
    case 0xE1...0xEF: expect(2, bits: byte & 0x0F)
    case 0xF0: expect(3, bits: 0, allowed: 0x90...0xBF)
    case 0xF1...0xF3: expect(3, bits: byte & 0x07)
    case 0xF4: expect(3, bits: 4, allowed: 0x80...0x8F)
    default: return ["\u{FFFD}"]
    }
    return []
  }

  private mutating func expect(
    _ count: Int, bits: UInt8, allowed: ClosedRange<UInt8> = 0x80...0xBF
  ) {
    missing = count
    value = UInt32(bits)
    self.allowed = allowed
  }

  private mutating func proceed(_ byte: UInt8) -> [Unicode.Scalar] {
    value = value << 6 | UInt32(byte & 0x3F)
    missing -= 1
    allowed = 0x80...0xBF
    return missing == 0 ? [Unicode.Scalar(value) ?? "\u{FFFD}"] : []
  }
}
