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
      // The seal covers these very bytes: written otherwise they are what no other reader opens.
      let begins = JSONWriter.bytes(.present(members)).dropLast() + Array(#","keys":["#.utf8)
      guard bytes.starts(with: begins) else { throw .unfit(key: "sealed") }
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
    try Self.check(node, hasOnly: Self.sealedMembers)
    let questionnaire = try node.required("questionnaire")
    try Self.check(questionnaire, hasOnly: Self.questionnaireMembers)
    self.init(
      id: try node.text("id"), questionnaire: try QuestionnaireKey(questionnaire),
      finalized: try node.moment("finalized"), isSealed: true,
      withdrawal: try node.optionalText("withdrawal"))
    guard withdrawal?.hasControls != true else { throw .unfit(key: "withdrawal") }
    // What stands there must be a sealed record's: whether it opens only its reader can tell.
    guard let keys = node["keys"]?.elements, !keys.isEmpty else { throw .missing(key: "keys") }
    for key in keys { try Self.check(sealedKey: key) }
    guard let body = try node.text("body").base64Count, body >= Self.leastBody else {
      throw .unfit(key: "body")
    }
  }

  private static func check(sealedKey node: JSONNode) throws(RecordFault) {
    try check(node, hasOnly: keyMembers)
    for key in ["name", "fingerprint"] {
      let text = try node.text(key)
      guard !text.isEmpty, !text.hasControls else { throw .unfit(key: key) }
    }
    guard try node.text("fingerprint").isFingerprint else { throw .unfit(key: "fingerprint") }
    for (key, length) in [("encapsulated", encapsulatedKey), ("sealed", sealedKey)] {
      guard try node.text(key).base64Count == length else { throw .unfit(key: key) }
    }
  }

  /// No seal covers what else might stand there: it would be something of anybody's that is passed on as
  /// a part of the record.
  private static func check(
    _ node: JSONNode, hasOnly members: Set<String>
  ) throws(RecordFault) {
    for member in node.members ?? .none where !members.contains(member.key) {
      throw .unfit(key: "sealed")
    }
  }

  private static let sealedMembers: Set = [
    "sealed", "id", "questionnaire", "finalized", "withdrawal", "keys", "body",
  ]
  private static let questionnaireMembers: Set = ["id", "version", "hash"]
  private static let keyMembers: Set = ["name", "fingerprint", "encapsulated", "sealed"]

  /// Bytes of an encapsulated X25519 key, of a key of 32 bytes with its tag of 16, and of nothing sealed:
  /// a nonce and a tag.
  private static let (encapsulatedKey, sealedKey, leastBody) = (32, 48, 12 + 16)

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
  /// Whether it holds what does not show and a terminal obeys.
  fileprivate var hasControls: Bool {
    unicodeScalars.contains { $0.properties.generalCategory == .control }
  }

  /// Whether it is how study keys are told apart: any other is nobody's.
  fileprivate var isFingerprint: Bool {
    utf8.count == 16
      && utf8.allSatisfy {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
          || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
      }
  }

  /// How many bytes it writes in Base64 with padding; nil where it is none, or another text would write
  /// the same bytes as well.
  fileprivate var base64Count: Int? {
    let padding = utf8.reversed().prefix { $0 == UInt8(ascii: "=") }.count
    let digits = utf8.dropLast(padding).map(Self.base64Digit)
    guard utf8.count.isMultiple(of: 4), padding <= 2, !digits.contains(nil) else { return nil }
    // The bits of the last digit that no byte has a part in.
    let spare: UInt8 = [0, 0b11, 0b1111][padding]
    guard let last = digits.last else { return 0 }
    return last.map { $0 & spare == 0 } == true ? utf8.count / 4 * 3 - padding : nil
  }

  private static func base64Digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0") + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
