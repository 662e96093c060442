import JSONDocuments
import Values

extension InterviewRecord {
  /// The record as an object, its keys always in the same order.
  public var json: JSONValue {
    .present(members + marks.members)
  }

  private var members: [(String, JSONValue?)] {
    [
      ("id", .string(id)),
      ("questionnaire", questionnaire.json),
      ("state", .string(state.rawValue)),
      ("disposition", disposition.map(JSONValue.string)),
      ("language", .string(language)),
      ("mode", .string(mode.rawValue)),
      ("interviewer", interviewer.map(JSONValue.string)),
      ("device", device.map(JSONValue.string)),
      ("started", .string(started.description)),
      ("finalized", finalized.map { .string($0.description) }),
      ("active_seconds", .integer(activeSeconds)),
      ("answers", Self.object(answers)),
      ("nonresponse", nonresponse.isEmpty ? nil : Self.object(nonresponse)),
      ("notes", notes.isEmpty ? nil : Self.object(notes)),
      ("observation", observation.isEmpty ? nil : .string(observation)),
      ("paused_seconds", pausedSeconds == 0 ? nil : .integer(pausedSeconds)),
      ("break_off", breakOff.map { .present($0.members) }),
      ("attachments", attachments.isEmpty ? nil : Self.object(attachments)),
      ("recordings", recordings.isEmpty ? nil : .array(recordings.map(\.json))),
      ("withdrawal", withdrawal.map(JSONValue.string)),
    ]
  }

  private static func object(_ answers: [Answer]) -> JSONValue {
    .object(
      answers.map { answer in
        switch answer {
        case .text(let name, let text): JSONValue.Member(name, .string(text))
        case .instances(let name, let instances):
          JSONValue.Member(name, .array(instances.map(object)))
        }
      })
  }

  private static func object(_ remarks: [Remark]) -> JSONValue {
    .object(remarks.map { JSONValue.Member($0.path, .string($0.text)) })
  }

  /// Reads what `json` writes; keys that a newer version added are passed over.
  public init(_ node: JSONNode) throws(RecordFault) {
    self.init(
      id: try node.text("id"),
      questionnaire: try QuestionnaireKey(try node.required("questionnaire")),
      state: try node.choice("state"),
      disposition: try node.optionalText("disposition"),
      language: try node.text("language"),
      mode: try node.choice("mode"),
      interviewer: try node.optionalText("interviewer"),
      device: try node.optionalText("device"),
      started: try node.moment("started"),
      finalized: node["finalized"] == nil ? nil : try node.moment("finalized"),
      activeSeconds: try node.integer("active_seconds"),
      answers: try Self.answers(try node.required("answers")),
      nonresponse: try Self.remarks(node, "nonresponse"),
      notes: try Self.remarks(node, "notes"), marks: try Marks(node),
      observation: try node.optionalText("observation") ?? "",
      pausedSeconds: node["paused_seconds"] == nil ? 0 : try node.integer("paused_seconds"),
      breakOff: try node["break_off"].map { node throws(RecordFault) in try BreakOff(node) })
    attachments = try Self.attachments(node)
    recordings = try RecordedFile.list(node)
    withdrawal = try node.optionalText("withdrawal")
  }

  /// Reads the bytes of one record.
  public init(json bytes: [UInt8]) throws(RecordFault) {
    try self.init(try JSONNode.record(bytes))
  }

  /// Reads an `answers` object alone.
  public static func answers(_ node: JSONNode) throws(RecordFault) -> [Answer] {
    guard let members = node.members else { throw .unfit(key: "answers") }
    var answers: [Answer] = []
    for member in members { answers.append(try answer(member)) }
    return answers
  }

  private static func answer(_ member: JSONMember) throws(RecordFault) -> Answer {
    if let text = member.value.string { return .text(name: member.key, text) }
    guard let elements = member.value.elements else { throw .unfit(key: member.key) }
    var instances: [[Answer]] = []
    for element in elements { instances.append(try answers(element)) }
    return .instances(name: member.key, instances)
  }

  static func remarks(_ node: JSONNode, _ key: String) throws(RecordFault) -> [Remark] {
    var remarks: [Remark] = []
    for member in node[key]?.members ?? .none {
      guard let text = member.value.string else { throw .unfit(key: key) }
      remarks.append(Remark(path: member.key, text: text))
    }
    return remarks
  }
}

extension QuestionnaireKey {
  var json: JSONValue {
    .present([("id", .string(id)), ("version", .string(version)), ("hash", .string(hash))])
  }

  init(_ node: JSONNode) throws(RecordFault) {
    self.init(
      id: try node.text("id"), version: try node.text("version"), hash: try node.text("hash"))
  }
}
