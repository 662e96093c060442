/// A table of the store, for whatever carries rows out of one store and into another.
enum StoredTable: String, Sendable, Hashable, CaseIterable {
  // Parents before children, as they have to be put in.
  case device, questionnaires, erasures, keys, interviews, journal, records, contents, residues
  case conflicts, outbox, receipts, successions, withdrawals, passing
  case derivations

  /// The column that says what a row is about: an interview, a questionnaire; nil for the device.
  var subject: String? {
    switch self {
    case .device: nil
    case .questionnaires: "hash"
    case .journal: "interview"
    default: "id"
    }
  }

  /// The columns that tell the rows of one subject apart.
  var discriminator: [String] {
    switch self {
    case .journal: ["sequence"]
    case .conflicts: ["sha256"]
    case .receipts: ["collector"]
    case .withdrawals: ["digest"]
    default: []
    }
  }

  /// All columns, in the order of the schema.
  var columns: [String] {
    switch self {
    case .device: ["number", "identity", "lock", "signer"]
    case .questionnaires: ["hash", "id", "version", "bytes"]
    case .erasures: ["id", "at", "mark"]
    case .keys: ["id", "sealed"]
    case .interviews:
      [
        "id", "questionnaire", "started", "updated", "entries", "touched", "is_practice",
        "summary", "head",
      ]
    case .journal: ["position", "interview", "sequence", "at", "event", "link"]
    case .records:
      [
        "position", "id", "sha256", "size", "questionnaire_id", "questionnaire_version",
        "questionnaire_hash", "disposition", "finalized_at", "origin", "is_sealed", "mark",
      ]
    case .contents, .residues: ["id", "bytes"]
    case .conflicts: ["id", "sha256", "is_sealed", "bytes", "mark"]
    case .outbox: ["id", "attempts", "next_attempt_at", "reason"]
    case .receipts:
      ["id", "sha256", "collector", "sequence", "received_at", "url", "kept_at", "mark"]
    case .successions: ["id", "successor", "at", "mark"]
    case .withdrawals: ["digest", "id", "mark"]
    case .passing: ["id", "is_lost"]
    case .derivations: ["id", "source", "mark"]
    }
  }

  /// How many of the last columns were added to the table later: rows from before lack them.
  var added: Int {
    switch self {
    case .receipts: 2
    case .erasures, .records, .conflicts, .successions, .withdrawals, .derivations: 1
    default: 0
    }
  }

  /// Since when its rows stand for themselves by a mark, and are not obeyed without; nil where they are
  /// vouched for otherwise.
  var markedSince: MarkingStage? {
    switch self {
    case .erasures, .successions, .conflicts: .rows
    // Since ever: a receipt leads to wiping, and a collector says again what it holds, so that none from
    // before is marked as found.
    case .receipts: MarkingStage.none
    case .withdrawals, .derivations: .receipts
    default: nil
    }
  }

  /// The tables whose rows stand for themselves.
  static let marked = allCases.filter { $0.markedSince != nil }

  /// The column that is SQLite's own number of a row.
  var rowNumber: String? {
    switch self {
    case .device: "number"
    case .journal, .records: "position"
    default: nil
    }
  }

  /// The tables that hold what is known of one interview.
  static let ofInterviews = allCases.filter { $0.subject != nil && $0 != .questionnaires }
}
