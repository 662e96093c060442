import Interviews
import Questionnaires
import Records

extension Respondent {
  /// Instances are added one by one, each answered before the next; those that a count gives are
  /// there already.
  mutating func fill(_ roster: NodeID) {
    guard interview.isOpenEnded(roster), !kept.contains(roster), filled.insert(roster).inserted
    else {
      for instance in interview.instances(of: roster) { walk(through: instance, of: roster) }
      return
    }
    let isNew = coverage.items[roster.item].instances == 0
    let wanted = max(isNew ? 1 : 0, random.pick([0, 1, 1, 1, 2, 2, 2, 3]) ?? 1)
    for _ in 0..<wanted { guard add(to: roster) else { return } }
    if wanted > 1, random.happens(10), let gone = interview.instances(of: roster).first {
      happen(.instanceRemoved(interview.address(of: roster), identity: gone.identity))
    }
  }

  /// One more instance, with its questions answered; whether there could be one.
  @discardableResult mutating func add(to roster: NodeID) -> Bool {
    let identity = interview.nextIdentity(of: roster)
    happen(.instanceAdded(interview.address(of: roster), identity: identity))
    guard let last = interview.instances(of: roster).last, last.identity == identity else {
      return false
    }
    walk(through: last, of: roster)
    return true
  }

  private mutating func walk(through instance: Interview.Instance, of roster: NodeID) {
    let nodes = interview.nodes(in: instance, of: roster)
    guard let first = nodes.first(where: { interview.stop(showing: $0) != nil }),
      var stop = interview.stop(showing: first)
    else { return }
    while stop != .end, stop != .roster(roster), patience > 0 {
      face(stop)
      if interview.outcomeRule(at: stop) != nil { return }
      stop = interview.stop(after: stop)
    }
  }
}
