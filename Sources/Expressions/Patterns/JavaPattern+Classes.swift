/// Classes of characters: `[…]` with others inside, and `&&` between.
extension JavaPattern {
  /// Classes may lie in each other as deep.
  private static let deepest = 20

  /// What stands at `[`, as one piece of a pattern.
  mutating func characterClass(depth: Int = 0) throws(PatternFault) -> String {
    guard depth < Self.deepest else {
      throw PatternFault(reason: "classes lie too deep in each other")
    }
    at += 1
    let isNegated = take("^")
    var sides: [Side] = []
    var side = Side()
    while true {
      guard let scalar = here else {
        throw PatternFault(reason: "a class is never closed; write \\[ for the character")
      }
      if scalar == "]", !side.isEmpty || !sides.isEmpty {
        at += 1
        break
      }
      if take("&&") {
        if !side.isEmpty { sides.append(side) }
        side = Side()
      } else if scalar == "[" {
        side.inner.append(try characterClass(depth: depth + 1))
      } else {
        side.own += try member()
      }
    }
    if !side.isEmpty { sides.append(side) }
    return Self.written(sides, isNegated: isNegated)
  }

  /// What stands on one side of `&&`: characters and ranges, and classes among them.
  private struct Side {
    var own = ""
    var inner: [String] = []

    var isEmpty: Bool { own.isEmpty && inner.isEmpty }

    var written: String {
      let all = (own.isEmpty ? [] : ["[\(own)]"]) + inner
      return all.count == 1 ? all[0] : "(?:\(all.joined(separator: "|")))"
    }
  }

  private static func written(_ sides: [Side], isNegated: Bool) -> String {
    if sides.count == 1, sides[0].inner.isEmpty {
      return "[\(isNegated ? "^" : "")\(sides[0].own)]"
    }
    let ahead = sides.dropFirst().map { "(?=\($0.written))" }.joined()
    let all = ahead + (sides.first?.written ?? "")
    return isNegated ? "(?:(?!\(all))(?s:.))" : "(?:\(all))"
  }

  /// A character, a range or an escape.
  private mutating func member() throws(PatternFault) -> String {
    if take("\\Q") {
      var text = ""
      while at < source.count, !take("\\E") {
        text += Self.literal(source[at])
        at += 1
      }
      return text
    }
    let first = try single()
    guard here == "-", let last = peek(1), last != "]", last != "[", !first.isSet else {
      return first.text
    }
    at += 1
    let end = try single()
    return first.text + (end.isSet ? "\\-" : "-") + end.text
  }

  private mutating func single() throws(PatternFault) -> (text: String, isSet: Bool) {
    guard let scalar = here else { throw PatternFault(reason: "a class is never closed") }
    guard scalar == "\\" else {
      at += 1
      return (Self.literal(scalar), false)
    }
    if let property = try property() { return (property, true) }
    let isSet = peek(1).map { "dDhHsSvVwWR".unicodeScalars.contains($0) } ?? false
    return (try escapedCharacter(), isSet)
  }
}
