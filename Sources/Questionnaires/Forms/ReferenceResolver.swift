import Expressions

/// Says what the references of one expression mean, seen from one item.
struct ReferenceResolver {
  let outline: FormOutline
  /// The item that the expression belongs to; nil for the questionnaire's own.
  let from: ItemID?
  let scope: ScopeID
  /// The list whose rows a choice filter judges.
  let filtered: ChoiceTable?
  /// What the predicates of each path's steps stand on, once the path is resolved.
  private var grounds: [Reference.Context: Ground] = [:]

  init(_ outline: FormOutline, from: ItemID?, scope: ScopeID, filtered: ChoiceTable? = nil) {
    self.outline = outline
    self.from = from
    self.scope = scope
    self.filtered = filtered
  }

  struct Fault: Error {
    let code: ProblemCode
  }

  struct Resolved {
    var target: Target
    /// The scope below whose frame a change of what is read concerns the expression.
    var watched: ScopeID
    var variation = ReferenceVariation.varies
  }

  /// What `.` is.
  private enum Ground {
    /// One of these items' nodes; none for the root.
    case items([ItemID], Standpoint, watched: ScopeID)
    case rows(ChoiceTable)
    case values
  }

  /// The references must be given in their order: a path before those in its predicates.
  mutating func resolve(_ reference: Reference, number: Int) throws(Fault) -> Resolved {
    let resolved =
      switch reference.target {
      case .named(let name): try named(name, reference)
      case .path(let path): try resolve(path, reference, number)
      }
    if reference.isFiltered {
      let whole = Reference.Context(reference: number, step: Reference.Context.whole)
      grounds[whole] = ground(of: resolved)
    }
    return resolved
  }

  /// What `.` is in the predicates that judge all that a reference gives.
  private func ground(of resolved: Resolved) -> Ground {
    switch resolved.target {
    case .item(let item, _, _): .items([item], .member, watched: resolved.watched)
    case .route(let route):
      route.ends.isEmpty ? .values : .items(route.ends, .member, watched: resolved.watched)
    case .list(let path) where path.column == nil: .rows(path.table)
    case .list, .column, .member, .root, .text, .nothing: .values
    }
  }

  /// `${name}`: the sibling where there is one, every instance's where there is not.
  private func named(_ name: String, _ reference: Reference) throws(Fault) -> Resolved {
    let id = try item(named: name)
    let view = view(of: id, reference)
    var resolved = single(id, anchor: view.anchor, view.standpoint)
    resolved.watched = common(resolved.watched, view.watched)
    return resolved
  }

  /// From where `${name}` is looked for: from the question, unless a predicate judges instances that
  /// hold it and the question is in none of them. `${child}[${child_age} > 3]` asks each child's age.
  private func view(
    of id: ItemID, _ reference: Reference
  ) -> (anchor: ScopeID, standpoint: Standpoint, watched: ScopeID?) {
    let target = outline.items[id].scope
    let own = outline.scopes.common(scope, target)
    if let context = reference.context,
      case .items(let items, .member, let watched)? = grounds[context], let member = items.first
    {
      let inner = outline.items[member].inner ?? outline.items[member].scope
      let shared = outline.scopes.common(inner, target)
      if outline.scopes[shared].depth > outline.scopes[own].depth {
        return (shared, .member, watched)
      }
    }
    return (own, .question, nil)
  }

  private func item(named name: String) throws(Fault) -> ItemID {
    if let id = outline.idByName[name] { return id }
    throw Fault(code: .unknownReference(name, suggestion: nil))
  }

  private mutating func resolve(
    _ path: Path, _ reference: Reference, _ number: Int
  ) throws(Fault) -> Resolved {
    switch path.start {
    case .root: return try absolute(path, number)
    case .named(let name):
      let id = try item(named: name)
      let view = view(of: id, reference)
      return try walk(
        path, number, Walk(named: id, view.standpoint, anchor: view.anchor, outline),
        watched: view.watched)
    case .list(let name): return try list(name, path, number)
    case .current:
      return try relative(path, number, .items(from.map { [$0] } ?? [], .question, watched: scope))
    case .here:
      return try relative(path, number, try ground(of: reference, path))
    }
  }

  private func ground(of reference: Reference, _ path: Path) throws(Fault) -> Ground {
    guard let context = reference.context else {
      if let filtered { return .rows(filtered) }
      return .items(from.map { [$0] } ?? [], .question, watched: scope)
    }
    guard context.reference != nil else { return .values }
    guard let ground = grounds[context] else { throw unknown(path) }
    return ground
  }

  private mutating func relative(
    _ path: Path, _ number: Int, _ ground: Ground
  ) throws(Fault) -> Resolved {
    switch ground {
    case .values:
      guard path.steps.isEmpty else { throw unknown(path) }
      return Resolved(target: .member, watched: 0)
    case .rows(let table): return Resolved(target: row(path, table), watched: 0)
    case .items(let items, let standpoint, let watched):
      if path.steps.isEmpty, standpoint == .member {
        return Resolved(target: .member, watched: watched)
      }
      guard items.count <= 1 || standpoint == .question else { throw unknown(path) }
      return try walk(
        path, number, Walk(from: items, standpoint, outline, in: scope), watched: watched)
    }
  }

