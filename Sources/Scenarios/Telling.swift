import Interviews
import Questionnaires
import Records
import Simulations

/// One scenario while it is told: the interview, and what differed so far.
struct Telling {
  let file: QuestionnaireFile
  let unasked: Unasked
  var interview: Interview
  var differences: [Difference] = []
  /// What the author has answered, or said nothing can be answered to.
  var told: Set<NodeID> = []

  var form: Form { interview.form }

  mutating func differ(_ kind: Difference.Kind, _ item: String?, at offset: Int) {
    differences.append(Difference(place: file.place(of: offset), item: item, kind: kind))
  }

  /// Why something is not asked, with the answers that decide it.
  func unreached(_ item: FormItem, in instances: [Int]) -> Difference.Unreached {
    let why = unasked.why(item, in: instances, of: interview)
    guard case .notRelevant(_, _, _, let reads) = why else {
      return Difference.Unreached(why: why, answers: [])
    }
    let answers = reads.compactMap { path in
      node(nearestTo: instances, named: path).map { node in
        let reason = interview.nonresponse(node).map { "(\($0.rawValue))" }
        return (interview.path(of: node), reason ?? interview.answer(node))
      }
    }
    return Difference.Unreached(why: why, answers: answers)
  }

  /// The question of that path in the same instances, or outside of them.
  private func node(nearestTo instances: [Int], named path: String) -> NodeID? {
    guard let name = path.split(separator: "/").last.map(String.init) else { return nil }
    return (0...instances.count).lazy.reversed().compactMap { depth in
      interview.node(at: Address(name, in: Array(instances.prefix(depth))))
    }.first
  }

  /// Why an answer could not be taken.
  func refused(_ failure: Failure, _ item: FormItem) -> Difference.Refused {
    let constraint = failure == .constraint ? item.definition.constraint?.value : nil
    return Difference.Refused(failure: failure, constraint: constraint)
  }

  /// Whether a person comes to it.
  func isAsked(_ node: NodeID) -> Bool {
    guard interview.isRelevant(node) else { return false }
    guard !interview.item(node).isOutcome else { return node == outcomeNode }
    return !interview.isBehindOutcome(node)
  }

  /// The note that ends the interview as things stand.
  var outcomeNode: NodeID? {
    interview.nodes.first { interview.item($0).isOutcome }
  }
}
