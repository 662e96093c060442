/// Reads tokens by XPath 1.0's grammar, loosest binding first: `or`, `and`, equality, comparison,
/// sum, product, minus, union, and what stands alone.
struct Parser {
  /// Deeper nesting is refused, so that neither parsing nor evaluating can exhaust the stack.
  static let deepest = 200

  private let tokens: [Token]
  private var at = 0
  private var depth = 0
  private(set) var references: [Reference] = []

  init(_ tokens: [Token]) { self.tokens = tokens }

  mutating func whole() throws(SyntaxFault) -> Node {
    if case .end = token.kind { throw SyntaxFault(.empty, at: 0) }
    let node = try expression()
    guard case .end = token.kind else { throw unexpected("an operator or the end") }
    return node
  }

  private mutating func expression() throws(SyntaxFault) -> Node {
    guard depth < Self.deepest else { throw SyntaxFault(.tooDeep, at: token.range.lowerBound) }
    depth += 1
    defer { depth -= 1 }
    return try binary(level: 0)
  }

  /// The operators by how loosely they bind.
  private static let levels: [[(Token.Kind, BinaryOperator)]] = [
    [(.name("or"), .or)],
    [(.name("and"), .and)],
    [(.symbol(.equal), .equal), (.symbol(.notEqual), .notEqual)],
    [
      (.symbol(.less), .less), (.symbol(.lessOrEqual), .lessOrEqual),
      (.symbol(.greater), .greater), (.symbol(.greaterOrEqual), .greaterOrEqual),
    ],
    [(.symbol(.plus), .add), (.symbol(.minus), .subtract)],
    [(.symbol(.star), .multiply), (.name("div"), .divide), (.name("mod"), .modulo)],
  ]

  private mutating func binary(level: Int) throws(SyntaxFault) -> Node {
    guard level < Self.levels.count else { return try unary() }
    var left = try binary(level: level + 1)
    var count = 0
    while let (_, symbol) = Self.levels[level].first(where: { $0.0 == token.kind }) {
      // A chain leans to the left: each link is one level deeper for whoever walks the tree.
      count += 1
      guard count < 2000 else { throw SyntaxFault(.tooDeep, at: token.range.lowerBound) }
      at += 1
      left = .binary(symbol, left, try binary(level: level + 1))
    }
    return left
  }

  private mutating func unary() throws(SyntaxFault) -> Node {
    var minuses = 0
    while take(.minus) { minuses += 1 }
    let node = try union()
    if minuses == 0 { return node }
    return minuses.isMultiple(of: 2) ? .negated(.negated(node)) : .negated(node)
  }

  private mutating func union() throws(SyntaxFault) -> Node {
    var left = try primary()
    while take(.union) { left = .binary(.union, left, try primary()) }
    return left
  }

  private mutating func primary() throws(SyntaxFault) -> Node {
    switch token.kind {
    case .number(let value):
      at += 1
      return .number(value)
    case .string(let text):
      at += 1
      return .string(text)
    case .symbol(.open): return try parenthesised()
    case .name(let name) where tokens[at + 1].kind == .symbol(.open): return try call(name)
    case .named, .name, .symbol(.slash), .symbol(.descendants), .symbol(.current),
      .symbol(.parent), .symbol(.star), .symbol(.at):
      return try path()
    default: throw unexpected("a value")
    }
  }

  private mutating func parenthesised() throws(SyntaxFault) -> Node {
    at += 1
    let inner = try expression()
    try expect(.close, "')'")
    return inner
  }

  // MARK: Calls

  private mutating func call(_ name: String) throws(SyntaxFault) -> Node {
    let nameToken = token
    guard let function = FunctionTable.function(named: name) else {
      throw SyntaxFault(
        .unknownFunction(name, suggestion: FunctionTable.nearest(to: name)),
        at: nameToken.range.lowerBound)
    }
    at += 2
    let arguments = try arguments(of: function)
    guard function.arity.contains(arguments.count) else {
      throw SyntaxFault(
        .argumentCount(
          function: name, signature: function.signature, found: arguments.count),
        at: nameToken.range.lowerBound)
    }
    if function.name == "regex", case .string(let pattern) = arguments[1] {
      return .matches(arguments[0], try compiled(pattern, at: nameToken))
    }
    return .call(function, arguments)
  }

