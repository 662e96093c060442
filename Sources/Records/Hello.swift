import JSONDocuments
import Values

/// How a collector introduces itself: that it is one, what it speaks and what it takes.
public struct Hello: JSONShape {
  /// The collector's own identity.
  public let collector: String
  /// The versions of this protocol that it speaks.
  public let protocols: [Int]
  /// Its clock, to be recorded and never believed.
  public let time: Moment
  /// Which questionnaires it gives out.
  public let questionnaires: [QuestionnaireKey]

  public init(
    collector: String, protocols: [Int] = [Routes.version], time: Moment,
    questionnaires: [QuestionnaireKey] = []
  ) {
    self.collector = collector
    self.protocols = protocols
    self.time = time
    self.questionnaires = questionnaires
  }
}

extension Hello {
  public var json: JSONValue {
    .present([
      ("collector", .string(collector)),
      ("protocols", .array(protocols.map(JSONValue.integer))),
      ("time", .string(time.description)),
      (
        "limits",
        .present([
          ("batch_bytes", .integer(Limits.batchBytes)),
          ("line_bytes", .integer(Limits.lineBytes)), ("lines", .integer(Limits.lines)),
          ("ids", .integer(Limits.ids)),
        ])
      ),
      ("questionnaires", .array(questionnaires.map(\.json))),
    ])
  }

  public init(_ node: JSONNode) throws(RecordFault) {
    var protocols: [Int] = []
    for element in try node.required("protocols").elements ?? .none {
      guard let version = element.integer else { throw .unfit(key: "protocols") }
      protocols.append(version)
    }
    var questionnaires: [QuestionnaireKey] = []
    for element in try node.required("questionnaires").elements ?? .none {
      questionnaires.append(try QuestionnaireKey(element))
    }
    self.init(
      collector: try node.text("collector"), protocols: protocols, time: try node.moment("time"),
      questionnaires: questionnaires)
  }
}
