import Interviews
import JSONDocuments
import Questionnaires
import Records

/// Instances added one by one to the form's first repeat, each answered before the next. What counts
/// is the last tenth of them, when the repeat is long; then the first is removed.
struct RepeatWork {
  private let subject: Subject
  private let answers: [GivenAnswer]
  private let count: Int

  init(_ subject: Subject, _ answers: [GivenAnswer], count: Int) {
    self.subject = subject
    self.answers = answers
    self.count = count
  }

  func figures() throws -> [JSONValue.Member] {
    guard let item = subject.form.items.first(where: { $0.type == .repeat }) else {
      throw BenchFault.failed("the questionnaire has no repeat")
    }
    let roster = Address(item.name)
    var interview = try subject.interview()
    guard let node = interview.node(at: roster) else {
      throw BenchFault.failed("\(item.name): is inside another repeat")
    }
    var identities: [Int] = []
    var (adding, answering) = (Timings(), Timings())
    let start = Machine.nanoseconds
    for place in 1...count {
      let isLate = place > count - max(1, count / 10)
      let identity = interview.nextIdentity(of: node)
      identities.append(identity)
      let event = JournalEvent.instanceAdded(roster, identity: identity)
      let added = try interview.give(event)
      if isLate { adding.add(added) }
      for answer in answers {
        let answered = try interview.give(answer, in: [identity])
        if isLate { answering.add(answered) }
      }
    }
    let filled = Machine.nanoseconds
    var removing = Timings()
    let total = self.total(interview)
    removing.add(try interview.give(.instanceRemoved(roster, identity: identities[0])))
    return subject.figures + [
      .init("instances", .integer(count)), .init("all_ms", .milliseconds(filled - start)),
      .init("last_add", adding.json), .init("last_answer", answering.json),
      .init("delete_first", removing.json), .init("total", .string(total)),
    ]
  }

  /// What the form's `total` says, by which two engines can be seen to have done the same.
  private func total(_ interview: Interview) -> String {
    interview.node(at: Address("total")).map { interview.value($0).text } ?? ""
  }
}
