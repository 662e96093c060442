import Expressions
import Questionnaires
import Values

/// What an expression gives.
public enum Evaluation: Sendable, Hashable {
  case value(Value)
  /// The members of a set of nodes, in document order.
  case set([Value])
}

extension Interview {
  /// The value of an expression that was compiled for the node's item; nil is the questionnaire's
  /// root. Throws when a call was tried that cannot be made.
  public func evaluate(
    _ compiled: CompiledExpression, at node: NodeID?
  ) throws(SyntaxFault) -> Evaluation {
    let node = node ?? .root
    world.brokenCall = nil
    let evaluation =
      world.members(compiled, at: node).map(Evaluation.set)
      ?? .value(world.value(compiled, at: node))
    if let fault = world.brokenCall { throw fault }
    return evaluation
  }

  /// The node of a path with positions from 1, such as `kid[2]/k_age`: what `path(of:)` writes.
  /// Groups may be named on the way or left out; an instance without a position is the first.
  public func node(atPath path: String) -> NodeID? {
    var frame = 0
    var found: NodeID?
    for step in path.split(separator: "/") where !(found == nil && step == "data") {
      let parts = step.split(separator: "[", maxSplits: 1)
      guard let item = form.item(named: String(parts[0])),
        item.scope == world.frames[frame].scope
      else { return nil }
      let index = parts.count == 2 ? Int(parts[1].dropLast()) : 1
      guard let index, parts.count == 1 || parts[1].hasSuffix("]") else { return nil }
      found = NodeID(frame: frame, item: item.id)
      if item.type == .repeat {
        let active = world.activeFrames(NodeID(frame: frame, item: item.id))
        guard active.indices.contains(index - 1) else { return nil }
        frame = active[index - 1]
        found = NodeID(frame: frame, item: item.id)
      } else if index != 1 {
        return nil
      }
    }
    return found
  }
}
