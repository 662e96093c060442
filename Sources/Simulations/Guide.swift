import Questionnaires

/// What a respondent is guided by: for each question, the answers that some rule of the form sets
/// apart, and whether much of the form hangs on it.
struct Guide {
  let form: Form
  /// For each item, the literals of all rules that read it, its own constraint's first.
  private(set) var literals: [Literals]
  /// For each item, the items that its constraint reads besides itself.
  private(set) var compared: [[ItemID]]
  /// Questions whose answer decides whether an outcome, or a large part of the form, is reached.
  private(set) var gates: Set<ItemID> = []
  /// Questions whose answer becomes a number of instances.
  private(set) var counts: Set<ItemID> = []

  /// What the rules that read a question compare it with.
  struct Literals {
    var strings: [String] = []
    var numbers: [Double] = []
    var patterns: [String] = []

    fileprivate mutating func add(_ text: ExpressionText) {
      strings += text.strings.filter { !strings.contains($0) }
      numbers += text.numbers.filter { !numbers.contains($0) }
      patterns += text.patterns.filter { !patterns.contains($0) }
    }
  }

  init(_ form: Form) {
    self.form = form
    literals = form.items.map { _ in Literals() }
    compared = form.items.map { _ in [] }
    let known = Reading(form)
    for item in form.items {
      if let constraint = item.definition.constraint {
        let text = ExpressionText(constraint.value)
        literals[item.id].add(text)
        compared[item.id] = known.items(named: text.names).filter { $0 != item.id }
        for other in compared[item.id] { literals[other].add(text) }
      }
      for (check, rule) in zip(item.checks, item.definition.checks)
      where rule.severity == .critical {
        let text = ExpressionText(rule.rule.value)
        for read in [item.id] + known.questions(behind: check)
        where read != item.id || item.type.isQuestion {
          literals[read].add(text)
        }
      }
      for rule in item.ruleTexts {
        let text = ExpressionText(rule)
        for read in known.items(named: text.names) { literals[read].add(text) }
      }
      if let filter = item.definition.choiceFilter {
        let text = ExpressionText(filter.value)
        let read = known.items(named: text.names)
        for other in read { literals[other].add(text) }
        compared[item.id] += read.filter { $0 != item.id && !compared[item.id].contains($0) }
      }
    }
    findGates(known)
  }

  /// Outcomes end an interview; a section's relevance opens or shuts a part of it. What reads a
  /// calculation reads what the calculation reads.
  private mutating func findGates(_ known: Reading) {
    let large = max(3, form.items.count / 5)
    for item in form.items {
      if let relevant = item.definition.relevant,
        item.isOutcome || item.end - item.id > large
      {
        gates.formUnion(known.questions(behind: relevant.value))
      }
      if let count = item.definition.repeatCount {
        counts.formUnion(known.questions(behind: count.value))
      }
    }
  }
}

/// Which items the text of an expression reads.
struct Reading {
  let form: Form

  init(_ form: Form) { self.form = form }

  /// In the order of their first mention.
  func items(in source: String) -> [ItemID] { items(named: ExpressionText(source).names) }

  func items(named names: [String]) -> [ItemID] {
    var items: [ItemID] = []
    for name in names {
      if let item = form.item(named: name)?.id, !items.contains(item) { items.append(item) }
    }
    return items
  }

  /// The items around one and it itself, the outermost first.
  func chain(to item: FormItem) -> [FormItem] {
    var chain = [item]
    while let parent = chain[chain.count - 1].parent { chain.append(form.items[parent]) }
    return chain.reversed()
  }

  /// What an expression reads besides the item that it belongs to.
  func paths(readBy source: String, at item: ItemID) -> [String] {
    items(in: source).filter { $0 != item }.map { form.items[$0].path }
  }

  /// The questions that decide what an expression says, through the calculations between.
  func questions(behind source: String) -> [ItemID] {
    behind(items(in: source)).filter { form.items[$0].type.isQuestion }
  }

  /// The same of an expression that the engine has read, with what its paths name.
  func questions(behind expression: CompiledExpression) -> [ItemID] {
    behind(expression.itemsRead).filter { form.items[$0].type.isQuestion }
  }

  /// Repeats whose instances an expression reads or counts, likewise.
  func repeats(behind expression: CompiledExpression) -> [ItemID] {
    behind(expression.itemsRead).filter { form.items[$0].type == .repeat }
  }

  private func behind(_ items: [ItemID]) -> [ItemID] {
    var found: [ItemID] = []
    var waiting = items
    var seen = Set(waiting)
    while let next = waiting.popLast() {
      found.append(next)
      guard let calculation = form.items[next].calculation else { continue }
      for read in calculation.itemsRead where seen.insert(read).inserted {
        waiting.append(read)
      }
    }
    return found.sorted()
  }
}
