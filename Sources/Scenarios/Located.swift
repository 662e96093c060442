import Interviews
import Questionnaires
import Records

/// What a path of an expectation leads to: an item, the instances around it as far as they exist, and
/// the node, where there is one.
struct Located {
  let item: FormItem
  private(set) var instances: [Int] = []
  private(set) var node: NodeID?

  /// An instance without a position is the first.
  init?(_ path: String, in interview: Interview) {
    var positions: [String: Int] = [:]
    var last = ""
    for step in path.split(separator: "/") {
      let parts = step.split(separator: "[", maxSplits: 1)
      last = String(parts[0])
      if parts.count == 2 { positions[last] = Int(parts[1].prefix { $0 != "]" }) ?? 0 }
    }
    guard let item = interview.form.item(named: last) else { return nil }
    self.item = item
    var around: [FormItem] = []
    var scope = item.scope
    while let roster = interview.form.scopes[scope].repeatItem {
      around.insert(interview.form.items[roster], at: 0)
      scope = interview.form.items[roster].scope
    }
    for roster in around {
      let address = Address(roster.name, in: instances)
      let present = interview.node(at: address).map { interview.instances(of: $0) } ?? []
      let place = (positions[roster.name] ?? 1) - 1
      guard present.indices.contains(place) else { return }
      instances.append(present[place].identity)
    }
    node = interview.node(at: Address(item.name, in: instances))
    if item.type == .repeat, let position = positions[item.name], let roster = node,
      !interview.instances(of: roster).indices.contains(position - 1)
    {
      node = nil
    }
  }
}
