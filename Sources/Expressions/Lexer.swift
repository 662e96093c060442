import Values

/// Cuts an expression's text into tokens.
struct Lexer {
  /// More than an author can mean; keeps hostile files from costing time.
  static let longest = 100_000

  private let bytes: [UInt8]
  private var at = 0

  private init(_ text: String) { bytes = Array(text.utf8) }

  static func tokens(of text: String) throws(SyntaxFault) -> [Token] {
    var lexer = Lexer(text)
    guard lexer.bytes.count <= longest else { throw SyntaxFault(.tooLong, at: longest) }
    var tokens: [Token] = []
    while let token = try lexer.next() { tokens.append(token) }
    tokens.append(Token(kind: .end, range: lexer.at..<lexer.at))
    return tokens
  }

  private mutating func next() throws(SyntaxFault) -> Token? {
    while at < bytes.count, Self.isSpace(bytes[at]) { at += 1 }
    guard at < bytes.count else { return nil }
    let start = at
    let kind = try kind()
    return Token(kind: kind, range: start..<at)
  }

  private mutating func kind() throws(SyntaxFault) -> Token.Kind {
    let byte = bytes[at]
    switch byte {
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return try quoted(by: byte)
    case UInt8(ascii: "$"): return try named()
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    case UInt8(ascii: ".") where isDigit(at + 1): return try number()
    case _ where Self.beginsName(byte): return .name(name())
    default: return .symbol(try symbol())
    }
  }

  private mutating func quoted(by quote: UInt8) throws(SyntaxFault) -> Token.Kind {
    let start = at
    guard let end = bytes[(at + 1)...].firstIndex(of: quote) else {
      throw SyntaxFault(.unterminatedString, at: start)
    }
    at = end + 1
    return .string(text(start + 1..<end))
  }

  private mutating func named() throws(SyntaxFault) -> Token.Kind {
    let start = at
    guard at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "{"),
      let end = bytes[at...].firstIndex(of: UInt8(ascii: "}"))
    else { throw SyntaxFault(.unterminatedReference, at: start) }
    let inner = text(start + 2..<end).trimmed
    at = end + 1
    guard Self.isName(inner) else { throw SyntaxFault(.invalidReferenceName(inner), at: start) }
    return .named(inner)
  }

  private mutating func number() throws(SyntaxFault) -> Token.Kind {
    let start = at
    while isDigit(at) { at += 1 }
    if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
      at += 1
      while isDigit(at) { at += 1 }
    }
    if at < bytes.count, Self.beginsName(bytes[at]) {
      throw SyntaxFault(.operatorNotDelimited, at: at)
    }
    guard let value = DecimalNotation.number(of: text(start..<at)) else {
      throw SyntaxFault(.unknownCharacter("."), at: start)
    }
    return .number(value)
  }

  /// A name may hold `-`, `.` and one `:` between a prefix and the rest (`jr:choice-name`).
  private mutating func name() -> String {
    let start = at
    while at < bytes.count, Self.continuesName(bytes[at]) || isPrefixColon { at += 1 }
    // `a.` is a name and a step only by mistake; the last point is not part of it.
    while at > start, bytes[at - 1] == UInt8(ascii: ".") { at -= 1 }
    return text(start..<at)
  }

  private var isPrefixColon: Bool {
    bytes[at] == UInt8(ascii: ":") && at + 1 < bytes.count && Self.beginsName(bytes[at + 1])
  }

  private mutating func symbol() throws(SyntaxFault) -> Token.Symbol {
    for (spelling, symbol) in Token.Symbol.spellings where stands(spelling) {
      at += spelling.count
      return symbol
    }
    let rest = String(decoding: bytes[at..<min(at + 8, bytes.count)], as: UTF8.self)
    throw SyntaxFault(.unknownCharacter(rest.first.map(String.init) ?? "?"), at: at)
  }

  private func stands(_ spelling: [UInt8]) -> Bool {
    guard bytes[at] == spelling[0] else { return false }
    return spelling.count == 1 || at + 1 < bytes.count && bytes[at + 1] == spelling[1]
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private func isDigit(_ index: Int) -> Bool {
    index < bytes.count && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index])
  }

  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  static func beginsName(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) && byte < 0x80
      || byte == UInt8(ascii: "_") || byte >= 0x80
  }

  static func continuesName(_ byte: UInt8) -> Bool {
    beginsName(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }

  static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, beginsName(first) else { return false }
    return text.utf8.dropFirst().allSatisfy(continuesName)
  }
}

extension String {
  var trimmed: String {
    var view = Substring(self)
    while let first = view.utf8.first, Lexer.isSpace(first) { view.removeFirst() }
    while let last = view.utf8.last, Lexer.isSpace(last) { view.removeLast() }
    return String(view)
  }
}
