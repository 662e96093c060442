import Expressions

/// Collecting the edges of the dependency graph.
extension FormCompiler {
  typealias Vertex = DependencyGraph.Vertex

  /// Every edge that leads to an aspect of this item.
  mutating func connect(_ id: ItemID) {
    let item = items[id]
    if let parent = item.parent {
      edge(Vertex(parent, .relevance), Vertex(id, .relevance), anchor: items[parent].scope)
      if let inner = items[parent].inner {
        // What is in an instance is computed after the instance is there, and where it stands known.
        order(Vertex(parent, .instances), Vertex(id, .relevance), anchor: items[parent].scope)
        order(Vertex(parent, .position), Vertex(id, .relevance), anchor: inner)
      }
    }
    if item.type == .repeat {
      edge(Vertex(id, .relevance), Vertex(id, .instances), anchor: item.scope)
      order(Vertex(id, .instances), Vertex(id, .position), anchor: item.scope)
    }
    if !item.type.isContainer {
      // Only a question that has an answer reads differently when it is no longer asked: the engine
      // sees to that.
      order(Vertex(id, .relevance), Vertex(id, .value), anchor: item.scope)
      if item.canFail { edge(Vertex(id, .value), Vertex(id, .validity), anchor: item.scope) }
    }
    reads(item.relevant, Vertex(id, .relevance), by: .relevant)
    reads(item.repeatCount, Vertex(id, .instances), by: .repeatCount)
    // Nothing depends on validity, so no circle goes through it and its keys need no names.
    reads(item.constraint, Vertex(id, .validity), by: .place)
    reads(item.choiceFilter, Vertex(id, .validity), by: .place)
    if case .when(let required) = item.required {
      reads(required, Vertex(id, .validity), by: .place)
    }
    if let trigger = item.trigger {
      edge(
        Vertex(trigger, .value), Vertex(id, .value),
        anchor: outline.scopes.common(item.scope, items[trigger].scope), by: .trigger)
    }
    // With a trigger, what it reads only comes before it: nothing but the trigger runs it.
    reads(
      item.calculation, Vertex(id, .value), by: .calculation, ordersOnly: item.trigger != nil)
    // A default is applied once and never again: it comes after what it reads where it can.
    if case .computed(let value) = item.defaultValue {
      reads(value, Vertex(id, .value), by: .defaultValue, ordersOnly: true)
    }
  }

  /// The edges from all that an expression reads.
  private mutating func reads(
    _ compiled: CompiledExpression?, _ vertex: Vertex, by key: CycleLink.Key,
    ordersOnly: Bool = false
  ) {
    guard let compiled else { return }
    let first = edges.count
    let indexed = compiled.expression.indexedReferences
    let positioned = compiled.expression.positionedReferences
    for (index, target) in compiled.targets.enumerated() {
      switch target {
      case .item(let item, let anchor, let from):
        if let repeats = indexed[index] {
          // Any instance may be the one that is read, the own question's in another one too.
          reads(item, below: outside(repeats.map { compiled.targets[$0] }, of: vertex), vertex)
        } else if positioned.contains(index) {
          readsPosition(of: item, seenFrom: vertex, below: compiled.watched[index])
        } else if item != vertex.item || anchor != items[item].scope || from == .member
          || vertex.aspect == .relevance || vertex.aspect == .instances
          || vertex.aspect == .value && !ordersOnly
        {
          reads(item, below: compiled.watched[index], vertex)
        }
      case .route(let route): reads(route, below: compiled.watched[index], vertex)
      case .list, .column, .member, .root, .text, .nothing: continue
      }
    }
    for place in first..<edges.count {
      edges[place].key = key
      edges[place].ordersOnly = ordersOnly
    }
  }

  /// Everything that a way passes; of all that lies in a container it is told by the container.
  private mutating func reads(_ route: Route, below watched: ScopeID, _ vertex: Vertex) {
    for leg in route.legs {
      guard case .down(let passed, _) = leg else { continue }
      if passed.count >= Self.fewestMembers, let parent = container(of: passed),
        outline.scopes.common(watched, items[parent].scope) == watched
      {
        readWhole.insert(parent)
        edge(Vertex(parent, .members), vertex, anchor: watched)
        membership(of: parent, below: watched, vertex)
      } else {
        for item in passed { reads(item, below: watched, vertex) }
      }
    }
  }

