import Expressions

/// What the questions that a condition reads may be when it holds.
struct Possibilities {
  /// A question as one expression sees it: the same item, from the same frame, is the same node.
  struct Source: Hashable {
    let item: ItemID
    let anchor: ScopeID
  }

  private(set) var answers: [Source: AnswerSet] = [:]
}

/// Judges the conditions of one expression.
struct ConditionJudge {
  let compiled: CompiledExpression
  let items: [FormItem]
  let tables: [ChoiceTable]
  /// The question that is known to be answered, for it is what a constraint judges.
  var answered: ItemID?
  /// Questions that are never asked, and so never answered.
  var neverAsked: Set<ItemID> = []
  /// What is known of questions before.
  var known: [ItemID: AnswerSet] = [:]
  /// The choice that a filter judges.
  var row: (table: ChoiceTable, number: Int)?

  /// What the questions may be if all of this holds as well; nil if it cannot.
  func possibilities(_ condition: Condition, _ before: Possibilities) -> Possibilities? {
    switch condition {
    case .known(let truth): return truth ? before : nil
    case .open: return before
    case .demand(let reference, let demand): return meet(reference, demand, before)
    case .all(let conditions):
      var possibilities = before
      for condition in conditions {
        guard let next = self.possibilities(condition, possibilities) else { return nil }
        possibilities = next
      }
      return possibilities
    case .any(let conditions):
      var either: Possibilities?
      for condition in conditions {
        guard let one = possibilities(condition, before) else { continue }
        if either == nil { either = one } else { either?.formUnion(one) }
      }
      return either
    }
  }

  /// The question that a reference reads as one value.
  func source(_ reference: Int) -> Possibilities.Source? {
    guard case .item(let item, let anchor, .question) = compiled.targets[reference] else {
      return nil
    }
    return Possibilities.Source(item: item, anchor: anchor)
  }

  /// The questions that the expression reads as one value.
  var sources: Set<Possibilities.Source> { Set(compiled.targets.indices.compactMap(source)) }

  private func kind(of item: ItemID) -> AnswerKind {
    neverAsked.contains(item) ? .unanswered : AnswerKind(items[item], tables)
  }

  private func start(_ item: ItemID, _ kind: AnswerKind) -> AnswerSet {
    if item == answered { return .answered(kind) }
    return neverAsked.contains(item) ? .unanswered : known[item] ?? .any
  }

  private func meet(
    _ reference: Int, _ demand: Demand, _ before: Possibilities
  ) -> Possibilities? {
    guard let source = source(reference) else {
      return columnMeets(reference, demand) ? before : nil
    }
    let kind = kind(of: source.item)
    var answer = before.answers[source] ?? start(source.item, kind)
    answer.meet(demand, kind)
    return answer.isEmpty(kind) ? nil : before.with(answer, of: source)
  }
}

extension ConditionJudge {
  /// Whether what a column holds for the choice is as demanded, as far as that can be said.
  private func columnMeets(_ reference: Int, _ demand: Demand) -> Bool {
    guard let row, case .column(let column) = compiled.targets[reference], column != .label else {
      return true
    }
    var text = AnswerSet.written(column.flatMap { row.table.text(row.number, $0) } ?? "")
    text.meet(demand, .written)
    return !text.isEmpty(.written)
  }
}

extension Possibilities {
  func with(_ answer: AnswerSet, of source: Source) -> Possibilities {
    var copy = self
    copy.answers[source] = answer
    return copy
  }

  /// Either the one or the other: what only one of them says anything of may be anything.
  fileprivate mutating func formUnion(_ other: Possibilities) {
    for source in Array(answers.keys) {
      if let theirs = other.answers[source] {
        answers[source]?.formUnion(theirs)
      } else {
        answers[source] = nil
      }
    }
  }
}
