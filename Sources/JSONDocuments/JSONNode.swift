/// One value of a JSON text together with the place where it stands, so that whoever finds fault
/// with it can say where.
///
/// ```swift
/// let node = try JSONReader.parse(Array(#"{"id": "survey"}"#.utf8))
/// node["id"]?.string   // "survey"
/// node["id"]?.offset   // 7
/// ```
public struct JSONNode: Sendable {
  /// What the value is. A number stays the text it was, so that nothing is rounded before its
  /// reader has said how exact it must be.
  public enum Kind: Sendable, Hashable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    /// See `elements`.
    case array
    /// See `members`.
    case object
  }

  let document: JSONDocument
  let index: Int

  init(_ document: JSONDocument, _ index: Int) {
    self.document = document
    self.index = index
  }
}

/// One key of an object with its value.
public struct JSONMember: Sendable {
  let document: JSONDocument
  /// The entry of the key; the value's follows.
  let index: Int

  public var key: String { document.text(index) }

  /// The byte at which the key's opening quote stands.
  public var keyOffset: Int { document.entries[index].start }

  public var value: JSONNode { JSONNode(document, index + 1) }

  /// Whether the key is this one, without making a `String` of it.
  public func isKey(_ words: String) -> Bool { document.text(index, is: words) }
}

extension JSONNode {
  /// The byte, counted from 0, at which the value begins.
  public var offset: Int { document.entries[index].start }

  /// What the value is, and what it says unless it holds others.
  public var kind: Kind {
    switch document.firstByte(index) {
    case UInt8(ascii: "{"): .object
    case UInt8(ascii: "["): .array
    case UInt8(ascii: "\""): .string(document.text(index))
    case UInt8(ascii: "t"): .bool(true)
    case UInt8(ascii: "f"): .bool(false)
    case UInt8(ascii: "n"): .null
    default: .number(document.source(index))
    }
  }

  /// The value of a key, if this is an object that has it; of a key that stands twice, the first.
  public subscript(key: String) -> JSONNode? { members?.first { $0.isKey(key) }?.value }

  /// The text, if this is a string.
  public var string: String? {
    document.firstByte(index) == UInt8(ascii: "\"") ? document.text(index) : nil
  }

  /// Whether this is a string of printable ASCII, written without escapes: nothing in it can be
  /// amiss.
  public var isPlainText: Bool { document.entries[index].isPlain }

  /// The truth value, if this is one.
  public var bool: Bool? {
    switch document.firstByte(index) {
    case UInt8(ascii: "t"): true
    case UInt8(ascii: "f"): false
    default: nil
    }
  }

  /// The whole number, if this is one that 64 bits hold.
  public var integer: Int? {
    if case .number(let text) = kind { Int(text) } else { nil }
  }

  /// The elements, if this is an array.
  public var elements: JSONElements? {
    document.firstByte(index) == UInt8(ascii: "[") ? JSONElements(document, inside: index) : nil
  }

  /// The keys and values in the order of the file, if this is an object.
  public var members: JSONMembers? {
    document.firstByte(index) == UInt8(ascii: "{") ? JSONMembers(document, inside: index) : nil
  }

  /// The kind in words, for a sentence such as «expected a text, found a number».
  public var kindName: String {
    switch kind {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}
