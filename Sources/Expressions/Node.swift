import Values

/// One node of the syntax tree.
indirect enum Node: Sendable {
  case number(Double)
  case string(String)
  /// A value that was computed before, in place of what gave it.
  case known(Value)
  /// The index of a reference of the expression.
  case reference(Int)
  case negated(Node)
  case binary(BinaryOperator, Node, Node)
  case call(Function, [Node])
  /// `regex()` with a pattern that was compiled once, when the expression was.
  case matches(Node, Pattern)
  /// `(…)[…]`: the members of an expression's value that the predicates keep.
  case filtered(Node, [Predicate])
  /// A call that cannot be made, where that is no fault until it is tried.
  case broken(SyntaxFault)
}

enum BinaryOperator: Sendable {
  case or, and
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
  case add, subtract, multiply, divide, modulo
  case union

  /// Whether `(a op b) op c` is `a op (b op c)`, in value and in what is tried first.
  var isAssociative: Bool { self == .and || self == .or }
}

extension Node {
  /// Whether one of the nodes right below is such.
  func hasChild(where test: (Node) -> Bool) -> Bool {
    switch self {
    case .number, .string, .known, .reference, .broken: false
    case .negated(let node), .matches(let node, _): test(node)
    case .binary(_, let left, let right): test(left) || test(right)
    case .call(_, let arguments): arguments.contains(where: test)
    case .filtered(let node, let predicates): test(node) || predicates.contains { test($0.node) }
    }
  }

  var isReference: Bool {
    if case .reference = self { true } else { false }
  }

  func contains(_ test: (Node) -> Bool) -> Bool {
    test(self) || hasChild { $0.contains(test) }
  }

  func callsFunction(_ test: (Function) -> Bool) -> Bool {
    contains { if case .call(let function, _) = $0 { test(function) } else { false } }
  }
}
