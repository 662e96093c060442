import Values

/// What a constraint allows, as far as it is said by bounds: `. >= 18 and . <= 99` is an interval for
/// `.`; a part that is no comparison with a number stays a text that must hold besides.
struct Bounds: Equatable {
  /// By what is compared: `.`, `string-length(.)`.
  private var intervals: [String: Interval] = [:]
  private var others: Set<String> = []

  /// Reads an expression that is written tightly. Whole numbers turn `> 17` into `>= 18`.
  init(_ expression: String, isWhole: Bool) {
    for part in Self.conjuncts(expression) {
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
  /// The parts that must all hold: split at `and` outside quotes and brackets. With an `or` beside
  /// them there is one part.
  private static func conjuncts(_ expression: String) -> [String] {
    let words = topLevelWords(expression)
    if words.contains("or") { return [expression] }
    let parts = words.split(separator: "and").map { $0.joined(separator: " ") }
    if parts.count == 1, let inner = unwrapped(parts[0]) { return conjuncts(inner) }
    return parts.flatMap { part in unwrapped(part).map(conjuncts) ?? [part] }
  }

  /// What stands between white space and brackets that are not inside brackets or quotes.
  private static func topLevelWords(_ text: String) -> [String] {
    var words: [String] = [""]
    var depth = 0
    var quote: Character?
    for character in text {
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "'" || character == "\"" {
        quote = character
      } else if character == "(" || character == "[" {
        if depth == 0, words[words.count - 1] == "and" || words[words.count - 1] == "or" {
          words.append("")
        }
        depth += 1
      } else if character == ")" || character == "]" {
        depth -= 1
        words[words.count - 1].append(character)
        if depth == 0 { words.append("") }
        continue
      } else if depth == 0, character == " " {
        words.append("")
        continue
      }
      words[words.count - 1].append(character)
    }
    return words.filter { !$0.isEmpty }
  }

  /// `(a and b)` without its brackets.
  private static func unwrapped(_ text: String) -> String? {
    guard text.hasPrefix("("), text.hasSuffix(")"), topLevelWords(text) == [text] else {
      return nil
    }
    return String(text.dropFirst().dropLast())
  }

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
