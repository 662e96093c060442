/// An expression as something that can be said in a sentence: what is compared with what, and how the
/// parts are joined. Negations are carried down to the comparisons.
///
/// ```swift
/// try Expression("not(${age} = 5) and . <= today()").statement()
/// // .all([.compared(.reference(0), .notEqual, .number(5)), .compared(.reference(1), .lessOrEqual, .today)])
/// ```
public indirect enum Statement: Sendable, Hashable {
  case all([Statement])
  case any([Statement])
  case compared(Term, Comparison, Term)
  /// Whether a choice is among those of a reference.
  case selected(reference: Int, Term, Bool)
  /// Whether something is true by itself.
  case truth(reference: Int, Bool)
  case known(Bool)

  /// What a comparison is between.
  public enum Term: Sendable, Hashable {
    case reference(Int)
    case text(String)
    case number(Double)
    /// How many characters the text of a reference has.
    case length(reference: Int)
    /// How many choices are selected.
    case selectedCount(reference: Int)
    case today
  }

  public enum Comparison: Sendable, Hashable {
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
  }
}

extension Expression {
  /// What it says, or what its opposite says; nil where a part of it is more than a sentence can
  /// hold, such as arithmetic. What is read several times has the number of its first reading.
  ///
  /// - Parameter numbers: the references of which a number is sure to be there. What is not less need
  ///   not be more where there may be none.
  public func statement(holds: Bool = true, numbers: Set<Int> = []) -> Statement? {
    StatementReader(numbers: numbers).statement(root, holds).map(numbered)
  }

  /// The same, what is read several times by the number of its first reading.
  func numbered(_ statement: Statement) -> Statement {
    let texts = references.map(\.text)
    return statement.renumbered { number in texts.firstIndex(of: texts[number]) ?? number }
  }
}

extension Statement {
  fileprivate func renumbered(_ number: (Int) -> Int) -> Statement {
    switch self {
    case .all(let parts): .all(parts.map { $0.renumbered(number) })
    case .any(let parts): .any(parts.map { $0.renumbered(number) })
    case .compared(let left, let comparison, let right):
      .compared(left.renumbered(number), comparison, right.renumbered(number))
    case .selected(let reference, let choice, let holds):
      .selected(reference: number(reference), choice.renumbered(number), holds)
    case .truth(let reference, let holds): .truth(reference: number(reference), holds)
    case .known: self
    }
  }
}

extension Statement.Term {
  fileprivate func renumbered(_ number: (Int) -> Int) -> Statement.Term {
    switch self {
    case .reference(let reference): .reference(number(reference))
    case .length(let reference): .length(reference: number(reference))
    case .selectedCount(let reference): .selectedCount(reference: number(reference))
    case .text, .number, .today: self
    }
  }
}

/// Reads a syntax tree as a statement.
struct StatementReader {
  let numbers: Set<Int>

  func statement(_ node: Node, _ holds: Bool) -> Statement? {
    switch node {
    case .binary(.and, let left, let right):
      joined(left, right, holds) { holds ? .all($0) : .any($0) }
    case .binary(.or, let left, let right):
      joined(left, right, holds) { holds ? .any($0) : .all($0) }
    case .binary(let symbol, let left, let right):
      symbol.comparison.flatMap { compared(left, $0, right, holds) }
    case .call(let function, let arguments): called(function.name, arguments, holds)
    case .reference(let reference): .truth(reference: reference, holds)
    default: nil
    }
  }

  private func joined(
    _ left: Node, _ right: Node, _ holds: Bool, _ join: ([Statement]) -> Statement
  ) -> Statement? {
    guard let left = statement(left, holds), let right = statement(right, holds) else {
      return nil
    }
    return join([left, right])
  }

  private func called(_ name: String, _ arguments: [Node], _ holds: Bool) -> Statement? {
    switch (name, arguments.count) {
    case ("not", 1): return statement(arguments[0], !holds)
    case ("true", 0): return .known(holds)
    case ("false", 0): return .known(!holds)
    case ("selected", 2):
      guard case .reference(let reference) = arguments[0], let choice = arguments[1].term else {
        return nil
      }
      return .selected(reference: reference, choice, holds)
    default: return nil
    }
  }

  /// Of what may be no number the opposite of an order cannot be said.
  private func compared(
    _ left: Node, _ comparison: Statement.Comparison, _ right: Node, _ holds: Bool
  ) -> Statement? {
    guard let first = left.term, let second = right.term else { return nil }
    if holds { return .compared(first, comparison, second) }
    let isEquality = comparison == .equal || comparison == .notEqual
    guard isEquality || isNumber(first) && isNumber(second) else { return nil }
    return .compared(first, comparison.opposite, second)
  }

  private func isNumber(_ term: Statement.Term) -> Bool {
    switch term {
    case .number, .length, .selectedCount, .today: true
    case .reference(let reference): numbers.contains(reference)
    case .text: false
    }
  }
}

extension Node {
  /// What it is, as one side of a comparison.
  var term: Statement.Term? {
    switch self {
    case .reference(let reference): return .reference(reference)
    case .string(let text): return .text(text)
    case .number(let number): return .number(number)
    case .call(let function, let arguments):
      if function.name == "today", arguments.isEmpty { return .today }
      guard arguments.count == 1 else { return nil }
      switch (function.name, arguments[0]) {
      case ("string-length", .reference(let reference)): return .length(reference: reference)
      case ("count-selected", .reference(let reference)):
        return .selectedCount(reference: reference)
      case ("number", .reference(let reference)): return .reference(reference)
      default: return nil
      }
    default: return nil
    }
  }
}

extension Statement.Comparison {
  fileprivate var opposite: Statement.Comparison {
    switch self {
    case .equal: .notEqual
    case .notEqual: .equal
    case .less: .greaterOrEqual
    case .lessOrEqual: .greater
    case .greater: .lessOrEqual
    case .greaterOrEqual: .less
    }
  }
}

extension BinaryOperator {
  fileprivate var comparison: Statement.Comparison? {
    switch self {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    default: nil
    }
  }
}
