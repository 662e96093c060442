import Questionnaires

/// What is not asked as things stand, and which answer decides that.
extension Interview {
  /// The items directly inside a place of the form, in its order: of the whole questionnaire, of a
  /// group, or of one instance of a repeat. Also those that are not asked.
  public func children(of node: NodeID?, in instance: Instance? = nil) -> [NodeID] {
    guard let node else { return form.topLevel.map { NodeID(frame: 0, item: $0.id) } }
    let frame = instance?.frame ?? node.frame
    return form.children(of: node.item).map { NodeID(frame: frame, item: $0) }
  }

  /// The one question whose answer decides whether something is asked; nil where its condition reads
  /// several, none, or something else than an answer.
  public func decider(of node: NodeID) -> NodeID? {
    guard let relevant = form.items[node.item].relevant, relevant.targets.count == 1,
      case .item(let item, let anchor, _)? = relevant.targets.first,
      form.items[item].type.isQuestion, form.items[item].scope == anchor
    else { return nil }
    return NodeID(frame: world.climb(from: node.frame, to: anchor), item: item)
  }
}
