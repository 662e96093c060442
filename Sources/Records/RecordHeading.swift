import JSONDocuments
import Values

/// What can be told of a frozen record without reading anybody's answers: all that a store or a
/// collector needs to keep it, whether it is sealed or not.
public struct RecordHeading: Sendable, Hashable {
  public let id: String
  public let questionnaire: QuestionnaireKey
  public let finalized: Moment
  /// An AAPOR disposition; nil for a sealed record, which keeps it to itself.
  public let disposition: String?
  public let isSealed: Bool
  /// The digest of the respondent's withdrawal code.
  public let withdrawal: String?

  public init(
    id: String, questionnaire: QuestionnaireKey, finalized: Moment, disposition: String? = nil,
    isSealed: Bool, withdrawal: String? = nil
  ) {
    self.id = id
    self.questionnaire = questionnaire
    self.finalized = finalized
    self.disposition = disposition
    self.isSealed = isSealed
    self.withdrawal = withdrawal
  }

  /// The same record's heading when it is sealed.
  public var sealed: RecordHeading {
    RecordHeading(
      id: id, questionnaire: questionnaire, finalized: finalized, isSealed: true,
      withdrawal: withdrawal)
  }

  /// Reads the bytes of a frozen record. Refuses what is neither a finalized interview nor a sealed
  /// one.
  public init(json bytes: [UInt8]) throws(RecordFault) {
    let node = try JSONNode.record(bytes)
    if node["sealed"] != nil {
      try self.init(sealed: node)
    } else {
      try self.init(try InterviewRecord(node))
    }
  }

  private init(_ record: InterviewRecord) throws(RecordFault) {
    guard record.state == .finalized, let finalized = record.finalized else {
      throw .unfit(key: "state")
    }
    self.init(
      id: record.id, questionnaire: record.questionnaire, finalized: finalized,
      disposition: record.disposition, isSealed: false, withdrawal: record.withdrawal)
  }

  /// The heading of a sealed record alone, as `members` writes it.
  public init(sealed node: JSONNode) throws(RecordFault) {
    guard node["sealed"]?.integer == Self.version else { throw .unfit(key: "sealed") }
    self.init(
      id: try node.text("id"),
      questionnaire: try QuestionnaireKey(try node.required("questionnaire")),
      finalized: try node.moment("finalized"), isSealed: true,
      withdrawal: try node.optionalText("withdrawal"))
    // What stands there must be a sealed record's: whether it opens only its reader can tell.
    guard let keys = node["keys"]?.elements, !keys.isEmpty else { throw .missing(key: "keys") }
    _ = try node.text("body")
  }

  /// The version of the form that sealed records have.
  static let version = 1

  /// The first members of a sealed record.
  public var members: [(String, JSONValue?)] {
    [
      ("sealed", .integer(Self.version)), ("id", .string(id)),
      ("questionnaire", questionnaire.json), ("finalized", .string(finalized.description)),
      ("withdrawal", withdrawal.map(JSONValue.string)),
    ]
  }
}
