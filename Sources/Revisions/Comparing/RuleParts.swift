/// A rule's text, written tightly, taken apart where it is joined: outside quotes and brackets.
enum RuleParts {
  /// The parts that must all hold: split at `and`. With an `or` beside them there is one part.
  static func conjuncts(_ expression: String) -> [String] {
    let words = topLevelWords(expression)
    if words.contains("or") { return [expression] }
    return split(expression, words, at: "and", conjuncts)
  }

  /// The parts one of which is enough: split at `or`.
  static func alternatives(_ expression: String) -> [String] {
    split(expression, topLevelWords(expression), at: "or", alternatives)
  }

  /// `(a and b)` without its brackets; nil where none enclose all of it.
  static func unwrapped(_ text: String) -> String? {
    guard text.hasPrefix("("), text.hasSuffix(")"), topLevelWords(text) == [text] else {
      return nil
    }
    return String(text.dropFirst().dropLast())
  }

  private static func split(
    _ expression: String, _ words: [String], at word: String, _ again: (String) -> [String]
  ) -> [String] {
    let parts = words.split(separator: word).map { $0.joined(separator: " ") }
    if parts.count == 1, let inner = unwrapped(parts[0]) { return again(inner) }
    return parts.flatMap { part in unwrapped(part).map(again) ?? [part] }
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
