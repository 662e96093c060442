/// Whether a repetition can take one text in a number of ways that grows exponentially with its
/// length. After Weber and Seidl, «On the degree of ambiguity of finite automata» (1991): so it is
/// where one text leads from a place back to it in two ways.
struct PatternAmbiguity {
  private let ranges: [CharacterRange]
  /// For each place those behind it from which it can be reached again.
  private let following: [[Int]]

  /// Steps of two walks that are looked at before it is given up.
  private static let mostSteps = 200_000

  init(_ places: PatternPlaces) {
    ranges = places.ranges
    let reached = places.following.indices.map { Self.reached(from: $0, places.following) }
    following = places.following.enumerated().map { place, next in
      next.filter { reached[$0].contains(place) }
    }
  }

  private static func reached(from start: Int, _ following: [[Int]]) -> Set<Int> {
    var reached: Set<Int> = []
    var waiting = [start]
    while let place = waiting.popLast() {
      for next in following[place] where reached.insert(next).inserted { waiting.append(next) }
    }
    return reached
  }

  /// Two walks take the same text from one place. If they part and meet again, wherever that is, one
  /// text leads from the first place back to it in two ways, for all these places reach each other.
  var isExponential: Bool {
    if following.contains(where: { Set($0).count < $0.count }) { return true }
    var waiting = ranges.indices.map { Pair($0, $0) }
    var seen = Set(waiting)
    var steps = 0
    while let pair = waiting.popLast() {
      for a in following[pair.left] {
        steps += following[pair.right].count
        guard steps <= Self.mostSteps else { return false }
        for b in following[pair.right] where ranges[a].overlaps(ranges[b]) {
          let next = Pair(a, b)
          if next.isTogether, !pair.isTogether { return true }
          if seen.insert(next).inserted { waiting.append(next) }
        }
      }
    }
    return false
  }

  /// Where two walks are, whichever is which.
  private struct Pair: Hashable {
    let left: Int
    let right: Int

    init(_ a: Int, _ b: Int) { (left, right) = a < b ? (a, b) : (b, a) }

    var isTogether: Bool { left == right }
  }
}
