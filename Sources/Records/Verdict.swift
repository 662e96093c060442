import JSONDocuments

/// What a collector says of one record that it was sent.
public enum Verdict: Sendable, Hashable {
  /// Kept now.
  case stored(Receipt)
  /// The same content was there already.
  case duplicate(Receipt)
  /// Another content is there under this identity. Both are kept, neither takes the other's place.
  case conflict
  /// Not kept.
  case rejected(Rejection, Retry)
  /// Somebody withdrew it: it was there, is erased, and will not be taken again.
  case erased

  /// Whether trying again can help.
  public enum Retry: String, Sendable, Hashable, CaseIterable {
    case never
    case later
    case afterUpdate = "after_update"
  }
}

/// Why a collector did not keep a record. A newer collector may have reasons that are not known
/// here; they stay the text they came as, which is outside text and must be shown as such.
public enum Rejection: Sendable, Hashable {
  /// The line is not what a batch holds.
  case malformed
  /// The bytes are not those of the digest.
  case damaged
  /// The bytes are no interview.
  case notAnInterview
  /// The interview inside has another identity than the line.
  case otherIdentity
  /// The interview inside is not finalized.
  case notFinalized
  /// The line is longer than a collector takes.
  case tooLarge
  case other(String)
}

extension Rejection {
  private static let known: [Rejection: String] = [
    .malformed: "malformed", .damaged: "damaged", .notAnInterview: "not_an_interview",
    .otherIdentity: "other_identity", .notFinalized: "not_finalized", .tooLarge: "too_large",
  ]

  /// The code on the wire.
  public var code: String {
    if case .other(let code) = self { code } else { Self.known[self] ?? "other" }
  }

  /// The rejection that a code on the wire means.
  public init(code: String) {
    self = Self.known.first { $0.value == code }?.key ?? .other(code)
  }
}

/// The verdict on one line of a batch. A line that could not be read has no key.
public struct RecordResult: JSONShape {
  public let key: RecordKey?
  public let verdict: Verdict

  public init(key: RecordKey?, verdict: Verdict) {
    self.key = key
    self.verdict = verdict
  }
}

extension RecordResult {
  /// `{"id":"uuid:…","sha256":"…","result":"stored","receipt":{…}}`; for a rejection `code` and
  /// `retry` stand in the receipt's place.
  public var json: JSONValue {
    let named: [(String, JSONValue?)] = [
      ("id", key.map { .string($0.id) }), ("sha256", key.map { .string($0.sha256) }),
    ]
    return .present(named + members)
  }

  private var members: [(String, JSONValue?)] {
    switch verdict {
    case .stored(let receipt): [("result", "stored"), ("receipt", receipt.json)]
    case .duplicate(let receipt): [("result", "duplicate"), ("receipt", receipt.json)]
    case .conflict: [("result", "conflict")]
    case .rejected(let rejection, let retry):
      [
        ("result", "rejected"), ("code", .string(rejection.code)),
        ("retry", .string(retry.rawValue)),
      ]
    case .erased: [("result", "erased")]
    }
  }

  public init(_ node: JSONNode) throws(RecordFault) {
    var key: RecordKey?
    if node["id"] != nil {
      key = RecordKey(id: try node.text("id"), sha256: try node.text("sha256"))
    }
    self.init(key: key, verdict: try Verdict(node))
  }
}

extension Verdict {
  fileprivate init(_ node: JSONNode) throws(RecordFault) {
    switch try node.text("result") {
    case "stored": self = .stored(try Receipt(try node.required("receipt")))
    case "duplicate": self = .duplicate(try Receipt(try node.required("receipt")))
    case "conflict": self = .conflict
    case "rejected":
      self = .rejected(Rejection(code: try node.text("code")), try node.choice("retry"))
    case "erased": self = .erased
    default: throw .unfit(key: "result")
    }
  }
}
