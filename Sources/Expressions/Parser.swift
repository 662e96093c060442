/// Reads tokens by XPath 1.0's grammar, loosest binding first: `or`, `and`, equality, comparison,
/// sum, product, minus, union, and what stands alone.
struct Parser {
  /// Deeper nesting is refused, so that parsing cannot exhaust the stack.
  static let deepest = 200
  /// A tree of more levels is refused, so that walking it cannot either: a chain such as
  /// `1 + 1 + …` has one level for each link.
  static let tallest = 600
  /// How many predicates may stand inside each other. Each is judged for every member of the one
  /// around it, so that a few more would take years.
  static let deepestPredicate = 4

  let tokens: [Token]
  var at = 0
  private var depth = 0
  /// By number; a path's place is taken when it begins, before those in its predicates.
  var references: [Reference?] = []
  /// The step whose predicate is being read.
  var context: Reference.Context?
  /// How many predicates are around it.
  var predicateDepth = 0

  /// A node with the number of levels below and with it.
  struct Tree {
    let node: Node
    let height: Int
  }

  /// Whether a call that cannot be made is a fault only when it is tried.
  let isLenient: Bool

  init(_ tokens: [Token], isLenient: Bool = false) {
    self.tokens = tokens
    self.isLenient = isLenient
  }

  mutating func whole() throws(SyntaxFault) -> Node {
    if case .end = token.kind { throw SyntaxFault(.empty, at: 0) }
    let tree = try expression()
    guard case .end = token.kind else { throw unexpected("an operator or the end") }
    return tree.node
  }

  /// The references once everything is read.
  func allReferences() throws(SyntaxFault) -> [Reference] { references.compactMap { $0 } }

  mutating func expression() throws(SyntaxFault) -> Tree {
    guard depth < Self.deepest else { throw SyntaxFault(.tooDeep, at: token.range.lowerBound) }
    depth += 1
    defer { depth -= 1 }
    return try binary(from: 0)
  }

  /// How tightly the operator at hand binds; nil where there is none.
  private var binding: (level: Int, symbol: BinaryOperator)? {
    switch token.kind {
    case .name("or"): (0, .or)
    case .name("and"): (1, .and)
    case .symbol(.equal): (2, .equal)
    case .symbol(.notEqual): (2, .notEqual)
    case .symbol(.less): (3, .less)
    case .symbol(.lessOrEqual): (3, .lessOrEqual)
    case .symbol(.greater): (3, .greater)
    case .symbol(.greaterOrEqual): (3, .greaterOrEqual)
    case .symbol(.plus): (4, .add)
    case .symbol(.minus): (4, .subtract)
    case .symbol(.star): (5, .multiply)
    case .name("div"): (5, .divide)
    case .name("mod"): (5, .modulo)
    default: nil
    }
  }

  /// An operand and all that operators of that level, or tighter ones, join to it from the left.
  private mutating func binary(from level: Int) throws(SyntaxFault) -> Tree {
    var left = try unary()
    while let (tightness, symbol) = binding, tightness >= level {
      at += 1
      var operands = [left, try binary(from: tightness + 1)]
      while symbol.isAssociative, let (_, next) = binding, next == symbol {
        at += 1
        operands.append(try binary(from: tightness + 1))
      }
      left = try joined(operands[...], by: symbol)
    }
    return left
  }

  /// Many conditions joined by one word are as deep as their logarithm: authors write hundreds of
  /// them. They are tried from the left as before.
  private mutating func joined(
    _ operands: ArraySlice<Tree>, by symbol: BinaryOperator
  ) throws(SyntaxFault) -> Tree {
    if operands.count == 1 { return operands[operands.startIndex] }
    // The left half is the larger, so that two and three operands stand as they are written.
    let middle = operands.startIndex + (operands.count + 1) / 2
    let left = try joined(operands[..<middle], by: symbol)
    let right = try joined(operands[middle...], by: symbol)
    return try tree(.binary(symbol, left.node, right.node), over: [left, right])
  }

  /// One level more than the tallest below.
  func tree(_ node: Node, over below: [Tree]) throws(SyntaxFault) -> Tree {
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
    case .symbol(.open): return try filtered(try parenthesised())
    case .name(let name) where isCall(name): return try filtered(try call(name))
    case .named, .name, .symbol(.slash), .symbol(.descendants), .symbol(.current),
      .symbol(.parent), .symbol(.star), .symbol(.at):
      return try path()
    default: throw unexpected("a value")
    }
  }

  /// `current()` and `instance('list')` begin a path; any other name before `(` is a function's.
  private func isCall(_ name: String) -> Bool {
    tokens[at + 1].kind == .symbol(.open) && name != "current" && name != "instance"
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
    at += 2
    guard let function = FunctionTable.function(named: name) else {
      let nearest = FunctionTable.nearest(to: name)
      let fault = SyntaxFault.Code.unknownFunction(name, suggestion: nearest)
      // What is in its parentheses must be sound even so, for the reading goes on behind them.
      if isLenient { _ = try arguments(of: .any) }
      return try broken(fault, nameToken)
    }
    var arguments = try arguments(of: function)
    if arguments.isEmpty, Self.aboutCurrent.contains(name) {
      // Without an argument it is about `.`, and reads it like any other path.
      arguments = [Tree(node: refer(.path(.current), nameToken.range), height: 1)]
    }
    guard function.arity.contains(arguments.count) else {
      let code = SyntaxFault.Code.argumentCount(
        function: name, signature: function.signature, found: arguments.count)
      return try broken(code, nameToken)
    }
    if let reason = function.refusal(of: arguments.map(\.node)) {
      return try broken(.unusableArguments(function: name, reason: reason), nameToken)
    }
    if function.name == "regex", case .string(let pattern) = arguments[1].node {
      let matches = Node.matches(arguments[0].node, try compiled(pattern, at: nameToken))
      return try tree(matches, over: arguments)
    }
    return try tree(.call(function, arguments.map(\.node)), over: arguments)
  }

  private static let aboutCurrent: Set<String> = ["string-length", "normalize-space"]

  /// A call that cannot be made: a fault at once, or when it is tried.
  private mutating func broken(
    _ code: SyntaxFault.Code, _ name: Token
  ) throws(SyntaxFault) -> Tree {
    let fault = SyntaxFault(code, at: name.range.lowerBound)
    guard isLenient else { throw fault }
    return Tree(node: .broken(fault), height: 1)
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
    guard case .reference = inner.root, inner.references.count == 1,
      let reference = inner.references.first
    else {
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

  // MARK: Tokens

  var token: Token { tokens[min(at, tokens.count - 1)] }

  mutating func take(_ symbol: Token.Symbol) -> Bool {
    guard token.kind == .symbol(symbol) else { return false }
    at += 1
    return true
  }

  mutating func expect(_ symbol: Token.Symbol, _ words: String) throws(SyntaxFault) {
    guard take(symbol) else { throw unexpected(words) }
  }

  func unsupported(_ what: String) -> SyntaxFault {
    SyntaxFault(.unsupportedPath(what), at: token.range.lowerBound)
  }

  func unexpected(_ expected: String) -> SyntaxFault {
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
