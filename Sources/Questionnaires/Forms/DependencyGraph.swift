/// Who must be recomputed when something changes, and in which order.
///
/// A vertex is one aspect of one item. An edge says: when the first changes, the second may. The
/// life of a change: a value changes → the vertices that its edges lead to are put in a queue by
/// rank → each is recomputed once, after all that it reads → if it changed, its own edges follow.
public struct DependencyGraph: Sendable {
  /// What of an item can change.
  public enum Aspect: Int, Sendable, CaseIterable {
    /// Whether it is asked; what is around it decides with it.
    case relevance
    /// For a repeat: which instances there are.
    case instances
    /// What it reads as: its answer or calculation, or empty when it is not relevant.
    case value
    /// Whether it must be answered and whether its answer may stand. Nothing depends on it.
    case validity
  }

  /// One aspect of one item.
  public struct Vertex: Sendable, Hashable {
    public let item: ItemID
    public let aspect: Aspect

    public init(_ item: ItemID, _ aspect: Aspect) {
      self.item = item
      self.aspect = aspect
    }

    var index: Int { item * Aspect.allCases.count + aspect.rawValue }

    init(index: Int) {
      item = index / Aspect.allCases.count
      aspect = Aspect(rawValue: index % Aspect.allCases.count) ?? .validity
    }
  }

  /// A vertex to recompute, in every frame of its scope below the changed node's frame of `anchor`.
  public struct Dependent: Sendable, Hashable {
    public let vertex: Vertex
    public let anchor: ScopeID
  }

  private let starts: [Int32]
  private let dependents: [Dependent]
  private let ranks: [Int32]
  private let order: [Vertex]

  /// What may change when this vertex has.
  public func dependents(of vertex: Vertex) -> ArraySlice<Dependent> {
    dependents[Int(starts[vertex.index])..<Int(starts[vertex.index + 1])]
  }

  /// The vertex's place in the order of recomputation: after all that it depends on.
  public func rank(of vertex: Vertex) -> Int32 { ranks[vertex.index] }

  /// The vertex of that rank.
  public func vertex(atRank rank: Int32) -> Vertex { order[Int(rank)] }
}

extension DependencyGraph {
  /// One edge before the graph is put together.
  struct Edge: Hashable {
    let from: Vertex
    let to: Vertex
    let anchor: ScopeID
  }

  /// The items of a circle of dependencies, in order, the first again at its end.
  struct Cycle: Error {
    let items: [ItemID]
  }

  init(itemCount: Int, edges: [Edge]) throws(Cycle) {
    let count = itemCount * Aspect.allCases.count
    let unique = Set(edges).sorted { ($0.from.index, $0.to.index) < ($1.from.index, $1.to.index) }
    var starts = [Int32](repeating: 0, count: count + 1)
    for edge in unique { starts[edge.from.index + 1] += 1 }
    for index in 0..<count { starts[index + 1] += starts[index] }
    self.starts = starts
    dependents = unique.map { Dependent(vertex: $0.to, anchor: $0.anchor) }
    let order = try Self.order(count, starts, dependents)
    var ranks = [Int32](repeating: 0, count: count)
    for (rank, index) in order.enumerated() { ranks[index] = Int32(rank) }
    self.ranks = ranks
    self.order = order.map(Vertex.init(index:))
  }

  /// Kahn's order, breadth first from what depends on nothing.
  private static func order(
    _ count: Int, _ starts: [Int32], _ dependents: [Dependent]
  ) throws(Cycle) -> [Int] {
    var waiting = [Int32](repeating: 0, count: count)
    for dependent in dependents { waiting[dependent.vertex.index] += 1 }
    var order = (0..<count).filter { waiting[$0] == 0 }
    order.reserveCapacity(count)
    var next = 0
    while next < order.count {
      let vertex = order[next]
      next += 1
      for dependent in dependents[Int(starts[vertex])..<Int(starts[vertex + 1])] {
        waiting[dependent.vertex.index] -= 1
        if waiting[dependent.vertex.index] == 0 { order.append(dependent.vertex.index) }
      }
    }
    if order.count < count { throw cycle(waiting, starts, dependents) }
    return order
  }

  /// Every vertex still waiting has a predecessor still waiting: going back from any of them must
  /// come round.
  private static func cycle(
    _ waiting: [Int32], _ starts: [Int32], _ dependents: [Dependent]
  ) -> Cycle {
    var predecessor: [Int: Int] = [:]
    for vertex in waiting.indices where waiting[vertex] > 0 {
      for dependent in dependents[Int(starts[vertex])..<Int(starts[vertex + 1])]
      where waiting[dependent.vertex.index] > 0 {
        predecessor[dependent.vertex.index] = vertex
      }
    }
    guard var at = predecessor.keys.min() else { return Cycle(items: []) }
    var seen: Set<Int> = []
    while seen.insert(at).inserted, let before = predecessor[at] { at = before }
    var circle = [at]
    while let before = predecessor[circle[circle.count - 1]], before != at { circle.append(before) }
    var items: [ItemID] = []
    for vertex in circle.reversed() {
      let item = Vertex(index: vertex).item
      if items.last != item { items.append(item) }
    }
    if let first = items.first, items.count == 1 || items.last != first { items.append(first) }
    return Cycle(items: items)
  }
}
