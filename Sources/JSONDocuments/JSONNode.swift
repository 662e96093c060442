/// One value of a JSON text together with the place where it stands, so that whoever finds fault
/// with it can say where.
///
/// ```swift
/// let node = try JSONReader.parse(Array(#"{"id": "survey"}"#.utf8))
/// node["id"]?.string   // "survey"
/// node["id"]?.offset   // 7
/// ```
public struct JSONNode: Sendable, Hashable {
  /// What the value is. A number stays the text it was, so that nothing is rounded before its
  /// reader has said how exact it must be.
  public enum Kind: Sendable, Hashable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([JSONNode])
    case object([JSONMember])
  }

  public let kind: Kind
  /// The byte, counted from 0, at which the value begins.
  public let offset: Int

  public init(_ kind: Kind, at offset: Int) {
    self.kind = kind
    self.offset = offset
  }
}

/// One key of an object with its value, in the order of the file.
public struct JSONMember: Sendable, Hashable {
  public let key: String
  /// The byte at which the key's opening quote stands.
  public let keyOffset: Int
  public let value: JSONNode

  public init(key: String, keyOffset: Int, value: JSONNode) {
    self.key = key
    self.keyOffset = keyOffset
    self.value = value
  }
}

extension JSONNode {
  /// The value of a key, if this is an object that has it.
  public subscript(key: String) -> JSONNode? {
    guard case .object(let members) = kind else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The text, if this is a string.
  public var string: String? {
    if case .string(let text) = kind { text } else { nil }
  }

  /// The truth value, if this is one.
  public var bool: Bool? {
    if case .bool(let value) = kind { value } else { nil }
  }

  /// The whole number, if this is one that 64 bits hold.
  public var integer: Int? {
    if case .number(let text) = kind { Int(text) } else { nil }
  }

  /// The elements, if this is an array.
  public var elements: [JSONNode]? {
    if case .array(let elements) = kind { elements } else { nil }
  }

  /// The keys and values, if this is an object.
  public var members: [JSONMember]? {
    if case .object(let members) = kind { members } else { nil }
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
