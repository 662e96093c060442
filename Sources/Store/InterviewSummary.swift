import GRDB
import JSONDocuments
import Records
import Values

/// One interview in a list.
public struct InterviewSummary: Sendable, Hashable {
  public let id: String
  public let questionnaire: QuestionnaireKey
  public let state: InterviewRecord.State
  /// When its first and its last entry were made, by the device's clock.
  public let started: Moment
  public let updated: Moment
  /// How many entries its journal has, or had.
  public let entries: Int
  /// What whoever added the last entry gave for lists; it may name a person. Empty while the store is
  /// locked, and where it can no longer be read.
  public let summary: String
  public let isPractice: Bool
  /// Whether the row bears its mark; one that does not was changed by somebody who has no key. True
  /// while the store is locked.
  public let isSound: Bool
  /// The interview that it goes on as, on another version of its questionnaire; nil for most.
  public let successor: String?
  /// The draft that it goes on from.
  public let predecessor: String?
  /// The disposition of its record; nil for a draft, and for a sealed record, which keeps it to itself.
  public let disposition: String?
}

/// Which interviews or records are meant; all, unless told.
public struct Filter: Sendable, Hashable {
  public var states: Set<InterviewRecord.State>
  /// The id of a questionnaire.
  public var questionnaire: String?
  /// Finalized at this moment or later; means no drafts.
  public var since: Moment?

  public init(
    states: Set<InterviewRecord.State> = Set(InterviewRecord.State.allCases),
    questionnaire: String? = nil, since: Moment? = nil
  ) {
    self.states = states
    self.questionnaire = questionnaire
    self.since = since
  }

  var arguments: StatementArguments {
    let names = JSONValue.array(states.map { .string($0.rawValue) })
    return [
      "states": JSONWriter.text(names), "questionnaire": questionnaire,
      "since": since?.description,
    ]
  }
}

extension InterviewSummary {
  /// - Parameter summary: what the row's seal opens to.
  init(
    _ row: Row, summary: String, isSound: Bool, successor: String?, predecessor: String?
  ) throws {
    id = try row.decode(forColumn: "id")
    questionnaire = QuestionnaireKey(
      id: try row.decode(forColumn: "questionnaire_id"),
      version: try row.decode(forColumn: "questionnaire_version"),
      hash: try row.decode(forColumn: "questionnaire_hash"))
    state = try row.choice("state")
    // One row that makes no sense must not keep anybody from the others.
    let times = (try? row.moment("started"), try? row.moment("updated"))
    started = times.0 ?? times.1 ?? .unknown
    updated = times.1 ?? started
    entries = try row.decode(forColumn: "entries")
    self.summary = summary
    isPractice = try row.decode(forColumn: "is_practice")
    self.isSound = isSound && times.0 != nil && times.1 != nil
    self.successor = successor
    self.predecessor = predecessor
    disposition = try row.decode(forColumn: "disposition")
  }
}
