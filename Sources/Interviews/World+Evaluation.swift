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
      if let failure = judge(choices: answer.choiceNames, at: node) { return failure }
    }
    if let scale = item.scale, let number = DecimalNotation.number(of: answer),
      scale.place(of: number) == nil
    {
      return .offScale(scale)
    }
    if let constraint = item.constraint {
      candidate = (node, LexicalForm.value(of: answer, for: item.type))
      defer { candidate = nil }
      if !truth(constraint, at: node) { return .constraint }
    }
    // Behind the constraint, whose author may say better what is wrong.
    return judge(alone: answer, at: node)
  }

  private func judge(choices names: [Substring], at node: NodeID) -> Failure? {
    let type = form.items[node.item].type
    if type == .selectOne, names.count > 1 { return .malformed(type) }
    if type == .rank, names.hasDuplicates { return .malformed(type) }
    let missing = names.filter { !isOffered($0, at: node) }
    return missing.isEmpty ? nil : .notOffered(missing.map(String.init))
  }

  /// What excludes the other choices stands alone.
  private func judge(alone answer: String, at node: NodeID) -> Failure? {
    guard form.items[node.item].type == .selectMultiple, let table = form.choices(of: node.item),
      !table.list.exclusiveRows.isEmpty, case let names = answer.choiceNames, names.count > 1
    else { return nil }
    let excluding = names.filter {
      table.index(of: $0).map(table.list.exclusiveRows.contains) ?? false
    }
    return excluding.isEmpty ? nil : .notAlone(excluding.map(String.init))
  }
}

extension String {
  /// The names of the choices in an answer, between spaces. Most answers are one name, which needs no
  /// looking for characters.
  fileprivate var choiceNames: [Substring] {
    utf8.contains(UInt8(ascii: " ")) ? split(separator: " ") : [self[...]]
  }
}
