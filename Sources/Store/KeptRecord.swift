import GRDB
import Records
import Values

/// A frozen record with what the store knows of it.
public struct KeptRecord: Sendable, Hashable {
  public let record: FrozenRecord
  public let questionnaire: QuestionnaireKey
  public let disposition: String?
  public let finalized: Moment
  public let origin: Origin
  /// `finalized`, or `sent` once a receipt for exactly this content is at hand.
  public let state: InterviewRecord.State

  /// Where a record comes from.
  public enum Origin: String, Sendable, Hashable, CaseIterable {
    /// Interviewed on this device, which has to send it.
    case own
    /// Brought here by a batch file.
    case imported
  }
}

extension KeptRecord {
  init(_ row: Row) throws {
    record = FrozenRecord(
      key: RecordKey(
        id: try row.decode(forColumn: "id"), sha256: try row.decode(forColumn: "sha256")),
      bytes: try row.bytes("bytes"))
    questionnaire = QuestionnaireKey(
      id: try row.decode(forColumn: "questionnaire_id"),
      version: try row.decode(forColumn: "questionnaire_version"),
      hash: try row.decode(forColumn: "questionnaire_hash"))
    disposition = try row.decode(forColumn: "disposition")
    finalized = try row.moment("finalized_at")
    origin = try row.choice("origin")
    state = try row.choice("state")
  }
}
