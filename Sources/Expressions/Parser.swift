/// Reads tokens by XPath 1.0's grammar, loosest binding first: `or`, `and`, equality, comparison,
/// sum, product, minus, union, and what stands alone.
struct Parser {
  /// Deeper nesting is refused, so that parsing cannot exhaust the stack.
  static let deepest = 200
  /// A tree of more levels is refused, so that walking it cannot either: a chain such as
  /// `1 + 1 + …` has one level for each link.
  static let tallest = 600

  private let tokens: [Token]
  private var at = 0
  private var depth = 0
  private(set) var references: [Reference] = []

  /// A node with the number of levels below and with it.
  private struct Tree {
    let node: Node
    let height: Int
  }

  init(_ tokens: [Token]) { self.tokens = tokens }

  mutating func whole() throws(SyntaxFault) -> Node {
    if case .end = token.kind { throw SyntaxFault(.empty, at: 0) }
    let tree = try expression()
    guard case .end = token.kind else { throw unexpected("an operator or the end") }
    return tree.node
  }

  private mutating func expression() throws(SyntaxFault) -> Tree {
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

  private mutating func binary(level: Int) throws(SyntaxFault) -> Tree {
    guard level < Self.levels.count else { return try unary() }
    var left = try binary(level: level + 1)
    while let (_, symbol) = Self.levels[level].first(where: { $0.0 == token.kind }) {
      at += 1
      let right = try binary(level: level + 1)
      left = try tree(.binary(symbol, left.node, right.node), over: [left, right])
    }
    return left
  }

  /// One level more than the tallest below.
  private func tree(_ node: Node, over below: [Tree]) throws(SyntaxFault) -> Tree {
    let height = 1 + (below.map(\.height).max() ?? 0)
    guard height <= Self.tallest else {
      throw SyntaxFault(.tooDeep, at: token.range.lowerBound)
    }
    return Tree(node: node, height: height)
  }

  private mutating func unary() throws(SyntaxFault) -> Tree {
    var minuses = 0
    while take(.minus) { minuses += 1 }
    let operand = try union()
    if minuses == 0 { return operand }
    let once = try tree(.negated(operand.node), over: [operand])
    return minuses.isMultiple(of: 2) ? try tree(.negated(once.node), over: [once]) : once
  }

  private mutating func union() throws(SyntaxFault) -> Tree {
    var left = try primary()
    while take(.union) {
      let right = try primary()
      left = try tree(.binary(.union, left.node, right.node), over: [left, right])
    }
    return left
  }

  private mutating func primary() throws(SyntaxFault) -> Tree {
    switch token.kind {
    case .number(let value):
      at += 1
      return Tree(node: .number(value), height: 1)
    case .string(let text):
      at += 1
      return Tree(node: .string(text), height: 1)
    case .symbol(.open): return try parenthesised()
    case .name(let name) where tokens[at + 1].kind == .symbol(.open): return try call(name)
    case .named, .name, .symbol(.slash), .symbol(.descendants), .symbol(.current),
      .symbol(.parent), .symbol(.star), .symbol(.at):
      return Tree(node: try path(), height: 1)
    default: throw unexpected("a value")
    }
  }

  private mutating func parenthesised() throws(SyntaxFault) -> Tree {
    at += 1
    let inner = try expression()
    try expect(.close, "')'")
    return inner
  }

  // MARK: Calls

  private mutating func call(_ name: String) throws(SyntaxFault) -> Tree {
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
    if let reason = function.refusal(of: arguments.map(\.node)) {
      throw SyntaxFault(
        .unusableArguments(function: name, reason: reason), at: nameToken.range.lowerBound)
    }
    if function.name == "regex", case .string(let pattern) = arguments[1].node {
      let matches = Node.matches(arguments[0].node, try compiled(pattern, at: nameToken))
      return try tree(matches, over: arguments)
    }
    return try tree(.call(function, arguments.map(\.node)), over: arguments)
  }

  private mutating func arguments(of function: Function) throws(SyntaxFault) -> [Tree] {
    var arguments: [Tree] = []
    if take(.close) { return arguments }
    repeat {
      let begins = token.range.lowerBound
      let tree = try argument(number: arguments.count, of: function)
      if function.pathArguments.contains(arguments.count), !tree.node.isReference {
        throw SyntaxFault(
          .pathExpected(function: function.name, argument: arguments.count + 1), at: begins)
      }
      arguments.append(tree)
    } while take(.comma)
    try expect(.close, "',' or ')'")
    return arguments
  }

  /// `jr:choice-name(${x}, '${x}')` has its path in quotes, which is read as if it had none.
  private mutating func argument(
    number: Int, of function: Function
  ) throws(SyntaxFault) -> Tree {
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
    return Tree(node: refer(reference.target, range), height: 1)
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
