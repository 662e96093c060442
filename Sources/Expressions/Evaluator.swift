import Values

extension Expression {
  /// The expression's value against a lookup.
  public func value(in lookup: any Lookup) -> Value { root.value(in: lookup) }

  /// The value as XPath's `boolean()` sees it; of a set of nodes its first one's, and true for an
  /// instance or a row.
  public func truth(in lookup: any Lookup) -> Bool { root.truth(in: lookup) }

  /// The members of the set of nodes that the expression gives; nil when it gives a single value.
  public func members(in lookup: any Lookup) -> [Value]? {
    root.isSet(in: lookup) ? root.values(in: lookup) : nil
  }
}

extension Node {
  func value(in lookup: any Lookup) -> Value {
    switch self {
    case .number(let number): .number(number)
    case .string(let text): .string(text)
    case .known(let value): value
    case .reference(let index): lookup.value(of: index)
    case .negated(let node): .number(-node.number(in: lookup))
    case .matches(let node, let pattern):
      .boolean(pattern.matchesWhole(node.value(in: lookup).text))
    case .call(let function, let arguments):
      function.body(Arguments(nodes: arguments, lookup: lookup))
    case .binary(let symbol, let left, let right): symbol.apply(left, right, lookup)
    case .filtered: values(in: lookup).first ?? .empty
    case .broken(let fault): lookup.meet(fault)
    }
  }

  /// The same as `value(in:).number`, without a value made between.
  func number(in lookup: any Lookup) -> Double {
    switch self {
    case .number(let number): number
    case .negated(let node): -node.number(in: lookup)
    case .binary(let symbol, let left, let right) where symbol.isArithmetic:
      symbol.compute(left.number(in: lookup), right.number(in: lookup))
    default: lookup.number(of: value(in: lookup))
    }
  }

  /// The same as `value(in:).truth`, except that a set of instances or rows is true for having one.
  func truth(in lookup: any Lookup) -> Bool {
    switch self {
    case .reference(let index): lookup.truth(of: index)
    case .binary(.and, let left, let right):
      left.truth(in: lookup) && right.truth(in: lookup)
    case .binary(.or, let left, let right): left.truth(in: lookup) || right.truth(in: lookup)
    case .filtered: !values(in: lookup).isEmpty
    default: value(in: lookup).truth
    }
  }

  /// Every member of a set of nodes; the one value of anything else.
  func values(in lookup: any Lookup) -> [Value] {
    switch self {
    case .reference(let index): return lookup.values(of: index)
    case .binary(.union, _, _): return lookup.union(of: united)
    case .filtered(.reference(let index), let predicates):
      return lookup.values(of: index, keptBy: predicates)
    case .filtered(let node, let predicates):
      return predicates.reduce(node.values(in: lookup)) { members, predicate in
        members.enumerated().filter { place, value in
          lookup.judging(value, at: place + 1, of: members.count) {
            predicate.holds(at: place + 1, in: lookup)
          }
        }.map(\.element)
      }
    case .call(let function, let arguments):
      return function.values(Arguments(nodes: arguments, lookup: lookup))
    default: return [value(in: lookup)]
    }
  }

  /// Whether it gives a set of nodes; a function that passes on one of its arguments gives what that
  /// does.
  func isSet(in lookup: any Lookup) -> Bool {
    switch self {
    case .reference, .filtered, .binary(.union, _, _): true
    case .call(let function, let arguments):
      if let passes = function.passes {
        passes(Arguments(nodes: arguments, lookup: lookup)).map {
          arguments[$0].isSet(in: lookup)
        } ?? false
      } else {
        function.givesSet
      }
    default: false
    }
  }

  /// The references that `|` joins.
  private var united: [Int] {
    switch self {
    case .reference(let index): [index]
    case .binary(.union, let left, let right): left.united + right.united
    default: []
    }
  }
}

extension BinaryOperator {
  var isArithmetic: Bool {
    switch self {
    case .add, .subtract, .multiply, .divide, .modulo: true
    default: false
    }
  }

  func compute(_ a: Double, _ b: Double) -> Double {
    switch self {
    case .add: a + b
    case .subtract: a - b
    case .multiply: a * b
    case .divide: a / b
    case .modulo: a.truncatingRemainder(dividingBy: b)
    default: .nan
    }
  }

  func apply(_ left: Node, _ right: Node, _ lookup: any Lookup) -> Value {
    switch self {
    case .or: .boolean(left.truth(in: lookup) || right.truth(in: lookup))
    case .and: .boolean(left.truth(in: lookup) && right.truth(in: lookup))
    case .union: Node.binary(.union, left, right).values(in: lookup).first ?? .empty
    case .equal: .boolean(Self.areEqual(left.value(in: lookup), right.value(in: lookup), lookup))
    case .notEqual:
      .boolean(!Self.areEqual(left.value(in: lookup), right.value(in: lookup), lookup))
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      .boolean(compare(left.value(in: lookup), right.value(in: lookup), lookup))
    case .add, .subtract, .multiply, .divide, .modulo:
      .number(compute(left.number(in: lookup), right.number(in: lookup)))
    }
  }

  /// As numbers, dates among them; two moments as moments, wherever the clocks stood that told them.
  private func compare(_ a: Value, _ b: Value, _ lookup: any Lookup) -> Bool {
    if case .moment(let x) = a, case .moment(let y) = b {
      return isOrdered(x.milliseconds, y.milliseconds)
    }
    return isOrdered(lookup.number(of: a), lookup.number(of: b))
  }

  private func isOrdered<Number: Comparable>(_ a: Number, _ b: Number) -> Bool {
    switch self {
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    default: false
    }
  }

  /// XPath 1.0, 3.4: as truth values if either is one, else as numbers if either is one (dates
  /// are), else as texts.
  private static func areEqual(_ a: Value, _ b: Value, _ lookup: any Lookup) -> Bool {
    switch (a, b) {
    case (.string(let x), .string(let y)): x.isExactly(y)
    case (.boolean, _), (_, .boolean): a.truth == b.truth
    case (.moment(let x), .moment(let y)): x.milliseconds == y.milliseconds
    default: lookup.number(of: a) == lookup.number(of: b)
    }
  }
}
