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
    if !isPossible {
      impossible.insert(item.id)
      note(.impossibleConstraint(comparing: timeComparison(in: constraint)), text, of: item)
    }
  }

  /// Whether a question that its constraint reads alone has a choice that meets it, found by trying;
  /// nil where that cannot be tried.
  private mutating func someChoiceMeets(
    _ constraint: CompiledExpression, _ item: FormItem, _ kind: AnswerKind
  ) -> Bool? {
    guard let table = kind.table, !kind.takesSeveral, table.count <= 2_000,
      constraint.targets.allSatisfy({ isSelf($0, item) })
    else { return nil }
    let effort = constraint.expression.effort
    for name in table.list.names {
      guard choiceLooks.take(effort) else { return nil }
      guard let isMet = constraint.expression.truth(supposing: .string(name)) else { return nil }
      if isMet { return true }
    }
    return false
  }

  /// A critical check that reads something, and holds for nothing that this can be, keeps every
  /// interview from its end.
  mutating func reviewChecks(of item: FormItem) {
    guard !neverAsked.contains(item.id), !misled.contains(item.path) else { return }
    for (check, rule) in zip(item.checks, item.definition.checks)
    where rule.severity == .critical && !check.targets.isEmpty && !canHold(check, true) {
      note(.impossibleCheck, rule.rule, of: item)
    }
  }

  private mutating func somethingMeets(
    _ constraint: CompiledExpression, _ item: FormItem, _ kind: AnswerKind
  ) -> Bool {
    isSurelyMet(constraint.expression, kind) || answers(meeting: constraint, of: item) != nil
  }

  /// Whether it is one of the usual constraints, which some answer of any such kind meets.
  private func isSurelyMet(_ expression: Expression, _ kind: AnswerKind) -> Bool {
    guard kind.table == nil, kind.limits == nil else { return false }
    if expression.isPlainRange { return true }
    switch kind.reading {
    case .text, .anything: return expression.isLoneComparison
    case .number, .date: return expression.isLoneComparison && expression.isNumberComparison
    }
  }

  private mutating func answers(
    meeting constraint: CompiledExpression, of item: FormItem
  ) -> Possibilities? {
    let condition = condition(of: constraint, holds: true)
    return ConditionJudge(
      compiled: constraint, items: items, tables: outline.tables, answered: item.id
    ).possibilities(condition, Possibilities())
  }

  private func isSelf(_ target: Target, _ item: FormItem) -> Bool {
    if case .item(item.id, item.scope, .question) = target { true } else { false }
  }

  // MARK: Relevance

  mutating func reviewRelevance(of item: FormItem) {
    guard let relevant = item.relevant, let text = item.definition.relevant,
      !misled.contains(item.path)
    else { return surround(item, by: nil) }
    let isHarmless = isHarmless(relevant)
    if !isHarmless, !canHold(relevant, true) {
      never(item)
      note(.neverRelevant(comparing: timeComparison(in: relevant)), text, of: item)
    } else if let group = excluder(of: item, relevant) {
      never(item)
      note(.neverRelevantWithin(group.name, group.type), text, of: item)
    } else if !isHarmless, !canHold(relevant, false) {
      note(.alwaysRelevant(comparing: timeComparison(in: relevant)), text, of: item)
    }
    surround(item, by: relevant)
  }

  /// Whether it is one comparison that some answer meets and another does not.
  private func isHarmless(_ relevant: CompiledExpression) -> Bool {
    guard relevant.expression.isLoneComparison,
      case .item(let read, _, .question)? = relevant.targets.first
    else { return false }
    let kind = AnswerKind(items[read], outline.tables)
    guard items[read].constraint == nil, items[read].choiceFilter == nil, kind.limits == nil,
      items[read].computedTexts == nil
    else { return false }
    let isOfNumbers = relevant.expression.isNumberComparison
    switch kind.reading {
    case .text: return kind.table == nil || !isOfNumbers
    case .number, .date: return isOfNumbers
    case .anything: return true
    }
  }

  mutating func canHold(_ relevant: CompiledExpression, _ holds: Bool) -> Bool {
    let condition = condition(of: relevant, holds: holds)
    return judge(of: relevant).possibilities(condition, Possibilities()) != nil
  }

  /// A judge that knows all that the constraints of what is read say of it.
  mutating func judge(of compiled: CompiledExpression) -> ConditionJudge {
    for case .item(let read, _, _) in compiled.targets { learn(read) }
    return informedJudge(of: compiled)
  }

  /// One that knows what was learned before. To learn of a question by its filter, no more is learned
  /// of those that the filter reads: filters that read each other may be as many as the questions.
  func informedJudge(of compiled: CompiledExpression) -> ConditionJudge {
    ConditionJudge(
      compiled: compiled, items: items, tables: outline.tables, neverAsked: neverAsked,
      known: knownAnswers)
  }

  /// What a question's own constraint and filter leave of its answers, or a calculation can give.
  private mutating func learn(_ id: ItemID) {
    let item = items[id]
    guard knownAnswers[id] == nil else { return }
    if let texts = item.computedTexts { return knownAnswers[id] = .oneOf(texts) }
    guard item.constraint != nil || item.choiceFilter != nil else { return }
    // A calculation or a default is there whether it meets the constraint or not.
    let definition = item.definition
    guard item.type.isQuestion, definition.calculation == nil, definition.defaultValue == nil
    else { return }
    knownAnswers[id] = .any
    var answers = AnswerSet.any
    if let constraint = item.constraint {
      let source = Possibilities.Source(item: id, anchor: item.scope)
      let possibilities = self.answers(meeting: constraint, of: item)
      answers = possibilities.map { $0.answers[source] ?? .any } ?? .unanswered
    }
    let kind = AnswerKind(item, outline.tables)
    answers.formUnion(.unanswered)
    for name in namesNeverOffered(by: item) { answers.meet(.selected(name, false), kind) }
    knownAnswers[id] = answers
  }

  mutating func never(_ item: FormItem) {
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
        note(.neverRelevant(comparing: nil), text, of: item)
      }
    }
  }
}
