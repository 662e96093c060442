/// What a rule does with what it reads, as far as its words tell.
extension RuleText {
  /// The question of which it is the answer as it stands: `${name}`.
  var onlyReference: String? { tokens.count == 1 ? reference(at: 0) : nil }

  /// Whether it asks of things only whether they are the same, and none of them is one of these texts:
  /// whoever calls them otherwise changes nothing of it.
  func onlyEquates(besides texts: Set<String>) -> Bool {
    let signs: Set<String> = ["=", "!=", "(", ")"]
    return tokens.indices.allSatisfy { place in
      switch tokens[place] {
      case .reference: true
      case .number(let number): !texts.contains(number)
      case .text(let text): !texts.contains(text)
      case .sign(let sign): signs.contains(sign)
      case .name(let name):
        ["and", "or", "not"].contains(name) || tokens[safe: place + 1] != .sign("(")
      }
    }
  }

  /// Names that stand by themselves: in a choice filter, the columns of its list.
  var columns: Set<String> {
    Set(tokens.indices.filter(isColumn).map { tokens[$0].written })
  }

  /// With columns of a list by their new names.
  func withColumns(_ names: [String: String]) -> RuleText {
    var renamed = self
    for place in tokens.indices where isColumn(place) {
      if let name = names[tokens[place].written] { renamed.tokens[place] = .name(name) }
    }
    return renamed
  }

  private func isColumn(_ place: Int) -> Bool {
    guard case .name(let name) = tokens[place] else { return false }
    let before = tokens[safe: place - 1]
    let isOperator = Self.operators.contains(name) && before?.endsValue == true
    return !isOperator && before != .sign("/") && tokens[safe: place + 1] != .sign("(")
  }

  /// Whether it does no more with a choice list than count its rows, in whatever order they stand.
  func onlyCounts(_ list: String) -> Bool {
    let places = tokens.indices.filter { tokens[$0] == .text(list) }
    return places.allSatisfy { place in
      tokens[safe: place - 2] == .name("instance") && tokens[safe: place - 3] == .sign("(")
        && tokens[safe: place - 4] == .name("count")
    } && !tokens.contains(.name("position")) && !hasPlacePredicate
  }

  private var hasPlacePredicate: Bool {
    tokens.indices.contains { place in
      guard tokens[place] == .sign("["), case .number? = tokens[safe: place + 1] else {
        return false
      }
      return tokens[safe: place + 2] == .sign("]")
    }
  }
}
