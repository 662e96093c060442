import Expressions

/// One expression as an author wrote it.
struct WrittenExpression {
  let compiled: CompiledExpression
  let text: Placed<String>
  /// Whether it asks if something holds, rather than for a value.
  var isCondition = false
}

extension FormReview {
  /// Every expression of an item.
  func expressions(of item: FormItem) -> [WrittenExpression] {
    let definition = item.definition
    var computedDefault: CompiledExpression?
    if case .computed(let value) = item.defaultValue { computedDefault = value }
    let checks = zip(item.checks, definition.checks).map { check, rule in
      WrittenExpression(compiled: check, text: rule.rule, isCondition: true)
    }
    let rules = [
      written(item.relevant, definition.relevant, isCondition: true),
      written(item.constraint, definition.constraint, isCondition: true),
      written(item.choiceFilter, definition.choiceFilter, isCondition: true),
      written(item.required, definition.required), written(item.readOnly, definition.readOnly),
      written(item.calculation, definition.calculation),
      written(item.repeatCount, definition.repeatCount),
      written(item.instanceLabel, definition.instanceLabel),
      written(computedDefault, definition.defaultValue),
    ]
    return rules.compactMap { $0 } + checks
  }

  private func written(
    _ compiled: CompiledExpression?, _ text: Placed<String>?, isCondition: Bool = false
  ) -> WrittenExpression? {
    guard let compiled, let text else { return nil }
    return WrittenExpression(compiled: compiled, text: text, isCondition: isCondition)
  }

  private func written(
    _ rule: ItemRules.Rule, _ requirement: Requirement
  ) -> WrittenExpression? {
    guard case .when(let compiled) = rule, case .when(let text) = requirement else { return nil }
    return WrittenExpression(compiled: compiled, text: text, isCondition: true)
  }
}
