import Questionnaires

/// What an author changed so that the same answers may give another value, each with its place.
struct ReachOrigins {
  /// What of an item is another one.
  var vertices: [DependencyGraph.Vertex: [String]] = [:]
  /// Questions whose several chosen choices stand in another order now.
  var reordered: [ItemID: String] = [:]
  /// Questions whose choices have other names now, and the names that are gone.
  var renamed: [ItemID: RenamedChoices] = [:]
  /// Questions whose choice filter follows renamed choices, as its columns do.
  var following: Set<ItemID> = []
  /// What lies directly in a group, a repeat or, under nil, the root is not what it was.
  var members: [ItemID?: [String]] = [:]
  /// By name: questions that are called otherwise.
  var labels: [String: String] = [:]
  var lists: [String: ListChange] = [:]
  var isOtherVersion = false
  var hasOtherLanguages = false
  /// Other rules draw by chance, or in another order: what is drawn in a condition is drawn anew.
  var hasOtherDraws = false

  /// What of a choice list is another one.
  struct ListChange {
    /// The columns in which some choice has something else.
    var columns: Set<String> = []
    var isRelabelled = false
    /// There are further choices.
    var hasOtherRows = false
    var isReordered = false
    /// Choices are gone, or have another name.
    var lacksNames = false
  }

  /// Whoever chose one of them has chosen it still, by its new name.
  struct RenamedChoices {
    let gone: Set<String>
    let place: String
  }

  var isEmpty: Bool {
    vertices.isEmpty && reordered.isEmpty && renamed.isEmpty && members.isEmpty && labels.isEmpty
      && lists.isEmpty
      && !isOtherVersion && !hasOtherLanguages && !hasOtherDraws
  }
}

extension Comparison {
  /// Collected from what has been noted.
  func origins() -> ReachOrigins {
    let byPath = Dictionary(form.items.map { ($0.path, $0.id) }) { first, _ in first }
    var origins = ReachOrigins()
    origins.isOtherVersion = old.version != new.version
    origins.hasOtherDraws =
      draws(pairing.old, renaming.expression) { pairing.newNames[$0] ?? $0 }
      != draws(pairing.new, Renaming.tight) { $0 }
    for (list, columns) in listColumns where !columns.isEmpty {
      origins.lists[list, default: .init()].columns = columns
    }
    noteLostConditions(byPath, &origins)
    origins.following = following()
    for change in changes {
      switch change.subject {
      case .questionnaire: origins.note(change.kind)
      case .item(let before, let after, _):
        if let after, let id = byPath[after] { origins.note(change.kind, at: form.items[id]) }
        noteMembers(of: before, after, change, byPath, &origins)
      case .choices(_, let list, let questions):
        let users = questions.compactMap { byPath[$0] }.map { form.items[$0] }
          .filter(\.type.isSelect)
        origins.note(change.kind, of: list, users)
      }
    }
    return origins
  }

  /// What draws by chance, in the order in which it does.
  private func draws(
    _ outline: Outline, _ written: (String) -> String, _ name: (String) -> String
  ) -> [String] {
    outline.entries.flatMap { entry in
      Rule.allCases.compactMap { entry.item.text(of: $0) }
        .filter { $0.contains("random(") || $0.contains("uuid(") }
        .map { name(entry.name) + " " + written($0) }
    }
  }

  /// What was in a group with a condition and is not any more is asked of others too.
  private func noteLostConditions(_ byPath: [String: ItemID], _ origins: inout ReachOrigins) {
    for entry in pairing.new.entries {
      guard let before = pairing.oldNames[entry.name].flatMap({ pairing.old[$0] }),
        let id = byPath[entry.path]
      else { continue }
      let around = Set(pairing.new.ancestors(of: entry).map(\.name))
      let hasLost = pairing.old.ancestors(of: before).contains { group in
        group.item.relevant != nil
          && pairing.newNames[group.name].map { !around.contains($0) } ?? true
      }
      if hasLost {
        origins.vertices[DependencyGraph.Vertex(id, .relevance), default: []].append(entry.path)
      }
    }
  }

  /// Where something came to, went from or changed places, what lies in it is another set.
  private func noteMembers(
    of before: String?, _ after: String?, _ change: Change, _ byPath: [String: ItemID],
    _ origins: inout ReachOrigins
  ) {
    var containers: Set<ItemID?> = []
    switch change.kind {
    case .itemsReordered: containers.insert(after.flatMap { byPath[$0] })
    case .added, .removed, .moved, .movedAcrossRepeats:
      if let after, let id = byPath[after] { containers.insert(form.items[id].parent) }
      if let before {
        let name = before.split(separator: "/").dropLast().last.map(String.init)
        containers.insert(
          name.flatMap { pairing.newNames[$0] }.flatMap { form.item(named: $0)?.id })
      }
    default: return
    }
    for container in containers { origins.members[container, default: []].append(change.place) }
  }
}

extension ReachOrigins {
  fileprivate mutating func note(_ kind: Change.Kind) {
    switch kind {
    case .languagesRemoved, .setting(.languageOrder): hasOtherLanguages = true
    case .itemsReordered: members[nil, default: []].append("the order of sections")
    default: return
    }
  }

  fileprivate mutating func note(_ kind: Change.Kind, at item: FormItem) {
    if case .reworded(.label, _, _) = kind { labels[item.name] = item.path }
    guard let aspect = kind.aspect else { return }
    vertices[DependencyGraph.Vertex(item.id, aspect), default: []].append(item.path)
  }

  fileprivate mutating func note(_ kind: Change.Kind, of list: String, _ users: [FormItem]) {
    switch kind {
    case .choicesRenamed(let names):
      lists[list, default: .init()].lacksNames = true
      let gone = ReachOrigins.RenamedChoices(
        gone: Set(names.map(\.old)), place: "choices \(list)")
      for user in users { renamed[user.id] = gone }
    case .choicesRemoved:
      lists[list, default: .init()].lacksNames = true
      for user in users {
        vertices[DependencyGraph.Vertex(user.id, .value), default: []].append("choices \(list)")
      }
    case .choicesReordered:
      lists[list, default: .init()].isReordered = true
      for user in users where user.type == .selectMultiple {
        reordered[user.id] = "choices \(list)"
      }
    case .choicesAdded: lists[list, default: .init()].hasOtherRows = true
    case .choicesRelabelled: lists[list, default: .init()].isRelabelled = true
    default: return
    }
  }
}

extension Change.Kind {
  /// What of its item may be another from the same answers; nil where nothing is.
  fileprivate var aspect: DependencyGraph.Aspect? {
    switch self {
    case .retyped, .movedAcrossRepeats: .value
    case .moved(let isConditional): isConditional ? .relevance : nil
    case .rule(let rule, _): rule.aspect
    default: nil
    }
  }
}

extension Rule {
  fileprivate var aspect: DependencyGraph.Aspect? {
    switch self {
    case .relevant: .relevance
    case .repeatCount: .instances
    case .calculation, .trigger, .defaultValue, .readOnly: .value
    case .required, .choiceFilter, .instanceLabel, .randomize, .instanceName: nil
    }
  }
}
