/// One link of a circle of dependencies: this item depends on the next one through this key.
public struct CycleLink: Sendable, Hashable {
  public let item: String
  public let key: Key

  public enum Key: Sendable, Hashable {
    case relevant, calculation, defaultValue, trigger, repeatCount
    /// It lies in the next one.
    case place
  }
}

/// Finds the circles in what could not be ordered: one for each knot of items that all depend on
/// each other, the shortest through its first item.
struct DependencyCycles {
  typealias Edge = DependencyGraph.Edge

  private let edges: [Edge]
  /// Numbers of edges by the vertex that they come from.
  private let starts: [Int]
  private let leaving: [Int]

  init(itemCount: Int, edges: [Edge]) {
    self.edges = edges
    var counts = [Int](repeating: 0, count: itemCount << 3 | 1)
    for edge in edges { counts[Int(edge.from.index) + 1] += 1 }
    for vertex in 1..<counts.count { counts[vertex] += counts[vertex - 1] }
    starts = counts
    var next = counts
    var leaving = [Int](repeating: 0, count: edges.count)
    for (number, edge) in edges.enumerated() {
      leaving[next[Int(edge.from.index)]] = number
      next[Int(edge.from.index)] += 1
    }
    self.leaving = leaving
  }

  /// Each circle as its edges: the first leads to the vertex that the second comes from.
  func all() -> [[Edge]] {
    let knots = knots()
    var isSeen = [Bool](repeating: false, count: knots.count)
    var circles: [[Edge]] = []
    for vertex in knots.indices where !isSeen[knots[vertex]] && !edges(from: vertex).isEmpty {
      guard let circle = circle(through: vertex, knots) else { continue }
      isSeen[knots[vertex]] = true
      circles.append(circle)
    }
    return circles
  }

  /// The edges without those of defaults that are part of a circle. A default is computed once, when
  /// its question is there: what it reads should be known by then, but need not be.
  func withoutDefaultsInCircles() -> [Edge] {
    let knots = knots()
    return edges.filter { edge in
      edge.key != .defaultValue || knots[Int(edge.from.index)] != knots[Int(edge.to.index)]
    }
  }

  private func edges(from vertex: Int) -> ArraySlice<Int> {
    leaving[starts[vertex]..<starts[vertex + 1]]
  }

  /// Breadth first from the vertex through its own knot and back.
  private func circle(through vertex: Int, _ knots: [Int]) -> [Edge]? {
    var reached: [Int: Int] = [:]
    var queue = [vertex]
    var next = 0
    while next < queue.count {
      for number in edges(from: queue[next]) {
        let to = Int(edges[number].to.index)
        guard knots[to] == knots[vertex], reached[to] == nil else { continue }
        reached[to] = number
        if to == vertex { return circle(endingAt: vertex, reached) }
        queue.append(to)
      }
      next += 1
    }
    return nil
  }

  private func circle(endingAt vertex: Int, _ reached: [Int: Int]) -> [Edge] {
    var circle: [Edge] = []
    var at = vertex
    while let number = reached[at] {
      circle.append(edges[number])
      at = Int(edges[number].from.index)
      if at == vertex { break }
    }
    return circle.reversed()
  }

  // MARK: Knots

  /// For each vertex the number of its strongly connected component, by Tarjan's algorithm with a
  /// stack of its own: a long chain must not exhaust the program's.
  private func knots() -> [Int] {
    let count = starts.count - 1
    var search = Search(count: count)
    for root in 0..<count where search.index[root] == 0 {
      search.enter(root)
      while let (vertex, offset) = search.path.last {
        let leaving = edges(from: vertex)
        guard offset < leaving.count else {
          search.leave(vertex)
          continue
        }
        search.path[search.path.count - 1].offset += 1
        search.meet(Int(edges[leaving[leaving.startIndex + offset]].to.index), from: vertex)
      }
    }
    return search.knot
  }

  private struct Search {
    var index: [Int]
    var knot: [Int]
    var path: [(vertex: Int, offset: Int)] = []
    private var lowest: [Int]
    private var open: [Int] = []
    private var time = 0

    init(count: Int) {
      index = [Int](repeating: 0, count: count)
      lowest = index
      knot = [Int](repeating: -1, count: count)
    }

    mutating func enter(_ vertex: Int) {
      time += 1
      index[vertex] = time
      lowest[vertex] = time
      open.append(vertex)
      path.append((vertex, 0))
    }

    mutating func meet(_ vertex: Int, from other: Int) {
      if index[vertex] == 0 {
        enter(vertex)
      } else if knot[vertex] < 0 {
        lowest[other] = min(lowest[other], index[vertex])
      }
    }

    mutating func leave(_ vertex: Int) {
      path.removeLast()
      if let (around, _) = path.last { lowest[around] = min(lowest[around], lowest[vertex]) }
      guard lowest[vertex] == index[vertex] else { return }
      while let member = open.popLast() {
        knot[member] = vertex
        if member == vertex { break }
      }
    }
  }
}
