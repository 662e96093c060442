import JSONDocuments
import Values

/// A collector's word that it holds a record durably. Nothing else frees what a device keeps.
public struct Receipt: JSONShape {
  /// Which record, and which content.
  public let key: RecordKey
  /// The collector's own identity, made once when its database was.
  public let collector: String
  /// When it came in, by the collector's clock.
  public let receivedAt: Moment
  /// Its place among everything that collector took in, from 1.
  public let sequence: Int

  public init(key: RecordKey, collector: String, receivedAt: Moment, sequence: Int) {
    self.key = key
    self.collector = collector
    self.receivedAt = receivedAt
    self.sequence = sequence
  }
}

extension Receipt {
  /// `{"id":"uuid:…","sha256":"…","collector":"…","received_at":"…","sequence":41}`
  public var json: JSONValue {
    .present([
      ("id", .string(key.id)), ("sha256", .string(key.sha256)), ("collector", .string(collector)),
      ("received_at", .string(receivedAt.description)), ("sequence", .integer(sequence)),
    ])
  }

  public init(_ node: JSONNode) throws(RecordFault) {
    self.init(
      key: RecordKey(id: try node.text("id"), sha256: try node.text("sha256")),
      collector: try node.text("collector"), receivedAt: try node.moment("received_at"),
      sequence: try node.integer("sequence"))
  }
}
