import GRDB
import Records
import Sealing
import Values

/// What can be had of one interview from all rows that were found of it. A row counts only if its seal,
/// its mark or its link says that it is what was written.
struct Recovery {
  let id: String
  /// Every version of every row, sound or not.
  let found: [StoredRow]
  /// The keys of the device, any of which may open the interview's.
  let deviceKeys: [SecretKey]
  /// The questionnaires there are: an interview whose own mark of it is lost is on the only one.
  let questionnaires: Set<String>
  /// How far the store went in marking: what an older version left has no marks.
  let stage: MarkingStage

  var rows: [StoredRow] = []
  var findings: [RepairFinding] = []
  /// The interview's own key, for sealing it anew.
  var key: InterviewKey?
  /// Whether its record is what this device made, and is to be marked as that.
  var isMarked = false
  let markers: [RowMarker]

  init(
    _ id: String, _ found: [StoredRow], _ deviceKeys: [SecretKey], questionnaires: Set<String>,
    stage: MarkingStage
  ) {
    (self.id, self.found, self.deviceKeys) = (id, found, deviceKeys)
    self.questionnaires = questionnaires
    self.stage = stage
    markers = deviceKeys.map(RowMarker.init)
    // Its key was in the memory of a program that is no more.
    if !all(.passing).isEmpty, all(.keys).isEmpty, all(.records).isEmpty { return }
    if let erasure = all(.erasures).first(where: { $0.moment("at") != nil && bearsMark($0) }) {
      rows = [erasure]
      return
    }
    key = openKey()
    recoverReceipts()
    let record = recoverRecord()
    recoverInterview(record)
    recoverRest(record)
  }

  func all(_ table: StoredTable) -> [StoredRow] { found.filter { $0.table == table } }

  /// Whether a row that stands for itself is the device's word.
  func bearsMark(_ row: StoredRow) -> Bool {
    row.table.markedSince.map { stage < $0 } ?? true || markers.contains { $0.isSound(row) }
  }

  private func openKey() -> InterviewKey? {
    for row in all(.keys) {
      for device in deviceKeys {
        guard let sealed = row.bytes("sealed"),
          let secret = try? device.openKey(sealed, as: Store.keyContext(id))
        else { continue }
        return InterviewKey(id: id, secret: secret)
      }
    }
    return nil
  }
}
