/// The ways in which a condition can hold: `a and (b or c)` by `a` with `b`, or by `a` with `c`. So
/// far two conditions are compared; what is in between is compared as it is written.
struct ConditionWays {
  /// Of each way what must be true together.
  private let ways: [[ConditionPart]]

  /// More are not looked at: brackets multiply them.
  private static let most = 64

  /// - Parameter isWhole: whether `.` is a whole number, of which `> 17` says what `>= 18` says.
  init(_ condition: String, isWhole: Bool = false) {
    ways = Self.ways(RuleToken.all(in: condition)[...])
      .map { $0.map { ConditionPart($0, isWhole: isWhole) }.filter { $0.text != "true()" } }
      .filter { way in !way.contains { $0.text == "false()" } }
  }

  /// Whether it certainly holds wherever another does.
  func hold(wherever other: ConditionWays) -> Bool {
    other.ways.allSatisfy { given in
      ways.contains { way in way.allSatisfy { part in given.contains { $0.implies(part) } } }
    }
  }

  private static func ways(_ tokens: ArraySlice<RuleToken>) -> [[ArraySlice<RuleToken>]] {
    let alternatives = RuleParts.alternatives(tokens)
    if alternatives.count > 1 { return alternatives.flatMap(ways) }
    let conjuncts = RuleParts.conjuncts(tokens)
    guard conjuncts.count > 1 else { return [conjuncts] }
    var product: [[ArraySlice<RuleToken>]] = [[]]
    for conjunct in conjuncts {
      let inner = ways(conjunct)
      guard product.count * inner.count <= most else { return [conjuncts] }
      product = product.flatMap { way in inner.map { way + $0 } }
    }
    return product
  }
}

/// Something that is true or false by itself: a comparison, a call.
private struct ConditionPart {
  let text: String
  /// What a comparison with a number leaves of what it compares.
  private let bound: (term: String, interval: Interval)?

  init(_ tokens: ArraySlice<RuleToken>, isWhole: Bool) {
    text = RuleText.written(tokens)
    bound = Self.bound(tokens, isWhole: isWhole)
  }

  /// Whether the other is true wherever this is.
  func implies(_ other: ConditionPart) -> Bool {
    if text == other.text { return true }
    guard let bound, let theirs = other.bound, bound.term == theirs.term else { return false }
    return bound.interval.isWithin(theirs.interval)
  }

  private static func bound(
    _ tokens: ArraySlice<RuleToken>, isWhole: Bool
  ) -> (term: String, interval: Interval)? {
    let signs = RuleParts.places(in: tokens) { comparisons.contains($0) }
    guard signs.count == 1, let place = signs.first, case .sign(let sign) = tokens[place],
      sign != "!="
    else { return nil }
    let (left, right) = (tokens[..<place], tokens[(place + 1)...])
    if let number = number(right) { return bound(of: left, sign, number, isWhole) }
    return number(left).flatMap { bound(of: right, turned(sign), $0, isWhole) }
  }

  private static let comparisons: [RuleToken] = ["<", ">", "<=", ">=", "=", "!="].map {
    .sign($0)
  }

  private static func bound(
    of term: ArraySlice<RuleToken>, _ sign: String, _ number: Double, _ isWhole: Bool
  ) -> (term: String, interval: Interval)? {
    // What is drawn is another each time.
    guard !term.isEmpty, !term.contains(.name("random")), !term.contains(.name("once")) else {
      return nil
    }
    let interval = Interval(sign, number)
    let isCount =
      term.dropFirst().first == .sign("(")
      && RuleParts.unwrapped(term.dropFirst()) != nil
      && wholeFunctions.contains { term.first == .name($0) }
    let isWhole = isCount || isWhole && Array(term) == [.sign(".")]
    return (RuleText.written(term), isWhole ? interval.whole : interval)
  }

  private static let wholeFunctions = ["string-length", "count-selected", "count"]

  private static func number(_ tokens: ArraySlice<RuleToken>) -> Double? {
    var tokens = tokens
    let isNegative = tokens.first == .sign("-")
    if isNegative { tokens = tokens.dropFirst() }
    guard tokens.count == 1, case .number(let digits)? = tokens.first,
      let number = Double(digits)
    else { return nil }
    return isNegative ? -number : number
  }

  private static func turned(_ sign: String) -> String {
    switch sign {
    case "<": ">"
    case ">": "<"
    case "<=": ">="
    case ">=": "<="
    default: sign
    }
  }
}

extension RuleChange {
  /// What became of a condition: `a` to `a or b` holds wherever it held, and so do `a and b` to `a` and
  /// `. > 17` to `. > 15`. Nil if it holds where it held.
  init?(ofCondition old: String, to new: String, isWhole: Bool = false) {
    let before = ConditionWays(old, isWhole: isWhole)
    let after = ConditionWays(new, isWhole: isWhole)
    switch (after.hold(wherever: before), before.hold(wherever: after)) {
    case (true, true): return nil
    case (true, false): self = .loosened
    case (false, true): self = .tightened
    case (false, false): self = .changed
    }
  }
}
