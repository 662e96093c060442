/// Reads JSON strictly, remembering where every value stands.
///
/// Foundation's decoder takes trailing commas, duplicate keys and byte order marks without a word
/// and knows no line numbers; an author needs all of that, and whatever arrives from outside must
/// mean one thing only, so every JSON text of the project is read here.
public struct JSONReader {
  /// Deeper nesting is refused: it is an attack or a mistake, and recursion must stay bounded.
  public static let deepest = 200

  /// More faults than this are not told: nobody reads them.
  public static let mostRecovered = 10_000

  private let bytes: [UInt8]
  private var entries: [JSONEntry] = []
  private var at = 0
  private var depth = 0
  private var lastComma = 0
  private var recovered: [JSONFault] = []
  /// The first byte of the whole text that is not UTF-8.
  private let firstInvalidByte: Int?

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    firstInvalidByte = Self.firstInvalidByte(in: bytes)
    // A questionnaire has about one entry every ten bytes.
    entries.reserveCapacity(bytes.count / 8 + 8)
  }

  /// Reads the whole text, or throws the first fault.
  public static func parse(_ bytes: [UInt8]) throws(JSONFault) -> JSONNode {
    let (node, faults) = read(bytes)
    if let fault = faults.first { throw fault }
    guard let node else { throw JSONFault(.empty, at: 0) }
    return node
  }

  /// Reads as far as it can and reports every fault seen. The node is nil when a fault stopped the
  /// reading; with recoverable faults alone it is complete.
  public static func read(_ bytes: [UInt8]) -> (node: JSONNode?, faults: [JSONFault]) {
    guard bytes.count <= JSONEntry.largestText else {
      return (nil, [JSONFault(.tooLarge(limit: JSONEntry.largestText), at: 0)])
    }
    var reader = JSONReader(bytes)
    do throws(JSONFault) {
      try reader.document()
      let document = JSONDocument(bytes: bytes, entries: reader.entries)
      return (JSONNode(document, 0), reader.recovered)
    } catch {
      return (nil, reader.recovered + [error])
    }
  }

  private mutating func document() throws(JSONFault) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      recovered.append(JSONFault(.byteOrderMark, at: 0))
      at = 3
    }
    skipSpace()
    guard at < bytes.count else { throw JSONFault(.empty, at: at) }
    try value()
    skipSpace()
    guard at == bytes.count else { throw JSONFault(.textAfterEnd, at: at) }
  }

  private mutating func value() throws(JSONFault) {
    switch try peek() {
    case UInt8(ascii: "{"): try nested { r throws(JSONFault) in try r.members() }
    case UInt8(ascii: "["): try nested { r throws(JSONFault) in try r.elements() }
    case UInt8(ascii: "\""): try string()
    case UInt8(ascii: "t"): try word("true")
    case UInt8(ascii: "f"): try word("false")
    case UInt8(ascii: "n"): try word("null")
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try number()
    default: throw unexpected()
    }
  }

  /// An array or object; its entry learns where it ends when it has been read.
  private mutating func nested(
    _ body: (inout JSONReader) throws(JSONFault) -> Void
  ) throws(JSONFault) {
    guard depth < Self.deepest else { throw JSONFault(.tooDeep(limit: Self.deepest), at: at) }
    let start = at
    let index = entries.count
    entries.append(JSONEntry(offset: start, end: 0))
    depth += 1
    at += 1
    skipSpace()
    try body(&self)
    depth -= 1
    entries[index] = JSONEntry(offset: start, end: entries.count)
  }

  private mutating func members() throws(JSONFault) {
    let first = entries.count
    var keys = KeysOfObject(first: first)
    while try !closed(by: UInt8(ascii: "}"), afterComma: entries.count > first) {
      guard try peek() == UInt8(ascii: "\"") else { throw unexpected() }
      try string()
      note(&keys)
      skipSpace()
      guard try peek() == UInt8(ascii: ":") else { throw unexpected() }
      at += 1
      skipSpace()
      try value()
      guard try separated(before: UInt8(ascii: "}")) else { break }
    }
  }

  /// Notes the key that was just read if the object has it already.
  private mutating func note(_ keys: inout KeysOfObject) {
    guard let key = entries.last, keys.isRepeated(key, in: bytes, entries) else { return }
    recover(JSONFault(.duplicateKey(key.text(in: bytes)), at: key.start))
  }

  /// Notes a fault that the reading goes on after.
  private mutating func recover(_ fault: JSONFault) {
    if recovered.count < Self.mostRecovered { recovered.append(fault) }
  }

  private mutating func elements() throws(JSONFault) {
    let first = entries.count
    while try !closed(by: UInt8(ascii: "]"), afterComma: entries.count > first) {
      try value()
      guard try separated(before: UInt8(ascii: "]")) else { break }
    }
  }

  /// Whether the container ends here; after a comma that is a trailing comma, noted and passed.
  private mutating func closed(by bracket: UInt8, afterComma: Bool) throws(JSONFault) -> Bool {
    guard try peek() == bracket else { return false }
    if afterComma { recover(JSONFault(.trailingComma, at: lastComma)) }
    at += 1
    return true
  }

  /// Passes the comma before another element, or the closing bracket; says which it was.
  private mutating func separated(before bracket: UInt8) throws(JSONFault) -> Bool {
    skipSpace()
    switch try peek() {
    case UInt8(ascii: ","):
      lastComma = at
      at += 1
      skipSpace()
      return true
    case bracket:
      at += 1
      return false
    default: throw unexpected()
    }
  }

  private mutating func word(_ word: StaticString) throws(JSONFault) {
    let start = at
    for index in 0..<word.utf8CodeUnitCount {
      guard try peek() == word.utf8Start[index] else { throw unexpected() }
      at += 1
    }
    entries.append(JSONEntry(offset: start, end: at))
  }

  private mutating func number() throws(JSONFault) {
    let start = at
    if bytes[at] == UInt8(ascii: "-") { at += 1 }
    let whole = digits()
    guard whole > 0, whole == 1 || bytes[at - whole] != UInt8(ascii: "0") else {
      throw JSONFault(.malformedNumber, at: start)
    }
    if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
      at += 1
      guard digits() > 0 else { throw JSONFault(.malformedNumber, at: start) }
    }
    if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
      at += 1
      if at < bytes.count, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") {
        at += 1
      }
      guard digits() > 0 else { throw JSONFault(.malformedNumber, at: start) }
    }
    entries.append(JSONEntry(offset: start, end: at))
  }

  private mutating func digits() -> Int {
    let start = at
    while at < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[at]) { at += 1 }
    return at - start
  }

  private mutating func skipSpace() {
    while at < bytes.count {
      switch bytes[at] {
      case 0x20, 0x09, 0x0A, 0x0D: at += 1
      default: return
      }
    }
  }

  private func peek() throws(JSONFault) -> UInt8 {
    guard at < bytes.count else { throw JSONFault(.unexpectedEnd, at: at) }
    return bytes[at]
  }

  private func unexpected() -> JSONFault {
    guard at < bytes.count else { return JSONFault(.unexpectedEnd, at: at) }
    let rest = String(decoding: bytes[at..<min(at + 4, bytes.count)], as: UTF8.self)
    return JSONFault(.unexpected(character: rest.first.map(String.init) ?? "?"), at: at)
  }
}

