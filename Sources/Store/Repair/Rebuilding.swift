import Foundation
import GRDB
import Records
import Sealing

/// Puts all that is sound of what was found into a store that has nothing yet.
struct Rebuilding {
  let salvage: Salvage
  /// The keys of the device that the rows come from.
  let deviceKeys: [SecretKey]
  /// How far the store was known to be in marking, whatever its device says.
  var atLeast = MarkingStage.none

  /// - Parameter snapshots: questionnaires at hand elsewhere, for those that are damaged here.
  func fill(
    _ store: Store, snapshots: [QuestionnaireSnapshot]
  ) throws(StoreFault) -> RepairReport {
    let questionnaires = soundQuestionnaires(snapshots)
    let hashes = Set(questionnaires.compactMap { $0.text("hash") })
    var report = RepairReport()
    let found = salvage.byInterview
    let stage = max(salvage.stage(deviceKeys), atLeast)
    let interviews = found.keys.sorted().map { id in
      Recovery(id, found[id] ?? [], deviceKeys, questionnaires: hashes, stage: stage)
    }
    report.findings = interviews.flatMap(\.findings)
    let missing = missing(interviews, hashes)
    report.findings += missing.map { .questionnaire(hash: $0.text("hash") ?? "") }
    let device = try store.deviceKey()
    try store.write { database in
      for row in questionnaires + missing { try row.insert(into: database) }
      for interview in interviews {
        try Self.insert(interview, store, database, under: device)
      }
      let records = interviews.flatMap(\.rows).filter { $0.table == .records }
      for record in records.sorted(by: { $0.position < $1.position }) {
        try Self.without(record, "position").insert(into: database)
      }
      for interview in interviews { try Self.insertRest(interview, store, database) }
      for interview in interviews where interview.isMarked {
        try store.mark(database, record: interview.id)
      }
      try Self.dropLoose(database)
      try Self.countOn(database)
      report.drafts =
        try Int.fetchOne(
          database,
          sql: "SELECT count(*) FROM interviews WHERE id NOT IN (SELECT id FROM records)") ?? 0
      report.records = try Int.fetchOne(database, sql: "SELECT count(*) FROM records") ?? 0
    }
    return report
  }

  private func soundQuestionnaires(_ more: [QuestionnaireSnapshot]) -> [StoredRow] {
    let others = more.map { snapshot in
      StoredRow(
        .questionnaires,
        [
          "hash": snapshot.key.hash.databaseValue, "id": snapshot.key.id.databaseValue,
          "version": snapshot.key.version.databaseValue,
          "bytes": Data(snapshot.bytes).databaseValue,
        ])
    }
    var sound: [String: StoredRow] = [:]
    let needed = Set(
      salvage.rows.compactMap { $0.text("questionnaire") ?? $0.text("questionnaire_hash") })
    for row in salvage[.questionnaires] + others.filter({ needed.contains($0.text("hash") ?? "") })
    {
      guard let hash = row.text("hash"), let bytes = row.bytes("bytes"), sound[hash] == nil,
        QuestionnaireSnapshot(
          key: QuestionnaireKey(id: "", version: "", hash: hash), bytes: bytes
        ).isSound
      else { continue }
      sound[hash] = row
    }
    return sound.values.sorted { ($0.text("hash") ?? "") < ($1.text("hash") ?? "") }
  }

  /// Room for questionnaires that interviews are on and that nobody has: empty, so that the interviews
  /// can be kept until their file is found.
  private func missing(_ interviews: [Recovery], _ hashes: Set<String>) -> [StoredRow] {
    let named = interviews.flatMap(\.rows).filter { $0.table == .interviews }
      .compactMap { $0.text("questionnaire") }
    return Set(named).subtracting(hashes).sorted().map { hash in
      let damaged = salvage[.questionnaires].first { $0.text("hash") == hash }
      return StoredRow(
        .questionnaires,
        [
          "hash": hash.databaseValue,
          "id": (damaged?.text("id") ?? "lost").databaseValue,
          "version": (damaged?.text("version") ?? "?").databaseValue,
          "bytes": Data().databaseValue,
        ])
    }
  }

  // MARK: Rows

  private static func insert(
    _ interview: Recovery, _ store: Store, _ database: Database, under device: SecretKey
  ) throws {
    if let key = interview.key {
      try database.execute(
        sql: "INSERT INTO keys (id, sealed) VALUES (?, ?)",
        arguments: [
          interview.id, Data(try device.seal(key.secret, as: Store.keyContext(interview.id))),
        ])
    }
    for row in interview.rows where row.table == .erasures {
      try store.putMarked(database, row)
    }
    for row in interview.rows where row.table == .interviews { try row.insert(into: database) }
    for row in interview.rows where row.table == .journal {
      try without(row, "position").insert(into: database)
    }
  }

  private static let rest: Set<StoredTable> = [
    .contents, .residues, .conflicts, .outbox, .receipts, .successions, .withdrawals,
    .derivations,
  ]

  private static func insertRest(
    _ interview: Recovery, _ store: Store, _ database: Database
  ) throws {
    for row in interview.rows where rest.contains(row.table) {
      if row.table == .successions {
        // Both must have been saved, and nobody goes on as two.
        let known = try Int.fetchOne(
          database,
          sql: """
            SELECT count(*) FROM interviews WHERE id IN (:id, :successor)
              AND NOT EXISTS (SELECT 1 FROM successions WHERE successor = :successor)
            """, arguments: ["id": interview.id, "successor": row.text("successor")])
        guard known == 2 else { continue }
      }
      if row.table.markedSince != nil {
        try store.putMarked(database, row)
      } else {
        try row.insert(into: database)
      }
    }
  }

  /// A key of which nothing is left that it opens.
  private static func dropLoose(_ database: Database) throws {
    try database.execute(
      sql: """
        DELETE FROM keys WHERE id NOT IN (SELECT id FROM interviews)
          AND id NOT IN (SELECT id FROM contents) AND id NOT IN (SELECT id FROM residues)
          AND id NOT IN (SELECT id FROM conflicts)
        """)
  }

  /// The next entry gets a place behind those that interviews were last touched at.
  private static func countOn(_ database: Database) throws {
    try database.execute(
      sql: """
        DELETE FROM sqlite_sequence WHERE name = 'journal';
        INSERT INTO sqlite_sequence (name, seq)
        SELECT 'journal', max(
          coalesce((SELECT max(touched) FROM interviews), 0),
          coalesce((SELECT max(position) FROM journal), 0));
        """)
  }

  private static func without(_ row: StoredRow, _ column: String) -> StoredRow {
    var row = row
    row.values[column] = nil
    return row
  }
}

extension StoredRow {
  fileprivate var position: Int { integer("position") ?? 0 }
}
