import Interviews
import Questionnaires
import Records

/// What several answers decide together, such as hours that must make a day, or one head among the
/// members of a household, is put right by giving one of them anew after another until it holds.
extension Respondent {
  private static let mostRounds = 12
  private static let mostQuestions = 12

  /// Whether a question, or a rule about those around it, is in order after all.
  mutating func repair(_ node: NodeID) -> Bool {
    let rules = rules(of: node)
    let address = interview.address(of: node)
    let isHopeless = coverage.items[node.item].unrepaired > 2
    for round in 0..<(isHopeless ? 1 : Self.mostRounds) where patience > 0 {
      guard let node = interview.node(at: address) else { return true }
      let questions = random.shuffled(questions(behind: rules, and: node)).prefix(
        Self.mostQuestions)
      // What the others left to say was too little: some of them are given anew first.
      if round > 0 {
        addInstance(behind: rules)
        for other in questions.suffix(1 + random.below(3)) { answer(other, mayStepBack: false) }
      }
      if isInOrder(node, in: interview) { return true }
      for question in questions {
        patience -= 1
        guard let repairing = repairing(question, for: address),
          happen(.answered(interview.address(of: question), repairing))
        else { continue }
        coverage.items[node.item].unrepaired = 0
        return true
      }
    }
    coverage.items[node.item].unrepaired += 1
    return false
  }

  /// The constraint and the critical checks.
  private func rules(of node: NodeID) -> [CompiledExpression] {
    let item = interview.item(node)
    let critical = zip(item.checks, item.definition.checks).filter { $1.severity == .critical }
    return (item.constraint.map { [$0] } ?? []) + critical.map(\.0)
  }

  /// Questions that a person can answer anew, in all instances.
  private func questions(behind rules: [CompiledExpression], and node: NodeID) -> [NodeID] {
    let reading = Reading(guide.form)
    let items = Set(rules.flatMap(reading.questions(behind:)) + [node.item])
    return interview.nodes.filter {
      items.contains($0.item) && interview.item($0).type.isQuestion && !interview.isReadOnly($0)
        && !kept.contains($0) && interview.item($0).calculation == nil
    }
  }

  /// Rules that count instances may ask for more of them.
  private mutating func addInstance(behind rules: [CompiledExpression]) {
    let reading = Reading(guide.form)
    let repeats = Set(rules.flatMap(reading.repeats(behind:)))
    let open = interview.nodes.filter {
      repeats.contains($0.item) && interview.isOpenEnded($0) && !kept.contains($0)
    }
    guard let roster = random.pick(open), interview.instances(of: roster).count < 8 else { return }
    add(to: roster)
  }

  /// Whether nothing is wrong with it, or nothing that its own answer would not put right.
  private func isInOrder(_ node: NodeID, in interview: Interview) -> Bool {
    guard let failure = interview.failure(node) else { return true }
    guard failure == .required || failure == .constraint, !interview.isReadOnly(node) else {
      return false
    }
    var ideas = Ideas(interview, guide, random)
    return ideas.answers(to: node) { _ in true }.contains { interview.judge($0, at: node) == nil }
  }

  /// An answer after which the other is in order.
  private mutating func repairing(_ question: NodeID, for address: Address) -> String? {
    let own = interview.address(of: question)
    var ideas = Ideas(interview, guide, random)
    let candidates = validAnswers(at: question, atMost: 20) + ideas.searched(question).prefix(4_000)
    return candidates.first { candidate in
      guard interview.judge(candidate, at: question) == nil else { return false }
      var trial = interview
      guard (try? trial.apply(.answered(own, candidate), at: interview.entries[0].at)) != nil
      else { return false }
      guard let node = trial.node(at: address) else { return true }
      return isInOrder(node, in: trial)
    }
  }
}
