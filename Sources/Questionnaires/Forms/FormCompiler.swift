import Expressions

/// Turns a questionnaire into a form in four steps: number the items, parse and resolve their
/// expressions, collect who depends on whom, order it. Every fault is kept; nothing stops early.
struct FormCompiler {
  let questionnaire: Questionnaire
  let file: QuestionnaireFile
  var items: [FormItem] = []
  var scopes: [Scope] = [Scope(id: 0, repeatItem: nil, parent: nil, depth: 0)]
  var idByName: [String: ItemID] = [:]
  var tables: [ChoiceTable]
  var problems: [Problem] = []
  var edges: [DependencyGraph.Edge] = []

  init(_ questionnaire: Questionnaire, _ file: QuestionnaireFile) {
    self.questionnaire = questionnaire
    self.file = file
    tables = questionnaire.choiceLists.map(ChoiceTable.init)
  }

  mutating func form() throws(FormFault) -> (form: Form, warnings: [Problem]) {
    for item in questionnaire.items { number(item, parent: nil, scope: 0, path: "") }
    for id in items.indices { compile(id) }
    let instanceName = questionnaire.instanceName.flatMap { compiled($0, for: nil) }
    for id in items.indices { connect(id) }
    let graph = graph()
    guard let graph, !problems.contains(where: { $0.severity == .error }) else {
      throw FormFault(problems)
    }
    let form = Form(
      questionnaire: questionnaire, items: items, scopes: scopes, choiceTables: tables,
      graph: graph, instanceName: instanceName, idByName: idByName)
    return (form, problems)
  }

  // MARK: Numbering

  private mutating func number(_ item: Item, parent: ItemID?, scope: ScopeID, path: String) {
    let id = items.count
    let path = path.isEmpty ? item.name : path + "/" + item.name
    items.append(
      FormItem(
        id: id, definition: item, parent: parent, end: id + 1, scope: scope,
        slot: scopes[scope].items.count, path: path))
    scopes[scope].items.append(id)
    if idByName[item.name] == nil { idByName[item.name] = id }
    var inner = scope
    if item.type == .repeat {
      inner = scopes.count
      scopes.append(
        Scope(id: inner, repeatItem: id, parent: scope, depth: scopes[scope].depth + 1))
      items[id].inner = inner
    }
    for child in item.items { number(child, parent: id, scope: inner, path: path) }
    items[id].end = items.count
  }

  // MARK: Expressions

  private mutating func compile(_ id: ItemID) {
    let item = items[id].definition
    items[id].choiceTable = item.choices.flatMap { named in
      tables.firstIndex { $0.name == named.value }
    }
    items[id].relevant = item.relevant.flatMap { compiled($0, for: id) }
    items[id].required = rule(item.required, for: id)
    items[id].readOnly = rule(item.readOnly, for: id)
    items[id].constraint = item.constraint.flatMap { compiled($0, for: id) }
    items[id].calculation = item.calculation.flatMap { compiled($0, for: id) }
    items[id].choiceFilter = item.choiceFilter.flatMap { compiled($0, for: id, inFilter: true) }
    items[id].repeatCount = item.repeatCount.flatMap { compiled($0, for: id) }
    items[id].instanceLabel = item.instanceLabel.flatMap {
      compiled($0, for: id, scope: items[id].inner)
    }
    items[id].defaultValue = defaultValue(item, for: id)
    if case .when(let seed) = item.randomize { items[id].randomizeSeed = compiled(seed, for: id) }
    items[id].trigger = item.trigger.flatMap { triggerItem($0, for: id) }
  }

  private mutating func rule(_ requirement: Requirement, for id: ItemID) -> FormItem.Rule {
    switch requirement {
    case .never: .never
    case .always: .always
    case .when(let text): compiled(text, for: id).map(FormItem.Rule.when) ?? .never
    }
  }

  /// As in XLSForm, a default is an expression when it looks like one, else the value itself.
  private mutating func defaultValue(_ item: Item, for id: ItemID) -> FormItem.Default {
    guard let text = item.defaultValue else { return .none }
    guard text.value.contains("(") || text.value.contains("${") else { return .value(text.value) }
    return compiled(text, for: id).map(FormItem.Default.computed) ?? .none
  }

  private mutating func triggerItem(_ text: Placed<String>, for id: ItemID) -> ItemID? {
    guard let compiled = compiled(text, for: id), compiled.expression.references.count == 1,
      case .item(let item, _)? = compiled.targets.first
    else { return nil }
    return item
  }

  /// Parses a text and resolves what it refers to; notes every fault in it.
  mutating func compiled(
    _ text: Placed<String>, for id: ItemID?, inFilter: Bool = false, scope: ScopeID? = nil
  ) -> CompiledExpression? {
    let expression: Expression
    do throws(SyntaxFault) {
      expression = try Expression(text.value)
    } catch {
      report(.expressionSyntax(error), text, at: error.offset, for: id)
      return nil
    }
    let resolver = ReferenceResolver(
      items: items, scopes: scopes, idByName: idByName, from: id,
      scope: scope ?? id.map { items[$0].scope } ?? 0, inFilter: inFilter)
    var targets: [Target] = []
    for reference in expression.references {
      switch resolver.resolve(reference) {
      case .success(let target): targets.append(target)
      case .failure(let fault):
        report(fault.code, text, at: reference.range.lowerBound, for: id)
      }
    }
    guard targets.count == expression.references.count else { return nil }
    let compiled = CompiledExpression(expression: expression, targets: targets)
    checkComparisons(compiled, text, for: id)
    return compiled
  }

  /// A comparison with a choice that the question's list lacks can never be true.
  private mutating func checkComparisons(
    _ compiled: CompiledExpression, _ text: Placed<String>, for id: ItemID?
  ) {
    for (reference, name) in compiled.expression.comparisons where !name.isEmpty {
      guard case .item(let item, _) = compiled.targets[reference],
        let list = items[item].definition.choices,
        let table = tables.first(where: { $0.name == list.value }),
        table.index(of: name) == nil, !items[item].definition.orOther
      else { continue }
      let nearest = Spelling.nearest(to: name, among: table.choices.names)
      report(
        .unknownChoice(name, list: list.value, suggestion: nearest), text,
        at: compiled.expression.references[reference].range.lowerBound, for: id)
    }
  }

  mutating func report(
    _ code: ProblemCode, _ text: Placed<String>, at index: Int, for id: ItemID?
  ) {
    let place = file.place(ofUTF8Index: index, inStringAt: text.offset)
    problems.append(Problem(code, at: place, item: id.map { items[$0].path }))
  }
}
