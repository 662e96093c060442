import Expressions

/// Conditions that exclude those of the groups around them.
extension FormReview {
  /// Conditions around an item are looked at up to this many.
  private static let mostLooks = 16

  /// Notes what must be so for everything in a group to be asked.
  mutating func surround(_ item: FormItem, by relevant: CompiledExpression?) {
    guard item.type.isContainer else { return }
    let outer = surroundings(of: item)
    surroundings[item.id] = outer
    guard let relevant, !neverAsked.contains(item.id) else { return }
    let condition = condition(of: relevant, holds: true)
    let judge = judge(of: relevant)
    guard let alone = judge.possibilities(condition, Possibilities()) else { return }
    var possibilities: Possibilities? = alone
    if let before = outer.first?.possibilities {
      possibilities = judge.possibilities(condition, before)
    }
    let surrounding = Surrounding(
      item: item, relevant: relevant, condition: condition, sources: judge.sources, alone: alone,
      possibilities: possibilities ?? alone)
    surroundings[item.id] = [surrounding] + outer.prefix(Self.mostLooks - 1)
  }

  /// The conditions around an item, the innermost first.
  private func surroundings(of item: FormItem) -> [Surrounding] {
    item.parent.flatMap { surroundings[$0] } ?? []
  }

  /// The group or repeat whose condition keeps that of an item in it from ever holding.
  mutating func excluder(of item: FormItem, _ relevant: CompiledExpression) -> FormItem? {
    let around = surroundings(of: item)
    guard let innermost = around.first, !neverAsked.contains(item.id) else { return nil }
    let judge = judge(of: relevant)
    let sources = judge.sources
    let concerned = around.filter { !$0.sources.isDisjoint(with: sources) }
    let cost = concerned.reduce(relevant.targets.count) { $0 + $1.relevant.targets.count }
    guard let nearest = concerned.first, groupLooks.take(cost) else { return nil }
    let condition = condition(of: relevant, holds: true)
    let canHold = judge.possibilities(condition, innermost.possibilities) != nil
    let excluding = alternatives(in: concerned, excluding: condition, judge)
    if canHold { return excluding?.item }
    let single = concerned.last { judge.possibilities(condition, $0.alone) == nil }
    return (single ?? excluding ?? nearest).item
  }

  /// Of what two alternatives leave, only what they have in common is kept. So a condition that has
  /// some is looked at once more, behind the other: then each of them is judged by itself.
  private mutating func alternatives(
    in surroundings: [Surrounding], excluding condition: Condition, _ judge: ConditionJudge
  ) -> Surrounding? {
    let withAlternatives = surroundings.filter(\.condition.hasAlternatives)
    guard !withAlternatives.isEmpty,
      let own = judge.possibilities(condition, Possibilities())
    else { return nil }
    for surrounding in withAlternatives {
      let theirs = self.judge(of: surrounding.relevant)
      if theirs.possibilities(surrounding.condition, own) == nil { return surrounding }
    }
    return nil
  }
}
