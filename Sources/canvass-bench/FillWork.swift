import Interviews
import JSONDocuments
import Questionnaires
import Records

/// A walk through the whole form from its first question to its last: what is asked is answered.
/// Then the whole is validated, as it is before an interview is finished.
struct FillWork {
  private let subject: Subject
  private let answers: [String: GivenAnswer]
  private let passes: Int

  init(_ subject: Subject, _ answers: [GivenAnswer], passes: Int) {
    self.subject = subject
    self.answers = Dictionary(answers.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
    self.passes = passes
  }

  func figures() throws -> [JSONValue.Member] {
    var all: [JSONValue] = []
    for _ in 0..<passes { all.append(.object(try pass())) }
    return subject.figures + [.init("passes", .array(all))]
  }

  private func pass() throws -> [JSONValue.Member] {
    var interview = try subject.interview()
    var (answering, showing, stepping) = (Timings(), Timings(), Timings())
    let questions = subject.form.items.filter(\.type.isQuestion)
    // Every step is like every other: of a long form a thousand of them tell enough.
    let stride = max(1, questions.count / 1000)
    let start = Machine.nanoseconds
    for (place, item) in questions.enumerated() {
      guard let node = interview.node(at: Address(item.name)), interview.isRelevant(node) else {
        continue
      }
      showing.measure { show(node, interview) }
      if let answer = answers[item.name] { answering.add(try interview.give(answer)) }
      if place.isMultiple(of: stride) {
        _ = stepping.measure { interview.stop(after: .question(node)) }
      }
    }
    let walked = Machine.nanoseconds
    // All of it once more from the answers: what is kept true as answers come needs no validating.
    let unresolved = interview.recomputed().unresolved
    let validated = Machine.nanoseconds
    return [
      .init("walk_ms", .milliseconds(walked - start)), .init("answer", answering.json),
      .init("show", showing.json), .init("step", stepping.json),
      .init("unresolved", .integer(unresolved.count)),
      .init("validate_ms", .milliseconds(validated - walked)),
    ]
  }

  /// What a screen reads of a question before it can be answered.
  private func show(_ node: NodeID, _ interview: Interview) {
    _ = interview.label(node)
    if interview.item(node).type.isSelect { _ = interview.offeredChoices(node).count }
  }
}
