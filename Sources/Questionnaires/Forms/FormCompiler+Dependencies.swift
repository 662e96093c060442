import Expressions

/// Collecting the edges of the dependency graph.
extension FormCompiler {
  typealias Vertex = DependencyGraph.Vertex

  /// Every edge that leads to an aspect of this item.
  mutating func connect(_ id: ItemID) {
    let item = items[id]
    if let parent = item.parent {
      edge(Vertex(parent, .relevance), Vertex(id, .relevance), anchor: items[parent].scope)
      if items[parent].type == .repeat {
        // An instance that goes, or comes back, takes what is in it along.
        edge(Vertex(parent, .instances), Vertex(id, .relevance), anchor: items[parent].scope)
      }
    }
    if item.type == .repeat {
      edge(Vertex(id, .relevance), Vertex(id, .instances), anchor: item.scope)
    }
    edge(Vertex(id, .relevance), Vertex(id, .value), anchor: item.scope)
    edge(Vertex(id, .value), Vertex(id, .validity), anchor: item.scope)
    reads(item.relevant, Vertex(id, .relevance))
    reads(item.repeatCount, Vertex(id, .instances))
    reads(item.constraint, Vertex(id, .validity))
    reads(item.choiceFilter, Vertex(id, .validity))
    if case .when(let required) = item.required { reads(required, Vertex(id, .validity)) }
    if let trigger = item.trigger {
      edge(
        Vertex(trigger, .value), Vertex(id, .value),
        anchor: scopes.common(item.scope, items[trigger].scope))
    }
    // With a trigger these edges only put it after what it reads: nothing but the trigger runs it.
    reads(item.calculation, Vertex(id, .value))
    // A default is applied once and never again; the edge only puts it after what it reads.
    if case .computed(let value) = item.defaultValue { reads(value, Vertex(id, .value)) }
  }

  /// The edges from all that an expression reads.
  private mutating func reads(_ compiled: CompiledExpression?, _ vertex: Vertex) {
    guard let compiled else { return }
    let indexed = compiled.expression.indexedReferences
    for (index, target) in compiled.targets.enumerated() {
      guard case .item(let item, let anchor) = target else { continue }
      if indexed.contains(index) {
        // Any instance may be the one that is read, the own question's in another one too.
        reads(item, below: outside(item, seenFrom: vertex), vertex)
        continue
      }
      let isOwn = item == vertex.item
      if isOwn && (vertex.aspect == .validity || vertex.aspect == .value) { continue }
      reads(item, below: anchor, vertex)
    }
    if compiled.expression.readsOwnPosition,
      let around = scopes[items[vertex.item].scope].repeatItem
    {
      edge(Vertex(around, .instances), vertex, anchor: items[around].scope)
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

  /// The scope outside the repeat around an item that the reader shares with it.
  private func outside(_ item: ItemID, seenFrom vertex: Vertex) -> ScopeID {
    guard let around = scopes[items[item].scope].repeatItem else { return 0 }
    return scopes.common(items[vertex.item].scope, items[around].scope)
  }

  /// A set of nodes changes with the instances that its members are in.
  private mutating func membership(of item: ItemID, below anchor: ScopeID, _ vertex: Vertex) {
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

  private mutating func edge(_ from: Vertex, _ to: Vertex, anchor: ScopeID) {
    edges.append(DependencyGraph.Edge(from: from, to: to, anchor: anchor))
  }

  /// The graph, or nil with the circle reported at the first item of it.
  mutating func graph() -> DependencyGraph? {
    do throws(DependencyGraph.Cycle) {
      return try DependencyGraph(itemCount: items.count, edges: edges)
    } catch {
      guard let first = error.items.first else { return nil }
      let definition = items[first].definition
      problems.append(
        Problem(
          .dependencyCycle(error.items.map { items[$0].name }),
          at: file.place(of: definition.nameOffset), item: items[first].path))
      return nil
    }
  }
}
