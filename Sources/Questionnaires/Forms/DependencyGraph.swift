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
    /// For a repeat: where one of its instances stands. Its frames are the instances.
    case position
    /// What it reads as: its answer or calculation, or empty when it is not relevant.
    case value
    /// Whether it must be answered and whether its answer may stand. Nothing depends on it.
    case validity
    /// For a group or repeat: what lies directly in it, as `*` reads it. Whoever reads all of it
    /// depends on this one vertex instead of on each of them.
    case members

    /// Whether there is something to compute; the others pass a change on.
    public var isComputed: Bool {
      switch self {
      case .relevance, .instances, .value, .validity: true
      case .position, .members: false
      }
    }
  }

  /// One aspect of one item.
  public struct Vertex: Sendable, Hashable {
    /// The item's number times eight, and the aspect.
    let index: Int32

    public init(_ item: ItemID, _ aspect: Aspect) { index = Int32(item << 3 | aspect.rawValue) }
    init(index: Int) { self.index = Int32(index) }

    public var item: ItemID { Int(index >> 3) }
    public var aspect: Aspect { Aspect(rawValue: Int(index & 7)) ?? .validity }
  }

  /// A vertex to recompute, in every frame of its scope below the changed node's frame of `anchor`.
  public struct Dependent: Sendable, Hashable {
    public let vertex: Vertex
    let anchorIndex: Int32
    public var anchor: ScopeID { Int(anchorIndex) }
  }

  private let starts: [Int32]
  private let dependents: [Dependent]
  private let rankOfVertex: [Int32]
  private let order: [Vertex]

  /// The numbers of the vertex's dependents: what may change when it has.
  public func dependents(of vertex: Vertex) -> Range<Int> {
    Int(starts[Int(vertex.index)])..<Int(starts[Int(vertex.index) + 1])
  }

  /// The dependent of that number.
  public func dependent(_ number: Int) -> Dependent { dependents[number] }

  /// The vertex's place in the order of recomputation: after all that it depends on.
  public func rank(of vertex: Vertex) -> Int32 { rankOfVertex[Int(vertex.index)] }

  /// All ranks, lowest first.
  public var ranks: Range<Int32> { 0..<Int32(order.count) }

  /// The vertex of that rank.
  public func vertex(atRank rank: Int32) -> Vertex { order[Int(rank)] }
}

extension DependencyGraph {
  /// One edge before the graph is put together.
  struct Edge {
    let from: Vertex
    let to: Vertex
    let anchor: ScopeID
    /// What the author wrote that makes the second depend on the first.
    var key: CycleLink.Key
    /// Whether it only puts the second behind the first, which changes nothing in it.
    var ordersOnly = false
  }

  /// There is no order: somewhere things depend on each other in a circle.
  struct HasCycle: Error {}

  init(itemCount: Int, edges: [Edge]) throws(HasCycle) {
    let all = Adjacency(vertexCount: itemCount << 3, edges)
    order = try Self.order(all)
    var ranks = [Int32](repeating: 0, count: itemCount << 3)
    for (rank, vertex) in order.enumerated() { ranks[Int(vertex.index)] = Int32(rank) }
    rankOfVertex = ranks
    let followed = Adjacency(vertexCount: itemCount << 3, edges.filter { !$0.ordersOnly })
    starts = followed.starts
    dependents = followed.dependents
  }

  /// The edges sorted by where they come from, each kept once.
  private struct Adjacency {
    var starts: [Int32]
    var dependents: [Dependent] = []

    init(vertexCount: Int, _ edges: [Edge]) {
      var counts = [Int32](repeating: 0, count: vertexCount + 1)
      for edge in edges { counts[Int(edge.from.index) + 1] += 1 }
      for index in 0..<vertexCount { counts[index + 1] += counts[index] }
      var next = counts
      var sorted = [UInt64](repeating: 0, count: edges.count)
      for edge in edges {
        let place = Int(next[Int(edge.from.index)])
        sorted[place] = UInt64(UInt32(edge.to.index)) << 32 | UInt64(UInt32(edge.anchor))
        next[Int(edge.from.index)] += 1
      }
      starts = [0]
      starts.reserveCapacity(vertexCount + 1)
      dependents.reserveCapacity(edges.count)
      for vertex in 0..<vertexCount {
        let bucket = Int(counts[vertex])..<Int(counts[vertex + 1])
        if bucket.count > 1 { sorted[bucket].sort() }
        for place in bucket where place == bucket.lowerBound || sorted[place] != sorted[place - 1] {
          dependents.append(
            Dependent(
              vertex: Vertex(index: Int(sorted[place] >> 32)),
              anchorIndex: Int32(sorted[place] & 0xFFFF_FFFF)))
        }
        starts.append(Int32(dependents.count))
      }
    }

    func range(_ vertex: Int) -> Range<Int> { Int(starts[vertex])..<Int(starts[vertex + 1]) }
  }

  /// Kahn's order, as close to the questionnaire's as it can be: what has become ready is taken at
  /// once, so that an item's aspects stand together, and so does what is looked at for them.
  private static func order(_ edges: Adjacency) throws(HasCycle) -> [Vertex] {
    let count = edges.starts.count - 1
    // Of an item's eight numbers not all stand for an aspect.
    let aspects = Aspect.allCases.count
    let usedCount = count / 8 * aspects
    var waiting = [Int32](repeating: 0, count: count)
    for dependent in edges.dependents { waiting[Int(dependent.vertex.index)] += 1 }
    var order: [Vertex] = []
    order.reserveCapacity(usedCount)
    var ready: [Int32] = []
    for index in (0..<count).reversed() where waiting[index] == 0 && index & 7 < aspects {
      ready.append(Int32(index))
    }
    while let index = ready.popLast() {
      order.append(Vertex(index: Int(index)))
      for edge in edges.range(Int(index)).reversed() {
        let dependent = edges.dependents[edge].vertex.index
        waiting[Int(dependent)] -= 1
        if waiting[Int(dependent)] == 0 { ready.append(dependent) }
      }
    }
    if order.count < usedCount { throw HasCycle() }
    return order
  }
}
