import Interviews
import Questionnaires
import Records

/// One line of the answers that are given to a form.
struct GivenAnswer {
  let name: String
  let value: String

  static func read(_ path: String) throws(BenchFault) -> [GivenAnswer] {
    let text = String(decoding: try Machine.read(path), as: UTF8.self)
    var answers: [GivenAnswer] = []
    for line in text.split(separator: "\n") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count == 2 else { throw .failed("\(path): a line is not: name, tab, value") }
      answers.append(GivenAnswer(name: String(fields[0]), value: String(fields[1])))
    }
    return answers
  }
}

extension Interview {
  /// Carries out one event and tells the nanoseconds of nothing but that. The interview must be held
  /// by nobody else, or a copy of it would be measured.
  mutating func give(_ event: JournalEvent) throws(BenchFault) -> Int {
    let now = Subject.moment(entries.count)
    let start = Machine.nanoseconds
    do throws(InterviewFault) {
      _ = try apply(event, at: now)
    } catch { throw .failed("\(event): \(error)") }
    return Machine.nanoseconds - start
  }

  mutating func give(_ answer: GivenAnswer, in instances: [Int] = []) throws(BenchFault) -> Int {
    try give(.answered(Address(answer.name, in: instances), answer.value))
  }
}
