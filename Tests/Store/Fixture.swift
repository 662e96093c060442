import Foundation
import JSONDocuments
import Records
import Store
import Values

/// A folder of its own for one test, gone when the test is.
final class Place: Sendable {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/store-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var store: String { path + "/store" }
  var database: String { store + "/canvass.sqlite" }
}

/// A minute of the day on which every test happens.
func minute(_ minute: Int) -> Moment {
  Moment(milliseconds: 1_795_275_720_000 + Int64(minute) * 60_000, offsetMinutes: -240)
}

func id(_ number: Int) -> String {
  "uuid:00000000-0000-4000-8000-" + String(100_000_000_000 + number)
}

let survey = QuestionnaireKey(id: "survey", version: "1", hash: "sha256:aa")
let surveyBytes = Array(#"{"id":"survey"}"#.utf8)

func began(practice: Bool = false) -> JournalEntry {
  JournalEntry(
    sequence: 1, at: minute(1),
    event: .began(Beginning(language: "en", seed: 7, isPractice: practice)))
}

func answered(_ sequence: Int, _ value: String = "yes") -> JournalEntry {
  JournalEntry(
    sequence: sequence, at: minute(sequence), event: .answered(Address("heard"), value))
}

func finished(_ sequence: Int, keep: Outcome.Kept = .answers) -> JournalEntry {
  JournalEntry(
    sequence: sequence, at: minute(sequence),
    event: .finalized(Outcome(code: keep == .answers ? "110" : "211", keep: keep)))
}

/// A digest is a name here: nothing in the store computes one.
func digest(_ letter: Character) -> String { String(repeating: letter, count: 64) }

func specimen(
  _ id: String, sha256: String = digest("a"), answer: String = "yes", at moment: Moment = minute(9),
  withdrawal: String? = nil
) -> FrozenRecord {
  var record = InterviewRecord(
    id: id, questionnaire: survey, state: .finalized, disposition: "110", language: "en",
    mode: .capi, started: minute(1), finalized: moment,
    answers: [.text(name: "heard", answer)])
  record.withdrawal = withdrawal
  return FrozenRecord(
    key: RecordKey(id: id, sha256: sha256), bytes: JSONWriter.bytes(record.json))
}

extension Store {
  func begin(_ id: String, practice: Bool = false) throws {
    try begin(
      id, questionnaire: survey, bytes: surveyBytes, entry: began(practice: practice),
      summary: "section 1")
  }

  /// A whole interview of three entries.
  func finish(_ id: String, sha256: String = digest("a")) throws {
    try begin(id)
    try append(answered(2), to: id, summary: "section 2")
    try finalize(id, entry: finished(3), record: specimen(id, sha256: sha256), summary: "Ana")
  }
}

func receipt(_ id: String, sha256: String = digest("a"), sequence: Int = 1) -> Receipt {
  Receipt(
    key: RecordKey(id: id, sha256: sha256), collector: "c", receivedAt: minute(30),
    sequence: sequence)
}
