/// Makes anybody's words safe to open in a spreadsheet.
///
/// A program that opens CSV takes a cell that begins with `=`, `+`, `-`, `@`, a tab or a line break
/// for a formula, and a formula can send the sheet to a stranger. Such a text gets an apostrophe in
/// front, which spreadsheets read as «text follows». One that already begins with apostrophes and
/// then one of those gets another, so that the words can always be had back: where apostrophes are
/// followed by such a character, drop the first of them.
///
/// What no file can defend against is a spreadsheet told to part cells at another character than
/// the comma.
enum SpreadsheetText {
  static func harmless(_ text: String) -> String {
    let visible = isPlain(text) ? text : visible(text)
    return isFormula(visible) ? "'" + visible : visible
  }

  /// Whether a spreadsheet could compute it, now or once its first apostrophe is dropped.
  static func isFormula(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first(where: { $0 != "'" }) else { return false }
    switch first {
    case "=", "+", "-", "@", "\t", "\n", "\r": return true
    // The full-width forms, which East Asian spreadsheets compute just the same.
    case "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": return true
    default: return false
    }
  }

  /// Whether it is free of bytes that control characters are written with: so are most texts.
  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != 0xC2 }
  }

  /// Control characters as something that can be seen, for some programs stop at them and terminals
  /// obey them. Tabs stay, and every kind of line break becomes LF.
  private static func visible(_ text: String) -> String {
    var visible = String.UnicodeScalarView()
    var wasReturn = false
    for scalar in text.unicodeScalars {
      if !(wasReturn && scalar == "\n") { append(scalar, to: &visible) }
      wasReturn = scalar == "\r"
    }
    return String(visible)
  }

  private static func append(_ scalar: Unicode.Scalar, to text: inout String.UnicodeScalarView) {
    switch scalar.value {
    case 0x09, 0x0A: text.append(scalar)
    case 0x0D: text.append("\n")
    case 0x7F: text.append("\u{2421}")
    // Unicode has a picture of each of these: ␀ to ␟.
    case 0..<0x20: text.append(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
    case 0x80...0x9F:
      text.append(contentsOf: "\\u00\(String(scalar.value, radix: 16))".unicodeScalars)
    default: text.append(scalar)
    }
  }
}
