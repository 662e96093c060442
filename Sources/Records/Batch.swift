import JSONDocuments

/// What a client sends at once: frozen records, one a line.
public enum Batch {
  /// The lines of the records, each with its line end: `application/x-ndjson`.
  public static func body(_ records: [FrozenRecord]) -> [UInt8] {
    records.flatMap { $0.line + [UInt8(ascii: "\n")] }
  }
}

/// A collector's answer to a batch, given after everything in it is durable.
public struct BatchReply: JSONShape {
  /// The collector's own identity.
  public let collector: String
  /// One for each line, in the order of the lines.
  public let results: [RecordResult]

  public init(collector: String, results: [RecordResult]) {
    self.collector = collector
    self.results = results
  }

  public var json: JSONValue {
    .present([("collector", .string(collector)), ("results", .array(results.map(\.json)))])
  }

  public init(_ node: JSONNode) throws(RecordFault) {
    self.init(
      collector: try node.text("collector"),
      results: try node.list("results", of: RecordResult.self))
  }
}
