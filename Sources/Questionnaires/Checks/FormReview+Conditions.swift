import Expressions
import Values

/// Conditions that nothing can meet.
extension FormReview {
  mutating func reviewConstraint(of item: FormItem) {
    guard let constraint = item.constraint, let text = item.definition.constraint,
      item.type.isQuestion, !misled.contains(item.path)
    else { return }
    let kind = AnswerKind(item, outline.tables)
    if constraint.expression.isLoneComparison, kind.table == nil { return }
    let condition = constraint.expression.condition(holds: true)
    let judge = ConditionJudge(
      compiled: constraint, kind: { [items, outline] in AnswerKind(items[$0], outline.tables) },
      known: { $0 == item.id ? .answered(kind) : nil })
    let isPossible = judge.possibilities(condition, Possibilities()) != nil
    if !isPossible || everyChoiceFails(constraint, item, kind) {
      note(.impossibleConstraint, text, of: item)
    }
  }

  /// Whether the one question that the constraint reads has no choice that meets it.
  private func everyChoiceFails(
    _ constraint: CompiledExpression, _ item: FormItem, _ kind: AnswerKind
  ) -> Bool {
    guard let table = kind.table, !kind.takesSeveral, table.count <= 2_000,
      constraint.targets.allSatisfy({ isSelf($0, item) })
    else { return false }
    return table.list.names.allSatisfy {
      constraint.expression.truth(supposing: .string($0)) == false
    }
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
      compiled: relevant,
      kind: { [items, outline, neverAsked] read in
        neverAsked.contains(read) ? .unanswered : AnswerKind(items[read], outline.tables)
      },
      known: { [neverAsked, knownAnswers] read in
        neverAsked.contains(read) ? .unanswered : knownAnswers[read]
      })
    let condition = relevant.expression.condition(holds: holds)
    return judge.possibilities(condition, Possibilities()) != nil
  }

  /// What a question's own constraint leaves of its answers.
  private mutating func learn(_ id: ItemID) {
    guard knownAnswers[id] == nil, let constraint = items[id].constraint else { return }
    let kind = AnswerKind(items[id], outline.tables)
    guard kind.isAnswered else { return }
    let judge = ConditionJudge(
      compiled: constraint, kind: { [items, outline] in AnswerKind(items[$0], outline.tables) },
      known: { $0 == id ? .answered(kind) : nil })
    let condition = constraint.expression.condition(holds: true)
    let source = Possibilities.Source(item: id, anchor: items[id].scope)
    let possibilities = judge.possibilities(condition, Possibilities())
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

extension AnswerKind {
  /// A question that has no answer, ever.
  fileprivate static let unanswered = AnswerKind(reading: .text, table: nil, takesSeveral: false)

  fileprivate var isAnswered: Bool {
    if case .anything = reading { false } else { true }
  }
}
