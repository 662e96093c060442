import Values

/// What must be so for an expression to be true, as far as that can be said of each thing it reads
/// by itself: the ground on which impossible conditions are found.
///
/// ```swift
/// try Expression("${age} > 17 and ${sex} = 'f'").condition(holds: true)
/// // .all([.demand(0, .number(> 17)), .demand(1, .equals("f"))])
/// ```
public indirect enum Condition: Sendable {
  case known(Bool)
  case all([Condition])
  case any([Condition])
  /// Something asked of the value of one reference.
  case demand(reference: Int, Demand)
  /// How two things that are read stand to each other.
  case related(Statement.Term, Relation, Statement.Term)
  /// What depends on more than this can tell.
  case open
}

extension Condition {
  /// How many parts it has; a pattern counts as many.
  public var effort: Int {
    switch self {
    case .known, .open, .related: 1
    case .demand(_, .matches): 20
    case .demand: 1
    case .all(let parts), .any(let parts): parts.reduce(1) { $0 + $1.effort }
    }
  }

  /// The references whose texts it asks to fit a pattern, or not to, once for each pattern.
  public var fitted: [Int] {
    switch self {
    case .demand(let reference, .matches): [reference]
    case .known, .open, .related, .demand: []
    case .all(let parts), .any(let parts): parts.flatMap(\.fitted)
    }
  }

  /// Whether one of several things is enough for it.
  public var hasAlternatives: Bool {
    switch self {
    case .known, .demand, .related, .open: false
    case .any: true
    case .all(let conditions): conditions.contains(where: \.hasAlternatives)
    }
  }
}

/// What a condition asks of one value.
public enum Demand: Sendable {
  /// Its number is one of these.
  case number(NumberSet)
  /// It equals a text, or does not.
  case equals(String, Bool)
  /// It is true by itself, or is not.
  case truth(Bool)
  /// Its text has that many characters.
  case length(NumberSet)
  /// That many choices are selected.
  case selectedCount(NumberSet)
  /// A choice is among those selected, or is not.
  case selected(String, Bool)
  /// Its whole text fits a pattern, or does not.
  case matches(Pattern, Bool)
}

extension Expression {
  /// What must be so for the expression to be true, or to be false.
  ///
  /// - Parameter limit: how many parts of it are looked at: `if()` in the condition of `if()` doubles
  ///   what there is.
  public func condition(holds: Bool, lookingAt limit: Int = 4_000) -> Condition {
    var reader = ConditionReader(rest: limit)
    return reader.condition(root, holds)
  }

  /// What it costs to compute it once, in parts to look at; a pattern counts as many.
  public var effort: Int {
    var effort = 0
    _ = root.contains { node in
      if case .matches = node { effort += 20 } else { effort += 1 }
      return false
    }
    return effort
  }
}

/// Reads a syntax tree as a condition.
private struct ConditionReader {
  /// How many more nodes are looked at.
  var rest: Int

  mutating func condition(_ node: Node, _ holds: Bool) -> Condition {
    rest -= 1
    guard rest > 0 else { return .open }
    switch node {
    case .binary(.and, let left, let right):
      let parts = conditions(.and, left, right, holds)
      return holds ? .all(parts) : .any(parts)
    case .binary(.or, let left, let right):
      let parts = conditions(.or, left, right, holds)
      return holds ? .any(parts) : .all(parts)
    case .call(let function, let arguments) where function.name == "if" && arguments.count == 3:
      return .any([
        .all([condition(arguments[0], true), condition(arguments[1], holds)]),
        .all([condition(arguments[0], false), condition(arguments[2], holds)]),
      ])
    default: break
    }
    if let value = node.constantValue { return .known(value.truth == holds) }
    switch node {
    case .binary(let symbol, let left, let right): return comparison(symbol, left, right, holds)
    case .reference(let reference): return .demand(reference: reference, .truth(holds))
    case .matches(.reference(let reference), let pattern):
      return .demand(reference: reference, .matches(pattern, holds))
    case .call(let function, let arguments): return call(function.name, arguments, holds)
    default: return .open
    }
  }

  /// The parts of `… and … and …`, in their order.
  private mutating func conditions(
    _ symbol: BinaryOperator, _ left: Node, _ right: Node, _ holds: Bool
  ) -> [Condition] {
    var parts = [right]
    var rest = left
    while case .binary(symbol, let left, let right) = rest {
      parts.append(right)
      rest = left
    }
    parts.append(rest)
    return parts.reversed().map { condition($0, holds) }
  }

