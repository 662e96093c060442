import Interviews
import Questionnaires

/// An indicator over some interviews.
public struct Figure: Sendable, Hashable {
  /// The interviews in its base.
  public let count: Int
  /// Those that are not.
  public let missing: Int
  /// The statistic: of a share a number from 0 to 1; nil where there is none.
  public let value: Double?
  /// The standard deviation of a sample, for a mean of two and more.
  public let deviation: Double?
  /// How many interviews lie in each band, or have each value.
  public let parts: [Part]
  /// Whether the statistic counts fewer people than may be shown: two who said yes, or three who did not.
  let tellsOfFew: Bool

  /// Interviews that have something in common.
  public struct Part: Sendable, Hashable {
    /// The name of a band, or a value; nil: those that few have, together.
    public let name: String?
    public let count: Int
  }

  /// Fewer than this are not shown: whoever knows one of them would learn of the others.
  public static let leastShown = 10
  /// The same of interviews with one answer, among enough others.
  public static let leastAlike = 5

  init(_ values: [IndicatorValue], of indicator: Indicator) {
    let base = values.filter { $0.isInBase(of: indicator.statistic) }
    count = base.count
    missing = values.count - base.count
    let numbers = base.compactMap(\.number)
    deviation = indicator.statistic == .mean ? Statistics.deviation(numbers) : nil
    switch indicator.statistic {
    case .mean, .share: value = Statistics.mean(numbers)
    case .median: value = Statistics.median(numbers)
    case .sum: value = numbers.isEmpty ? nil : numbers.reduce(0, +)
    case .ratio: value = Statistics.ratio(numbers, per: base.compactMap(\.per))
    case .distinct: value = Double(Statistics.distinct(base.map(\.text)))
    case .distribution: value = nil
    }
    parts = Self.parts(of: base, indicator)
    let others = numbers.count { $0 != 0 }
    switch indicator.statistic {
    case .share: tellsOfFew = Self.isFew(others) || Self.isFew(numbers.count - others)
    case .sum: tellsOfFew = Self.isFew(others)
    case .mean, .median, .ratio, .distinct, .distribution: tellsOfFew = false
    }
  }

  private static func parts(of base: [IndicatorValue], _ indicator: Indicator) -> [Part] {
    guard indicator.bands.isEmpty else {
      let parts = indicator.bands.map { band in
        Part(name: band.name, count: base.filter { $0.band == band }.count)
      }
      // The bands are known: which of them are together is seen, so that one alone tells all.
      return together(parts, Disclosure.hidden(parts.map(\.count), least: leastAlike))
    }
    guard indicator.statistic == .distribution else { return [] }
    let counts = Dictionary(base.map { ($0.text, 1) }, uniquingKeysWith: +)
    let parts = counts.map { Part(name: $0.key, count: $0.value) }
    let sorted = parts.sorted { ($1.count, $0.name ?? "") < ($0.count, $1.name ?? "") }
    var few = Set(sorted.indices.filter { sorted[$0].count < leastShown })
    if isFew(few.map { sorted[$0].count }.reduce(0, +)),
      let next = sorted.indices.last(where: { !few.contains($0) })
    {
      few.insert(next)
    }
    return together(sorted, few)
  }

  /// Some parts as one, behind the others.
  private static func together(_ parts: [Part], _ few: Set<Int>) -> [Part] {
    let rest = few.map { parts[$0].count }.reduce(0, +)
    return parts.indices.filter { !few.contains($0) }.map { parts[$0] }
      + (rest > 0 ? [Part(name: nil, count: rest)] : [])
  }

  private static func isFew(_ count: Int) -> Bool { count > 0 && count < leastAlike }
}

extension IndicatorValue {
  fileprivate func isInBase(of statistic: Indicator.Statistic) -> Bool {
    switch statistic {
    case .mean, .median, .sum, .share: number != nil
    case .ratio: number != nil && per != nil
    case .distinct, .distribution: !text.isEmpty
    }
  }
}
