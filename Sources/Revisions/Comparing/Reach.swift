import Questionnaires

/// How far changes reach: what in the new version may have another value from the same answers, since
/// something that it hangs on was changed. Followed from reader to reader, in the order in which an
/// interview recomputes them.
struct Reach {
  typealias Vertex = DependencyGraph.Vertex

  private let form: Form
  private let origins: ReachOrigins
  /// The places of the changes that something hangs on, the first few of them.
  private var causes: [Vertex: [String]]
  /// Questions whose choices have other names now, and what copies their answers.
  private var renamed: [ItemID: ReachOrigins.RenamedChoices]

  init(_ form: Form, _ origins: ReachOrigins) {
    self.form = form
    self.origins = origins
    causes = origins.vertices
    renamed = origins.renamed
    for rank in form.graph.ranks { follow(form.graph.vertex(atRank: rank)) }
  }

  /// The places of what it hangs on that was changed, whether an item is asked.
  func causes(ofAsking item: FormItem) -> [String] { causes[Vertex(item.id, .relevance)] ?? [] }

  /// The places of what an expression of an item hangs on that was changed.
  func causes(of expression: CompiledExpression?, at item: FormItem) -> [String] {
    causes(of: expression, at: item, followsRenamed: false)
  }

  /// - Parameter followsRenamed: whether choices may be called otherwise, and it says the same.
  private func causes(
    of expression: CompiledExpression?, at item: FormItem, followsRenamed: Bool
  ) -> [String] {
    guard let expression else { return [] }
    let references = expression.expression.references
    let ordered = origins.reordered.isEmpty ? [] : expression.expression.orderedReferences
    var found: [String] = []
    for (number, target) in expression.targets.enumerated() {
      for read in target.itemsRead {
        found += causes(ofReading: form.items[read], from: item)
        if ordered.contains(number), let cause = origins.reordered[read] { found.append(cause) }
        if !followsRenamed, let renamed = renamed[read],
          !asksForNoOther(expression, number, renamed.gone)
        {
          found.append(renamed.place)
        }
        if references[number].readsAllChildren {
          found += origins.members[form.items[read].parent] ?? []
        }
      }
    }
    return Self.few(found + causes(inListsOf: expression) + causes(ofWords: expression))
  }

  /// Whether a question is read to be compared with a written choice that is called what it was, or is
  /// said by the rule's own text to be called otherwise.
  private func asksForNoOther(
    _ compiled: CompiledExpression, _ reference: Int, _ gone: Set<String>
  ) -> Bool {
    compiled.expression.comparisons.contains { comparison in
      comparison.references == [reference]
        && gone.isDisjoint(with: comparison.value.text.split(separator: " ").map(String.init))
    }
  }

  /// The same of a choice filter, which reads columns of the list that it filters.
  func causes(ofFilter filter: CompiledExpression?, at item: FormItem) -> [String] {
    let isFollowing = origins.following.contains(item.id)
    let causes = causes(of: filter, at: item, followsRenamed: isFollowing)
    guard let filter, !isFollowing, let table = form.choices(of: item.id),
      let change = origins.lists[table.name]
    else { return causes }
    let isConcerned = filter.columnsRead.contains { column in
      switch column {
      case .name: change.lacksNames
      case .label: change.isRelabelled
      case .further(let place):
        table.columnNames.indices.contains(place)
          && change.columns.contains(table.columnNames[place])
      }
    }
    return isConcerned ? Self.few(causes + [Self.place(table.name)]) : causes
  }

  private func causes(inListsOf expression: CompiledExpression) -> [String] {
    let concerned = origins.lists.filter { list, change in
      guard expression.looksUp(list) else { return false }
      return change.lacksNames || !change.columns.isEmpty
        || change.isRelabelled && expression.readsLabels
        || (change.hasOtherRows
          || change.isReordered && !RuleText(expression.expression.source).onlyCounts(list))
          && !expression.looksUpChosen(in: list) { item in
            form.items[item].type == .selectOne && form.choices(of: item)?.name == list
          }
    }
    return concerned.keys.sorted().map(Self.place)
  }

  /// Of what is read by its words, in the language of the interview, or of the questionnaire itself.
  private func causes(ofWords compiled: CompiledExpression) -> [String] {
    let expression = compiled.expression
    var found: [String] = []
    if origins.isOtherVersion,
      expression.calls("version") || expression.source.contains("@version")
    {
      found.append("the version")
    }
    if origins.hasOtherLanguages, compiled.readsLanguage { found.append("the languages") }
    if expression.calls("jr:itext") {
      found += origins.labels.keys.sorted().filter(compiled.quotes).compactMap {
        origins.labels[$0]
      }
    }
    if expression.calls("jr:choice-name") {
      let tables = compiled.itemsRead.compactMap { form.choices(of: $0)?.name }
      found += tables.filter { origins.lists[$0]?.isRelabelled == true }.map(Self.place)
    }
    return found
  }

  private mutating func follow(_ vertex: Vertex) {
    let item = form.items[vertex.item]
    let relevance = causes[Vertex(item.id, .relevance)] ?? []
    let found: [String] =
      switch vertex.aspect {
      case .relevance:
        (item.parent.flatMap { causes[Vertex($0, .relevance)] } ?? [])
          + causes(of: item.relevant, at: item)
      case .instances: relevance + causes(of: item.repeatCount, at: item)
      case .value: relevance + causes(ofValue: item)
      case .position, .validity, .members: []
      }
    if !found.isEmpty { causes[vertex] = Self.few((causes[vertex] ?? []) + found) }
    if vertex.aspect == .value, let names = renamedCopy(item) { renamed[item.id] = names }
  }

  /// What a calculation that is nothing but a question's answer has of renamed choices.
  private func renamedCopy(_ item: FormItem) -> ReachOrigins.RenamedChoices? {
    guard item.definition.nobodyTypesOver, let calculation = item.calculation,
      RuleText(calculation.expression.source).onlyReference != nil,
      let read = calculation.itemsRead.first
    else { return nil }
    return renamed[read]
  }

  private func causes(ofValue item: FormItem) -> [String] {
    var found = causes(
      of: item.calculation, at: item, followsRenamed: renamedCopy(item) != nil)
    if let trigger = item.trigger { found += causes[Vertex(trigger, .value)] ?? [] }
    if case .computed(let value) = item.defaultValue { found += causes(of: value, at: item) }
    return found
  }

  /// A set of answers is another one too where the repeats around them have other instances.
  private func causes(ofReading read: FormItem, from reader: FormItem) -> [String] {
    let aspect: DependencyGraph.Aspect =
      switch read.type {
      case .group: .relevance
      case .repeat: .instances
      default: .value
      }
    let inside = Set(repeats(around: reader))
    let others = repeats(around: read).filter { !inside.contains($0) }
    return (causes[Vertex(read.id, aspect)] ?? [])
      + others.flatMap { causes[Vertex($0, .instances)] ?? [] }
  }

  private func repeats(around item: FormItem) -> [ItemID] {
    var found: [ItemID] = []
    var next = item.parent
    while let id = next {
      if form.items[id].type == .repeat { found.append(id) }
      next = form.items[id].parent
    }
    return found
  }

  private static func place(_ list: String) -> String { "choices \(list)" }

  /// Enough to find the reason by, each once.
  private static func few(_ causes: [String]) -> [String] {
    var few: [String] = []
    for cause in causes where few.count < 3 && !few.contains(cause) { few.append(cause) }
    return few
  }
}