  private mutating func call(_ name: String, _ arguments: [Node], _ holds: Bool) -> Condition {
    switch (name, arguments.count) {
    case ("not", 1): return condition(arguments[0], !holds)
    case ("boolean", 1): return condition(arguments[0], holds)
    case ("selected", 2):
      guard case .reference(let reference) = arguments[0], case .string(let name) = arguments[1]
      else { return .open }
      if name.isEmpty || name.contains(where: \.isWhitespace) { return .open }
      return .demand(reference: reference, .selected(name, holds))
    default: return .open
    }
  }

  // MARK: Comparisons

  private mutating func comparison(
    _ symbol: BinaryOperator, _ left: Node, _ right: Node, _ holds: Bool
  ) -> Condition {
    if let value = right.constantValue { return comparison(symbol, left, value, holds) }
    if let value = left.constantValue, let turned = symbol.turned {
      return comparison(turned, right, value, holds)
    }
    guard let leaves = symbol.leaves, let first = left.read, let second = right.read else {
      return .open
    }
    return .related(first, holds ? leaves : .any.subtracting(leaves), second)
  }

  private mutating func comparison(
    _ symbol: BinaryOperator, _ subject: Node, _ value: Value, _ holds: Bool
  ) -> Condition {
    rest -= 1
    guard rest > 0 else { return .open }
    if case .call(let function, let arguments) = subject, function.name == "if",
      arguments.count == 3
    {
      return .any([
        .all([condition(arguments[0], true), outcome(symbol, arguments[1], value, holds)]),
        .all([condition(arguments[0], false), outcome(symbol, arguments[2], value, holds)]),
      ])
    }
    if case .boolean = value { return .open }
    if symbol == .notEqual { return comparison(.equal, subject, value, !holds) }
    guard let relation = symbol.relation else { return .open }
    let numbers = NumberSet(relation, value.number)
    let asked = holds ? numbers : numbers.complement
    switch subject {
    case .reference(let reference):
      if relation == .equal, case .string(let text) = value {
        return .demand(reference: reference, .equals(text, holds))
      }
      return .demand(reference: reference, .number(asked))
    case .binary(.modulo, _, let divisor):
      guard let divisor = divisor.constantValue?.number, divisor.isFinite, divisor != 0 else {
        break
      }
      let isPossible = !asked.intersection(.remainders(of: divisor)).isEmpty
      return isPossible ? .open : .known(false)
    case .call(let function, let arguments):
      if function.counts, asked.intersection(NumberSet(.greaterOrEqual, 0)).whole.isEmpty {
        return .known(false)
      }
      guard arguments.count == 1, case .reference(let reference) = arguments[0] else { break }
      switch function.name {
      case "string-length": return .demand(reference: reference, .length(asked))
      case "count-selected": return .demand(reference: reference, .selectedCount(asked))
      case "number": return .demand(reference: reference, .number(asked))
      default: break
      }
    default: break
    }
    return .open
  }
}

extension ConditionReader {
  /// What one branch of an `if()` must be that the comparison of its value holds, or does not.
  private mutating func outcome(
    _ symbol: BinaryOperator, _ branch: Node, _ value: Value, _ holds: Bool
  ) -> Condition {
    guard let known = branch.constantValue else { return comparison(symbol, branch, value, holds) }
    let node = Node.binary(symbol, .known(known), .known(value))
    return node.constantValue.map { .known($0.truth == holds) } ?? .open
  }
}

extension Node {
  /// What it reads, where that is one value as it stands.
  fileprivate var read: Statement.Term? {
    if case .call(let function, _) = self, function.name == "number" { return nil }
    return term
  }
}

extension Function {
  /// Whether it gives how many there are of something.
  fileprivate var counts: Bool {
    ["count", "count-non-empty", "count-selected", "string-length", "position"].contains(name)
  }
}

extension BinaryOperator {
  var relation: NumberSet.Relation? {
    switch self {
    case .equal: .equal
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    default: nil
    }
  }

  /// The same comparison with its sides changed.
  var turned: BinaryOperator? {
    switch self {
    case .equal, .notEqual: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    default: nil
    }
  }
}
