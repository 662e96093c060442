import Expressions
import Questionnaires
import Values

/// One member of a set that a path gives.
enum Place {
  /// A question's node, or an instance of a repeat, whose frame is its own.
  case node(NodeID)
  case root
  case row(ChoiceTable, Int)
  case column(ChoiceTable, Int, ChoiceTable.Column)
  case value(Value)
}

/// Finding the members of sets.
extension World {
  /// What stands there as expressions take it: a truth value that a calculation keeps counts as the
  /// text that is stored.
  func read(_ place: Place) -> Value {
    let value = tell(place)
    if case .boolean(let truth) = value { return .string(String(truth)) }
    return value
  }

  /// What stands there, of the kind that it was computed as.
  func tell(_ place: Place) -> Value {
    switch place {
    case .node(let node): tell(node)
    case .root, .row: .empty
    case .column(let table, let row, .label):
      .string(table.label(row, in: language, fallback: form.languages[0]))
    case .column(let table, let row, let column): .string(table.text(row, column) ?? "")
    case .value(let value): value
    }
  }

  /// What a question reads as: nothing while it is not relevant, the answer being judged for that
  /// of which it is one.
  func read(_ node: NodeID) -> Value {
    let value = tell(node)
    if case .boolean(let truth) = value { return .string(String(truth)) }
    return value
  }

  private func tell(_ node: NodeID) -> Value {
    if let candidate, candidate.node == node { return candidate.value }
    // An instance says nothing by itself, and its frame has no cell for the repeat that it is of.
    if form.items[node.item].inner != nil { return .empty }
    return cells[place(of: node)].value
  }

  /// Whether the node is an instance of a repeat: it has no answer, and no cell in its own frame.
  func isInstance(_ node: NodeID) -> Bool {
    form.items[node.item].scope != frames[node.frame].scope
  }

  func firstMember(of reference: Int) -> Place? {
    if case .item(let item, let anchor, let from) = compiled.targets[reference],
      form.items[item].inner == nil
    {
      let frame = from == .question ? standing.frame : memberFrame
      if frames[frame].scope == anchor, form.items[item].scope == anchor {
        let node = NodeID(frame: frame, item: item)
        return isMember(node) ? .node(node) : nil
      }
    }
    return members(of: reference).first
  }

  /// In document order; what is not relevant is no member.
  func members(of reference: Int) -> [Place] {
    switch compiled.targets[reference] {
    case .item(let item, let anchor, let from):
      let start = climb(from: from == .question ? standing.frame : memberFrame, to: anchor)
      var found: [Place] = []
      for frame in frames(of: form.nodeScope(of: item), below: start) {
        let node = NodeID(frame: frame, item: item)
        if isMember(node) { found.append(.node(node)) }
      }
      return found
    case .route(let route): return members(of: route)
    case .list(let path): return members(of: path)
    case .column(let column):
      guard let column, case .row(let table, let row)? = judged?.member,
        column == .label || table.text(row, column) != nil
      else { return [] }
      return [.column(table, row, column)]
    case .member: return memberPlace.map { [$0] } ?? []
    case .root: return [.root]
    case .text(let text): return [.value(.string(text))]
    case .nothing: return []
    }
  }

  private var memberPlace: Place? {
    switch judged?.member {
    case .node(let node): .node(node)
    case .row(let table, let row): .row(table, row)
    case .value(let value): .value(value)
    case nil: nil
    }
  }

  /// An irrelevant node is no member of a set; an instance is one while its repeat is relevant.
  func isMember(_ node: NodeID) -> Bool {
    let item = form.items[node.item]
    guard let inner = item.inner, inner == frames[node.frame].scope else {
      return isRelevant(node)
    }
    return isRelevant(NodeID(frame: frames[node.frame].parent, item: node.item))
  }

  /// What puts nodes in the order of the document: the items and positions on the way to each.
  func documentOrder(of node: NodeID) -> [Int] {
    var way: [Int] = []
    var frame = node.frame
    while frame != 0 {
      way.append(frames[frame].position)
      way.append(form.scopes[frames[frame].scope].repeatItem ?? 0)
      frame = frames[frame].parent
    }
    let isInstance = form.items[node.item].inner == frames[node.frame].scope
    return way.reversed() + (isInstance ? [] : [node.item])
  }

  func values(of reference: Int, keptBy predicates: [Predicate]) -> [Value] {
    let kept = predicates.reduce(members(of: reference)) { places, predicate in
      let predicate = settled(predicate, forEachOf: places.count)
      return places.enumerated().filter { index, place in
        judging(member(at: place), at: index + 1, of: places.count) {
          predicate.holds(at: index + 1, in: self)
        }
      }.map(\.element)
    }
    return kept.map(tell)
  }

  /// What is the same for all members is computed once, where there are more than a few.
  private func settled(_ predicate: Predicate, forEachOf count: Int) -> Predicate {
    guard count > 4 else { return predicate }
    let compiled = compiled
    return predicate.settled(in: self) { compiled.variations[$0] }
  }

  private func member(at place: Place) -> Member {
    switch place {
    case .node(let node): .node(node)
    case .row(let table, let row): .row(table, row)
    case .root, .column, .value: .value(read(place))
    }
  }

  // MARK: Routes

  private func members(of route: Route) -> [Place] {
    let start = climb(
      from: route.from == .question ? standing.frame : memberFrame, to: route.anchor)
    var nodes: [NodeID?] = [route.base.map { NodeID(frame: start, item: $0) }]
    for leg in route.legs {
      switch leg {
      case .down(let items, let predicates):
        nodes = nodes.flatMap { kept(below($0, items), by: predicates) }
      case .up:
        nodes = nodes.compactMap { $0.map(around) }.reduce(into: []) { found, node in
          if !found.contains(node) { found.append(node) }
        }
      }
    }
    return nodes.map { $0.map(Place.node) ?? .root }
  }

  /// The nodes of these items that lie directly in a node, nil being the root.
  private func below(_ node: NodeID?, _ items: [ItemID]) -> [NodeID] {
    let frame = node?.frame ?? 0
    var found: [NodeID] = []
    for item in items where contains(node, item) {
      let here = NodeID(frame: frame, item: item)
      if form.items[item].inner != nil {
        found += activeFrames(here).map { NodeID(frame: $0, item: item) }
      } else {
        found.append(here)
      }
    }
    return found.filter(isMember)
  }

  private func contains(_ node: NodeID?, _ item: ItemID) -> Bool {
    guard let node else { return true }
    return node.item < item && item < form.items[node.item].end
  }

  private func kept(_ nodes: [NodeID], by predicates: [Predicate]) -> [NodeID] {
    predicates.reduce(nodes) { nodes, predicate in
      let predicate = settled(predicate, forEachOf: nodes.count)
      return nodes.enumerated().filter { place, node in
        judging(Member.node(node), at: place + 1, of: nodes.count) {
          predicate.holds(at: place + 1, in: self)
        }
      }.map(\.element)
    }
  }

  /// The node around a node; nil for the root.
  private func around(_ node: NodeID) -> NodeID? {
    let item = form.items[node.item]
    let frame = item.inner == nil ? node.frame : frames[node.frame].parent
    return item.parent.map { NodeID(frame: frame, item: $0) }
  }
}
