import Values

/// What a constraint allows, as far as it is said by bounds: `. >= 18 and . <= 99` is an interval for
/// `.`; a part that is no comparison with a number stays a text that must hold besides.
struct Bounds: Equatable {
  /// By what is compared: `.`, `string-length(.)`.
  private var intervals: [String: Interval] = [:]
  private var others: Set<String> = []

  /// Reads an expression that is written tightly. Whole numbers turn `> 17` into `>= 18`.
  init(_ expression: String, isWhole: Bool) {
    for part in RuleParts.conjuncts(expression) {
      guard let (term, interval) = Self.comparison(part) else {
        others.insert(part)
        continue
      }
      // Lengths and counts are whole anyway.
      let bound = isWhole || term != "." ? interval.whole : interval
      intervals[term, default: Interval()].meet(bound)
    }
  }

  /// What became of a constraint; nil if it allows what it allowed.
  static func change(from old: String, to new: String, isWhole: Bool) -> RuleChange? {
    let (old, new) = (Bounds(old, isWhole: isWhole), Bounds(new, isWhole: isWhole))
    if old == new { return nil }
    if new.isWithin(old) { return .tightened }
    return old.isWithin(new) ? .loosened : .changed
  }

  private func isWithin(_ other: Bounds) -> Bool {
    others.isSuperset(of: other.others)
      && other.intervals.allSatisfy { (intervals[$0] ?? Interval()).isWithin($1) }
  }
}

// MARK: - Reading

extension Bounds {
  private static let operators = ["<=", ">=", "!=", "<", ">", "="]

  /// `.>=18`, or the same turned round.
  private static func comparison(_ part: String) -> (term: String, Interval)? {
    guard !part.contains(where: { "'\"|+*".contains($0) }) else { return nil }
    for sign in operators {
      guard let range = part.ranges(of: sign).first else { continue }
      guard sign != "!=" else { return nil }
      let left = String(part[..<range.lowerBound]).trimmed
      let right = String(part[range.upperBound...]).trimmed
      guard !right.contains(where: { "<>=!".contains($0) }) else { return nil }
      if let number = number(right), isTerm(left) { return (left, Interval(sign, number)) }
      if let number = number(left), isTerm(right) {
        return (right, Interval(turned(sign), number))
      }
      return nil
    }
    return nil
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

  private static func number(_ text: String) -> Double? { DecimalNotation.number(of: text) }

  /// What has a place on the line of numbers by itself: not a sum, not a path.
  private static func isTerm(_ text: String) -> Bool {
    text == "." || text == "string-length(.)" || text == "count-selected(.)"
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
