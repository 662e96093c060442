import Interviews
import JSONDocuments
import Questionnaires
import Records

/// The lists of questions with a choice filter, each asked for with all its labels after the answers
/// it depends on have changed, and once more when nothing has.
struct FilterWork {
  private struct List {
    let name: String
    let node: NodeID
    var count = 0
    var first = Timings()
    var changed = Timings()
    var same = Timings()
  }

  private let subject: Subject
  private let rounds: [[GivenAnswer]]

  /// A round ends where the name comes again that it began with.
  init(_ subject: Subject, _ answers: [GivenAnswer]) {
    self.subject = subject
    var rounds: [[GivenAnswer]] = []
    for answer in answers {
      if rounds.isEmpty || answer.name == rounds[0][0].name { rounds.append([]) }
      rounds[rounds.count - 1].append(answer)
    }
    self.rounds = rounds
  }

  func figures() throws -> [JSONValue.Member] {
    var interview = try subject.interview()
    var answering = Timings()
    var lists = subject.form.items.filter { $0.choiceFilter != nil }.compactMap { item in
      interview.node(at: Address(item.name)).map { List(name: item.name, node: $0) }
    }
    for (number, round) in rounds.enumerated() {
      for answer in round { answering.add(try interview.give(answer)) }
      for index in lists.indices { look(at: &lists[index], interview, isFirst: number == 0) }
    }
    let figures = lists.map { list in
      JSONValue.Member(
        list.name,
        .object([
          .init("count", .integer(list.count)), .init("first", list.first.json),
          .init("changed", list.changed.json), .init("same", list.same.json),
        ]))
    }
    return subject.figures + [.init("answer", answering.json), .init("lists", .object(figures))]
  }

  private func look(at list: inout List, _ interview: Interview, isFirst: Bool) {
    let node = list.node
    let read = {
      let choices = interview.offeredChoices(node)
      for choice in choices { _ = interview.label(of: choice) }
      return choices.count
    }
    list.count = isFirst ? list.first.measure(read) : list.changed.measure(read)
    _ = list.same.measure(read)
  }
}
