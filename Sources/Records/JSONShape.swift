import JSONDocuments

/// A shape of this module that is one JSON object on disk or wire.
public protocol JSONShape: Sendable, Hashable {
  /// The object, its keys always in the same order.
  var json: JSONValue { get }
  /// Reads what `json` writes; keys that a newer version added are passed over.
  init(_ node: JSONNode) throws(RecordFault)
}

extension JSONShape {
  /// The object's bytes on one line.
  public var bytes: [UInt8] { JSONWriter.bytes(json) }

  /// Reads the bytes of one object.
  public init(json bytes: [UInt8]) throws(RecordFault) {
    try self.init(try JSONNode.record(bytes))
  }
}

extension JSONNode {
  func list<Shape: JSONShape>(_ key: String, of: Shape.Type) throws(RecordFault) -> [Shape] {
    guard let elements = try required(key).elements else { throw .unfit(key: key) }
    var shapes: [Shape] = []
    for element in elements { shapes.append(try Shape(element)) }
    return shapes
  }

  func texts(_ key: String) throws(RecordFault) -> [String] {
    guard let elements = try required(key).elements else { throw .unfit(key: key) }
    var texts: [String] = []
    for element in elements {
      guard let text = element.string else { throw .unfit(key: key) }
      texts.append(text)
    }
    return texts
  }
}
