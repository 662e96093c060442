import JSONDocuments
import Records
import Sealing
import Values

/// Interviews that nobody held.
package enum Specimens {
  package static let survey = QuestionnaireKey(id: "survey", version: "1", hash: "sha256:aa")
  package static let surveyBytes = Array(#"{"id":"survey"}"#.utf8)

  package static func id(_ number: Int) -> String {
    "uuid:00000000-0000-4000-8000-" + String(100_000_000_000 + number)
  }

  package static func moment(_ number: Int) -> Moment {
    Moment(milliseconds: 1_795_275_720_000 + Int64(number) * 1000, offsetMinutes: -240)
  }

  package static let began = JournalEntry(
    sequence: 1, at: moment(1), event: .began(Beginning(language: "en", seed: 7)))

  package static func answered(_ sequence: Int, _ value: String) -> JournalEntry {
    JournalEntry(
      sequence: sequence, at: moment(sequence), event: .answered(Address("heard"), value))
  }

  package static func finished(_ sequence: Int) -> JournalEntry {
    JournalEntry(
      sequence: sequence, at: moment(sequence),
      event: .finalized(Outcome(code: "110", keep: .answers)))
  }

  package static func record(_ id: String, _ answer: String) throws -> FrozenRecord {
    let record = InterviewRecord(
      id: id, questionnaire: survey, state: .finalized, disposition: "110", language: "en",
      mode: .capi, started: moment(1), finalized: moment(99),
      answers: [.text(name: "heard", answer)])
    return try FrozenRecord(id: id, bytes: JSONWriter.bytes(record.json), digest: sha256)
  }
}

extension SeededNumbers {
  /// A text such as somebody answers, of up to so many letters.
  mutating func text(upTo length: Int) -> String {
    let letters = Array("etaoinshrdlucmé中 ")
    return String((0...below(length)).map { _ in letters[below(letters.count)] })
  }
}
