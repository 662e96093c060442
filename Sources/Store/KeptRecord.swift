import GRDB
import Records
import Values

/// A frozen record with what the store knows of it.
public struct KeptRecord: Sendable, Hashable {
  public let key: RecordKey
  public let content: Content
  public let questionnaire: QuestionnaireKey
  public let disposition: String?
  public let finalized: Moment
  public let origin: Origin
  /// Whether only the owners of study keys can read it.
  public let isSealed: Bool
  /// `finalized`, or `sent` once a receipt for exactly this content is at hand.
  public let state: InterviewRecord.State

  /// Where a record comes from.
  public enum Origin: String, Sendable, Hashable, CaseIterable {
    /// Interviewed on this device, which has to send it.
    case own
    /// Brought here by a batch file.
    case imported
  }

  /// What is at hand of a record.
  public enum Content: Sendable, Hashable {
    /// The very bytes that were frozen.
    case bytes([UInt8])
    /// The store is locked.
    case locked
    /// What was personal in it was wiped after a receipt for it came: an interview without that.
    case reduced([UInt8])
    /// All of it was wiped after a receipt for it came.
    case wiped
    /// The bytes are no longer those that were frozen, or the row does not bear the mark of this device,
    /// so that somebody without its key changed it or made it up. Nothing reads or sends them.
    case damaged
  }

  /// The frozen record, if it is at hand.
  public var record: FrozenRecord? {
    if case .bytes(let bytes) = content { FrozenRecord(key: key, bytes: bytes) } else { nil }
  }

  /// The frozen record, or why it is not at hand.
  public func frozen() throws(StoreFault) -> FrozenRecord {
    switch content {
    case .bytes(let bytes): return FrozenRecord(key: key, bytes: bytes)
    case .locked: throw .locked(path: "the store")
    case .reduced, .wiped: throw .wiped(id: key.id)
    case .damaged: throw .damagedRecord(id: key.id)
    }
  }
}

extension KeptRecord {
  init(_ row: Row, _ content: Content) throws {
    key = try RecordKey(row)
    self.content = content
    questionnaire = QuestionnaireKey(
      id: try row.decode(forColumn: "questionnaire_id"),
      version: try row.decode(forColumn: "questionnaire_version"),
      hash: try row.decode(forColumn: "questionnaire_hash"))
    disposition = try row.decode(forColumn: "disposition")
    // A row whose time makes no sense bears no mark: it must be there to be named.
    finalized =
      try content == .damaged
      ? (try? row.moment("finalized_at")) ?? .unknown
      : row.moment("finalized_at")
    origin = try row.choice("origin")
    isSealed = try row.decode(forColumn: "is_sealed")
    state = try row.choice("state")
  }
}

extension Moment {
  /// Stands where none can be read.
  static let unknown = Moment(milliseconds: 0, offsetMinutes: 0)
}

extension RecordKey {
  /// Of any row that has the columns.
  init(_ row: Row) throws {
    self.init(id: try row.decode(forColumn: "id"), sha256: try row.decode(forColumn: "sha256"))
  }
}
