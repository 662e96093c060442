import Values

extension Expression {
  /// What must be so for it to give a value, or anything else where `holds` is false: the conditions
  /// of its `if()`. Nil where that is more than a sentence can hold.
  ///
  /// ```swift
  /// try Expression("if(${age} >= 18, 'adult', 'child')").statement(giving: .text("child"))
  /// ```
  public func statement(giving value: Statement.Term, holds: Bool = true) -> Statement? {
    guard let result = WrittenResult(value) else { return nil }
    return result.statement(root, holds).map { numbered($0).withoutIdleParts }
  }

  /// The reference and the number of `if(${x} > 5, 5, ${x})`: as much as it says, at most five.
  public var cappedReference: (reference: Int, most: Double)? {
    guard case .call(let function, let parts) = root, function.name == "if", parts.count == 3,
      case .binary(.greater, .reference(let read), .number(let limit)) = parts[0],
      case .number(limit) = parts[1], case .reference(let given) = parts[2],
      references[read].text == references[given].text
    else { return nil }
    return (read, limit)
  }
}

extension Statement {
  /// Without saying of what is a text or number that it is answered.
  fileprivate var withoutIdleParts: Statement {
    switch self {
    case .any(let parts): return .any(parts.map(\.withoutIdleParts))
    case .all(let parts):
      let inner = parts.map(\.withoutIdleParts)
      let needed = inner.filter { part in
        guard case .compared(let term, .notEqual, .text("")) = part else { return true }
        return !inner.contains { $0.isAnswer(to: term) }
      }
      return needed.count == 1 ? needed[0] : .all(needed)
    case .compared, .selected, .truth, .known: return self
    }
  }

  /// Whether it says which text or number a term is.
  private func isAnswer(to term: Term) -> Bool {
    switch self {
    case .compared(term, .equal, .text(let text)): !text.isEmpty
    case .compared(term, .equal, .number): true
    default: false
    }
  }
}

/// A value that an expression may give, as its author wrote it.
private struct WrittenResult {
  private enum Wanted {
    case text(String)
    case number(Double)
  }

  private let wanted: Wanted

  init?(_ term: Statement.Term) {
    switch term {
    case .text(let text): wanted = .text(text)
    case .number(let number): wanted = .number(number)
    default: return nil
    }
  }

  func statement(_ node: Node, _ holds: Bool) -> Statement? {
    if let value = node.constantValue { return .known(isGiven(value) == holds) }
    switch node {
    case .call(let function, let parts) where function.name == "if" && parts.count == 3:
      return chosen(parts[0], statement(parts[1], holds), statement(parts[2], holds))
    case .reference(let reference):
      let term: Statement.Term =
        switch wanted {
        case .text(let text): .text(text)
        case .number(let number): .number(number)
        }
      return .compared(.reference(reference), holds ? .equal : .notEqual, term)
    default: return nil
    }
  }

  private func isGiven(_ value: Value) -> Bool {
    switch wanted {
    case .text(let text): value.text == text
    case .number(let number): value.number == number
    }
  }

  /// What one of two ways says, by the condition between them: where one of them is known already,
  /// the condition and the other are enough.
  private func chosen(_ condition: Node, _ yes: Statement?, _ no: Statement?) -> Statement? {
    guard let yes, let no else { return nil }
    let reader = StatementReader(numbers: [])
    func says(_ holds: Bool) -> Statement? { reader.statement(condition, holds) }
    switch (yes, no) {
    case (.known(let one), .known(let other)): return one == other ? yes : says(one)
    case (.known(true), _): return says(true).map { .any([$0, no]) }
    case (.known(false), _): return says(false).map { .all([$0, no]) }
    case (_, .known(true)): return says(false).map { .any([$0, yes]) }
    case (_, .known(false)): return says(true).map { .all([$0, yes]) }
    default: return nil
    }
  }
}
