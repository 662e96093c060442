import Questionnaires

/// What is hidden with its answers when a repeat's count, which an answer gives, is lowered.
extension Interview {
  /// An instance that its repeat does not ask about as things stand.
  public struct WaitingInstance: Hashable, Sendable {
    public let roster: NodeID
    public let instance: Instance
  }

  /// The instances that wait, with something answered in them, for their repeat's count to ask about
  /// them again; in the questionnaire's order.
  public var waitingInstances: [WaitingInstance] {
    form.items.filter { $0.type == .repeat && $0.repeatCount != nil }.flatMap { item in
      world.frames(of: item.scope, below: 0).flatMap { frame in
        waiting(for: NodeID(frame: frame, item: item.id))
      }
    }
  }

  private func waiting(for roster: NodeID) -> [WaitingInstance] {
    world.instances(roster).parked.map { frame in
      let place = world.frames[frame]
      let instance = Instance(
        identity: place.identity, position: place.position, frame: frame)
      return WaitingInstance(roster: roster, instance: instance)
    }.filter { answeredQuestions(in: $0.instance, of: $0.roster) > 0 }
  }

  /// How many questions have an answer in an instance, nested repeats included.
  public func answeredQuestions(in instance: Instance, of roster: NodeID) -> Int {
    nodes(in: instance, of: roster).filter {
      form.items[$0.item].type.isQuestion && !answer($0).isEmpty
    }.count
  }
}
