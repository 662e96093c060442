import Expressions
import Questionnaires
import Values

/// Evaluating the expressions of items.
extension World {
  func value(_ compiled: CompiledExpression, at node: NodeID) -> Value {
    stand(on: node, compiled)
    return compiled.expression.value(in: self)
  }

  func truth(_ compiled: CompiledExpression, at node: NodeID) -> Bool {
    stand(on: node, compiled)
    return compiled.expression.truth(in: self)
  }

  /// The members of the set that an expression gives; nil when it gives a single value.
  func members(_ compiled: CompiledExpression, at node: NodeID) -> [Value]? {
    stand(on: node, compiled)
    return compiled.expression.members(in: self)
  }

  /// No expression is evaluated within another's evaluation, so nothing has to be put back.
  func stand(on node: NodeID, _ compiled: CompiledExpression) {
    self.compiled = compiled
    standing = node
  }

  /// Why an answer, which is not empty, could not stand at a node; nil if it can.
  func judge(_ answer: String, at node: NodeID) -> Failure? {
    let item = form.items[node.item]
    guard LexicalForm.isValid(answer, for: item.type) else { return .malformed(item.type) }
    if item.type.isSelect {
      let names = answer.split(separator: " ")
      if item.type == .selectOne, names.count > 1 { return .malformed(item.type) }
      if item.type == .rank, names.hasDuplicates { return .malformed(item.type) }
      let missing = names.filter { !isOffered($0, at: node) }
      if !missing.isEmpty { return .notOffered(missing.map(String.init)) }
    }
    if let scale = item.definition.scale, let number = DecimalNotation.number(of: answer),
      scale.place(of: number) == nil
    {
      return .offScale(scale)
    }
    guard let constraint = item.constraint else { return nil }
    candidate = (node, LexicalForm.value(of: answer, for: item.type))
    defer { candidate = nil }
    return truth(constraint, at: node) ? nil : .constraint
  }
}
