extension Key {
  /// The key of one code point that arrived as text.
  ///
  ///     Key(typed: "a")       // .character("a")
  ///     Key(typed: "\u{18}")  // .control("x")
  ///
  /// A control character of the upper set has no key: it counts as invalid, U+FFFD.
  public init(typed scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x08, 0x7F: self = .backspace
    case 0x09: self = .tab
    case 0x0A, 0x0D: self = .enter
    case 0x1B: self = .escape
    case 0x01...0x1A: self = .control(Character(Unicode.Scalar(UInt8(scalar.value) + 0x60)))
    case 0x00, 0x1C...0x1F: self = .control(Character(Unicode.Scalar(UInt8(scalar.value) + 0x40)))
    case 0x80...0x9F: self = .character("\u{FFFD}")
    default: self = .character(Character(scalar))
    }
  }
}
