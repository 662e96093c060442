import Questionnaires
import Records

/// Where a person sees to what, and where they have been.
extension Interview {
  /// Where a person sees to a node: the stop that shows it. What is never shown is seen to at the
  /// last stop in it or before it, else at the first one behind.
  public func place(of node: NodeID) -> Stop {
    if let stop = stop(showing: node) { return stop }
    let asked = asked
    guard let index = asked.firstIndex(of: node) else { return .end }
    let end = form.items[node.item].end
    let within = asked[(index + 1)...].prefix { node.item < $0.item && $0.item < end }
    if let before = asked[..<within.endIndex].last(where: { stop(showing: $0) != nil }),
      let stop = stop(showing: before)
    {
      return skippingInstances(stop, within: node)
    }
    let behind = asked[within.endIndex...].first { stop(showing: $0) != nil }
    return behind.flatMap { stop(showing: $0) } ?? .end
  }

  /// Whether a person is done with a node for now: has answered it, or been where it is seen to and
  /// gone on. A rule about what has not been asked yet is not broken.
  public func isPassed(_ node: NodeID) -> Bool {
    if hasSeenEnd { return true }
    let item = form.items[node.item]
    if item.type.isQuestion, !answer(node).isEmpty || nonresponse(node) != nil { return true }
    let place = place(of: node)
    guard let there = place.node else { return false }
    return seen.contains(there) && place != present
  }

  /// Whether somebody has been where it is shown.
  public func hasSeen(_ node: NodeID) -> Bool {
    seen.contains(stop(showing: node)?.node ?? node)
  }

  /// The stop that was visited last.
  private var present: Stop? {
    guard hasArrived else { return nil }
    guard let visited else { return .end }
    return node(at: visited).flatMap { stop(showing: $0) }
  }

  mutating func arrive(at address: Address?) throws(InterviewFault) {
    if let address {
      let node = try found(address)
      // Nobody is sent to where an interview begins.
      if !hasArrived, let first = stops[0].node { seen.insert(first) }
      seen.insert(stop(showing: node)?.node ?? node)
    } else {
      hasSeenEnd = true
    }
    visited = address
    hasArrived = true
  }
}
