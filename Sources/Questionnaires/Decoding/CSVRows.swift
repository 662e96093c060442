/// Reads comma-separated values by RFC 4180, strictly and row by row: a quote only around a whole
/// field, doubled inside. Lines end with LF or CR LF; a byte order mark, which spreadsheets write,
/// is passed over.
struct CSVRows {
  struct Fault: Error {
    let fault: ChoiceFileFault
    let offset: Int
  }

  /// One row; `offset` is the byte at which it begins.
  struct Row {
    var fields: [String] = []
    var offsets: [Int] = []
    var offset = 0
  }

  private let bytes: [UInt8]
  private var at = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
  }

  /// The next row that is not blank, or nil at the end.
  mutating func next() throws(Fault) -> Row? {
    while at < bytes.count, endsLine(at) { skipLineEnd() }
    guard at < bytes.count else { return nil }
    var row = Row()
    row.offset = at
    while true {
      row.offsets.append(at)
      row.fields.append(try field())
      guard at < bytes.count, bytes[at] == UInt8(ascii: ",") else { break }
      at += 1
    }
    skipLineEnd()
    return row
  }

  private mutating func field() throws(Fault) -> String {
    if at < bytes.count, bytes[at] == UInt8(ascii: "\"") { return try quotedField() }
    let start = at
    while at < bytes.count, bytes[at] != UInt8(ascii: ","), !endsLine(at) {
      if bytes[at] == UInt8(ascii: "\"") { throw Fault(fault: .quoteInsideField, offset: at) }
      at += 1
    }
    return try text(bytes[start..<at], at: start)
  }

  private mutating func quotedField() throws(Fault) -> String {
    let start = at
    var content: [UInt8] = []
    at += 1
    while at < bytes.count {
      if bytes[at] != UInt8(ascii: "\"") {
        content.append(bytes[at])
        at += 1
      } else if at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "\"") {
        content.append(bytes[at])
        at += 2
      } else {
        at += 1
        guard at == bytes.count || bytes[at] == UInt8(ascii: ",") || endsLine(at)
        else { throw Fault(fault: .textAfterQuote, offset: at) }
        return try text(content[...], at: start)
      }
    }
    throw Fault(fault: .unclosedQuote, offset: start)
  }

  private func text(_ slice: ArraySlice<UInt8>, at offset: Int) throws(Fault) -> String {
    guard let text = String(validating: slice, as: UTF8.self) else {
      throw Fault(fault: .notUTF8, offset: offset)
    }
    return text
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
