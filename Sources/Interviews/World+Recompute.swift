import Expressions
import Questionnaires
import Values

/// Keeping what follows from the answers true: each vertex that a change touches is recomputed once,
/// in rank order, and only a vertex that really changed touches further ones.
extension World {
  typealias Vertex = DependencyGraph.Vertex

  /// A new frame, filled: all its vertices are computed for the first time.
  func addFrame(scope: ScopeID, parent: Int, identity: Int) -> Int {
    let frame = frames.count
    let items = form.scopes[scope].items
    frames.append(
      Frame(
        scope: scope, parent: parent, identity: identity,
        cells: [Cell](repeating: Cell(), count: items.count)))
    newFrames.insert(frame)
    for item in items {
      if case .value(let text) = form.items[item].defaultValue {
        setCell(NodeID(frame: frame, item: item)) { $0.answer = text }
      }
      touchAll(item, frame)
    }
    return frame
  }

  private func touchAll(_ item: ItemID, _ frame: Int) {
    for aspect in DependencyGraph.Aspect.allCases { touch(Vertex(item, aspect), frame) }
  }

  func touch(_ vertex: Vertex, _ frame: Int) {
    queue.push(rank: form.graph.rank(of: vertex), frame: frame)
  }

  /// Puts in the queue all that may change because this vertex has.
  func touchDependents(of vertex: Vertex, _ frame: Int) {
    for dependent in form.graph.dependents(of: vertex) {
      let scope = form.items[dependent.vertex.item].scope
      if scope == frames[frame].scope, scope == dependent.anchor {
        touch(dependent.vertex, frame)
        continue
      }
      for target in frames(of: scope, below: climb(from: frame, to: dependent.anchor)) {
        touch(dependent.vertex, target)
      }
    }
  }

  func recompute() {
    while let (rank, frame) = queue.pop() {
      let vertex = form.graph.vertex(atRank: rank)
      let node = NodeID(frame: frame, item: vertex.item)
      let changed =
        switch vertex.aspect {
        case .relevance: recomputeRelevance(node)
        case .instances: recomputeInstances(node)
        case .value: recomputeValue(node)
        case .validity: recomputeValidity(node)
        }
      if changed { touchDependents(of: vertex, frame) }
    }
    newFrames.removeAll()
  }

  private func recomputeRelevance(_ node: NodeID) -> Bool {
    let item = form.items[node.item]
    var isRelevant = surroundingsAreRelevant(node)
    if isRelevant, let relevant = item.relevant { isRelevant = truth(relevant, at: node) }
    guard isRelevant != cell(node).isRelevant else { return false }
    setCell(node) { $0.isRelevant = isRelevant }
    return true
  }

  private func surroundingsAreRelevant(_ node: NodeID) -> Bool {
    guard let parent = form.items[node.item].parent else { return true }
    let isInside = form.items[parent].type == .repeat
    return cell(NodeID(frame: isInside ? frames[node.frame].parent : node.frame, item: parent))
      .isRelevant
  }

  private func recomputeInstances(_ node: NodeID) -> Bool {
    let item = form.items[node.item]
    guard item.type == .repeat else { return false }
    guard let count = item.repeatCount else { return true }
    let number = value(count, at: node).number
    let wanted = number.isNaN || number < 0 ? 0 : Int(min(number, 1e9))
    setCount(of: node, to: wanted)
    return true
  }

  private func recomputeValue(_ node: NodeID) -> Bool {
    let item = form.items[node.item]
    guard !item.type.isContainer else { return false }
    if let answer = computedAnswer(node) { setCell(node) { $0.answer = answer } }
    let cell = cell(node)
    let value =
      cell.isRelevant && extras[node]?.nonresponse == nil
      ? LexicalForm.value(of: cell.answer, for: item.type) : Value.empty
    // A reason instead of an answer is read too, and reads as none while it is not asked.
    guard value != cell.value || extras[node]?.nonresponse != nil else { return false }
    setCell(node) { $0.value = value }
    return true
  }

  /// What a calculation, or a default at the beginning, gives; nil where there is neither.
  private func computedAnswer(_ node: NodeID) -> String? {
    let item = form.items[node.item]
    let isNew = newFrames.contains(node.frame)
    if let calculation = item.calculation, cell(node).isRelevant {
      if let trigger = item.trigger, !hasFired(trigger, for: node) { return nil }
      return lexical(value(calculation, at: node))
    }
    if isNew, case .computed(let value) = item.defaultValue, cell(node).answer.isEmpty {
      return lexical(self.value(value, at: node))
    }
    return nil
  }

  /// Whether a trigger's value is another than when its calculation last ran; at the beginning
  /// nothing has run and nothing has fired.
  private func hasFired(_ trigger: ItemID, for node: NodeID) -> Bool {
    let scope = form.scopes.common(frames[node.frame].scope, form.items[trigger].scope)
    let value =
      frames(of: form.items[trigger].scope, below: climb(from: node.frame, to: scope))
      .first.map { cell(NodeID(frame: $0, item: trigger)).value } ?? .empty
    let before = triggers.updateValue(value, forKey: node) ?? .empty
    return value != before
  }

  private func lexical(_ value: Value) -> String {
    if case .number(let number) = value, number.isNaN { return "" }
    return value.text
  }

  private func recomputeValidity(_ node: NodeID) -> Bool {
    let item = form.items[node.item]
    let isRequired =
      switch item.required {
      case .never: false
      case .always: true
      case .when(let rule): truth(rule, at: node)
      }
    let answer = cell(node).value.isEmpty ? "" : cell(node).answer
    let failure = answer.isEmpty ? nil : judge(answer, at: node)
    setCell(node) {
      $0.isRequired = isRequired
      $0.failure = failure
    }
    return false
  }
}

// MARK: - Instances

extension World {
  /// Makes a repeat have that many instances: parked ones come back, new ones are begun, those
  /// beyond are parked with all that was said in them.
  func setCount(of node: NodeID, to wanted: Int) {
    var list = instances(node)
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
    store(list, node)
    for frame in list.active where !frames[frame].isActive { bringBack(frame) }
    while instances(node).active.count < wanted { addInstance(to: node) }
  }

  /// While it was parked, nothing in it was kept up to date.
  private func bringBack(_ frame: Int) {
    frames[frame].isActive = true
    for item in form.scopes[frames[frame].scope].items {
      touchAll(item, frame)
      for inner in instances(NodeID(frame: frame, item: item)).active { bringBack(inner) }
    }
  }

  /// Begins an instance with the next identity.
  func addInstance(to node: NodeID) {
    guard let inner = form.items[node.item].inner else { return }
    var list = instances(node)
    let identity = list.nextIdentity
    list.nextIdentity += 1
    let frame = addFrame(scope: inner, parent: node.frame, identity: identity)
    list.active.append(frame)
    store(list, node)
  }

  /// Takes an instance away for good.
  func removeInstance(_ frame: Int, from node: NodeID) {
    var list = instances(node)
    list.active.removeAll { $0 == frame }
    frames[frame].isActive = false
    store(list, node)
  }

  private func store(_ list: Instances, _ node: NodeID) {
    frames[node.frame].instances[form.items[node.item].slot] = list
  }
}
