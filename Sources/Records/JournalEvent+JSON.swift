import JSONDocuments
import Values

/// An event as the store keeps it: one object, `event` first, which names the case.
extension JournalEvent {
  /// `{"event":"answered","item":"org_name","in":[3],"value":"…"}`
  public var json: JSONValue {
    switch self {
    case .began(let beginning): .present([("event", "began")] + beginning.members)
    case .answered(let address, let value): event("answered", address, [("value", .string(value))])
    case .typed(let address, let text, let caret):
      event(
        "typed", address, [("text", .string(text)), ("caret", caret.map(JSONValue.integer))])
    case .declined(let address, let reason):
      event("declined", address, [("reason", .string(reason.rawValue))])
    case .noted(let address, let text): event("noted", address, [("text", .string(text))])
    case .marked(let address, let mark): event("marked", address, mark.members)
    case .sitting(let sitting): .present(sitting.members)
    case .instanceAdded(let address, let identity):
      event("instance_added", address, [("identity", .integer(identity))])
    case .instanceRemoved(let address, let identity):
      event("instance_removed", address, [("identity", .integer(identity))])
    case .visited(let address): event("visited", address, [])
    case .languageChanged(let tag):
      .present([("event", "language_changed"), ("language", .string(tag))])
    case .undone(let sequence): .present([("event", "undone"), ("entry", .integer(sequence))])
    case .leftBehind(let address): event("left_behind", address, [])
    case .attached(let address, let attachment): event("attached", address, attachment.members)
    case .recording(let recording): event("recording", recording.address, recording.members)
    case .finalized(let outcome):
      .present([
        ("event", "finalized"), ("code", .string(outcome.code)),
        ("keep", .string(outcome.keep.rawValue)),
      ])
    }
  }

  private func event(
    _ name: String, _ address: Address?, _ rest: [(String, JSONValue?)]
  ) -> JSONValue {
    .present([("event", .string(name))] + (address?.members ?? []) + rest)
  }

  /// Reads what `json` writes.
  public init(_ node: JSONNode) throws(RecordFault) {
    switch try node.text("event") {
    case "began": self = .began(try Beginning(node))
    case "answered": self = .answered(try node.address(), try node.text("value"))
    case "typed":
      self = .typed(
        try node.address(), try node.text("text"), caret: node["caret"]?.integer)
    case "declined": self = .declined(try node.address(), try node.choice("reason"))
    case "noted": self = .noted(try node.address(), try node.text("text"))
    case "marked": self = .marked(try node.address(), try Mark(node))
    case "paused": self = .sitting(.paused)
    case "continued": self = .sitting(.continued)
    case "broken_off": self = .sitting(.brokenOff(try BreakOff(node)))
    case "observed": self = .sitting(.observed(try node.text("text")))
    case "instance_added":
      self = .instanceAdded(try node.address(), identity: try node.integer("identity"))
    case "instance_removed":
      self = .instanceRemoved(try node.address(), identity: try node.integer("identity"))
    case "visited": self = .visited(node["item"] == nil ? nil : try node.address())
    case "language_changed": self = .languageChanged(try node.text("language"))
    case "undone": self = .undone(try node.integer("entry"))
    case "left_behind": self = .leftBehind(try node.address())
    case "attached": self = .attached(try node.address(), try Attachment(node))
    case "recording":
      self = .recording(
        try Recording(node) { () throws(RecordFault) in try node.address() })
    case "finalized":
      self = .finalized(Outcome(code: try node.text("code"), keep: try node.choice("keep")))
    default: throw .unknownEvent
    }
  }

  /// Reads the bytes of one event.
  public init(json bytes: [UInt8]) throws(RecordFault) {
    try self.init(try JSONNode.record(bytes))
  }
}

extension Address {
  /// `"item":"org_name","in":[3]`
  var members: [(String, JSONValue?)] {
    [
      ("item", .string(name)),
      ("in", instances.isEmpty ? nil : .array(instances.map(JSONValue.integer))),
    ]
  }
}

extension JSONNode {
  /// Reads what `Address.members` writes.
  func address() throws(RecordFault) -> Address {
    var instances: [Int] = []
    for element in self["in"]?.elements ?? .none {
      guard let identity = element.integer else { throw .unfit(key: "in") }
      instances.append(identity)
    }
    return Address(try text("item"), in: instances)
  }
}

extension Beginning {
  fileprivate var members: [(String, JSONValue?)] {
    [
      ("language", .string(language)), ("mode", .string(mode.rawValue)),
      ("interviewer", interviewer.map(JSONValue.string)), ("device", device.map(JSONValue.string)),
      ("seed", .string(String(seed))), ("practice", isPractice ? .bool(true) : nil),
      ("based_on", basedOn.map(JSONValue.string)),
      ("questionnaire", questionnaire.map(JSONValue.string)), ("drawn", drawn?.json),
    ]
  }

  fileprivate init(_ node: JSONNode) throws(RecordFault) {
    guard let seed = UInt64(try node.text("seed")) else { throw .unfit(key: "seed") }
    var drawn: DrawnByChance?
    if let node = node["drawn"] { drawn = try DrawnByChance(node) }
    self.init(
      language: try node.text("language"), mode: try node.choice("mode"),
      interviewer: try node.optionalText("interviewer"),
      device: try node.optionalText("device"), seed: seed,
      isPractice: node["practice"]?.bool ?? false, basedOn: try node.optionalText("based_on"),
      questionnaire: try node.optionalText("questionnaire"), drawn: drawn)
  }
}
