/// Why a text is not JSON as this project reads it: RFC 8259, with no key twice, no byte order
/// mark, and no deeper than `JSONReader.deepest` levels.
public struct JSONFault: Error, Sendable, Hashable {
  public enum Code: Sendable, Hashable {
    case byteOrderMark
    case empty
    case unexpectedEnd
    case unexpected(character: String)
    case trailingComma
    case duplicateKey(String)
    case controlCharacterInString
    case invalidEscape
    case loneSurrogate
    case invalidUTF8
    case malformedNumber
    case tooDeep(limit: Int)
    case tooLarge(limit: Int)
    case textAfterEnd
  }

  public let code: Code
  /// The byte, counted from 0, at which the fault was seen.
  public let offset: Int

  public init(_ code: Code, at offset: Int) {
    self.code = code
    self.offset = offset
  }

  /// Whether what follows can still be read, so that further faults are found in the same pass.
  public var isRecoverable: Bool {
    switch code {
    case .byteOrderMark, .trailingComma, .duplicateKey: true
    default: false
    }
  }
}

extension JSONFault {
  /// What is wrong, and how to mend it, for a person. Holds no text of the file but a key's name.
  public var sentence: String {
    switch code {
    case .byteOrderMark:
      "the file begins with a byte order mark; save it as UTF-8 without one"
    case .empty:
      "the file is empty; a JSON value is expected"
    case .unexpectedEnd:
      "the file ends in the middle of a value; a closing quote, bracket or brace is missing"
    case .unexpected(let character):
      "'\(shown(character))' cannot stand here; look for a missing comma, colon or quote just before it"
    case .trailingComma:
      "a comma stands before a closing bracket; remove the comma"
    case .duplicateKey(let key):
      "the key '\(shown(key))' stands twice in this object; keep one of them"
    case .controlCharacterInString:
      "a line break or other control character stands inside a text; write it as \\n or \\u00XX"
    case .invalidEscape:
      "this backslash begins no escape; write \\\\ for a backslash itself"
    case .loneSurrogate:
      "this \\u escape is half of a character; write the character itself"
    case .invalidUTF8:
      "these bytes are not UTF-8; save the file as UTF-8"
    case .malformedNumber:
      "this is not a number as JSON writes it; no leading zeros or plus sign, digits after a point"
    case .tooDeep(let limit):
      "values are nested more than \(limit) levels deep here; nest them less"
    case .tooLarge(let limit):
      "the file has more than \(limit) bytes; split it"
    case .textAfterEnd:
      "text follows after the end of the value; remove it"
    }
  }
}

/// Short, and without what a terminal would obey.
private func shown(_ text: String) -> String {
  let longest = 60
  var scalars = String.UnicodeScalarView()
  for scalar in text.unicodeScalars.prefix(longest) {
    let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
    scalars.append(isControl ? "\u{FFFD}" : scalar)
  }
  return String(scalars) + (text.unicodeScalars.count > longest ? "…" : "")
}
