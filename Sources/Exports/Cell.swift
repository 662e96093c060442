import Values

/// What stands in one place of a table.
enum Cell: Sendable, Hashable {
  case empty
  /// A number, or several, as they are: nothing that a spreadsheet could take for a formula.
  case number(String)
  /// Anybody's words.
  case text(String)
}

extension Cell {
  /// Whether a text is a number, or several with spaces and semicolons between, as in the answer to
  /// a `geotrace`: digits, points and minuses in the right places and nothing else.
  static func isNumbers(_ text: String) -> Bool {
    var text = text
    let isPlain = text.withUTF8 { $0.allSatisfy(isNumberByte) }
    guard isPlain else { return false }
    let parts = text.split { $0 == " " || $0 == ";" }
    return !parts.isEmpty && parts.allSatisfy { DecimalNotation.number(of: String($0)) != nil }
  }

  private static func isNumberByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
      UInt8(ascii: " "), UInt8(ascii: ";"):
      true
    default: false
    }
  }
}
