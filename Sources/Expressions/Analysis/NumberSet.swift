/// Numbers that something may be: intervals, open or closed at either end, and perhaps no number at
/// all, which is what an unanswered question counts as.
///
/// ```swift
/// NumberSet(.greater, 5).intersection(NumberSet(.less, 3)).isEmpty   // true
/// ```
public struct NumberSet: Sendable, Hashable {
  /// A cut between numbers: just before a value, or just after it.
  struct Edge: Sendable, Hashable, Comparable {
    let value: Double
    let isAfter: Bool

    static func < (a: Edge, b: Edge) -> Bool {
      a.value != b.value ? a.value < b.value : !a.isAfter && b.isAfter
    }
  }

  /// How a value is compared with a number.
  public enum Relation: Sendable {
    case equal, less, lessOrEqual, greater, greaterOrEqual
  }

  /// Where the set begins and ends, in turn.
  let edges: [Edge]
  /// Whether it may be no number.
  public let includesNone: Bool

  init(edges: [Edge], includesNone: Bool) {
    self.edges = edges
    self.includesNone = includesNone
  }

  /// Every number, and none.
  public static let all = NumberSet(
    edges: [Edge(value: -.infinity, isAfter: false), Edge(value: .infinity, isAfter: true)],
    includesNone: true)
  /// Every number.
  public static let numbers = NumberSet(edges: all.edges, includesNone: false)
  /// No number.
  public static let none = NumberSet(edges: [], includesNone: true)
  /// Nothing at all.
  public static let empty = NumberSet(edges: [], includesNone: false)

  /// The numbers that stand in this relation to a number; nothing does to what is no number.
  public init(_ relation: Relation, _ number: Double) {
    guard !number.isNaN else {
      self = .empty
      return
    }
    let before = Edge(value: number, isAfter: false)
    let after = Edge(value: number, isAfter: true)
    let (first, last) = (Self.numbers.edges[0], Self.numbers.edges[1])
    let edges =
      switch relation {
      case .equal: [before, after]
      case .less: [first, before]
      case .lessOrEqual: [first, after]
      case .greater: [after, last]
      case .greaterOrEqual: [before, last]
      }
    self.init(edges: edges[0] < edges[1] ? edges : [], includesNone: false)
  }

  public var isEmpty: Bool { edges.isEmpty && !includesNone }

  public func contains(_ number: Double) -> Bool {
    guard !number.isNaN else { return includesNone }
    let before = edges.count { $0 < Edge(value: number, isAfter: true) }
    return !before.isMultiple(of: 2)
  }
}

extension NumberSet {
  /// What is in neither.
  public var complement: NumberSet {
    combined(with: .all) { mine, all in all && !mine }
  }

  public func intersection(_ other: NumberSet) -> NumberSet {
    if isAll { return other }
    return other.isAll ? self : combined(with: other) { $0 && $1 }
  }

  /// Whether it says nothing.
  private var isAll: Bool { includesNone && edges.count == 2 && edges == Self.all.edges }

  public func union(_ other: NumberSet) -> NumberSet {
    combined(with: other) { $0 || $1 }
  }

  /// The whole numbers in it, as intervals that begin and end at one.
  public var whole: NumberSet {
    var kept: [Edge] = []
    for place in stride(from: 0, to: edges.count - 1, by: 2) {
      let (low, high) = (edges[place], edges[place + 1])
      let first = low.isAfter ? low.value.rounded(.down) + 1 : low.value.rounded(.up)
      let last = high.isAfter ? high.value.rounded(.down) : high.value.rounded(.up) - 1
      guard first <= last else { continue }
      kept += [Edge(value: first, isAfter: false), Edge(value: last, isAfter: true)]
    }
    return NumberSet(edges: kept, includesNone: includesNone)
  }

  /// The numbers in it that are a number of steps away from a start, as intervals of such numbers of
  /// steps. What a step comes to but for an error of rounding counts as what it comes to.
  public func steps(of step: Double, from start: Double) -> NumberSet {
    let counts = edges.map { edge in
      let count = (edge.value - start) / step
      let nearest = count.rounded()
      let isNear = abs(count - nearest) <= 1e-9 * max(1, abs(count))
      return Edge(value: isNear ? nearest : count, isAfter: edge.isAfter)
    }
    return NumberSet(edges: counts, includesNone: includesNone).whole
  }

  /// Both sets walked along together, from edge to edge.
  private func combined(
    with other: NumberSet, _ keeps: (Bool, Bool) -> Bool
  ) -> NumberSet {
    var result: [Edge] = []
    var (mine, theirs) = (0, 0)
    var isInside = false
    while let edge = Self.first(edges.at(mine), other.edges.at(theirs)) {
      if edges.at(mine) == edge { mine += 1 }
      if other.edges.at(theirs) == edge { theirs += 1 }
      let isKept = keeps(!mine.isMultiple(of: 2), !theirs.isMultiple(of: 2))
      if isKept != isInside { result.append(edge) }
      isInside = isKept
    }
    return NumberSet(edges: result, includesNone: keeps(includesNone, other.includesNone))
  }
}

extension NumberSet {
  private static func first(_ a: Edge?, _ b: Edge?) -> Edge? {
    guard let a, let b else { return a ?? b }
    return min(a, b)
  }
}

extension [NumberSet.Edge] {
  fileprivate func at(_ place: Int) -> NumberSet.Edge? { place < count ? self[place] : nil }
}
