import Interviews
import Questionnaires
import Values

/// Numbers, days, times, places.
extension Ideas {
  /// What rules compare the question with, and its neighbours on both sides; what lies between two
  /// such numbers; what people's numbers are like.
  mutating func numbers(_ node: NodeID) -> [Double] {
    let compared = comparedAnswers(node).compactMap { DecimalNotation.number(of: $0) }
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

  /// On the scale that the author gives.
  mutating func steps(_ node: NodeID) -> [String] {
    guard let scale = interview.item(node).definition.scale else { return [] }
    let count = scale.steps
    let places = random.shuffled([0, count] + (0..<10).map { _ in random.below(count + 1) })
    return places.map { DecimalNotation.text(of: scale.number(after: $0)) }
  }

  /// Around today, around the days that rules name and the answers they compare it with, and in
  /// people's lifetimes.
  mutating func days(_ node: NodeID) -> [CalendarDay] {
    let named = (literals(node).strings + comparedAnswers(node)).compactMap {
      CalendarDay($0.prefix(10))
    }
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

  /// Somewhere in the eastern Caribbean; a trace is of two to four points, a shape is closed.
  mutating func place(_ type: ItemType) -> String {
    func point(_ random: inout RandomSource) -> String {
      let latitude = 12 + Double(random.below(600)) / 100
      let longitude = -63 + Double(random.below(300)) / 100
      return "\(Self.written(latitude)) \(Self.written(longitude)) 0 5"
    }
    guard type != .geopoint else { return point(&random) }
    var points = (0..<3 + random.below(2)).map { _ in point(&random) }
    if type == .geoshape { points.append(points[0]) }
    return points.joined(separator: ";")
  }
}
