import Values

/// What kind of expression it is, seen at a glance.
extension Expression {
  /// Whether it is one comparison and no more, such as `${age} > 17`, that some whole number, or some
  /// text, meets and another does not.
  public var isLoneComparison: Bool {
    switch root {
    case .binary(let symbol, .reference, .number(let number)):
      symbol.isOrder || symbol.isEquality && number == number.rounded()
    case .binary(let symbol, .reference, .string): symbol.isEquality
    case .binary(let symbol, .call(let function, let arguments), .number(let number)):
      symbol.isOrder && number >= 2 && function.name == "string-length"
        && arguments.first?.isReference == true
    default: false
    }
  }

  /// Whether it is one question between two numbers that have a whole number between them, such as
  /// `. >= 0 and . <= 120`: the constraint that most numbers have.
  public var isPlainRange: Bool {
    guard case .binary(.and, let first, let second) = root,
      case .binary(let from, .reference, .number(let low)) = first,
      case .binary(let to, .reference, .number(let high)) = second
    else { return false }
    let opens = from == .greater || from == .greaterOrEqual
    let closes = to == .less || to == .lessOrEqual
    return opens && closes && high - low >= 2
  }

  /// Whether it is one question or path and no more.
  public var isReference: Bool { root.isReference }

  /// Whether it compares a question with a number and does no more.
  public var isNumberComparison: Bool {
    if case .binary(_, .reference, .number) = root { true } else { false }
  }
}

extension Expression {
  /// The value of an expression that reads nothing and always gives the same, such as `3 * 4`; nil
  /// for every other.
  public var constantValue: Value? { root.constantValue }

  /// The questions that stand alone on one side of `<`, `<=`, `>` or `>=`.
  public var orderings: [Ordering] {
    var found: [Ordering] = []
    visit { node in
      guard case .binary(let symbol, let left, let right) = node, symbol.isOrder else { return }
      for (side, other) in [(left, right), (right, left)] {
        guard case .reference(let reference) = side else { continue }
        found.append(Ordering(reference: reference, other: other.constantValue))
      }
    }
    return found
  }

  /// A question, and the value it is compared with if that is written out.
  public struct Ordering: Sendable {
    public let reference: Int
    public let other: Value?
  }
}

extension BinaryOperator {
  fileprivate var isEquality: Bool { self == .equal || self == .notEqual }

  /// Whether it says which of two is larger.
  fileprivate var isOrder: Bool { relation != nil && self != .equal }
}
