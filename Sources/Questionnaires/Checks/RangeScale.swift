import Expressions

/// The numbers that a slider offers, as far as its author gives them.
public struct RangeScale: Sendable, Hashable {
  public let start: Double
  public let end: Double
  /// Nil where none is given: then any number between the ends is taken as possible.
  public let step: Double?

  /// Nil for an item whose ends are not given, or given wrong.
  init?(_ item: Item) {
    let given = item.parameters
    guard given["start"] != nil || given["end"] != nil,
      let start = Double(given["start"] ?? "0"), let end = Double(given["end"] ?? "10"),
      start.isFinite, end.isFinite, start != end
    else { return nil }
    self.start = start
    self.end = end
    step = given["step"].flatMap(Double.init).flatMap { $0 > 0 && $0.isFinite ? $0 : nil }
  }

  /// What of these numbers it offers; in steps from the start where there are steps.
  func possible(_ numbers: NumberSet) -> NumberSet {
    let ends = NumberSet(.greaterOrEqual, min(start, end))
      .intersection(NumberSet(.lessOrEqual, max(start, end)))
    let inside = numbers.intersection(ends.union(.none))
    return step.map { inside.steps(of: $0, from: start) } ?? inside
  }

  func offers(_ number: Double) -> Bool { !possible(NumberSet(.equal, number)).isEmpty }
}
