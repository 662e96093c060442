import Expressions
import Questionnaires
import Screens

/// Conditions in words: `3 (In which country do you live?) is “Canada” or “United States”`.
struct ConditionSentence {
  let page: PrintedPage
  /// The question whose rule it is, which calls itself «the answer».
  let item: FormItem?
  /// The items that the sentence has called by their words: from then on the number is enough.
  var called: Set<ItemID> = []
  /// How many calculations stand around what is said.
  var depth = 0

  init(_ page: PrintedPage, _ item: FormItem?) {
    self.page = page
    self.item = item
  }

  /// The condition in words, or, where no sentence can say it, as it was written.
  func sentence(_ compiled: CompiledExpression) -> HTML {
    said(compiled, holds: true)
      ?? page.say(.printHolds, HTML("code", [], HTML(compiled.expression.source)))
  }

  /// In words, the condition or its opposite; nil where no sentence can say it.
  func said(_ compiled: CompiledExpression, holds: Bool) -> HTML? {
    var sentence = self
    return statement(compiled, holds).flatMap {
      sentence.clause($0, compiled, isInner: false)
    }
  }

  /// Whether it leaves a choice, and its opposite does not: then the opposite reads better.
  func isBetterDenied(_ compiled: CompiledExpression) -> Bool {
    if case .any = statement(compiled, true), case .all = statement(compiled, false) {
      true
    } else {
      false
    }
  }

  /// A rule is judged only once its own question has an answer.
  private func statement(_ compiled: CompiledExpression, _ holds: Bool) -> Statement? {
    let own = compiled.targets.indices.filter { place in
      if case .item(let id, _, _) = compiled.targets[place] { id == item?.id } else { false }
    }
    return compiled.expression.statement(holds: holds, numbers: Set(own))?.flattened
  }

  // MARK: Joining

  mutating func clause(
    _ statement: Statement, _ compiled: CompiledExpression, isInner: Bool
  ) -> HTML? {
    switch statement {
    case .all(let parts): joined(parts, compiled, .printAnd, isInner)
    case .any(let parts): joined(parts, compiled, .printOr, isInner)
    case .compared(.reference(let reference), .equal, let value):
      writtenOut(reference, [value], true, compiled, isInner: isInner)
        ?? compared(.reference(reference), .equal, value, compiled)
    case .compared(.reference(let reference), .notEqual, let value):
      writtenOut(reference, [value], false, compiled, isInner: isInner)
        ?? compared(.reference(reference), .notEqual, value, compiled)
    case .compared(let left, let comparison, let right):
      compared(left, comparison, right, compiled)
    case .selected(let reference, let choice, let holds):
      selected([choice], of: reference, holds, compiled)
    case .truth(let reference, let holds):
      truth(of: subject(.reference(reference), compiled), holds)
    case .known(let holds): page.say(holds ? .printAlways : .printNever)
    }
  }

  private func truth(of subject: HTML?, _ holds: Bool) -> HTML? {
    subject.map { page.say(holds ? .printIsTrue : .printIsFalse, $0) }
  }

  private mutating func joined(
    _ parts: [Statement], _ compiled: CompiledExpression, _ word: Phrase, _ isInner: Bool
  ) -> HTML? {
    var clauses: [HTML] = []
    let groups = StatementGroup.groups(of: parts, areAlternatives: word == .printOr)
    for group in groups {
      let isPart = isInner || groups.count > 1
      guard let clause = clause(group, compiled, isInner: isPart) else { return nil }
      clauses.append(clause)
    }
    let whole = clauses.joined(HTML(" ") + page.say(word) + HTML(" "))
    return isInner && clauses.count > 1 ? HTML("(") + whole + HTML(")") : whole
  }

  private mutating func clause(
    _ group: StatementGroup, _ compiled: CompiledExpression, isInner: Bool
  ) -> HTML? {
    switch group {
    case .one(let statement): return clause(statement, compiled, isInner: isInner)
    case .equals(let reference, let texts, let holds):
      let terms = texts.map(Statement.Term.text)
      if let written = writtenOut(reference, terms, holds, compiled, isInner: isInner) {
        return written
      }
      guard let subject = subject(.reference(reference), compiled) else { return nil }
      let values = texts.map { value(.text($0), beside: .reference(reference), compiled) }
      return page.say(
        holds ? .printIs : .printIsNot, subject, alternatives(values.compactMap(\.self)))
    case .selected(let reference, let choices, let holds):
      return selected(choices, of: reference, holds, compiled)
    case .between(let term, let low, let high):
      guard let subject = subject(term, compiled), let first = value(low, beside: term, compiled),
        let last = value(high, beside: term, compiled)
      else { return nil }
      return page.say(.printBetween, subject, first, last)
    }
  }

  private func alternatives(_ values: [HTML]) -> HTML {
    guard let last = values.last, values.count > 1 else { return values.first ?? .empty }
    return values.dropLast().map(\.self).joined(HTML(", ")) + HTML(" ") + page.say(.printOr)
      + HTML(" ") + last
  }

  // MARK: Comparing

  private mutating func compared(
    _ left: Statement.Term, _ comparison: Statement.Comparison, _ right: Statement.Term,
    _ compiled: CompiledExpression
  ) -> HTML? {
    guard left.isSubject else {
      return right.isSubject ? compared(right, comparison.turned, left, compiled) : nil
    }
    guard let subject = subject(left, compiled) else { return nil }
    if case .text("") = right, case .reference = left {
      switch comparison {
      case .equal: return page.say(.printIsUnanswered, subject)
      case .notEqual: return page.say(.printIsAnswered, subject)
      default: return nil
      }
    }
    if case .text("OK") = right, item(of: left, compiled)?.type == .acknowledge {
      return page.say(comparison == .equal ? .printIsTicked : .printIsNotTicked, subject)
    }
    guard let value = value(right, beside: left, compiled) else { return nil }
    return page.say(phrase(comparison, isDate: isDate(left, right, compiled)), subject, value)
  }

  private func phrase(_ comparison: Statement.Comparison, isDate: Bool) -> Phrase {
    switch comparison {
    case .equal: .printIs
    case .notEqual: .printIsNot
    case .less: isDate ? .printBefore : .printLess
    case .lessOrEqual: isDate ? .printNoLater : .printAtMost
    case .greater: isDate ? .printAfter : .printMore
    case .greaterOrEqual: isDate ? .printNoEarlier : .printAtLeast
    }
  }

  private func isDate(
    _ left: Statement.Term, _ right: Statement.Term, _ compiled: CompiledExpression
  ) -> Bool {
    if left == .today || right == .today { return true }
    let type = item(of: left, compiled)?.type
    return type == .date || type == .datetime
  }

  private mutating func selected(
    _ choices: [Statement.Term], of reference: Int, _ holds: Bool, _ compiled: CompiledExpression
  ) -> HTML? {
    guard let subject = subject(.reference(reference), compiled) else { return nil }
    var values: [HTML] = []
    for choice in choices {
      guard let value = value(choice, beside: .reference(reference), compiled) else { return nil }
      values.append(value)
    }
    return page.say(holds ? .printIncludes : .printExcludes, subject, alternatives(values))
  }
}

extension Statement.Term {
  /// Whether a sentence can begin with it.
  fileprivate var isSubject: Bool {
    switch self {
    case .reference, .length, .selectedCount, .today: true
    case .text, .number: false
    }
  }
}

extension Statement.Comparison {
  /// The same with its sides changed.
  fileprivate var turned: Statement.Comparison {
    switch self {
    case .equal, .notEqual: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }
}
