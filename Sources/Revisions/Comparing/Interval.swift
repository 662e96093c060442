/// The numbers between two bounds, each of which may belong to it.
struct Interval {
  private var low = -Double.infinity
  private var holdsLow = true
  private var high = Double.infinity
  private var holdsHigh = true

  /// Those for which `x sign number` holds, by any sign but `!=`, which leaves no interval.
  init(_ sign: String, _ number: Double) {
    if sign == ">" || sign == ">=" || sign == "=" {
      low = number
      holdsLow = sign != ">"
    }
    if sign == "<" || sign == "<=" || sign == "=" {
      high = number
      holdsHigh = sign != "<"
    }
  }

  /// The whole numbers in it, by bounds that belong to it.
  var whole: Interval {
    var whole = self
    if low.isFinite {
      whole.low = holdsLow ? low.rounded(.up) : low.rounded(.down) + 1
      whole.holdsLow = true
    }
    if high.isFinite {
      whole.high = holdsHigh ? high.rounded(.down) : high.rounded(.up) - 1
      whole.holdsHigh = true
    }
    return whole
  }

  /// Whether all of it is in the other.
  func isWithin(_ other: Interval) -> Bool {
    (low, holdsLow ? 0 : 1) >= (other.low, other.holdsLow ? 0 : 1)
      && (high, holdsHigh ? 1 : 0) <= (other.high, other.holdsHigh ? 1 : 0)
  }
}
