/// Location paths and predicates.
extension Parser {
  /// A path, whose place among the references is taken before those of its predicates.
  mutating func path() throws(SyntaxFault) -> Tree {
    let begins = token.range.lowerBound
    let index = references.count
    references.append(nil)
    var route = Route(index: index)
    let start = try start(&route)
    if case .named(let name) = start, route.startPredicates.isEmpty, !at(.slash) {
      return finish(.named(name), from: begins, route)
    }
    if start == .root || take(.slash) || (start == .here && !at(.slash)) {
      try steps(&route)
    }
    if case .symbol(.descendants) = token.kind { throw unsupported("//") }
    let path = Path(start: start, startPredicates: route.startPredicates, steps: route.steps)
    return finish(.path(path), from: begins, route)
  }

  /// What is gathered of a path while it is read.
  private struct Route {
    let index: Int
    var startPredicates: [Predicate] = []
    var steps: [Path.Step] = []
    var height = 1
  }

  private mutating func finish(
    _ target: Reference.Target, from begins: Int, _ route: Route
  ) -> Tree {
    references[route.index] = Reference(
      target, range: begins..<tokens[at - 1].range.upperBound, context: context)
    return Tree(node: .reference(route.index), height: route.height)
  }

  private mutating func start(_ route: inout Route) throws(SyntaxFault) -> Path.Start {
    switch token.kind {
    case .named(let name):
      at += 1
      route.startPredicates = try predicates(of: -1, &route)
      return .named(name)
    case .symbol(.slash):
      at += 1
      return .root
    case .name("current") where tokens[at + 1].kind == .symbol(.open):
      at += 2
      try expect(.close, "')'")
      return .current
    case .name("instance") where tokens[at + 1].kind == .symbol(.open):
      at += 2
      guard case .string(let list) = token.kind else { throw unexpected("the name of a list") }
      at += 1
      try expect(.close, "')'")
      return .list(list)
    default: return .here
    }
  }

  private mutating func steps(_ route: inout Route) throws(SyntaxFault) {
    repeat {
      let number = route.steps.count
      guard let axis = try axis() else {
        if at(.openBracket) { throw unsupported("[") }
        continue
      }
      if axis == .parent, at(.openBracket) { throw unsupported("[") }
      let predicates = try predicates(of: number, &route)
      route.steps.append(Path.Step(axis: axis, predicates: predicates))
    } while take(.slash)
  }

  /// One step; nil for `.`, which goes nowhere.
  private mutating func axis() throws(SyntaxFault) -> Path.Axis? {
    if case .name(let name) = token.kind, tokens[at + 1].kind == .symbol(.axis) {
      return try named(axis: name)
    }
    defer { at += 1 }
    switch token.kind {
    case .name(let name) where tokens[at + 1].kind == .symbol(.open):
      throw unsupported(name + "()")
    case .name(let name): return .child(name)
    case .symbol(.parent): return .parent
    case .symbol(.current): return nil
    case .symbol(.star): return .anyChild
    case .symbol(.descendants): throw unsupported("//")
    case .symbol(.at):
      at += 1
      guard case .name(let name) = token.kind else { throw unexpected("a name") }
      return .attribute(name)
    default: throw unexpected("a name")
    }
  }

  /// `child::name`, `parent::node()`, `self::node()`, `attribute::name`.
  private mutating func named(axis: String) throws(SyntaxFault) -> Path.Axis? {
    let axisToken = token
    at += 2
    let isNode =
      token.kind == .name("node") && tokens[at + 1].kind == .symbol(.open)
      && tokens[at + 2].kind == .symbol(.close)
    switch (axis, token.kind) {
    case ("self", _) where isNode:
      at += 3
      return nil
    case ("parent", _) where isNode:
      at += 3
      return .parent
    case ("child", .name(let name)) where tokens[at + 1].kind != .symbol(.open):
      at += 1
      return .child(name)
    case ("child", .symbol(.star)):
      at += 1
      return .anyChild
    case ("attribute", .name(let name)):
      at += 1
      return .attribute(name)
    default: throw SyntaxFault(.unsupportedPath(axis + "::"), at: axisToken.range.lowerBound)
    }
  }

  // MARK: Predicates

  /// The `[…]` behind a step; `.` and bare names in them belong to the nodes of the step.
  private mutating func predicates(
    of step: Int, _ route: inout Route
  ) throws(SyntaxFault) -> [Predicate] {
    let (predicates, height) = try predicates(
      in: Reference.Context(reference: route.index, step: step))
    route.height = max(route.height, height + 1)
    return predicates
  }

  private mutating func predicates(
    in inner: Reference.Context
  ) throws(SyntaxFault) -> (predicates: [Predicate], height: Int) {
    var found: [Predicate] = []
    var height = 0
    while at(.openBracket) {
      guard predicateDepth < Self.deepestPredicate else {
        throw SyntaxFault(.tooDeep, at: token.range.lowerBound)
      }
      at += 1
      let condition = try condition(in: inner)
      try expect(.closeBracket, "']'")
      found.append(Predicate(node: condition.node))
      height = max(height, condition.height)
    }
    return (found, height)
  }

  private mutating func condition(in inner: Reference.Context) throws(SyntaxFault) -> Tree {
    let outer = context
    context = inner
    predicateDepth += 1
    defer {
      context = outer
      predicateDepth -= 1
    }
    return try expression()
  }

  /// `(…)[…]`, or the value as it stands.
  mutating func filtered(_ value: Tree) throws(SyntaxFault) -> Tree {
    guard at(.openBracket) else {
      if at(.slash) || at(.descendants) { throw unsupported("/") }
      return value
    }
    var inner = Reference.Context(reference: nil, step: 0)
    if case .reference(let index) = value.node {
      references[index]?.isFiltered = true
      inner = Reference.Context(reference: index, step: Reference.Context.whole)
    }
    let (predicates, height) = try predicates(in: inner)
    if at(.slash) { throw unsupported("/") }
    return try tree(
      .filtered(value.node, predicates), over: [value, Tree(node: value.node, height: height)])
  }

  private func at(_ symbol: Token.Symbol) -> Bool { token.kind == .symbol(symbol) }

  /// A reference without predicates.
  mutating func refer(_ target: Reference.Target, _ range: Range<Int>) -> Node {
    references.append(Reference(target, range: range, context: context))
    return .reference(references.count - 1)
  }
}
