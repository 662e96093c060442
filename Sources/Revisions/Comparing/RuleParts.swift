/// A rule taken apart where it is joined: outside quotes and brackets.
enum RuleParts {
  /// The parts that must all hold: split at `and`. With an `or` beside them there is one part.
  static func conjuncts(_ expression: String) -> [String] {
    written(conjuncts(RuleToken.all(in: expression)[...]))
  }

  /// The parts one of which is enough: split at `or`.
  static func alternatives(_ expression: String) -> [String] {
    written(alternatives(RuleToken.all(in: expression)[...]))
  }

  /// What stands in brackets that enclose all of it; nil where none do.
  static func unwrapped(_ tokens: ArraySlice<RuleToken>) -> ArraySlice<RuleToken>? {
    guard tokens.count > 2, tokens.first == .sign("("), tokens.last == .sign(")") else {
      return nil
    }
    let inner = tokens.dropFirst().dropLast()
    var depth = 0
    for token in inner {
      depth += change(of: token)
      if depth < 0 { return nil }
    }
    return inner
  }

  private static func conjuncts(_ tokens: ArraySlice<RuleToken>) -> [ArraySlice<RuleToken>] {
    if let inner = unwrapped(tokens) { return conjuncts(inner) }
    guard split(tokens, at: "or").count == 1 else { return [tokens] }
    let parts = split(tokens, at: "and")
    return parts.count == 1 ? parts : parts.flatMap(conjuncts)
  }

  private static func alternatives(_ tokens: ArraySlice<RuleToken>) -> [ArraySlice<RuleToken>] {
    if let inner = unwrapped(tokens) { return alternatives(inner) }
    let parts = split(tokens, at: "or")
    return parts.count == 1 ? parts : parts.flatMap(alternatives)
  }

  private static func split(
    _ tokens: ArraySlice<RuleToken>, at word: String
  ) -> [ArraySlice<RuleToken>] {
    var parts: [ArraySlice<RuleToken>] = []
    var (depth, start) = (0, tokens.startIndex)
    for place in tokens.indices {
      depth += change(of: tokens[place])
      guard depth == 0, tokens[place] == .name(word), place > start, tokens[place - 1].endsValue
      else { continue }
      parts.append(tokens[start..<place])
      start = place + 1
    }
    return parts + [tokens[start...]]
  }

  private static func change(of token: RuleToken) -> Int {
    switch token {
    case .sign("("), .sign("["): 1
    case .sign(")"), .sign("]"): -1
    default: 0
    }
  }

  private static func written(_ parts: [ArraySlice<RuleToken>]) -> [String] {
    parts.map(RuleText.written)
  }
}

extension RuleChange {
  /// What became of a condition, as far as its `or` and `and` tell: `a` to `a or b` holds wherever it
  /// held, and so does `a and b` to `a`. Nil if it holds where it held.
  init?(ofCondition old: String, to new: String) {
    let (before, after) = (Self.ways(old), Self.ways(new))
    switch (Self.holds(after, wherever: before), Self.holds(before, wherever: after)) {
    case (true, true): return nil
    case (true, false): self = .loosened
    case (false, true): self = .tightened
    case (false, false): self = .changed
    }
  }

  /// The ways in which a condition can hold: of each what must be true together.
  private static func ways(_ condition: String) -> [Set<String>] {
    RuleParts.alternatives(condition).map { Set(RuleParts.conjuncts($0)).subtracting(["true()"]) }
  }

  private static func holds(_ ways: [Set<String>], wherever others: [Set<String>]) -> Bool {
    others.allSatisfy { other in ways.contains { $0.isSubset(of: other) } }
  }
}
