import JSONDocuments

/// The question after a cut: which of these do you hold?
public struct HaveRequest: JSONShape {
  /// Identities of records, at most `Limits.ids`.
  public let ids: [String]

  public init(ids: [String]) { self.ids = ids }

  public var json: JSONValue { .present([("ids", .array(ids.map(JSONValue.string)))]) }

  public init(_ node: JSONNode) throws(RecordFault) { self.init(ids: try node.texts("ids")) }
}

/// The answer: a receipt for each that is held, and which were erased; what is in neither is free
/// to be sent.
public struct HaveReply: JSONShape {
  /// The collector's own identity.
  public let collector: String
  /// The receipts, with the digests of what is held: it may be another content.
  public let held: [Receipt]
  /// Identities that were withdrawn.
  public let erased: [String]

  public init(collector: String, held: [Receipt], erased: [String] = []) {
    self.collector = collector
    self.held = held
    self.erased = erased
  }

  public var json: JSONValue {
    .present([
      ("collector", .string(collector)), ("held", .array(held.map(\.json))),
      ("erased", .array(erased.map(JSONValue.string))),
    ])
  }

  public init(_ node: JSONNode) throws(RecordFault) {
    self.init(
      collector: try node.text("collector"), held: try node.list("held", of: Receipt.self),
      erased: try node.texts("erased"))
  }
}
