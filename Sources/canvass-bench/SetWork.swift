import Interviews
import JSONDocuments
import Questionnaires
import Records

/// One question answered over and over, on which much depends.
struct SetWork {
  private let subject: Subject
  private let answers: [GivenAnswer]
  private let rounds: Int

  init(_ subject: Subject, _ answers: [GivenAnswer], rounds: Int) {
    self.subject = subject
    self.answers = answers
    self.rounds = rounds
  }

  /// The first answer, and those of the last round, when all is warm. What follows from the last of
  /// them is told too, so that two engines can be seen to have done the same.
  func figures() throws -> [JSONValue.Member] {
    var interview = try subject.interview()
    var (first, last) = (Timings(), Timings())
    for round in 0..<rounds {
      for (place, answer) in answers.enumerated() {
        let took = try interview.give(answer)
        if round == 0, place == 0 { first.add(took) }
        if round == rounds - 1 { last.add(took) }
      }
    }
    let calculated = subject.form.items.last { $0.type == .calculate }
    let node = calculated.flatMap { interview.node(at: Address($0.name)) }
    return subject.figures + [
      .init("first", first.json), .init("warm", last.json),
      .init("relevant", .integer(interview.nodes.count)),
      .init("last_calculation", .string(node.map { interview.value($0).text } ?? "")),
    ]
  }
}
