import Interviews
import Questionnaires
import Records

extension Respondent {
  /// Goes to every question that keeps the interview from being finished, and to those that have
  /// come into being meanwhile. Whether anything was left to do.
  mutating func mend() -> Bool {
    var isDone = true
    for address in interview.unresolved.map({ interview.address(of: $0.node) }) {
      guard patience > 0, let node = interview.node(at: address), interview.failure(node) != nil
      else { continue }
      patience -= 1
      happen(.visited(address))
      if answer(node) { isDone = false }
    }
    for stop in interview.stops where !faced.contains(stop) && stop != .end && patience > 0 {
      guard let node = stop.node, interview.isRelevant(node) else { continue }
      face(stop)
      isDone = false
    }
    return !isDone
  }

  mutating func finish() {
    failures = interview.unresolved.map { node, failure in
      .init(item: node.item, path: interview.path(of: node), failure: failure)
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
