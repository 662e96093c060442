import Questionnaires

/// The relevant nodes behind one, in document order, instance by instance, each found when it is
/// asked for.
struct NodesAfter: IteratorProtocol {
  private let world: World
  private var frame: Int
  /// The next item to look at in the frame.
  private var item: ItemID

  init(_ node: NodeID, in world: World) {
    self.world = world
    (frame, item) = (node.frame, node.item)
    enter()
  }

  /// Goes past the instances of the repeat that it begins at.
  mutating func passInstances() {
    guard let around = world.form.scopes[world.frames[frame].scope].repeatItem,
      item == around + 1
    else { return }
    leave(around)
  }

  mutating func next() -> NodeID? {
    while true {
      let around = world.form.scopes[world.frames[frame].scope].repeatItem
      guard item < around.map({ world.form.items[$0].end }) ?? world.form.items.count else {
        guard let around else { return nil }
        goOn(from: around)
        continue
      }
      let node = NodeID(frame: frame, item: item)
      guard world.isRelevant(node) else {
        item = world.form.items[item].end
        continue
      }
      enter()
      return node
    }
  }

  /// From a node to what is in it, or behind it.
  private mutating func enter() {
    guard world.form.items[item].inner != nil else {
      item += 1
      return
    }
    if let first = world.activeFrames(NodeID(frame: frame, item: item)).first {
      frame = first
      item += 1
    } else {
      item = world.form.items[item].end
    }
  }

  /// From the end of an instance to the next one, or behind the repeat.
  private mutating func goOn(from around: ItemID) {
    let active = world.activeFrames(NodeID(frame: world.frames[frame].parent, item: around))
    let next = world.frames[frame].position
    guard active.indices.contains(next) else { return leave(around) }
    frame = active[next]
    item = around + 1
  }

  private mutating func leave(_ around: ItemID) {
    frame = world.frames[frame].parent
    item = world.form.items[around].end
  }
}