  /// Fewer are read one by one.
  private static let fewestMembers = 8

  /// What all of these lie directly in, if it is one.
  private func container(of members: [ItemID]) -> ItemID? {
    guard let parent = members.first.flatMap({ items[$0].parent }),
      outline.children(of: [parent]).count == members.count
    else { return nil }
    return parent
  }

  /// The edges to the containers that something reads whole, once for all readers.
  mutating func connectMembers() {
    for parent in readWhole.sorted() {
      for item in outline.children(of: [parent]) {
        reads(item, below: items[parent].scope, Vertex(parent, .members))
      }
    }
  }

  /// `position(..)`: it changes when the instances before it do.
  private mutating func readsPosition(
    of item: ItemID, seenFrom vertex: Vertex, below watched: ScopeID
  ) {
    guard let inner = items[item].inner else { return }
    let isInside = outline.scopes.common(items[vertex.item].scope, inner) == inner
    if isInside, outline.scopes.common(watched, inner) == inner {
      edge(Vertex(item, .position), vertex, anchor: inner)
    } else {
      reads(item, below: watched, vertex)
    }
  }

  private mutating func reads(_ item: ItemID, below anchor: ScopeID, _ vertex: Vertex) {
    edge(Vertex(item, readAspect(of: item)), vertex, anchor: anchor)
    if !items[item].type.isContainer {
      // A question that is not asked is no member of a set, though its value is empty either way.
      edge(Vertex(item, .relevance), vertex, anchor: anchor)
    }
    membership(of: item, below: anchor, vertex)
  }

  /// The scope outside all of these repeats that the reader shares with them.
  private func outside(_ repeats: [Target], of vertex: Vertex) -> ScopeID {
    repeats.reduce(items[vertex.item].scope) { scope, target in
      guard case .item(let around, _, _) = target else { return 0 }
      return outline.scopes.common(scope, items[around].scope)
    }
  }

  /// A set of nodes changes with the instances that its members are in.
  private mutating func membership(of item: ItemID, below anchor: ScopeID, _ vertex: Vertex) {
    let scopes = outline.scopes
    var scope = items[item].scope
    while scopes[scope].depth > scopes[anchor].depth, let around = scopes[scope].repeatItem {
      edge(Vertex(around, .instances), vertex, anchor: anchor)
      scope = items[around].scope
    }
  }

  private func readAspect(of item: ItemID) -> DependencyGraph.Aspect {
    switch items[item].type {
    case .repeat: .instances
    case .group: .relevance
    default: .value
    }
  }

  private mutating func edge(
    _ from: Vertex, _ to: Vertex, anchor: ScopeID, by key: CycleLink.Key = .place
  ) {
    edges.append(DependencyGraph.Edge(from: from, to: to, anchor: anchor, key: key))
  }

  private mutating func order(_ from: Vertex, _ to: Vertex, anchor: ScopeID) {
    edges.append(
      DependencyGraph.Edge(from: from, to: to, anchor: anchor, key: .place, ordersOnly: true))
  }

  /// The graph, or nil with every circle reported.
  mutating func graph() -> DependencyGraph? {
    if let graph = orderedGraph() { return graph }
    edges = DependencyCycles(itemCount: items.count, edges: edges).withoutDefaultsInCircles()
    if let graph = orderedGraph() { return graph }
    reportCycles()
    return nil
  }

  /// Nil where there is a circle.
  private func orderedGraph() -> DependencyGraph? {
    do throws(DependencyGraph.HasCycle) {
      return try DependencyGraph(itemCount: items.count, edges: edges)
    } catch { return nil }
  }
}

extension FormItem {
  /// Whether what is wrong with it may depend on its own answer.
  fileprivate var canFail: Bool {
    if case .when = required { return true }
    return switch type {
    case .text, .note, .barcode, .hidden, .calculate: constraint != nil
    default: true
    }
  }
}
