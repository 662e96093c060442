import Expressions

/// Questions inside a repeat that are read from outside it as if they had one answer.
extension FormReview {
  mutating func reviewSets(of item: FormItem) {
    let definition = item.definition
    reviewSet(item.relevant, definition.relevant, asCondition: true, of: item)
    reviewSet(item.constraint, definition.constraint, asCondition: true, of: item)
    reviewSet(item.choiceFilter, definition.choiceFilter, asCondition: true, of: item)
    reviewSet(item.required, definition.required, of: item)
    reviewSet(item.readOnly, definition.readOnly, of: item)
    reviewSet(item.calculation, definition.calculation, of: item)
    reviewSet(item.repeatCount, definition.repeatCount, of: item)
    reviewSet(item.instanceLabel, definition.instanceLabel, of: item)
    if case .computed(let value) = item.defaultValue {
      reviewSet(value, definition.defaultValue, of: item)
    }
    for (check, rule) in zip(item.checks, definition.checks) {
      reviewSet(check, rule.rule, asCondition: true, of: item)
    }
  }

  private mutating func reviewSet(
    _ rule: ItemRules.Rule, _ requirement: Requirement, of item: FormItem
  ) {
    guard case .when(let compiled) = rule, case .when(let text) = requirement else { return }
    reviewSet(compiled, text, asCondition: true, of: item)
  }

  mutating func reviewSet(
    _ compiled: CompiledExpression?, _ text: Placed<String>?, asCondition: Bool = false,
    of item: FormItem?
  ) {
    guard let compiled, let text, compiled.targets.contains(where: isSet) else { return }
    let expression = compiled.expression
    let single = expression.singleReadings(asCondition: asCondition)
    for number in single.sorted() where isSet(compiled.targets[number]) {
      guard case .item(let id, let anchor, _) = compiled.targets[number],
        let around = repeatAround(id, below: anchor)
      else { continue }
      let reference = expression.references[number]
      let name = reference.text
      note(
        .setReadAsOne(name, repeat: items[around].name), text, at: reference.range.lowerBound,
        of: item)
    }
  }

  /// Whether an item has several nodes below the frame that it is read from.
  private func isSet(_ target: Target) -> Bool {
    guard case .item(let id, let anchor, _) = target else { return false }
    return items[id].type.isContainer == false && items[id].scope != anchor
  }

  /// The outermost repeat between a frame and an item in it.
  private func repeatAround(_ id: ItemID, below anchor: ScopeID) -> ItemID? {
    var scope = items[id].scope
    var around: ItemID?
    while scope != anchor, let repeatItem = outline.scopes[scope].repeatItem {
      around = repeatItem
      scope = items[repeatItem].scope
    }
    return around
  }
}