// MARK: - Strings

extension JSONReader {
  /// Passes a string, making sure of its escapes and bytes; nothing is copied.
  private mutating func string() throws(JSONFault) {
    let start = at
    var next = start + 1
    var isEscaped = false
    // Its highest bit tells of a byte from 0x7F on.
    var allBytes: UInt8 = 0
    while true {
      next = endOfRun(from: next, &allBytes)
      guard next < bytes.count, bytes[next] != UInt8(ascii: "\"") else { break }
      guard bytes[next] == UInt8(ascii: "\\") else {
        throw JSONFault(.controlCharacterInString, at: next)
      }
      isEscaped = true
      _ = try JSONEscape.scalar(in: bytes, at: &next)
    }
    guard next < bytes.count else { throw JSONFault(.unexpectedEnd, at: next) }
    if let firstInvalidByte, (start..<next).contains(firstInvalidByte) {
      throw JSONFault(.invalidUTF8, at: firstInvalidByte)
    }
    at = next + 1
    entries.append(
      JSONEntry(offset: start, end: at, isPlain: !isEscaped && allBytes < 0x80))
  }

  /// Passes bytes that stand for themselves: most of every text.
  private func endOfRun(from start: Int, _ allBytes: inout UInt8) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      var next = start
      while next < bytes.count {
        let byte = bytes[next]
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { break }
        allBytes |= byte | (byte &+ 1)
        next += 1
      }
      return next
    }
  }

  /// Quotes are ASCII, so a string is UTF-8 exactly where the text around it is.
  private static func firstInvalidByte(in bytes: [UInt8]) -> Int? {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }
}
