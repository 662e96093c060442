import Expressions

extension RangeScale {
  /// What of these numbers it offers: in steps from the start, between the ends.
  func possible(_ numbers: NumberSet) -> NumberSet {
    let ends = NumberSet(.greaterOrEqual, min(start, end))
      .intersection(NumberSet(.lessOrEqual, max(start, end)))
    return numbers.intersection(ends.union(.none)).steps(of: step, from: start)
  }

  func offers(_ number: Double) -> Bool { !possible(NumberSet(.equal, number)).isEmpty }
}
