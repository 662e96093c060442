import Expressions

/// Parts of a statement that one clause says together: «is A or B» for two comparisons of one answer.
enum StatementGroup {
  case one(Statement)
  /// An answer that is one of some texts, or none of them.
  case equals(reference: Int, [String], Bool)
  case selected(reference: Int, [Statement.Term], Bool)
  case between(Statement.Term, Statement.Term, Statement.Term)

  /// The parts in their order, each joined to an earlier one where that says the same.
  static func groups(of parts: [Statement], areAlternatives: Bool) -> [StatementGroup] {
    var groups: [StatementGroup] = []
    for part in parts {
      let joined = groups.indices.lazy.compactMap { place in
        groups[place].joined(with: part, areAlternatives).map { (place, $0) }
      }.first
      if let (place, group) = joined { groups[place] = group } else { groups.append(.one(part)) }
    }
    return groups
  }

  private func joined(with part: Statement, _ areAlternatives: Bool) -> StatementGroup? {
    if let (reference, texts) = equality(areAlternatives),
      let (other, more) = StatementGroup.one(part).equality(areAlternatives), reference == other
    {
      return .equals(reference: reference, texts + more, areAlternatives)
    }
    if let (reference, choices) = selection(areAlternatives),
      let (other, more) = StatementGroup.one(part).selection(areAlternatives), reference == other
    {
      return .selected(reference: reference, choices + more, areAlternatives)
    }
    guard !areAlternatives, case .one(.compared(let term, .greaterOrEqual, let low)) = self,
      case .compared(term, .lessOrEqual, let high) = part
    else { return nil }
    return .between(term, low, high)
  }

  /// Alternatives name what an answer may be, conditions that all hold what it may not be. An empty
  /// answer is said by itself.
  private func equality(_ holds: Bool) -> (reference: Int, texts: [String])? {
    switch self {
    case .equals(let reference, let texts, holds): return (reference, texts)
    case .one(.compared(.reference(let reference), let comparison, .text(let text))):
      let isSuch = comparison == (holds ? .equal : .notEqual)
      return isSuch && !text.isEmpty ? (reference, [text]) : nil
    default: return nil
    }
  }

  private func selection(_ holds: Bool) -> (reference: Int, choices: [Statement.Term])? {
    switch self {
    case .selected(let reference, let choices, holds): (reference, choices)
    case .one(.selected(let reference, let choice, holds)): (reference, [choice])
    default: nil
    }
  }
}

extension Statement {
  /// The same with `(a and b) and c` as one list of three.
  var flattened: Statement {
    switch self {
    case .all(let parts):
      .all(
        parts.map(\.flattened).flatMap { part in
          if case .all(let inner) = part { inner } else { [part] }
        })
    case .any(let parts):
      .any(
        parts.map(\.flattened).flatMap { part in
          if case .any(let inner) = part { inner } else { [part] }
        })
    default: self
    }
  }
}
