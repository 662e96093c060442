/// Escapes that mean the same in and outside of classes.
extension JavaPattern {
  /// A character that stands for itself, in a class too.
  static func literal(_ scalar: Unicode.Scalar) -> String {
    let isPlain = !scalar.isASCII || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
    return isPlain ? String(scalar) : "\\x{\(String(scalar.value, radix: 16))}"
  }

  /// Letters that Java and PCRE2 take for the same behind a backslash.
  private static let sameLetters = Set("tnrfaedDhHsSvVwWbBAGZzRXE".unicodeScalars)

  mutating func escapedCharacter() throws(PatternFault) -> String {
    at += 1
    guard let scalar = here else { throw PatternFault(reason: "a backslash stands at the end") }
    at += 1
    switch scalar {
    case "0": return try character(octal())
    case "x":
      return try character(take("{") ? braced() : hexadecimal(2))
    case "u": return try character(unicode())
    case "k":
      guard here == "<" else { throw PatternFault(reason: "\\k names no group; write \\k<name>") }
      return "\\k"
    case "c":
      guard let control = here else { throw PatternFault(reason: "\\c stands at the end") }
      at += 1
      return try character(control.value ^ 64)
    case _ where Self.sameLetters.contains(scalar): return "\\\(scalar)"
    case _ where scalar.isASCII && scalar.properties.isAlphabetic:
      throw PatternFault(reason: "'\\\(scalar)' means nothing")
    default: return Self.literal(scalar)
    }
  }

  private func character(_ code: UInt32) throws(PatternFault) -> String {
    guard let scalar = Unicode.Scalar(code) else {
      throw PatternFault(reason: "there is no character \(String(code, radix: 16))")
    }
    return Self.literal(scalar)
  }

  /// Up to three digits behind `\0`, the largest number `377`.
  private mutating func octal() -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<3 {
      guard let digit = here, ("0"..."7").contains(digit), code * 8 + digit.value - 48 <= 0o377
      else { break }
      code = code * 8 + digit.value - 48
      at += 1
    }
    return code
  }

  private mutating func braced() throws(PatternFault) -> UInt32 {
    let end = source[at...].firstIndex(of: "}") ?? at
    defer { at = end + 1 }
    return try number(source[at..<end])
  }

  private mutating func hexadecimal(_ count: Int) throws(PatternFault) -> UInt32 {
    let digits = source[at..<min(at + count, source.count)]
    guard digits.count == count else { throw PatternFault(reason: "too few digits at the end") }
    at += count
    return try number(digits)
  }

  /// Four digits, or two times four that are the halves of one character.
  private mutating func unicode() throws(PatternFault) -> UInt32 {
    let first = try hexadecimal(4)
    guard (0xD800..<0xDC00).contains(first), take("\\u") else { return first }
    let second = try hexadecimal(4)
    guard (0xDC00..<0xE000).contains(second) else { return first }
    return 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
  }

  private func number(_ digits: ArraySlice<Unicode.Scalar>) throws(PatternFault) -> UInt32 {
    let text = String(String.UnicodeScalarView(digits))
    guard let code = UInt32(text, radix: 16), !text.hasPrefix("+") else {
      throw PatternFault(reason: "'\(text)' is no hexadecimal number")
    }
    return code
  }

  /// `\p{…}` or `\P{…}` as it is written inside a class; nil for another escape.
  mutating func property() throws(PatternFault) -> String? {
    guard let letter = peek(1), letter == "p" || letter == "P" else { return nil }
    at += 2
    guard let first = here else { throw PatternFault(reason: "\\p stands at the end") }
    var name = String(first)
    at += 1
    if first == "{" {
      guard let end = source[at...].firstIndex(of: "}") else {
        throw PatternFault(reason: "\\p{ is never closed")
      }
      name = String(String.UnicodeScalarView(source[at..<end]))
      at = end + 1
    }
    return JavaProperty.inClass(name, isNegated: letter == "P")
  }
}
