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
    let numbers = numbers(constraint, of: item) { demand in
      if case .number(let set) = demand { set } else { nil }
    }
    return (item.type == .integer ? numbers.whole : numbers).interval
  }

  /// How many choices a question takes at least and at most, as far as its constraint says so in plain
  /// numbers and it is not said by the list; nil where neither is said.
  public func selectionBounds(_ node: NodeID) -> (low: Int?, high: Int?)? {
    let item = form.items[node.item]
    guard item.type == .selectMultiple || item.type == .rank, let constraint = item.constraint
    else {
      return nil
    }
    let counts = numbers(constraint, of: item) { demand in
      if case .selectedCount(let set) = demand { set } else { nil }
    }
    guard let (least, most) = counts.whole.interval else { return nil }
    let offered = offeredChoices(node).count
    let low = least.flatMap { $0 > 1 ? Int($0) : nil }
    let high = most.flatMap { $0 < Double(offered) ? Int($0) : nil }
    return low == nil && high == nil ? nil : (low, high)
  }

  /// What a constraint asks of its own question's numbers; all it says besides is left out.
  private func numbers(
    _ constraint: CompiledExpression, of item: FormItem, _ asked: (Demand) -> NumberSet?
  ) -> NumberSet {
    let isOwn = constraint.targets.map { target in
      if case .item(item.id, _, _) = target { true } else { false }
    }
    func numbers(_ condition: Condition) -> NumberSet {
      switch condition {
      case .demand(let reference, let demand) where isOwn[reference]: asked(demand) ?? .all
      case .all(let conditions): conditions.reduce(.all) { $0.intersection(numbers($1)) }
      default: .all
      }
    }
    return numbers(constraint.expression.condition(holds: true))
  }
}
