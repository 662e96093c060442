extension NumberSet {
  /// What `mod` can leave: less than the divisor either way, or nothing of what is no number.
  static func remainders(of divisor: Double) -> NumberSet {
    NumberSet(.greater, -abs(divisor)).intersection(NumberSet(.less, abs(divisor))).union(.none)
  }

  /// Its least and its greatest number, where it is one interval that holds both: `0 ... 120`. An end
  /// is nil where there is none; nil altogether where it is every number, or more than an interval.
  public var interval: (low: Double?, high: Double?)? {
    guard edges.count == 2 else { return nil }
    let (first, last) = (edges[0], edges[1])
    let low = first.value.isFinite ? first.value : nil
    let high = last.value.isFinite ? last.value : nil
    guard low != nil || high != nil, low == nil || !first.isAfter, high == nil || last.isAfter
    else { return nil }
    return (low, high)
  }
}
