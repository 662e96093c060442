import JSONDocuments
import Values

/// What a frame file says of itself before anything else. Nothing personal belongs here: it can be
/// read with any editor.
public struct FrameHeader: JSONShape {
  /// When it was begun, by the writer's clock.
  public let created: Moment
  /// The device or collector that wrote it, if it has a name.
  public let source: String?
  /// What the file is about, where there is a file for each: an interview, a questionnaire.
  public let subject: String?

  public init(created: Moment, source: String? = nil, subject: String? = nil) {
    self.created = created
    self.source = source
    self.subject = subject
  }

  public var json: JSONValue {
    .present([
      ("version", .integer(1)), ("created", .string(created.description)),
      ("source", source.map(JSONValue.string)), ("subject", subject.map(JSONValue.string)),
    ])
  }

  public init(_ node: JSONNode) throws(RecordFault) {
    self.init(
      created: try node.moment("created"), source: try node.optionalText("source"),
      subject: try node.optionalText("subject"))
  }
}

/// The last frame: how many items there are. All their hashes are in its own.
struct FrameTrailer: JSONShape {
  let count: Int

  init(count: Int) { self.count = count }

  var json: JSONValue { .present([("count", .integer(count))]) }

  init(_ node: JSONNode) throws(RecordFault) { self.init(count: try node.integer("count")) }
}
