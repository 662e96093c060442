import Interviews
import Questionnaires
import Values

/// Everything that can be seen of an interview, to be compared with another one's.
struct Sight: Equatable {
  struct Item: Equatable {
    let node: NodeID
    let value: Value
    let answer: String
    let isRequired: Bool
    let isReadOnly: Bool
    let failure: Failure?
    let checks: [FailingCheck]
    /// Their identities.
    let instances: [Int]
    let instanceLabels: [String?]
    let offered: [String]
    let withdrawn: [String]
    let label: String
  }

  let items: [Item]
  let unresolved: [NodeID]
  let stops: [Stop]
  let name: String

  init(_ interview: Interview) {
    items = interview.nodes.map { Item($0, of: interview) }
    unresolved = interview.unresolved.map(\.node)
    stops = interview.stops
    name = interview.name
  }

  /// What differs, by the paths of the nodes.
  func differences(from other: Sight, in interview: Interview) -> [String] {
    var found: [String] = []
    for (mine, theirs) in zip(items, other.items) where mine != theirs {
      found.append("\(interview.path(of: mine.node)):\n    kept  \(mine)\n    fresh \(theirs)")
    }
    if items.count != other.items.count {
      let (mine, theirs) = (items.map(\.node), other.items.map(\.node))
      for node in mine where !theirs.contains(node) {
        found.append("\(interview.path(of: node)) only kept")
      }
      for node in theirs where !mine.contains(node) {
        found.append("\(interview.path(of: node)) only fresh")
      }
    }
    return found.isEmpty ? ["what is unresolved, the stops or the name"] : found
  }
}

extension Sight.Item {
  init(_ node: NodeID, of interview: Interview) {
    let isSelect = interview.item(node).type.isSelect
    self.node = node
    value = interview.value(node)
    answer = interview.answer(node)
    isRequired = interview.isRequired(node)
    isReadOnly = interview.isReadOnly(node)
    failure = interview.failure(node)
    checks = interview.failingChecks(node)
    let all = interview.instances(of: node)
    instances = all.map(\.identity)
    instanceLabels = all.map { interview.label(of: $0, in: node) }
    offered = isSelect ? interview.offeredChoices(node).map(\.name) : []
    withdrawn = isSelect ? interview.withdrawnChoices(node).map(\.name) : []
    label = interview.label(node)
  }
}
