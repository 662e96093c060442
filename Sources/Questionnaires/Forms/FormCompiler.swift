import Expressions

/// Turns a questionnaire into a form in four steps: number the items, parse and resolve their
/// expressions, collect who depends on whom, order it. Every fault is kept; nothing stops early.
struct FormCompiler {
  let questionnaire: Questionnaire
  let file: QuestionnaireFile
  let outline: FormOutline
  var items: [FormItem] = []
  var problems: [Problem] = []
  var edges: [DependencyGraph.Edge] = []
  private var suggestions = Suggestions()
  /// Expressions that were not looked at, and where the first of them stands.
  private var unchecked: (count: Int, offset: Int)?

  /// After so many problems expressions are only counted: nobody reads more, and a file of a million
  /// faults must not take minutes.
  static let mostProblems = 1_000

  init(_ questionnaire: Questionnaire, _ file: QuestionnaireFile) {
    self.questionnaire = questionnaire
    self.file = file
    outline = FormOutline(questionnaire)
  }

  mutating func form() throws(FormFault) -> (form: Form, warnings: [Problem]) {
    items.reserveCapacity(outline.items.count)
    for entry in outline.items {
      items.append(FormItem(entry.definition, at: entry.place, rules(of: entry)))
    }
    let instanceName = questionnaire.instanceName.flatMap { compiled($0, for: nil) }
    if let unchecked {
      problems.append(
        Problem(.expressionsNotChecked(unchecked.count), at: file.place(of: unchecked.offset)))
      throw FormFault(problems)
    }
    for id in items.indices { connect(id) }
    let graph = graph()
    guard let graph, !problems.contains(where: { $0.severity == .error }) else {
      throw FormFault(problems)
    }
    let form = Form(
      questionnaire: questionnaire, items: items, outline: outline, graph: graph,
      instanceName: instanceName)
    return (form, problems)
  }

  // MARK: Expressions

  private mutating func rules(of entry: FormOutline.Entry) -> ItemRules {
    let item = entry.definition
    let id = entry.place.id
    var rules = ItemRules()
    rules.relevant = item.relevant.flatMap { compiled($0, for: id) }
    rules.required = rule(item.required, for: id)
    rules.readOnly = rule(item.readOnly, for: id)
    rules.constraint = item.constraint.flatMap { compiled($0, for: id) }
    rules.calculation = item.calculation.flatMap { compiled($0, for: id) }
    rules.choiceFilter = item.choiceFilter.flatMap { filter in
      compiled(filter, for: id, filtering: entry.place.choiceTable.map { outline.tables[$0] })
    }
    rules.repeatCount = item.repeatCount.flatMap { compiled($0, for: id) }
    rules.instanceLabel = item.instanceLabel.flatMap {
      compiled($0, for: id, scope: entry.inner)
    }
    rules.defaultValue = defaultValue(item, for: id)
    if case .when(let seed) = item.randomize { rules.randomizeSeed = compiled(seed, for: id) }
    rules.trigger = item.trigger.flatMap { triggerItem($0, for: id) }
    return rules
  }

  private mutating func rule(_ requirement: Requirement, for id: ItemID) -> ItemRules.Rule {
    switch requirement {
    case .never: .never
    case .always: .always
    case .when(let text): compiled(text, for: id).map(ItemRules.Rule.when) ?? .never
    }
  }

  /// As in XLSForm, a default is an expression when it looks like one, else the value itself.
  private mutating func defaultValue(_ item: Item, for id: ItemID) -> ItemRules.Default {
    guard let text = item.defaultValue else { return .none }
    guard text.value.contains("(") || text.value.contains("${") else { return .value(text.value) }
    return compiled(text, for: id).map(ItemRules.Default.computed) ?? .none
  }

  private mutating func triggerItem(_ text: Placed<String>, for id: ItemID) -> ItemID? {
    guard let compiled = compiled(text, for: id), compiled.expression.references.count == 1,
      case .item(let item, _, _)? = compiled.targets.first
    else { return nil }
    return item
  }

  /// Parses a text and resolves what it refers to; notes every fault in it.
  mutating func compiled(
    _ text: Placed<String>, for id: ItemID?, filtering table: ChoiceTable? = nil,
    scope: ScopeID? = nil
  ) -> CompiledExpression? {
    guard problems.count < Self.mostProblems else {
      unchecked = ((unchecked?.count ?? 0) + 1, unchecked?.offset ?? text.offset)
      return nil
    }
    let expression: Expression
    do throws(SyntaxFault) {
      expression = try Expression(text.value)
    } catch {
      report(.expressionSyntax(error), text, at: error.offset, for: id)
      return nil
    }
    var resolver = ReferenceResolver(
      outline, from: id, scope: scope ?? id.map { outline.items[$0].scope } ?? 0,
      filtered: table, suggestions: suggestions)
    defer { suggestions = resolver.suggestions }
    var resolved: [ReferenceResolver.Resolved] = []
    for (number, reference) in expression.references.enumerated() {
      do throws(ReferenceResolver.Fault) {
        resolved.append(try resolver.resolve(reference, number: number))
      } catch {
        report(error.code, text, at: reference.range.lowerBound, for: id)
      }
    }
    guard resolved.count == expression.references.count else { return nil }
    let compiled = CompiledExpression(expression, resolved)
    checkComparisons(compiled, text, for: id)
    return compiled
  }

  /// A comparison with a choice that the question's list lacks can never be true.
  private mutating func checkComparisons(
    _ compiled: CompiledExpression, _ text: Placed<String>, for id: ItemID?
  ) {
    for (reference, name) in compiled.expression.comparisons where !name.isEmpty {
      guard case .item(let item, _, _) = compiled.targets[reference],
        let place = outline.items[item].place.choiceTable,
        outline.tables[place].index(of: name) == nil, !outline.items[item].definition.orOther
      else { continue }
      let table = outline.tables[place]
      let nearest = suggestions.nearest(to: name, among: table.list.names)
      report(
        .unknownChoice(name, list: table.name, suggestion: nearest), text,
        at: compiled.expression.references[reference].range.lowerBound, for: id)
    }
  }

  mutating func report(
    _ code: ProblemCode, _ text: Placed<String>, at index: Int, for id: ItemID?
  ) {
    let place = file.place(ofUTF8Index: index, inStringAt: text.offset)
    problems.append(Problem(code, at: place, item: id.map { outline.items[$0].place.path }))
  }
}
