import Questionnaires
import Records

/// Between addresses, which the journal keeps, and nodes.
extension Interview {
  /// The node of an address, if it exists as things stand.
  public func node(at address: Address) -> NodeID? {
    guard let item = form.item(named: address.name) else { return nil }
    var chain: [ItemID] = []
    var scope = item.scope
    while let around = form.scopes[scope].repeatItem {
      chain.append(around)
      scope = form.items[around].scope
    }
    guard chain.count == address.instances.count else { return nil }
    var frame = 0
    for (around, identity) in zip(chain.reversed(), address.instances) {
      let instances = world.instances(NodeID(frame: frame, item: around)).active
      guard let next = instances.first(where: { world.frames[$0].identity == identity }) else {
        return nil
      }
      frame = next
    }
    return NodeID(frame: frame, item: item.id)
  }

  /// What the journal calls a node.
  public func address(of node: NodeID) -> Address {
    var identities: [Int] = []
    var frame = node.frame
    while frame != 0 {
      identities.append(world.frames[frame].identity)
      frame = world.frames[frame].parent
    }
    return Address(form.items[node.item].name, in: identities.reversed())
  }

  func found(_ address: Address) throws(InterviewFault) -> NodeID {
    guard let node = node(at: address) else { throw .unknownAddress }
    return node
  }

  func answerable(_ address: Address) throws(InterviewFault) -> NodeID {
    let node = try found(address)
    let item = form.items[node.item]
    guard item.type.isQuestion || item.type == .hidden else { throw .notAnswerable }
    guard world.cell(node).isRelevant else { throw .notRelevant }
    guard !isReadOnly(node) else { throw .readOnly }
    return node
  }

  func growable(_ address: Address) throws(InterviewFault) -> NodeID {
    let node = try found(address)
    guard form.items[node.item].type == .repeat else { throw .notAnswerable }
    guard world.cell(node).isRelevant else { throw .notRelevant }
    guard form.items[node.item].repeatCount == nil else { throw .fixedCount }
    return node
  }
}
