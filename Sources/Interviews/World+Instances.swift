import Questionnaires

/// The instances of repeats: they come, go, wait, and stand one behind the other.
extension World {
  /// Makes a repeat have that many instances: parked ones come back, new ones are begun, those
  /// beyond are parked with all that was said in them.
  func setCount(of node: NodeID, to wanted: Int) {
    var list = instances(node)
    let before = list.active.count
    let room = max(0, Self.mostFrames - frames.count) + list.active.count + list.parked.count
    list.isOverLimit = wanted > min(Self.mostInstances, room)
    let wanted = min(wanted, Self.mostInstances, room)
    while list.active.count > wanted {
      let frame = list.active.removeLast()
      frames[frame].isActive = false
      list.parked.insert(frame, at: 0)
    }
    while list.active.count < wanted, !list.parked.isEmpty {
      list.active.append(list.parked.removeFirst())
    }
    frames[node.frame].instances[form.items[node.item].slot] = list
    for frame in list.active where !frames[frame].isActive { bringBack(frame) }
    while activeFrames(node).count < wanted { begin(instanceOf: node) }
    place(instancesOf: node, from: before)
  }

  /// While it was parked, nothing in it was kept up to date. What reads nothing is as it was.
  private func bringBack(_ frame: Int) {
    frames[frame].isActive = true
    for item in form.scopes[frames[frame].scope].items {
      if form.items[item].calculation?.targets.isEmpty == false {
        cells[place(of: NodeID(frame: frame, item: item))].isOutOfDate = true
      }
      touchAll(form.items[item], frame)
      for inner in activeFrames(NodeID(frame: frame, item: item)) { bringBack(inner) }
    }
  }

  /// Begins an instance with the next identity, behind the others.
  func addInstance(to node: NodeID) {
    begin(instanceOf: node)
    place(instancesOf: node, from: activeFrames(node).count - 1)
  }

  private func begin(instanceOf node: NodeID) {
    guard let inner = form.items[node.item].inner else { return }
    let slot = form.items[node.item].slot
    let identity = frames[node.frame].instances[slot, default: Instances()].nextIdentity
    let frame = addFrame(scope: inner, parent: node.frame, identity: identity)
    frames[node.frame].instances[slot, default: Instances()].nextIdentity += 1
    frames[node.frame].instances[slot, default: Instances()].active.append(frame)
  }

  /// Takes an instance away for good.
  func removeInstance(_ frame: Int, from node: NodeID) {
    let slot = form.items[node.item].slot
    guard let index = activeFrames(node).firstIndex(of: frame) else { return }
    frames[node.frame].instances[slot]?.active.remove(at: index)
    frames[frame].isActive = false
    place(instancesOf: node, from: index)
  }

  /// Notes where the instances stand from one on; what reads a position that changed is touched.
  private func place(instancesOf node: NodeID, from first: Int) {
    let active = activeFrames(node)
    for index in active.indices.dropFirst(first) where frames[active[index]].position != index + 1 {
      frames[active[index]].position = index + 1
      touch(Vertex(node.item, .position), active[index])
    }
  }
}
