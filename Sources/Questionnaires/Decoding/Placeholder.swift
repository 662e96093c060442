/// A `${name}` inside a text, which shows that question's answer.
public struct Placeholder: Sendable, Hashable {
  /// Nil if no closing brace follows.
  public let name: String?
  /// The byte of the text at which the dollar sign stands.
  public let utf8Index: Int

  public init(name: String?, utf8Index: Int) {
    self.name = name
    self.utf8Index = utf8Index
  }

  /// Every placeholder of a text, in its order.
  ///
  /// ```swift
  /// Placeholder.all(in: "Dear ${name}")   // one, of "name", at 5
  /// ```
  public static func all(in text: String) -> [Placeholder] {
    let bytes = Array(text.utf8)
    var found: [Placeholder] = []
    var at = 0
    while at + 1 < bytes.count {
      guard bytes[at] == UInt8(ascii: "$"), bytes[at + 1] == UInt8(ascii: "{") else {
        at += 1
        continue
      }
      let nameStart = at + 2
      guard let close = bytes[nameStart...].firstIndex(of: UInt8(ascii: "}")) else {
        return found + [Placeholder(name: nil, utf8Index: at)]
      }
      let name = String(decoding: bytes[nameStart..<close], as: UTF8.self)
      found.append(Placeholder(name: name, utf8Index: at))
      at = close + 1
    }
    return found
  }
}
