/// Writes lines of comma-separated values after RFC 4180, in UTF-8. A field is quoted where it has
/// to be, and where it begins or ends with a space, which some readers drop.
struct CSVWriter {
  private(set) var bytes: [UInt8]
  private let lineEnd: [UInt8]

  init(lineEnd: LineEnd, hasByteOrderMark: Bool) {
    self.lineEnd = lineEnd.bytes
    bytes = hasByteOrderMark ? [0xEF, 0xBB, 0xBF] : []
  }

  mutating func write(_ cells: [Cell]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      switch cell {
      case .empty: break
      case .number(let text): bytes.append(contentsOf: text.utf8)
      case .text(let text): field(SpreadsheetText.harmless(text))
      }
    }
    bytes.append(contentsOf: lineEnd)
  }

  private mutating func field(_ text: String) {
    var text = text
    text.withUTF8 { field in
      guard Self.needsQuotes(field) else { return bytes.append(contentsOf: field) }
      bytes.append(UInt8(ascii: "\""))
      for byte in field {
        if byte == UInt8(ascii: "\"") { bytes.append(byte) }
        bytes.append(byte)
      }
      bytes.append(UInt8(ascii: "\""))
    }
  }

  private static func needsQuotes(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
    if field.first == UInt8(ascii: " ") || field.last == UInt8(ascii: " ") { return true }
    return field.contains { byte in
      switch byte {
      case UInt8(ascii: ","), UInt8(ascii: "\""), 0x0A, 0x0D: true
      default: false
      }
    }
  }
}
