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
    for key in keys { try Self.check(sealedKey: key) }
    guard try node.text("body").isBase64(ofAtLeast: Self.leastBody) else {
      throw .unfit(key: "body")
    }
  }

  private static func check(sealedKey node: JSONNode) throws(RecordFault) {
    guard try !node.text("name").isEmpty else { throw .unfit(key: "name") }
    guard try !node.text("fingerprint").isEmpty else { throw .unfit(key: "fingerprint") }
    for (key, length) in [("encapsulated", encapsulatedKey), ("sealed", sealedKey)] {
      let text = try node.text(key)
      guard text.isBase64(ofAtLeast: length), text.utf8.count == base64Length(length) else {
        throw .unfit(key: key)
      }
    }
  }

  /// Bytes of an encapsulated X25519 key, of a key of 32 bytes with its tag of 16, and of nothing sealed:
  /// a nonce and a tag.
  private static let (encapsulatedKey, sealedKey, leastBody) = (32, 48, 12 + 16)

  /// As many letters write so many bytes.
  fileprivate static func base64Length(_ bytes: Int) -> Int { (bytes + 2) / 3 * 4 }

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

extension String {
  /// Whether it writes at least so many bytes in Base64 with padding.
  fileprivate func isBase64(ofAtLeast bytes: Int) -> Bool {
    let padding = utf8.reversed().prefix { $0 == UInt8(ascii: "=") }.count
    guard utf8.count.isMultiple(of: 4), padding <= 2, utf8.count / 4 * 3 - padding >= bytes else {
      return false
    }
    return utf8.dropLast(padding).allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"):
        true
      default: false
      }
    }
  }
}
