import Expressions
import Values

/// Conditions that nothing can meet.
extension FormReview {
  mutating func reviewConstraint(of item: FormItem) {
    guard let constraint = item.constraint, let text = item.definition.constraint,
      item.type.isQuestion, !misled.contains(item.path)
    else { return }
    let kind = AnswerKind(item, outline.tables)
    let isPossible =
      someChoiceMeets(constraint, item, kind) ?? somethingMeets(constraint, item, kind)
    if !isPossible { note(.impossibleConstraint, text, of: item) }
  }

  /// Whether a question that its constraint reads alone has a choice that meets it, found by trying;
  /// nil where that cannot be tried.
  private func someChoiceMeets(
    _ constraint: CompiledExpression, _ item: FormItem, _ kind: AnswerKind
  ) -> Bool? {
    guard let table = kind.table, !kind.takesSeveral, table.count <= 2_000,
      constraint.targets.allSatisfy({ isSelf($0, item) })
    else { return nil }
    for name in table.list.names {
      guard let isMet = constraint.expression.truth(supposing: .string(name)) else { return nil }
      if isMet { return true }
    }
    return false
  }

  private func somethingMeets(
    _ constraint: CompiledExpression, _ item: FormItem, _ kind: AnswerKind
  ) -> Bool {
    let expression = constraint.expression
    if kind.table == nil, expression.isLoneComparison || expression.isPlainRange { return true }
    return answers(meeting: constraint, of: item) != nil
  }

  private func answers(
    meeting constraint: CompiledExpression, of item: FormItem
  ) -> Possibilities? {
    ConditionJudge(
      compiled: constraint, items: items, tables: outline.tables, answered: item.id
    ).possibilities(constraint.expression.condition(holds: true), Possibilities())
  }

  private func isSelf(_ target: Target, _ item: FormItem) -> Bool {
    if case .item(item.id, item.scope, .question) = target { true } else { false }
  }

  // MARK: Relevance

  mutating func reviewRelevance(of item: FormItem) {
    guard let relevant = item.relevant, let text = item.definition.relevant,
      !isHarmless(relevant), !misled.contains(item.path)
    else { return }
    if !canHold(relevant, true) {
      never(item)
      note(.neverRelevant, text, of: item)
    } else if !canHold(relevant, false) {
      note(.alwaysRelevant, text, of: item)
    }
  }

  /// Whether it is one comparison that some answer meets and another does not.
  private func isHarmless(_ relevant: CompiledExpression) -> Bool {
    guard relevant.expression.isLoneComparison,
      case .item(let read, _, .question)? = relevant.targets.first
    else { return false }
    guard items[read].constraint == nil else { return false }
    switch AnswerKind(items[read], outline.tables).reading {
    case .text, .anything: return true
    case .number, .date: return relevant.expression.isNumberComparison
    }
  }

  mutating func canHold(_ relevant: CompiledExpression, _ holds: Bool) -> Bool {
    for case .item(let read, _, _) in relevant.targets { learn(read) }
    let judge = ConditionJudge(
      compiled: relevant, items: items, tables: outline.tables, neverAsked: neverAsked,
      known: knownAnswers)
    let condition = relevant.expression.condition(holds: holds)
    return judge.possibilities(condition, Possibilities()) != nil
  }

  /// What a question's own constraint leaves of its answers.
  private mutating func learn(_ id: ItemID) {
    guard knownAnswers[id] == nil, let constraint = items[id].constraint else { return }
    let kind = AnswerKind(items[id], outline.tables)
    guard kind.isAnswered else { return }
    let source = Possibilities.Source(item: id, anchor: items[id].scope)
    let possibilities = answers(meeting: constraint, of: items[id])
    var answers = possibilities.map { $0.answers[source] ?? .any } ?? .unanswered
    answers.formUnion(.unanswered)
    knownAnswers[id] = answers
  }

  private mutating func never(_ item: FormItem) {
    neverAsked.formUnion(item.id..<item.end)
  }

  // MARK: What follows

  /// What asks for an answer of a question that is never asked is never asked either.
  mutating func reviewWhatReadsNeverAsked() {
    guard !neverAsked.isEmpty else { return }
    var readers: [ItemID: [ItemID]] = [:]
    for item in items {
      guard let relevant = item.relevant else { continue }
      for case .item(let read, _, _) in relevant.targets {
        readers[read, default: []].append(item.id)
      }
    }
    var waiting = Array(neverAsked)
    while let next = waiting.popLast() {
      for reader in readers[next] ?? [] where !neverAsked.contains(reader) {
        let item = items[reader]
        guard let relevant = item.relevant, let text = item.definition.relevant,
          !canHold(relevant, true)
        else { continue }
        waiting += (item.id..<item.end).filter { !neverAsked.contains($0) }
        never(item)
        note(.neverRelevant, text, of: item)
      }
    }
  }
}
