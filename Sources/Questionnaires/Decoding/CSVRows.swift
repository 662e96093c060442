/// Reads comma-separated values by RFC 4180, strictly and row by row: a quote only around a whole
/// field, doubled inside. Lines end with LF or CR LF; a byte order mark, which spreadsheets write,
/// is passed over.
struct CSVRows {
  struct Fault: Error {
    let fault: ChoiceFileFault
    let offset: Int
  }

  /// What stopped the reading.
  private(set) var fault: Fault?

  /// Where the text of one field stands.
  struct Field {
    /// The byte at which the field begins, with its quote if it has one.
    let offset: Int
    fileprivate let content: Range<Int>
    fileprivate let hasDoubledQuotes: Bool
  }

  private let bytes: [UInt8]
  /// The first byte of the whole file that is not UTF-8.
  private let firstInvalidByte: Int?
  private var at = 0
  /// The fields of the row that was read last.
  private(set) var fields: [Field] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    firstInvalidByte = Self.firstInvalidByte(in: bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
  }

  /// The byte at which the row that was read last begins.
  var offset: Int { fields.first?.offset ?? at }

  /// Reads the next row that is not blank; false at the end and at a fault.
  mutating func readRow() -> Bool {
    while at < bytes.count, endsLine(at) { skipLineEnd() }
    guard at < bytes.count else { return false }
    fields.removeAll(keepingCapacity: true)
    while let field = field() {
      if let firstInvalidByte, (field.offset..<at).contains(firstInvalidByte) {
        fault = Fault(fault: .notUTF8, offset: field.offset)
        return false
      }
      fields.append(field)
      guard at < bytes.count, bytes[at] == UInt8(ascii: ",") else {
        skipLineEnd()
        return true
      }
      at += 1
    }
    return false
  }

  /// The text of a field.
  func text(_ field: Field) -> String {
    let text = String(decoding: bytes[field.content], as: UTF8.self)
    return field.hasDoubledQuotes ? text.replacing("\"\"", with: "\"") : text
  }

  private mutating func field() -> Field? {
    if at < bytes.count, bytes[at] == UInt8(ascii: "\"") { return quotedField() }
    let start = at
    while at < bytes.count, bytes[at] != UInt8(ascii: ","), !endsLine(at) {
      if bytes[at] == UInt8(ascii: "\"") { return stop(.quoteInsideField, at: at) }
      at += 1
    }
    return Field(offset: start, content: start..<at, hasDoubledQuotes: false)
  }

  private mutating func quotedField() -> Field? {
    let start = at
    var hasDoubledQuotes = false
    at += 1
    while at < bytes.count {
      if bytes[at] != UInt8(ascii: "\"") {
        at += 1
      } else if at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "\"") {
        hasDoubledQuotes = true
        at += 2
      } else {
        at += 1
        guard at == bytes.count || bytes[at] == UInt8(ascii: ",") || endsLine(at)
        else { return stop(.textAfterQuote, at: at) }
        return Field(
          offset: start, content: start + 1..<at - 1, hasDoubledQuotes: hasDoubledQuotes)
      }
    }
    return stop(.unclosedQuote, at: start)
  }

  private mutating func stop(_ what: ChoiceFileFault, at offset: Int) -> Field? {
    fault = Fault(fault: what, offset: offset)
    return nil
  }

  /// Commas, quotes and line ends are ASCII, so a field is UTF-8 exactly where the file is.
  private static func firstInvalidByte(in bytes: [UInt8]) -> Int? {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }

  private func endsLine(_ offset: Int) -> Bool {
    if bytes[offset] == UInt8(ascii: "\n") { return true }
    return bytes[offset] == UInt8(ascii: "\r")
      && (offset + 1 == bytes.count || bytes[offset + 1] == UInt8(ascii: "\n"))
  }

  private mutating func skipLineEnd() {
    if at < bytes.count, bytes[at] == UInt8(ascii: "\r") { at += 1 }
    if at < bytes.count, bytes[at] == UInt8(ascii: "\n") { at += 1 }
  }
}
