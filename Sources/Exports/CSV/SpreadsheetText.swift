/// Makes anybody's words safe to open in a spreadsheet.
///
/// A program that opens CSV takes a cell that begins with `=`, `+`, `-`, `@`, a tab or a line break
/// for a formula, and a formula can send the sheet to a stranger; some take wide and small forms of
/// these for the same, or pass over characters that nobody sees. Such a text gets an apostrophe in front,
/// which spreadsheets read as «text follows». One that already begins with apostrophes and then one of
/// those gets another, so that the words can always be had back: where apostrophes, and what nobody sees,
/// are followed by such a character, drop the first of them.
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
    let first = text.unicodeScalars.first { $0 != "'" && !isUnseen($0) }
    return first.map(begins) ?? false
  }

  private static func begins(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "=", "+", "-", "@", "\t", "\n", "\r": true
    // Wide and small forms, and the minus of mathematics: some spreadsheets compute them just the same.
    case "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
    case "\u{FE66}", "\u{FE62}", "\u{FE63}", "\u{FE6B}", "\u{2212}": true
    default: false
    }
  }

  /// Whether it takes no place where it is shown, so that a program may pass over it: a space of no width,
  /// a joiner, a mark of direction or of byte order, a soft hyphen; or shows nothing, as Braille's blank.
  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\u{2800}" || scalar.properties.generalCategory == .format
      || scalar.properties.isDefaultIgnorableCodePoint
  }

  /// Whether it is free of bytes that what is made visible is written with: so are most texts.
  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { byte in
      byte >= 0x20 && byte != 0x7F && byte != 0xC2 && byte != 0xE2 && byte != 0xEF
    }
  }

  /// Control characters as something that can be seen, for some programs stop at them and terminals
  /// obey them, and so what writes words backwards or parts them with no room between: what a cell says
  /// must be what is read in it. Tabs stay, and joiners and marks of direction, which words need; every
  /// kind of line break becomes LF.
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
    case 0x200B, 0x2060, 0xFEFF, 0x202D, 0x202E:
      text.append(contentsOf: "\\u\(String(scalar.value, radix: 16))".unicodeScalars)
    default: text.append(scalar)
    }
  }
}
