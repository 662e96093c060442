import Expressions

/// What the questions that a condition reads may be when it holds.
struct Possibilities {
  /// A question as one expression sees it: the same item, from the same frame, is the same node.
  struct Source: Hashable {
    let item: ItemID
    let anchor: ScopeID
  }

  private(set) var answers: [Source: AnswerSet] = [:]
  private var relations: [Pair: Relation] = [:]
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
    case .related(let first, let relation, let second):
      guard let first = quantity(first), let second = quantity(second) else { return before }
      return before.with(first, relation, second)
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

  /// What is compared with something else that is read.
  private func quantity(_ term: Statement.Term) -> Possibilities.Quantity? {
    switch term {
    case .reference(let reference): source(reference).map { .answer($0) }
    case .length(let reference): source(reference).map { .length($0) }
    case .selectedCount(let reference): source(reference).map { .selectedCount($0) }
    case .today: .today
    case .text, .number: nil
    }
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
  /// What of the interview is compared.
  enum Quantity: Hashable {
    case answer(Source)
    case length(Source)
    case selectedCount(Source)
    case today
  }

  /// Two of them, in the order in which they were first met.
  private struct Pair: Hashable {
    let first: Quantity
    let second: Quantity
  }

  /// Only how the two may stand to each other then; nil where that leaves nothing.
  fileprivate func with(
    _ first: Quantity, _ relation: Relation, _ second: Quantity
  ) -> Possibilities? {
    let pair = Pair(first: first, second: second)
    let turned = Pair(first: second, second: first)
    if first != second, relations[turned] != nil {
      return with(second, relation.turned, first)
    }
    let left = (relations[pair] ?? (first == second ? .itself : .any)).intersection(relation)
    guard !left.isEmpty else { return nil }
    var copy = self
    copy.relations[pair] = left
    return copy
  }

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
    relations = relations.reduce(into: [:]) { kept, entry in
      let (pair, relation) = entry
      let turned = Pair(first: pair.second, second: pair.first)
      if let theirs = other.relations[pair] ?? other.relations[turned]?.turned {
        kept[pair] = relation.union(theirs)
      }
    }
  }
}
