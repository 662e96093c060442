/// A rule taken apart where it is joined: outside quotes and brackets.
enum RuleParts {
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

  /// The parts that must all hold: split at `and`. With an `or` beside them there is one part.
  static func conjuncts(_ tokens: ArraySlice<RuleToken>) -> [ArraySlice<RuleToken>] {
    if let inner = unwrapped(tokens) { return conjuncts(inner) }
    guard split(tokens, at: "or").count == 1 else { return [tokens] }
    let parts = split(tokens, at: "and")
    return parts.count == 1 ? parts : parts.flatMap(conjuncts)
  }

  /// The parts one of which is enough: split at `or`.
  static func alternatives(_ tokens: ArraySlice<RuleToken>) -> [ArraySlice<RuleToken>] {
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

  /// Where such tokens stand, outside brackets.
  static func places(
    in tokens: ArraySlice<RuleToken>, _ holds: (RuleToken) -> Bool
  ) -> [Int] {
    var depth = 0
    return tokens.indices.filter { place in
      depth += change(of: tokens[place])
      return depth == 0 && holds(tokens[place])
    }
  }

  private static func change(of token: RuleToken) -> Int {
    switch token {
    case .sign("("), .sign("["): 1
    case .sign(")"), .sign("]"): -1
    default: 0
    }
  }
}
