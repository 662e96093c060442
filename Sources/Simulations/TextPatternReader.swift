/// Reads the usual syntax of regular expressions.
struct TextPatternReader {
  private static let deepest = 50
  private static let mostRepetitions = 1000

  private var rest: Substring

  init(_ source: String) { rest = source[...] }

  mutating func alternatives(depth: Int) -> TextPattern {
    var parts = [sequence(depth)]
    while rest.first == "|" {
      rest.removeFirst()
      parts.append(sequence(depth))
    }
    return parts.count == 1 ? parts[0] : .alternatives(parts)
  }

  private mutating func sequence(_ depth: Int) -> TextPattern {
    var parts: [TextPattern] = []
    while let first = rest.first, first != "|", first != ")" {
      let part = atom(depth)
      parts.append(repetitions().map { .repeated(part, $0.range, isOpen: $0.isOpen) } ?? part)
    }
    return .sequence(parts)
  }

  private mutating func atom(_ depth: Int) -> TextPattern {
    guard let first = rest.popFirst() else { return .sequence([]) }
    switch first {
    case "^", "$": return .sequence([])
    case ".": return .oneOf(CharacterSpan.letters + CharacterSpan.digits)
    case "(": return group(depth)
    case "[": return .oneOf(characterClass())
    case "\\":
      guard let next = rest.popFirst(), next != "b", next != "B" else { return .sequence([]) }
      return .oneOf(CharacterSpan.shorthand(next))
    default: return .oneOf([first])
    }
  }

  /// A look ahead or behind writes nothing.
  private mutating func group(_ depth: Int) -> TextPattern {
    guard depth < Self.deepest else {
      rest = ""
      return .sequence([])
    }
    let writes = rest.first != "?" || rest.hasPrefix("?:")
    if rest.hasPrefix("?:") { rest = rest.dropFirst(2) }
    let inside = alternatives(depth: depth + 1)
    if rest.first == ")" { rest.removeFirst() }
    return writes ? inside : .sequence([])
  }

  /// How often what stands before is written; nil when nothing says so.
  private mutating func repetitions() -> (range: ClosedRange<Int>, isOpen: Bool)? {
    guard let sign = rest.first, let found = range(of: sign) else { return nil }
    rest.removeFirst()
    // Greedy or not makes no difference to what fits.
    if rest.first == "?" || rest.first == "+" { rest.removeFirst() }
    return found
  }

  private mutating func range(
    of sign: Character
  ) -> (range: ClosedRange<Int>, isOpen: Bool)? {
    switch sign {
    case "*": return (0...3, true)
    case "+": return (1...4, true)
    case "?": return (0...1, false)
    case "{":
      let inside = rest.dropFirst().prefix { $0 != "}" }
      let bounds = inside.split(separator: ",", omittingEmptySubsequences: false)
      guard inside.endIndex < rest.endIndex, let least = bounds.first.flatMap({ Int($0) }),
        (0...Self.mostRepetitions).contains(least)
      else { return nil }
      let most = bounds.count == 1 ? least : Int(bounds[1]) ?? least + 3
      rest = rest.dropFirst(inside.count + 1)
      let isOpen = bounds.count > 1 && bounds[1].isEmpty
      return (least...min(max(least, most), Self.mostRepetitions), isOpen)
    default: return nil
    }
  }

  private mutating func characterClass() -> [Character] {
    let isNegated = rest.first == "^"
    if isNegated { rest.removeFirst() }
    var listed: [Character] = []
    var isFirst = true
    while let next = rest.popFirst(), next != "]" || isFirst {
      isFirst = false
      if next == "\\" {
        listed += rest.popFirst().map(CharacterSpan.shorthand) ?? []
      } else if rest.first == "-", let last = rest.dropFirst().first, last != "]" {
        rest = rest.dropFirst(2)
        listed += CharacterSpan.characters(from: next, to: last)
      } else {
        listed.append(next)
      }
    }
    return isNegated ? CharacterSpan.usual.filter { !listed.contains($0) } : listed
  }
}

/// The characters behind a class.
enum CharacterSpan {
  static let letters = characters(from: "a", to: "z")
  static let digits = characters(from: "0", to: "9")
  static let usual = letters + characters(from: "A", to: "Z") + digits + ["-", "_", " "]

  static func shorthand(_ letter: Character) -> [Character] {
    switch letter {
    case "d": digits
    case "w": letters + digits + ["_"]
    case "s": [" "]
    case "D", "S": letters
    case "W": ["-", " "]
    case "t": ["\t"]
    case "n": ["\n"]
    default: [letter]
    }
  }

  static func characters(from first: Character, to last: Character) -> [Character] {
    guard let low = first.unicodeScalars.first?.value, let high = last.unicodeScalars.first?.value,
      low <= high, high - low < 0x1000
    else { return [first] }
    return (low...high).compactMap { UnicodeScalar($0).map(Character.init) }
  }
}
