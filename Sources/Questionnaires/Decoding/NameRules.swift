/// What the format's names may be made of.
enum NameRules {
  /// How many bytes the name of an item or a list may have. It is a column's title in exports, and
  /// is repeated wherever something is said of it.
  static let longestName = 256

  /// An `id`: letters without accents, digits, `_`, `.` and `-`, beginning with a letter or `_`. It
  /// becomes part of file names and addresses.
  static func isID(_ text: String) -> Bool {
    guard let first = text.utf8.first, isASCIILetter(first) || first == UInt8(ascii: "_")
    else { return false }
    return text.utf8.count <= 128 && text.utf8.allSatisfy(isWordByte)
  }

  /// An item's name: an XML name without a colon.
  static func isItemName(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, isNameStart(first) else { return false }
    return text.unicodeScalars.allSatisfy(isNamePart)
  }

  /// A choice list's name: like an item's, and it may begin with a digit, as in `5points`.
  static func isListName(_ text: String) -> Bool {
    !text.isEmpty && text.unicodeScalars.allSatisfy(isNamePart)
  }

  /// A choice's name: no space, since one stands between the names of a multiple selection, and
  /// nothing that cannot be seen.
  static func isChoiceName(_ text: String) -> Bool {
    if !text.bytes(contain: { !(0x21...0x7E).contains($0) }) { return !text.isEmpty }
    return text.unicodeScalars.allSatisfy { scalar in
      !scalar.properties.isWhitespace && !isControl(scalar)
    }
  }

  /// A language tag that is well formed by BCP 47: `en`, `pt-BR`, `zh-Hant-TW`.
  static func isLanguageTag(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard let first = parts.first, (2...8).contains(first.count) || parts.count > 1,
      !first.isEmpty, first.allSatisfy(isASCIILetter)
    else { return false }
    return parts.allSatisfy { (1...8).contains($0.count) && $0.allSatisfy(isLetterOrDigit) }
  }

  /// A disposition: three digits, and further ones for a study's own kinds.
  static func isOutcomeCode(_ text: String) -> Bool {
    (3...6).contains(text.utf8.count) && text.utf8.allSatisfy(isDigit)
  }

  /// Control characters do not show, and a terminal obeys them.
  static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
  }

  /// The UTF-8 index of the first control character that is no line break.
  static func firstControl(in words: String) -> Int? {
    // Most texts have no byte that could begin one: C1 controls are written C2 80 to C2 9F.
    let isSuspect = words.bytes(contain: { ($0 < 0x20 && $0 != 0x0A) || $0 == 0x7F || $0 == 0xC2 })
    guard isSuspect else { return nil }
    let index = words.unicodeScalars.firstIndex { isControl($0) && $0 != "\n" }
    return index.map { words.utf8.distance(from: words.startIndex, to: $0) }
  }
}

// MARK: - Characters

extension NameRules {
  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isASCIILetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20)
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    isASCIILetter(byte) || isDigit(byte)
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    isLetterOrDigit(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: "-")
  }

  /// XML 1.0, production 4.
  private static func isNameStart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5A, 0x5F, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D,
      0x37F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF,
      0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x10000...0xEFFFF:
      true
    default: false
    }
  }

  /// XML 1.0, production 4a.
  private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2D, 0x2E, 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
    default: isNameStart(scalar)
    }
  }
}
