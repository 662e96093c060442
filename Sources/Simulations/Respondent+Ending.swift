import Interviews
import Questionnaires
import Records

extension Respondent {
  /// Goes to every question that keeps the interview from being finished, and to those that have
  /// come into being meanwhile. Whether anything was left to do.
  mutating func mend() -> Bool {
    var isDone = true
    for address in interview.unresolved.map({ interview.address(of: $0.node) }) {
      guard patience > 0, let node = interview.node(at: address),
        let failure = interview.failure(node)
      else { continue }
      patience -= 1
      if mend(failure, at: node) { isDone = false }
    }
    for stop in interview.stops where !faced.contains(stop) && stop != .end && patience > 0 {
      guard let node = stop.node, interview.isRelevant(node) else { continue }
      face(stop)
      isDone = false
    }
    return !isDone
  }

  private mutating func mend(_ failure: Failure, at node: NodeID) -> Bool {
    let asked = asked(of: node).flatMap { kept.contains($0) ? nil : $0 }
    if let asked { happen(.visited(interview.address(of: asked))) }
    // Its own answer is valid: what the check asks of several has to be found.
    if case .critical = failure, repair(node) { return true }
    guard let asked else { return false }
    if answer(asked) { return true }
    return repair(node) && answer(asked, mayStepBack: false)
  }

  /// The question to answer anew; what is never shown is mended where a person would be led to.
  private func asked(of node: NodeID) -> NodeID? {
    guard interview.stop(showing: node) == nil else { return node }
    switch interview.place(of: node) {
    case .question(let question): return question
    case .grid(let group), .page(let group): return interview.rows(of: group).last
    case .note, .roster, .end: return nil
    }
  }

  /// Whether nothing stands there that can.
  private func isWithoutAnswer(_ node: NodeID) -> Bool {
    interview.isRelevant(node)
      && (interview.answer(node).isEmpty || interview.failure(node) != nil)
  }

  mutating func finish() {
    failures = interview.unresolved.map { node, failure in
      .init(item: node.item, path: interview.path(of: node), failure: failure)
    }
    for item in Set(answerless.compactMap(interview.node(at:)).filter(isWithoutAnswer).map(\.item))
    {
      coverage.items[item].withoutAnswer += 1
    }
    let last = interview.stops.dropLast().last
    let outcome = last.flatMap { interview.outcomeRule(at: $0) }
    for (item, text) in passed {
      var known = coverage.items[item].passages[text] ?? (0, 0)
      known.given += 1
      known.on += outcome == nil ? 1 : 0
      coverage.items[item].passages[text] = known
    }
    guard failures.isEmpty else { return }
    for (node, check) in interview.openChecks where check.severity == .soft {
      let mark = Mark.confirmation(check: check.place, note: "simulated")
      happen(.marked(interview.address(of: node), mark))
    }
    happen(.visited(nil))
    happen(.finalized(outcome ?? .complete))
  }
}
