import Expressions

/// Turns a questionnaire into a form in four steps: number the items, parse and resolve their
/// expressions, collect who depends on whom, order it. Every fault is kept; nothing stops early.
struct FormCompiler {
  let questionnaire: Questionnaire
  let file: QuestionnaireFile
  let outline: FormOutline
  var items: [FormItem] = []
  var found = ProblemTally()
  var edges: [DependencyGraph.Edge] = []
  /// The containers of which some expression reads everything that lies in them.
  var readWhole: Set<ItemID> = []
  /// How many answers the expressions read so far, each counted for each of them.
  private var readings = 0
  /// How many bytes they are written in so far.
  private var length = 0
  /// Whether that is more than may be: what follows is not looked at.
  private var isFull = false
  var suggestions = Suggestions()
  /// What is doubted of the patterns looked at so far, and how much more is looked at.
  var knownDoubts: [String: [PatternDoubt]] = [:]
  var patternLooks = 2_000_000
  /// For suggestions, and so only once one is needed.
  private lazy var itemNames = outline.items.map(\.definition.name)
  /// Expressions that were not looked at, and where the first of them stands.
  private var unchecked: (count: Int, offset: Int)?

  /// How many of the problems so far are errors.
  private var errors = 0

  /// After so many errors expressions are only counted: nobody reads more, and a file of a million
  /// faults must not take minutes.
  static let mostErrors = 1_000
  /// How many answers all expressions together may read: beyond, who depends on whom would fill the
  /// memory.
  static let mostReadings = 120_000
  /// How many bytes all expressions together may be written in: a tree of each is kept.
  static let mostBytes = 5 << 19
  /// What each of them takes beside its text, in bytes of that measure.
  static let bytesBeside = 16

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
      let place = file.place(of: unchecked.offset)
      throw FormFault(
        found.problems + [Problem(.expressionsNotChecked(unchecked.count), at: place)])
    }
    edges.reserveCapacity(items.count * 4)
    for id in items.indices {
      connect(id)
      guard edges.count <= Self.mostReadings * 4 else {
        reportTooManyReadings(at: items[id])
        throw FormFault(found.problems)
      }
    }
    connectMembers()
    let (figures, written) = figures()
    let graph = graph()
    var review = FormReview(self)
    review.review(instanceName: instanceName)
    for expression in written { review.review(expression, of: nil) }
    let problems = found.problems + review.found.problems
    guard let graph, !problems.contains(where: { $0.severity == .error }) else {
      throw FormFault(problems)
    }
    let form = Form(
      questionnaire: questionnaire, items: items, outline: outline, graph: graph,
      instanceName: instanceName, figures: figures)
    return (form, problems)
  }

  /// The fault with what was probably meant. Only now: nobody needs it while all is well.
  mutating func suggested(_ code: ProblemCode) -> ProblemCode {
    switch code {
    case .unknownReference(let name, _):
      let names = itemNames
      return .unknownReference(name, suggestion: suggestions.nearest(to: name, among: names))
    case .unknownChoiceList(let name, _):
      let names = outline.tables.map(\.name)
      return .unknownChoiceList(name, suggestion: suggestions.nearest(to: name, among: names))
    default: return code
    }
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
    // The columns that a filter reads are those of a list: without one nothing can be said of it.
    if let filter = item.choiceFilter, let table = entry.place.choiceTable {
      rules.choiceFilter = compiled(filter, for: id, filtering: outline.tables[table])
    }
    rules.repeatCount = item.repeatCount.flatMap { compiled($0, for: id) }
    rules.instanceLabel = item.instanceLabel.flatMap {
      compiled($0, for: id, scope: entry.inner)
    }
    rules.defaultValue = defaultValue(item, for: id)
    if case .when(let seed) = item.randomize { rules.randomizeSeed = compiled(seed, for: id) }
    rules.trigger = item.trigger.flatMap { triggerItem($0, for: id) }
    rules.checks = item.checks.compactMap { compiled($0.rule, for: id) }
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
    guard let compiled = compiled(text, for: id) else { return nil }
    guard compiled.expression.isReference, case .item(let item, _, _)? = compiled.targets.first
    else {
      report(.finding(.badTrigger), text, at: 0, for: id)
      return nil
    }
    return item
  }

  /// Parses a text and resolves what it refers to; notes every fault in it.
  mutating func compiled(
    _ text: Placed<String>, for id: ItemID?, filtering table: ChoiceTable? = nil,
    scope: ScopeID? = nil
  ) -> CompiledExpression? {
    guard errors < Self.mostErrors else {
      unchecked = ((unchecked?.count ?? 0) + 1, unchecked?.offset ?? text.offset)
      return nil
    }
    guard !isFull else { return nil }
    length += text.value.utf8.count + Self.bytesBeside
    guard length <= Self.mostBytes else {
      return stop(at: text, for: id, .tooMuchExpression(limit: Self.mostBytes))
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
      filtered: table)
    var resolved: [ReferenceResolver.Resolved] = []
    var unresolved: Set<Int> = []
    for (number, reference) in expression.references.enumerated() {
      // What stands in the predicate of a path that leads nowhere means nothing.
      if let outer = reference.context?.reference, unresolved.contains(outer) {
        unresolved.insert(number)
        continue
      }
      do throws(ReferenceResolver.Fault) {
        resolved.append(try resolver.resolve(reference, number: number))
      } catch {
        unresolved.insert(number)
        report(suggested(error.code), text, at: reference.range.lowerBound, for: id)
      }
    }
    guard resolved.count == expression.references.count else { return nil }
    readings += resolved.count
    guard readings <= Self.mostReadings else {
      return stop(at: text, for: id, .tooManyReadings(limit: Self.mostReadings))
    }
    let compiled = CompiledExpression(expression, resolved)
    reviewWording(compiled, text, for: id, filtering: table)
    return compiled
  }

  /// The expression with which it became too much is the fault; those behind it are not looked at.
  private mutating func stop(
    at text: Placed<String>, for id: ItemID?, _ code: ProblemCode
  ) -> CompiledExpression? {
    isFull = true
    report(code, text, at: 0, for: id)
    return nil
  }

  /// At the rule with which it became too much, or where its item begins.
  private mutating func reportTooManyReadings(at item: FormItem) {
    let definition = item.definition
    let rules = [
      definition.calculation, definition.relevant, definition.constraint, definition.choiceFilter,
    ]
    guard let text = rules.lazy.compactMap({ $0 }).first else { return }
    report(.tooManyReadings(limit: Self.mostReadings), text, at: 0, for: item.id)
  }

  mutating func report(
    _ code: ProblemCode, _ text: Placed<String>, at index: Int, for id: ItemID?
  ) {
    if code.severity == .error { errors += 1 }
    found.add(
      code, at: file.place(ofUTF8Index: index, inStringAt: text.offset),
      item: id.map { outline.items[$0].place.path })
  }
}
