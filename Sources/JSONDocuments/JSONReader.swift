/// Reads JSON strictly, remembering where every value stands.
///
/// Foundation's decoder takes trailing commas, duplicate keys and byte order marks without a word
/// and knows no line numbers; an author needs all of that, and whatever arrives from outside must
/// mean one thing only, so every JSON text of the project is read here.
public struct JSONReader {
  /// Deeper nesting is refused: it is an attack or a mistake, and recursion must stay bounded.
  public static let deepest = 200

  private let bytes: [UInt8]
  private var at = 0
  private var depth = 0
  private var lastComma = 0
  private var recovered: [JSONFault] = []

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

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
    var reader = JSONReader(bytes)
    do throws(JSONFault) {
      let node = try reader.document()
      return (node, reader.recovered)
    } catch {
      return (nil, reader.recovered + [error])
    }
  }

  private mutating func document() throws(JSONFault) -> JSONNode {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      recovered.append(JSONFault(.byteOrderMark, at: 0))
      at = 3
    }
    skipSpace()
    guard at < bytes.count else { throw JSONFault(.empty, at: at) }
    let node = try value()
    skipSpace()
    guard at == bytes.count else { throw JSONFault(.textAfterEnd, at: at) }
    return node
  }

  private mutating func value() throws(JSONFault) -> JSONNode {
    let start = at
    switch try peek() {
    case UInt8(ascii: "{"):
      return JSONNode(.object(try nested { r throws(JSONFault) in try r.members() }), at: start)
    case UInt8(ascii: "["):
      return JSONNode(.array(try nested { r throws(JSONFault) in try r.elements() }), at: start)
    case UInt8(ascii: "\""): return JSONNode(.string(try string()), at: start)
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return JSONNode(.number(try number()), at: start)
    default: throw unexpected()
    }
  }

  private mutating func nested<T>(
    _ body: (inout JSONReader) throws(JSONFault) -> T
  ) throws(JSONFault) -> T {
    guard depth < Self.deepest else { throw JSONFault(.tooDeep(limit: Self.deepest), at: at) }
    depth += 1
    at += 1
    skipSpace()
    let result = try body(&self)
    depth -= 1
    return result
  }

  private mutating func members() throws(JSONFault) -> [JSONMember] {
    var members: [JSONMember] = []
    var keys: Set<String> = []
    while try !closed(by: UInt8(ascii: "}"), afterComma: !members.isEmpty) {
      let keyOffset = at
      guard try peek() == UInt8(ascii: "\"") else { throw unexpected() }
      let key = try string()
      if !keys.insert(key).inserted {
        recovered.append(JSONFault(.duplicateKey(key), at: keyOffset))
      }
      skipSpace()
      guard try peek() == UInt8(ascii: ":") else { throw unexpected() }
      at += 1
      skipSpace()
      members.append(JSONMember(key: key, keyOffset: keyOffset, value: try value()))
      guard try separated(before: UInt8(ascii: "}")) else { break }
    }
    return members
  }

  private mutating func elements() throws(JSONFault) -> [JSONNode] {
    var elements: [JSONNode] = []
    while try !closed(by: UInt8(ascii: "]"), afterComma: !elements.isEmpty) {
      elements.append(try value())
      guard try separated(before: UInt8(ascii: "]")) else { break }
    }
    return elements
  }

  /// Whether the container ends here; after a comma that is a trailing comma, noted and passed.
  private mutating func closed(by bracket: UInt8, afterComma: Bool) throws(JSONFault) -> Bool {
    guard try peek() == bracket else { return false }
    if afterComma { recovered.append(JSONFault(.trailingComma, at: lastComma)) }
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

  private mutating func word(
    _ word: StaticString, _ kind: JSONNode.Kind
  ) throws(JSONFault) -> JSONNode {
    let start = at
    for index in 0..<word.utf8CodeUnitCount {
      guard try peek() == word.utf8Start[index] else { throw unexpected() }
      at += 1
    }
    return JSONNode(kind, at: start)
  }

  private mutating func number() throws(JSONFault) -> String {
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
    return String(decoding: bytes[start..<at], as: UTF8.self)
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
  private mutating func string() throws(JSONFault) -> String {
    at += 1
    let start = at
    while at < bytes.count, bytes[at] != UInt8(ascii: "\""), bytes[at] != UInt8(ascii: "\\") {
      if bytes[at] < 0x20 { throw JSONFault(.controlCharacterInString, at: at) }
      at += 1
    }
    guard at < bytes.count else { throw JSONFault(.unexpectedEnd, at: at) }
    if bytes[at] == UInt8(ascii: "\"") {
      at += 1
      return try text(bytes[start..<at - 1], from: start)
    }
    return try escapedString(from: start)
  }

  /// The rest of a string in which a backslash was met.
  private mutating func escapedString(from start: Int) throws(JSONFault) -> String {
    var unescaped = Array(bytes[start..<at])
    while at < bytes.count {
      let byte = bytes[at]
      switch byte {
      case UInt8(ascii: "\""):
        at += 1
        return try text(unescaped[...], from: start)
      case UInt8(ascii: "\\"):
        let scalar = try escape()
        unescaped.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
      case 0..<0x20: throw JSONFault(.controlCharacterInString, at: at)
      default:
        unescaped.append(byte)
        at += 1
      }
    }
    throw JSONFault(.unexpectedEnd, at: at)
  }

  private mutating func escape() throws(JSONFault) -> Unicode.Scalar {
    let start = at
    at += 1
    let letter = try peek()
    at += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicodeEscape(from: start)
    default: throw JSONFault(.invalidEscape, at: start)
    }
  }

  private mutating func unicodeEscape(from start: Int) throws(JSONFault) -> Unicode.Scalar {
    let high = try hexQuad(from: start)
    if let scalar = Unicode.Scalar(high) { return scalar }
    guard high < 0xDC00, at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"),
      bytes[at + 1] == UInt8(ascii: "u")
    else { throw JSONFault(.loneSurrogate, at: start) }
    at += 2
    let low = try hexQuad(from: start)
    guard (0xDC00...0xDFFF).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    else { throw JSONFault(.loneSurrogate, at: start) }
    return scalar
  }

  private mutating func hexQuad(from start: Int) throws(JSONFault) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = Character(Unicode.Scalar(try peek())).hexDigitValue else {
        throw JSONFault(.invalidEscape, at: start)
      }
      value = value << 4 | UInt32(digit)
      at += 1
    }
    return value
  }

  /// The text of these bytes, which the string whose content begins at `start` has written.
  private func text(_ content: ArraySlice<UInt8>, from start: Int) throws(JSONFault) -> String {
    guard let text = String(validating: content, as: UTF8.self) else {
      throw JSONFault(.invalidUTF8, at: firstInvalidByte(from: start))
    }
    return text
  }

  /// Escapes are ASCII, so the bytes of the file are wrong exactly where the text is.
  private func firstInvalidByte(from start: Int) -> Int {
    var decoder = UTF8()
    var input = bytes[start..<at].makeIterator()
    var offset = start
    while case .scalarValue(let scalar) = decoder.decode(&input) { offset += UTF8.width(scalar) }
    return offset
  }
}
