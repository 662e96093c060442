import Interviews
import Questionnaires
import Records

extension Coverage {
  /// Takes in an interview that is over: where each rule held and where it did not, which items a
  /// person stopped at, and what lay behind the outcome that ended it.
  mutating func take(_ interview: Interview, reached: Set<ItemID>) {
    interviews += 1
    if let outcome = interview.outcome { outcomes[outcome.code, default: 0] += 1 }
    let end =
      interview.nodes.first { interview.item($0).isOutcome }?.item
      ?? interview.form.items.count
    var look = Look(interview, end: end)
    look.look(at: interview.form.topLevel.map(\.id), in: [])
    for (item, seen) in look.seen.enumerated() {
      let isAsked = interview.form.items[item].isStoppedAt
      items[item].reached += isAsked ? (reached.contains(item) ? 1 : 0) : (seen.counts ? 1 : 0)
      items[item].relevant += seen.held ? 1 : 0
      items[item].irrelevant += seen.failed ? 1 : 0
      items[item].behindOutcome += seen.behind ? 1 : 0
      items[item].irrelevantBehindOutcome += seen.failedBehind ? 1 : 0
      items[item].instances += seen.instances
    }
  }
}

extension FormItem {
  /// Whether a person ever stops at it.
  var isStoppedAt: Bool { type.isQuestion || type == .note || type == .repeat }
}

/// One look at all nodes of an interview, also at those that are not asked.
private struct Look {
  struct Seen {
    /// Relevant, and before the end.
    var counts = false
    var held = false
    var failed = false
    var behind = false
    var failedBehind = false
    var instances = 0
  }

  let interview: Interview
  let end: ItemID
  var seen: [Seen]

  init(_ interview: Interview, end: ItemID) {
    self.interview = interview
    self.end = end
    seen = interview.form.items.map { _ in Seen() }
  }

  /// Looks at items whose surroundings are relevant, so that each one's own rule decides.
  mutating func look(at items: [ItemID], in instances: [Int]) {
    let form = interview.form
    for id in items {
      let address = Address(form.items[id].name, in: instances)
      guard let node = interview.node(at: address) else { continue }
      let isRelevant = interview.isRelevant(node)
      note(id, isRelevant)
      guard isRelevant, form.items[id].type.isContainer else { continue }
      let inside = form.children(of: id)
      guard form.items[id].type == .repeat else {
        look(at: inside, in: instances)
        continue
      }
      let present = interview.instances(of: node)
      if id <= end { seen[id].instances += present.count }
      for instance in present { look(at: inside, in: instances + [instance.identity]) }
    }
  }

  private mutating func note(_ id: ItemID, _ isRelevant: Bool) {
    guard id <= end else {
      seen[id].behind = seen[id].behind || isRelevant
      seen[id].failedBehind = seen[id].failedBehind || !isRelevant
      return
    }
    seen[id].counts = seen[id].counts || isRelevant
    seen[id].held = seen[id].held || isRelevant
    seen[id].failed = seen[id].failed || !isRelevant
  }
}
