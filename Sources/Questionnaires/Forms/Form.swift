/// A questionnaire compiled: items numbered in document order, expressions parsed, names resolved,
/// who-depends-on-whom known and free of circles. Immutable; every interview on it shares it.
public final class Form: Sendable {
  public let questionnaire: Questionnaire
  /// In document order; an item's place is its `ItemID`.
  public let items: [FormItem]
  /// The root first, then the inside of each repeat.
  public let scopes: [Scope]
  public let graph: DependencyGraph
  public let instanceName: CompiledExpression?
  /// The notes that end an interview.
  public let outcomes: [ItemID]
  let outline: FormOutline
  let figures: FormFigures
  let privacies: [Privacy]

  /// More instances of one repeat than any interview has; a mistyped count must not fill the memory.
  public static let mostInstances = 10_000
  /// The same for all repeats together, since counts inside counts multiply.
  public static let mostInstancesTogether = 100_000

  /// Compiles, or throws every fault at once. Warnings come with the form.
  public static func compile(
    _ questionnaire: Questionnaire, in file: QuestionnaireFile
  ) throws(FormFault) -> (form: Form, warnings: [Problem]) {
    var compiler = FormCompiler(questionnaire, file)
    return try compiler.form()
  }

  init(
    questionnaire: Questionnaire, items: [FormItem], outline: FormOutline,
    graph: DependencyGraph, instanceName: CompiledExpression?, figures: FormFigures
  ) {
    self.questionnaire = questionnaire
    self.items = items
    self.graph = graph
    self.instanceName = instanceName
    outcomes = items.filter(\.isOutcome).map(\.id)
    self.outline = outline
    self.figures = figures
    scopes = outline.scopes
    privacies = Form.privacies(of: items)
  }

  /// The item of that name.
  public func item(named name: String) -> FormItem? { outline.idByName[name].map { items[$0] } }

  /// The root's items: sections, or the questions of a flat questionnaire.
  public var topLevel: [FormItem] { items.filter { $0.parent == nil } }

  /// The items directly inside a group or repeat.
  public func children(of id: ItemID) -> [ItemID] {
    var children: [ItemID] = []
    var next = id + 1
    while next < items[id].end {
      children.append(next)
      next = items[next].end
    }
    return children
  }

  /// The top-level item around an item, or the item itself.
  public func section(of id: ItemID) -> FormItem {
    var item = items[id]
    while let parent = item.parent { item = items[parent] }
    return item
  }

  /// The choices that a question offers before any filter.
  public func choices(of id: ItemID) -> ChoiceTable? {
    items[id].choiceTable.map { outline.tables[$0] }
  }

  /// The choice list of that name.
  public func table(named name: String) -> ChoiceTable? { outline.table(named: name) }

  /// The languages it can be shown in; one unnamed when it names none.
  public var languages: [String] {
    questionnaire.languages.isEmpty ? [""] : questionnaire.languages
  }

  /// The scope that the item's nodes live in, where a repeat's nodes are its instances.
  public func nodeScope(of id: ItemID) -> ScopeID { items[id].inner ?? items[id].scope }
}

/// Every reason why a questionnaire is no form.
public struct FormFault: Error, Sendable {
  public let problems: [Problem]

  public init(_ problems: [Problem]) { self.problems = problems }
}
