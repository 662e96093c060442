import Exports
import JSONDocuments
import Records
import Store
import Values

/// How long what a collector holds stays on this device as well.
///
/// What is sealed goes as soon as its receipt is here, for nobody here can use it. Of what is readable
/// personal data goes then, and the rest after the days that the settings name; without such a
/// number it stays, for whoever exports from this device.
struct Retention {
  /// After how many days an acknowledged interview goes; nil: only what is sealed does.
  let days: Int?

  init(_ settings: Settings) throws(Refusal) {
    guard let text = settings.value(nil, "retention_days") else {
      days = nil
      return
    }
    guard let days = Int(text), (0...3650).contains(days) else {
      throw Refusal("'retention_days' is '\(text)'; write a number of days from 0 to 3650")
    }
    self.days = days
  }

  /// Wipes what is due; answers with how many interviews that were.
  @discardableResult
  func apply(_ store: Store, now: Moment) throws -> Int {
    let acknowledged = try store.acknowledged(before: now)
    let kept = Int64(days ?? 0) * 86_400_000
    let over = try store.acknowledged(
      before: Moment(milliseconds: now.milliseconds - kept, offsetMinutes: now.offsetMinutes))
    let due = over.filter { days != nil || $0.isSealed }
    try store.wipe(due.map(\.key.id))
    if days != nil {
      let wiped = Set(due.map(\.key.id))
      for record in acknowledged where !wiped.contains(record.key.id) {
        try reduce(record, store)
      }
    }
    return due.count
  }

  private func reduce(_ record: KeptRecord, _ store: Store) throws {
    guard case .bytes(let bytes) = record.content, !record.isSealed,
      let snapshot = try store.questionnaire(hash: record.questionnaire.hash)
    else { return }
    let open = try OpenQuestionnaire(
      record.questionnaire.id, snapshot.bytes, folder: nil)
    let reduced = try InterviewRecord(json: bytes)
      .withoutPersonalData(open.form.questionnaire)
    try store.reduce(record.key.id, to: JSONWriter.bytes(reduced.json))
  }
}
