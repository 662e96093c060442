import Questionnaires

extension Comparison {
  /// Whether a group with a condition is around an item that was not around it before, and the condition
  /// is none that had to hold before, on the item itself or around it.
  func hasNewCondition(around after: Outline.Entry, _ before: Outline.Entry) -> Bool {
    let known = Set(pairing.old.ancestors(of: before).compactMap { pairing.newNames[$0.name] })
    let strangers = pairing.new.ancestors(of: after).filter { !known.contains($0.name) }
    let conditions = strangers.compactMap { $0.item.relevant?.value }
    guard !conditions.isEmpty else { return false }
    guard let given = askedBefore(before) else { return true }
    return conditions.contains { condition in
      let condition = RuleText(condition)
      return !condition.meansTheSameAnywhere
        || !ConditionWays(condition.tight).hold(wherever: given)
    }
  }

  /// Whether an item is asked exactly where it was, all told: a condition that went from questions to a
  /// group around them is the same condition.
  func isAskedAsBefore(_ before: Outline.Entry, _ after: Outline.Entry) -> Bool {
    guard let old = askedBefore(before),
      let new = together(after, in: pairing.new, { RuleText($0) })
    else { return false }
    return old.hold(wherever: new) && new.hold(wherever: old)
  }

  private func askedBefore(_ entry: Outline.Entry) -> ConditionWays? {
    together(entry, in: pairing.old) { RuleText($0).renamed(renaming) }
  }

  /// All that must hold for an item to be asked; nil where the words of it mean another thing in another
  /// place.
  private func together(
    _ entry: Outline.Entry, in outline: Outline, _ written: (String) -> RuleText
  ) -> ConditionWays? {
    let rules = ([entry] + outline.ancestors(of: entry)).compactMap {
      ($0.item.relevant?.value).map(written)
    }
    guard rules.allSatisfy(\.meansTheSameAnywhere) else { return nil }
    return ConditionWays(
      rules.isEmpty ? "true()" : rules.map { "(\($0.tight))" }.joined(separator: " and "))
  }
}
