import Expressions
import Questionnaires

extension Interview {
  /// The least and the greatest number that a question takes, as far as its constraint says so in
  /// plain numbers, or a range by its scale; nil where neither is said.
  public func bounds(_ node: NodeID) -> (low: Double?, high: Double?)? {
    let item = form.items[node.item]
    if let scale = item.scale {
      return (min(scale.start, scale.end), max(scale.start, scale.end))
    }
    guard let constraint = item.constraint else { return nil }
    let isOwn = constraint.targets.map { target in
      if case .item(item.id, _, _) = target { true } else { false }
    }
    let numbers = Self.numbers(constraint.expression.condition(holds: true)) { isOwn[$0] }
    return (item.type == .integer ? numbers.whole : numbers).interval
  }

  /// What a condition asks of the numbers of some references; all it says besides is left out.
  private static func numbers(_ condition: Condition, of isMeant: (Int) -> Bool) -> NumberSet {
    switch condition {
    case .demand(let reference, .number(let set)) where isMeant(reference): set
    case .all(let conditions):
      conditions.reduce(.all) { $0.intersection(numbers($1, of: isMeant)) }
    default: .all
    }
  }
}
