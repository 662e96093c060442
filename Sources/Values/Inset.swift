/// Marks around an answer that was filled into a text, where the two are written in opposite
/// directions: whoever draws the text keeps the letters of one from mixing with those of the other
/// (isolates, UAX #9), and whoever does not leaves the marks out.
///
/// They are the last two code points for private use, which no keyboard types and no terminal draws,
/// so that no isolate from outside passes for one.
public enum Inset {
  /// Stands before what was filled in.
  public static let start: Unicode.Scalar = "\u{10FFFC}"
  /// Stands behind it.
  public static let end: Unicode.Scalar = "\u{10FFFD}"

  /// Whether a code point is one of the two.
  @inline(__always)
  public static func isMark(_ scalar: Unicode.Scalar) -> Bool { scalar == start || scalar == end }

  /// An answer as it is filled into a text.
  public static func marked(_ answer: String, in text: String) -> String {
    let clean = cleared(answer)
    guard isRightToLeft(text) || isRightToLeft(clean) else { return clean }
    var marked = String(start)
    marked += clean
    marked.unicodeScalars.append(end)
    return marked
  }

  /// A text whose own marks, which nobody types, are seen.
  private static func cleared(_ text: String) -> String {
    // Both begin with the byte 0xF4.
    guard text.utf8.contains(0xF4), text.unicodeScalars.contains(where: isMark) else { return text }
    return String(
      String.UnicodeScalarView(text.unicodeScalars.map { isMark($0) ? "\u{FFFD}" : $0 }))
  }

  /// Whether a text has letters that are written from right to left.
  public static func isRightToLeft(_ text: String) -> Bool {
    // The first of them is Hebrew's, U+0590: two bytes from 0xD6 on.
    text.utf8.contains { $0 >= 0xD6 }
      && text.unicodeScalars.contains { (0x590...0x8FF).contains($0.value) || isForm($0) }
  }

  /// The forms of Hebrew and Arabic letters, and the scripts of plane 1 written that way.
  private static func isForm(_ scalar: Unicode.Scalar) -> Bool {
    (0xFB1D...0xFDFF).contains(scalar.value)
      || (0xFE70...0xFEFF).contains(scalar.value) || (0x10800...0x10FFF).contains(scalar.value)
      || (0x1E800...0x1EFFF).contains(scalar.value)
  }
}
