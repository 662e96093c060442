import Interviews
import Questionnaires
import Values

/// Numbers, days, times, places.
extension Ideas {
  /// What rules compare the question with, and its neighbours on both sides; what lies between two
  /// such numbers; what people's numbers are like.
  mutating func numbers(_ node: NodeID) -> [Double] {
    let compared =
      comparedAnswers(node).compactMap { DecimalNotation.number(of: $0) } + computed(node)
    let edges = (literals(node).numbers + compared).filter { abs($0) < 1e12 }.sorted()
    let year = Double(today.year)
    var near = edges.flatMap { [$0 - 1, $0, $0 + 1] }
    var natural = [0, 1, 2, 3, year, year - Double(random.below(80))]
    for limit in [5, 20, 120, 1000, 100_000] { natural.append(Double(random.below(limit))) }
    for (low, high) in zip(edges, edges.dropFirst()) where high - low > 1 {
      for _ in 0..<3 { natural.append(low + Double(random.below(10_001)) / 10_000 * (high - low)) }
    }
    if let last = edges.last { natural.append(last + Double(random.below(100))) }
    natural.append(-Double(random.below(1000)))
    if interview.item(node).type != .integer {
      near += edges.flatMap { [$0 - 0.5, $0 + 0.01] }
      natural += [Double(random.below(10_000)) / 100]
    }
    (near, natural) = (random.shuffled(near), random.shuffled(natural))
    let all = random.happens(50) ? near + natural : natural + near
    // A number of instances is a small one, or the interview has no end.
    guard guide.counts.contains(node.item) else { return all }
    let (small, large) = (all.filter { (0...4).contains($0) }, all.filter { !(0...4).contains($0) })
    return small + large.sorted { abs($0) < abs($1) }
  }

  /// The whole numbers between those that rules name, the narrowest ranges first and at last below and
  /// above all of them, of wide ones some: what remains of a range by division is found by trying.
  mutating func wholeRange(_ node: NodeID) -> [String] {
    let compared = comparedAnswers(node).compactMap { DecimalNotation.number(of: $0) }
    let edges = (literals(node).numbers + compared + computed(node)).filter { abs($0) < 1e12 }
    guard let low = edges.min(), let high = edges.max() else { return [] }
    let named = Set(edges.map { Int($0.rounded(.down)) }).sorted()
    var ranges = zip(named, named.dropFirst()).map { $0 - 1...$1 + 1 }
      .sorted { $0.count < $1.count }
    let reach = min(Int(max(abs(low), abs(high))) + 2, Self.mostTried)
    ranges += [
      named[0] - reach...named[0] + 1, named[named.count - 1] - 1...named[named.count - 1] + reach,
    ]
    return ranges.prefix(Self.mostRanges).flatMap { range in
      range.count <= Self.mostTried
        ? random.shuffled(range.map { String($0) })
        : (0..<Self.mostTried).map { _ in
          String(range.lowerBound + random.below(range.count))
        }
    }
  }

  /// In one range, and in how many of them.
  private static let mostTried = 4_000
  private static let mostRanges = 6

  /// What the constraint computes to compare the answer with.
  private func computed(_ node: NodeID) -> [Double] {
    interview.valuesCompared(at: node).map(\.number).filter(\.isFinite)
  }

  /// Numbers of more places than people say: those that rules compute, and the middle between two
  /// that lie close together.
  mutating func exactNumbers(_ node: NodeID) -> [Double] {
    let edges = (literals(node).numbers + computed(node)).filter { abs($0) < 1e12 }.sorted()
    let middles = zip(edges, edges.dropFirst()).filter { $0 < $1 && $1 - $0 <= 1 }
      .map { ($0 + $1) / 2 }
    return random.shuffled(middles + computed(node))
  }

  /// On the scale that the author gives.
  mutating func steps(_ node: NodeID) -> [String] {
    guard let scale = interview.item(node).scale else { return [] }
    let count = scale.steps
    let places = random.shuffled([0, count] + (0..<10).map { _ in random.below(count + 1) })
    return places.map { DecimalNotation.text(of: scale.number(after: $0)) }
  }

  /// Around today, around the days that rules name and the answers they compare it with, and in
  /// people's lifetimes.
  mutating func days(_ node: NodeID) -> [CalendarDay] {
    let computed = interview.valuesCompared(at: node).compactMap { value in
      CalendarDay(value.text.prefix(10))
        ?? (value.number.magnitude < 1e6 ? CalendarDay(daysSinceEpoch: Int(value.number)) : nil)
    }
    let named =
      (literals(node).strings + comparedAnswers(node)).compactMap {
        CalendarDay($0.prefix(10))
      } + computed
    let present = today.daysSinceEpoch
    var days = (named.map(\.daysSinceEpoch) + [present]).flatMap { [$0 - 1, $0, $0 + 1] }
    for reach in [30, 365, 3650, 30_000] { days.append(present - random.below(reach)) }
    for reach in [30, 365, 1000] { days.append(present + random.below(reach)) }
    for day in named { days.append(day.daysSinceEpoch + random.below(400) - 200) }
    return random.shuffled(days).compactMap { CalendarDay(daysSinceEpoch: $0) }
  }

  mutating func moment(of day: CalendarDay) -> Moment {
    let clock = interview.entries[0].at.offsetMinutes
    return Moment(
      day: day, millisecondOfDay: random.below(1440) * 60_000, offsetMinutes: clock)
  }

  /// Places of which some lie inside each shape that the constraint asks about.
  mutating func places(_ node: NodeID) -> [String] {
    let type = interview.item(node).type
    let fences = interview.fences(at: node).map(Fence.init)
    let inside = fences.flatMap { fence in
      (0..<12).map { _ in place(type) { fence.point(&$0) } }
    }
    return random.shuffled(inside) + (0..<6).map { _ in place(type) }
  }

  /// A trace is of two to four points, a shape is closed.
  private mutating func place(
    _ type: ItemType, _ point: (inout RandomSource) -> String
  ) -> String {
    guard type != .geopoint else { return point(&random) }
    var points = (0..<3 + random.below(2)).map { _ in point(&random) }
    if type == .geoshape { points.append(points[0]) }
    return points.joined(separator: ";")
  }

  /// Somewhere in the eastern Caribbean.
  private mutating func place(_ type: ItemType) -> String {
    place(type) { random in
      let latitude = 12 + Double(random.below(600)) / 100
      let longitude = -63 + Double(random.below(300)) / 100
      return "\(Self.written(latitude)) \(Self.written(longitude)) 0 5"
    }
  }
}
