/// Writes JSON: on one line for machines, indented for people.
///
/// A `JSONValue` is written whole. What is too large to be held as one is written member by member:
///
/// ```swift
/// JSONWriter.bytes { writer in
///   writer.array { for name in names { $0.element { $0.write(.string(name)) } } }
/// }
/// ```
public struct JSONWriter {
  private var out: [UInt8] = []
  private let pretty: Bool
  private var depth = 0
  /// Whether nothing stands yet in the innermost array or object.
  private var isAtStart = true

  private init(pretty: Bool) { self.pretty = pretty }

  /// The UTF-8 bytes of the value; `pretty` indents by two spaces and ends no line at the end.
  public static func bytes(_ value: JSONValue, pretty: Bool = false) -> [UInt8] {
    bytes(pretty: pretty) { $0.write(value) }
  }

  /// The UTF-8 bytes of the one value that `body` writes.
  public static func bytes(
    pretty: Bool = false, _ body: (inout JSONWriter) -> Void
  ) -> [UInt8] {
    var writer = JSONWriter(pretty: pretty)
    body(&writer)
    return writer.out
  }

  /// The same as a `String`.
  public static func text(_ value: JSONValue, pretty: Bool = false) -> String {
    String(decoding: bytes(value, pretty: pretty), as: UTF8.self)
  }

  /// Writes a value whole.
  public mutating func write(_ value: JSONValue) {
    switch value {
    case .null: raw("null")
    case .bool(let value): raw(value ? "true" : "false")
    case .integer(let value): raw(String(value))
    case .number(let text): raw(text)
    case .string(let text): string(text)
    case .array(let elements):
      array { writer in
        for element in elements { writer.element { $0.write(element) } }
      }
    case .object(let members):
      object { writer in
        for member in members { writer.member(member.key) { $0.write(member.value) } }
      }
    }
  }

  /// Writes an array of the elements that `body` writes.
  public mutating func array(_ body: (inout JSONWriter) -> Void) { nested("[", "]", body) }

  /// Writes an object of the members that `body` writes.
  public mutating func object(_ body: (inout JSONWriter) -> Void) { nested("{", "}", body) }

  /// Writes the next element of an array.
  public mutating func element(_ value: (inout JSONWriter) -> Void) {
    separate()
    value(&self)
  }

  /// Writes the next member of an object.
  public mutating func member(_ key: String, _ value: (inout JSONWriter) -> Void) {
    separate()
    string(key)
    raw(pretty ? ": " : ":")
    value(&self)
  }

  private mutating func nested(
    _ open: String, _ close: String, _ body: (inout JSONWriter) -> Void
  ) {
    raw(open)
    depth += 1
    isAtStart = true
    body(&self)
    depth -= 1
    if !isAtStart { newLine() }
    isAtStart = false
    raw(close)
  }

  private mutating func separate() {
    if !isAtStart { raw(",") }
    isAtStart = false
    newLine()
  }

  private mutating func newLine() {
    guard pretty else { return }
    raw("\n")
    out.append(contentsOf: repeatElement(0x20, count: depth * 2))
  }

  private mutating func raw(_ text: String) { out.append(contentsOf: text.utf8) }

  private mutating func string(_ text: String) {
    raw("\"")
    if text.utf8.contains(where: Self.mayNeedEscape) { escaped(text) } else { raw(text) }
    raw("\"")
  }

  /// The bytes with which everything begins that is escaped.
  private static func mayNeedEscape(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x7F, 0xC2, 0xE2: true
    default: false
    }
  }

  /// Escapes what JSON demands, and U+2028, U+2029 and DEL to C1, which some readers take for line
  /// ends and terminals for commands.
  private mutating func escaped(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": raw("\\\"")
      case "\\": raw("\\\\")
      case "\n": raw("\\n")
      case "\r": raw("\\r")
      case "\t": raw("\\t")
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
        let hex = String(scalar.value, radix: 16)
        raw("\\u" + String(repeating: "0", count: 4 - hex.count) + hex)
      default: out.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
      }
    }
  }
}
