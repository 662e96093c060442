import Expressions
import Questionnaires
import Screens

/// What a calculation stands for: a condition that looks at one says what the calculation looks at.
/// One that the author gave a label is called by it, and explained at the end of the form.
extension ConditionSentence {
  /// What must be so for a calculation to be one of some values, or none of them; nil for what is no
  /// calculation, has a label, or is more than a sentence can hold.
  mutating func writtenOut(
    _ reference: Int, _ values: [Statement.Term], _ holds: Bool, _ compiled: CompiledExpression,
    isInner: Bool
  ) -> HTML? {
    guard let calculated = item(of: .reference(reference), compiled), calculated.type.isHidden,
      calculated.definition.label == nil, let calculation = calculated.calculation,
      // Calculations upon calculations are a chapter, not a sentence.
      depth < 3
    else { return nil }
    let statements = values.compactMap {
      calculation.expression.statement(giving: $0, holds: holds)
    }
    guard statements.count == values.count, let first = statements.first else { return nil }
    let whole = statements.count == 1 ? first : holds ? .any(statements) : .all(statements)
    depth += 1
    defer { depth -= 1 }
    return clause(whole.flattened, calculation, isInner: isInner)
  }

  /// The same of a calculation with choices, value by value; empty where one cannot be said.
  static func meanings(of item: FormItem, _ page: PrintedPage) -> [(value: HTML, when: HTML)] {
    guard let calculation = item.calculation, let table = page.form.choices(of: item.id) else {
      return []
    }
    var meanings: [(HTML, HTML)] = []
    for choice in table.list.names.indices.map({ table.list[$0] }) {
      guard let statement = calculation.expression.statement(giving: .text(choice.name)) else {
        return []
      }
      var sentence = ConditionSentence(page, nil)
      guard let when = sentence.clause(statement.flattened, calculation, isInner: false) else {
        return []
      }
      meanings.append((page.say(.printQuoted, page.label(of: choice)), when))
    }
    return meanings
  }
}
