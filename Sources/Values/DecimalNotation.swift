/// Numbers as XPath 1.0 writes and reads them: digits and a point, never an exponent.
public enum DecimalNotation {
  /// `3`, `0.5`, `-12.25`, `NaN`, `Infinity`; never `3.0` or `1e6`.
  public static func text(of number: Double) -> String {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number < 0 ? "-Infinity" : "Infinity" }
    if number == 0 { return "0" }
    if let whole = Int64(exactly: number) { return String(whole) }
    return plain(number.description)
  }

  /// The power of ten of a number's first digit, for notations with an exponent: 3 for 1234.
  public static func exponent(of number: Double) -> Int {
    guard number != 0, number.isFinite else { return 0 }
    let digits = plain(number.magnitude.description)
    guard let first = digits.firstIndex(where: { $0 != "0" && $0 != "." }) else { return 0 }
    let point = digits.firstIndex(of: ".") ?? digits.endIndex
    let distance = digits.distance(from: first, to: point)
    return distance > 0 ? distance - 1 : distance
  }

  /// The number that a text writes, or nil: an optional minus, digits, a point and digits, with
  /// white space around. No plus, no exponent, no thousands separators.
  public static func number(of text: String) -> Double? {
    var text = text
    return text.withUTF8 { number(of: $0) }
  }

  private static func number(of bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    var start = 0
    var end = bytes.count
    while start < end, isSpace(bytes[start]) { start += 1 }
    while start < end, isSpace(bytes[end - 1]) { end -= 1 }
    guard start < end else { return nil }
    let negative = bytes[start] == UInt8(ascii: "-")
    var at = negative ? start + 1 : start
    var whole: Int64 = 0
    var digits = 0
    var points = 0
    while at < end {
      switch bytes[at] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits += 1
        if points == 0, digits <= 15 { whole = whole * 10 + Int64(bytes[at] &- 48) }
      case UInt8(ascii: "."): points += 1
      default: return nil
      }
      at += 1
    }
    guard digits > 0, points <= 1 else { return nil }
    if points == 0, digits <= 15 { return Double(negative ? -whole : whole) }
    return Double(String(decoding: bytes[start..<end], as: UTF8.self).dropTrailingPoint)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  /// The shortest digits that give the number back, with the exponent worked out.
  private static func plain(_ description: String) -> String {
    guard let mark = description.firstIndex(of: "e"),
      let exponent = Int(description[description.index(after: mark)...])
    else { return description.hasSuffix(".0") ? String(description.dropLast(2)) : description }
    let sign = description.hasPrefix("-") ? "-" : ""
    let mantissa = description[..<mark].drop { $0 == "-" }
    let parts = mantissa.split(separator: ".", omittingEmptySubsequences: false)
    let fraction = parts.count == 2 && parts[1] != "0" ? String(parts[1]) : ""
    let digits = String(parts[0]) + fraction
    let point = parts[0].count + exponent
    if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
    if point >= digits.count {
      return sign + digits + String(repeating: "0", count: point - digits.count)
    }
    return sign + digits.prefix(point) + "." + digits.dropFirst(point)
  }
}

extension String {
  /// `5.` is a number in XPath, but not to the standard library.
  fileprivate var dropTrailingPoint: String { hasSuffix(".") ? String(dropLast()) : self }
}
