import Values

extension Expression {
  /// The expression's value against a lookup.
  public func value(in lookup: some Lookup) -> Value { root.value(in: lookup) }

  /// The value as XPath's `boolean()` sees it; a set of nodes is true if it has a non-empty member.
  public func truth(in lookup: some Lookup) -> Bool { root.value(in: lookup).truth }
}

extension Node {
  func value(in lookup: some Lookup) -> Value {
    switch self {
    case .number(let number): .number(number)
    case .string(let text): .string(text)
    case .reference(let index): lookup.value(of: index)
    case .negated(let node): .number(-node.value(in: lookup).number)
    case .matches(let node, let pattern):
      .boolean(pattern.matchesWhole(node.value(in: lookup).text))
    case .call(let function, let arguments):
      function.body(Arguments(nodes: arguments, lookup: lookup))
    case .binary(let symbol, let left, let right): symbol.apply(left, right, lookup)
    }
  }

  /// Every member of a set of nodes; the one value of anything else.
  func values(in lookup: some Lookup) -> [Value] {
    switch self {
    case .reference(let index): lookup.values(of: index)
    case .binary(.union, let left, let right):
      left.values(in: lookup) + right.values(in: lookup)
    case .call(let function, let arguments):
      function.values(Arguments(nodes: arguments, lookup: lookup))
    default: [value(in: lookup)]
    }
  }
}

extension BinaryOperator {
  func apply(_ left: Node, _ right: Node, _ lookup: some Lookup) -> Value {
    switch self {
    case .or: return .boolean(left.value(in: lookup).truth || right.value(in: lookup).truth)
    case .and: return .boolean(left.value(in: lookup).truth && right.value(in: lookup).truth)
    case .union: return left.values(in: lookup).first ?? right.value(in: lookup)
    default: break
    }
    let a = left.value(in: lookup)
    let b = right.value(in: lookup)
    switch self {
    case .equal: return .boolean(Self.areEqual(a, b))
    case .notEqual: return .boolean(!Self.areEqual(a, b))
    case .less: return .boolean(a.number < b.number)
    case .lessOrEqual: return .boolean(a.number <= b.number)
    case .greater: return .boolean(a.number > b.number)
    case .greaterOrEqual: return .boolean(a.number >= b.number)
    case .add: return .number(a.number + b.number)
    case .subtract: return .number(a.number - b.number)
    case .multiply: return .number(a.number * b.number)
    case .divide: return .number(a.number / b.number)
    case .modulo: return .number(a.number.truncatingRemainder(dividingBy: b.number))
    case .or, .and, .union: return .empty
    }
  }

  /// XPath 1.0, 3.4: as truth values if either is one, else as numbers if either is one (dates
  /// are), else as texts.
  private static func areEqual(_ a: Value, _ b: Value) -> Bool {
    switch (a, b) {
    case (.string(let x), .string(let y)): x == y
    case (.boolean, _), (_, .boolean): a.truth == b.truth
    default: a.number == b.number
    }
  }
}
