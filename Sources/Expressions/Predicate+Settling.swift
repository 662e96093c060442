import Values

/// Conditions that are judged for very many members: what is the same for all is computed once, and
/// what compares with one value can be looked up instead of judged.
extension Predicate {
  /// The same condition with everything in it computed that does not depend on the member judged.
  /// `variation` says what a reference means from one member to the next.
  public func settled(
    in lookup: any Lookup, variation: (Int) -> ReferenceVariation
  ) -> Predicate {
    Predicate(node: node.settled(in: lookup, variation))
  }

  /// Whether it may hold at one moment and not at the next, with nothing answered between.
  public var isVolatile: Bool { node.callsFunction(\.isVolatile) }

  /// The comparisons `reference = value` that must hold for the whole condition to hold.
  public var equalities: [(reference: Int, value: Value)] {
    node.conjuncts.compactMap { node in
      guard case .binary(.equal, let left, let right) = node else { return nil }
      if case .reference(let reference) = left, let value = right.constant {
        return (reference, value)
      }
      if case .reference(let reference) = right, let value = left.constant {
        return (reference, value)
      }
      return nil
    }
  }

  /// Whether it may keep a member for its place, so that the members must be judged all, in order.
  public var dependsOnPlace: Bool {
    let isCondition =
      switch node {
      case .binary(let symbol, _, _): !symbol.isArithmetic
      case .call(let function, _): Self.conditions.contains(function.name)
      case .matches: true
      default: false
      }
    return !isCondition
      || node.callsFunction { $0.name == "position" || $0.name == "last" || $0.isVolatile }
  }

  /// Functions that give a truth value, so that a predicate of them cannot be a place.
  private static let conditions: Set<String> = [
    "not", "true", "false", "boolean", "boolean-from-string", "selected", "contains",
    "starts-with", "ends-with", "regex",
  ]
}

/// What a reference means from one member judged to the next.
public enum ReferenceVariation: Sendable {
  /// Something else for each.
  case varies
  /// The same one node.
  case steadyNode
  /// The same set of nodes.
  case steadySet
}

extension Expression {
  /// The whole expression as a condition on members.
  public var predicate: Predicate { Predicate(node: root) }
}

extension Node {
  /// The parts of `… and … and …`.
  fileprivate var conjuncts: [Node] {
    if case .binary(.and, let left, let right) = self {
      left.conjuncts + right.conjuncts
    } else {
      [self]
    }
  }

  var constant: Value? {
    switch self {
    case .known(let value): value
    case .string(let text): .string(text)
    case .number(let number): .number(number)
    default: nil
    }
  }

  /// A node that stands where a set may stand is left: as one value it would be another thing.
  fileprivate func settled(
    in lookup: any Lookup, _ variation: (Int) -> ReferenceVariation
  ) -> Node {
    if constant != nil || canBeSet { return descended(in: lookup, variation) }
    if isSteady(variation) { return .known(value(in: lookup)) }
    return descended(in: lookup, variation)
  }

  /// The same where one value is wanted: of a node its value.
  private func settledValue(
    in lookup: any Lookup, _ variation: (Int) -> ReferenceVariation
  ) -> Node {
    if case .reference(let index) = self, variation(index) == .steadyNode {
      return .known(value(in: lookup))
    }
    return settled(in: lookup, variation)
  }

  private func descended(
    in lookup: any Lookup, _ variation: (Int) -> ReferenceVariation
  ) -> Node {
    switch self {
    case .negated(let node): return .negated(node.settledValue(in: lookup, variation))
    case .matches(let node, let pattern):
      return .matches(node.settledValue(in: lookup, variation), pattern)
    case .binary(let symbol, let left, let right) where symbol == .and || symbol == .or:
      return .binary(
        symbol, left.settled(in: lookup, variation), right.settled(in: lookup, variation))
    case .binary(let symbol, let left, let right) where symbol != .union:
      return .binary(
        symbol, left.settledValue(in: lookup, variation), right.settledValue(in: lookup, variation))
    case .call(let function, let arguments) where function.pathArguments.isEmpty:
      let settled = arguments.enumerated().map { place, argument in
        function.takesSet(at: place) == false
          ? argument.settledValue(in: lookup, variation) : argument.settled(in: lookup, variation)
      }
      return matching(function, settled) ?? .call(function, settled)
    default: return self
    }
  }

  /// A pattern that is known now is compiled once, not for each member.
  private func matching(_ function: Function, _ arguments: [Node]) -> Node? {
    guard function.name == "regex", let source = arguments[1].constant?.text else { return nil }
    return (try? Pattern(source)).map { .matches(arguments[0], $0) }
  }

  /// Whether the value is the same for all members. A set of nodes by itself is not taken for its
  /// first member; as an argument it counts whole.
  private func isSteady(_ variation: (Int) -> ReferenceVariation) -> Bool {
    switch self {
    case .number, .string, .known: true
    case .reference(let index): variation(index) == .steadyNode
    case .filtered, .broken: false
    case .negated, .matches, .binary: !hasChild { !$0.isSteady(variation) }
    case .call(let function, let arguments):
      !function.isVolatile && function.members == nil && !function.readsMember(arguments.count)
        && arguments.allSatisfy { argument in
          if case .reference(let index) = argument { return variation(index) != .varies }
          return argument.isSteady(variation)
        }
    }
  }
}

extension Function {
  /// Whether a call without arguments is about the node that is judged.
  fileprivate func readsMember(_ count: Int) -> Bool {
    ["position", "last", "string-length", "normalize-space", "once"].contains(name)
      && (count == 0 || name == "once")
  }
}