  /// `/data/group/question`: all instances, wherever it is asked from.
  private mutating func absolute(_ path: Path, _ number: Int) throws(Fault) -> Resolved {
    guard case .child("data")? = path.steps.first?.axis, path.steps[0].predicates.isEmpty else {
      throw unknown(path)
    }
    let rest = Path(start: .root, steps: Array(path.steps.dropFirst()))
    return try walk(rest, number, Walk(from: [], .question, outline), skipped: 1)
  }

  // MARK: Rows of a list

  /// A row has its columns and nothing else; as with ODK's lists, what it lacks is not a fault.
  private func row(_ path: Path, _ table: ChoiceTable) -> Target {
    if path.steps.isEmpty { return .member }
    guard path.steps.count == 1, case .child(let name) = path.steps[0].axis else {
      return .nothing
    }
    return .column(table.column(named: name))
  }

  /// `instance('list')/root/item[…]/column`
  private mutating func list(
    _ name: String, _ path: Path, _ number: Int
  ) throws(Fault) -> Resolved {
    guard let table = outline.table(named: name) else {
      throw Fault(code: .unknownChoiceList(name, suggestion: nil))
    }
    guard (2...3).contains(path.steps.count), path.steps[0].axis == .child("root"),
      path.steps[1].axis == .child("item"), path.steps[0].predicates.isEmpty
    else { throw unknown(path) }
    grounds[Reference.Context(reference: number, step: 1)] = .rows(table)
    let rows = path.steps[1].predicates
    guard path.steps.count == 3 else {
      return list(ListPath(table: table, predicates: rows, column: nil))
    }
    guard case .child(let columnName) = path.steps[2].axis else { throw unknown(path) }
    grounds[Reference.Context(reference: number, step: 2)] = .values
    guard let column = table.column(named: columnName) else {
      return Resolved(target: .nothing, watched: 0)
    }
    return list(
      ListPath(
        table: table, predicates: rows, column: column, cellPredicates: path.steps[2].predicates))
  }

  /// The rows do not depend on what a predicate around judges: in their own predicates `.` is the
  /// row, and everything else is read from the question.
  private func list(_ path: ListPath) -> Resolved {
    let predicates = path.predicates + path.cellPredicates
    let isSteady = !predicates.contains(where: \.isVolatile)
    return Resolved(target: .list(path), watched: 0, variation: isSteady ? .steadySet : .varies)
  }

  // MARK: Nodes of the questionnaire

  /// `skipped` is how many steps of the author's path were taken before, `watched` what is watched
  /// of the path in whose predicate this one stands.
  private mutating func walk(
    _ path: Path, _ number: Int, _ start: Walk, skipped: Int = 0, watched: ScopeID? = nil
  ) throws(Fault) -> Resolved {
    var walk = start
    if !path.startPredicates.isEmpty {
      walk.keep(path.startPredicates)
      noteGround(walk, Reference.Context(reference: number, step: -1), watched)
    }
    for (place, step) in path.steps.enumerated() {
      if case .attribute(let name) = step.axis {
        return try attribute(name, of: walk, path)
      }
      let isFound =
        switch step.axis {
        case .child(let name): walk.enter(outline.children(named: name, of: walk.items))
        case .anyChild: walk.enterAny(outline.children(of: walk.items))
        case .parent: walk.leave()
        case .attribute: false
        }
      guard isFound else {
        // Above the root there is nothing; an author's path that leaves it is a mistake.
        if from == nil, step.axis == .parent { return Resolved(target: .nothing, watched: 0) }
        throw unknown(path)
      }
      if !step.predicates.isEmpty {
        walk.keep(step.predicates)
        noteGround(walk, Reference.Context(reference: number, step: place + skipped), watched)
      }
    }
    var resolved = resolved(walk)
    resolved.watched = common(resolved.watched, watched)
    return resolved
  }

  private mutating func noteGround(
    _ walk: Walk, _ context: Reference.Context, _ watched: ScopeID?
  ) {
    grounds[context] = .items(walk.items, .member, watched: common(walk.anchor, watched))
  }

  private func common(_ scope: ScopeID, _ watched: ScopeID?) -> ScopeID {
    watched.map { outline.scopes.common(scope, $0) } ?? scope
  }

  private func attribute(_ name: String, of walk: Walk, _ path: Path) throws(Fault) -> Resolved {
    guard walk.items.isEmpty, let text = outline.attributes[name] else { throw unknown(path) }
    return Resolved(target: .text(text), watched: 0)
  }

  private func resolved(_ walk: Walk) -> Resolved {
    if let route = walk.route {
      let isSteady = route.from == .question && !route.isVolatile
      return Resolved(
        target: .route(route), watched: walk.anchor, variation: isSteady ? .steadySet : .varies)
    }
    guard let id = walk.items.first else { return Resolved(target: .root, watched: 0) }
    return single(id, anchor: walk.anchor, walk.standpoint)
  }

  private func single(_ id: ItemID, anchor: ScopeID, _ from: Standpoint) -> Resolved {
    let isOne = outline.items[id].scope == anchor && outline.items[id].inner == nil
    let variation: ReferenceVariation =
      from == .member ? .varies : isOne ? .steadyNode : .steadySet
    return Resolved(
      target: .item(id, anchor: anchor, from: from), watched: anchor, variation: variation)
  }

  private func unknown(_ path: Path) -> Fault { Fault(code: .unknownPath(path.text)) }
}
