/// Writes a `JSONValue` as text: on one line for machines, indented for people.
public struct JSONWriter {
  private var out: [UInt8] = []
  private let pretty: Bool

  private init(pretty: Bool) { self.pretty = pretty }

  /// The UTF-8 bytes of the value; `pretty` indents by two spaces and ends no line at the end.
  public static func bytes(_ value: JSONValue, pretty: Bool = false) -> [UInt8] {
    var writer = JSONWriter(pretty: pretty)
    writer.write(value, depth: 0)
    return writer.out
  }

  /// The same as a `String`.
  public static func text(_ value: JSONValue, pretty: Bool = false) -> String {
    String(decoding: bytes(value, pretty: pretty), as: UTF8.self)
  }

  private mutating func write(_ value: JSONValue, depth: Int) {
    switch value {
    case .null: raw("null")
    case .bool(let value): raw(value ? "true" : "false")
    case .integer(let value): raw(String(value))
    case .number(let text): raw(text)
    case .string(let text): string(text)
    case .array(let elements):
      list("[", "]", elements, depth) { writer, element in
        writer.write(element, depth: depth + 1)
      }
    case .object(let members):
      list("{", "}", members, depth) { writer, member in
        writer.string(member.key)
        writer.raw(writer.pretty ? ": " : ":")
        writer.write(member.value, depth: depth + 1)
      }
    }
  }

  private mutating func list<Element>(
    _ open: String, _ close: String, _ elements: [Element], _ depth: Int,
    _ one: (inout JSONWriter, Element) -> Void
  ) {
    raw(open)
    for (index, element) in elements.enumerated() {
      if index > 0 { raw(",") }
      newLine(depth + 1)
      one(&self, element)
    }
    if !elements.isEmpty { newLine(depth) }
    raw(close)
  }

  private mutating func newLine(_ depth: Int) {
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