  private mutating func arguments(of function: Function) throws(SyntaxFault) -> [Node] {
    var arguments: [Node] = []
    if take(.close) { return arguments }
    repeat {
      let begins = token.range.lowerBound
      let node = try argument(number: arguments.count, of: function)
      if function.pathArguments.contains(arguments.count), !node.isReference {
        throw SyntaxFault(
          .pathExpected(function: function.name, argument: arguments.count + 1), at: begins)
      }
      arguments.append(node)
    } while take(.comma)
    try expect(.close, "',' or ')'")
    return arguments
  }

  /// `jr:choice-name(${x}, '${x}')` has its path in quotes, which is read as if it had none.
  private mutating func argument(
    number: Int, of function: Function
  ) throws(SyntaxFault) -> Node {
    guard function.pathArguments.contains(number), case .string(let quoted) = token.kind else {
      return try expression()
    }
    let range = token.range
    let inner: Expression
    do throws(SyntaxFault) {
      inner = try Expression(quoted)
    } catch { throw SyntaxFault(error.code, at: range.lowerBound + 1 + error.offset) }
    guard case .reference = inner.root, let reference = inner.references.first else {
      throw SyntaxFault(
        .pathExpected(function: function.name, argument: number + 1), at: range.lowerBound)
    }
    at += 1
    return refer(reference.target, range)
  }

  private func compiled(_ pattern: String, at token: Token) throws(SyntaxFault) -> Pattern {
    do throws(PatternFault) {
      return try Pattern(pattern)
    } catch { throw SyntaxFault(.invalidPattern(reason: error.reason), at: token.range.lowerBound) }
  }

  // MARK: Paths

  private mutating func path() throws(SyntaxFault) -> Node {
    let begins = token.range.lowerBound
    if case .named(let name) = token.kind {
      at += 1
      try refusePredicate()
      return refer(.named(name), begins..<tokens[at - 1].range.upperBound)
    }
    let isAbsolute = take(.slash)
    var steps: [Path.Step] = []
    repeat {
      if let step = try step() { steps.append(step) }
      try refusePredicate()
    } while take(.slash)
    if case .symbol(.descendants) = token.kind { throw unsupported("//") }
    let path = Path(from: isAbsolute ? .root : .current, steps)
    return refer(.path(path), begins..<tokens[at - 1].range.upperBound)
  }

  /// One step; nil for `.`, which goes nowhere.
  private mutating func step() throws(SyntaxFault) -> Path.Step? {
    defer { at += 1 }
    switch token.kind {
    case .name(let name) where tokens[at + 1].kind == .symbol(.open):
      throw unsupported(name + "()")
    case .name(let name): return .child(name)
    case .symbol(.parent): return .parent
    case .symbol(.current): return nil
    case .symbol(.star): return .anyChild
    case .symbol(.descendants): throw unsupported("//")
    case .symbol(.at): throw unsupported("@")
    default: throw unexpected("a name")
    }
  }

  private func refusePredicate() throws(SyntaxFault) {
    if case .symbol(.openBracket) = token.kind { throw unsupported("[") }
  }

  private mutating func refer(_ target: Reference.Target, _ range: Range<Int>) -> Node {
    references.append(Reference(target, range: range))
    return .reference(references.count - 1)
  }

  // MARK: Tokens

  private var token: Token { tokens[min(at, tokens.count - 1)] }

  private mutating func take(_ symbol: Token.Symbol) -> Bool {
    guard token.kind == .symbol(symbol) else { return false }
    at += 1
    return true
  }

  private mutating func expect(_ symbol: Token.Symbol, _ words: String) throws(SyntaxFault) {
    guard take(symbol) else { throw unexpected(words) }
  }

  private func unsupported(_ what: String) -> SyntaxFault {
    SyntaxFault(.unsupportedPath(what), at: token.range.lowerBound)
  }

  private func unexpected(_ expected: String) -> SyntaxFault {
    let found: String
    switch token.kind {
    case .end: return SyntaxFault(.unexpectedEnd(expected: expected), at: token.range.lowerBound)
    case .number(let value): found = String(value)
    case .string(let text): found = "'" + text.prefix(20) + "'"
    case .named(let name): found = "${\(name)}"
    case .name(let name): found = name
    case .symbol(let symbol): found = symbol.rawValue
    }
    return SyntaxFault(.unexpected(found: found, expected: expected), at: token.range.lowerBound)
  }
}

extension Node {
  var isReference: Bool {
    if case .reference = self { true } else { false }
  }
}
