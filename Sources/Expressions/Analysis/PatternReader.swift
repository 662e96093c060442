/// Reads a regular expression that PCRE2 has compiled already. What it does not know it gives up
/// on, and then nothing is said of the pattern.
struct PatternReader {
  private struct Unknown: Error {}

  private let scalars: [Unicode.Scalar]
  private var at = 0
  private var depth = 0

  private init(_ source: String) { scalars = Array(source.unicodeScalars) }

  static func part(of source: String) -> PatternPart? {
    var reader = PatternReader(source)
    guard let part = try? reader.choice(), reader.at == reader.scalars.count else { return nil }
    return part
  }

  private var next: Unicode.Scalar? { at < scalars.count ? scalars[at] : nil }

  private mutating func take(_ text: String) -> Bool {
    let wanted = Array(text.unicodeScalars)
    guard scalars[at...].starts(with: wanted) else { return false }
    at += wanted.count
    return true
  }

  private mutating func choice() throws(Unknown) -> PatternPart {
    guard depth < 100 else { throw Unknown() }
    depth += 1
    defer { depth -= 1 }
    var ways = [try sequence()]
    while take("|") { ways.append(try sequence()) }
    return ways.count == 1 ? ways[0] : .choice(ways)
  }

  private mutating func sequence() throws(Unknown) -> PatternPart {
    var parts: [PatternPart] = []
    while let next, next != "|", next != ")" {
      let start = at
      let part = try atom()
      parts.append(try repeated(part, from: start))
    }
    return .sequence(parts)
  }

  // MARK: What stands alone

  private mutating func atom() throws(Unknown) -> PatternPart {
    guard let scalar = next else { throw Unknown() }
    at += 1
    switch scalar {
    case "(": return try group()
    case "[": return .character(try set())
    case ".": return .character(.visible)
    case "^": return .start
    case "$": return .end
    case "\\": return try escape()
    case "*", "+", "?": throw Unknown()
    default: return .character(CharacterRange(scalar))
    }
  }

  private mutating func group() throws(Unknown) -> PatternPart {
    let isLooking = take("?=") || take("?!") || take("?<=") || take("?<!")
    let isAtomic = !isLooking && take("?>")
    if !isLooking, !isAtomic, !take("?:"), next == "?" { throw Unknown() }
    if next == "*" { throw Unknown() }
    let inner = try choice()
    guard take(")") else { throw Unknown() }
    if isLooking { return .opaque }
    guard isAtomic else { return inner }
    return .repeated(inner, least: 1, most: 1, isFinal: true, text: "")
  }

  private mutating func escape() throws(Unknown) -> PatternPart {
    guard let scalar = next else { throw Unknown() }
    if let range = Self.classes[scalar] {
      at += 1
      return .character(range)
    }
    switch scalar {
    case "b", "B", "1"..."9":
      at += 1
      return .opaque
    case "A":
      at += 1
      return .start
    case "z", "Z":
      at += 1
      return .end
    default: return .character(CharacterRange(try escapedCharacter()))
    }
  }

  /// A character that stands for itself behind a backslash.
  private mutating func escapedCharacter() throws(Unknown) -> Unicode.Scalar {
    guard let scalar = next else { throw Unknown() }
    at += 1
    switch scalar {
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "a"..."z", "A"..."Z", "0"..."9": throw Unknown()
    default: return scalar
    }
  }

  private static let classes: [Unicode.Scalar: CharacterRange] = [
    "d": .digits, "D": .digits.inverted, "s": .spaces, "S": .spaces.inverted, "w": .words,
    "W": .words.inverted,
  ]

  // MARK: Sets

  private mutating func set() throws(Unknown) -> CharacterRange {
    let isInverted = take("^")
    var range = CharacterRange.none
    var isFirst = true
    while let scalar = next, scalar != "]" || isFirst {
      isFirst = false
      // A class, or Java's sets in sets and their intersections.
      if scalar == "[" || scalar == "&" && at + 1 < scalars.count && scalars[at + 1] == "&" {
        throw Unknown()
      }
      try insertMember(into: &range)
    }
    guard take("]") else { throw Unknown() }
    return isInverted ? range.inverted : range
  }

  private mutating func insertMember(into range: inout CharacterRange) throws(Unknown) {
    guard let scalar = next else { throw Unknown() }
    at += 1
    var first = scalar
    if scalar == "\\" {
      if let next, let known = Self.classes[next] {
        at += 1
        range.insert(known)
        return
      }
      first = try escapedCharacter()
    }
    guard next == "-", at + 1 < scalars.count, scalars[at + 1] != "]" else {
      range.insert(first.value)
      return
    }
    at += 1
    guard var last = next else { throw Unknown() }
    at += 1
    if last == "\\" { last = try escapedCharacter() }
    guard first <= last else { throw Unknown() }
    for value in first.value...min(last.value, max(first.value, 0x7F)) { range.insert(value) }
  }

  // MARK: Repetition

  private mutating func repeated(
    _ part: PatternPart, from start: Int
  ) throws(Unknown) -> PatternPart {
    guard let (least, most) = try bounds() else { return part }
    let isPossessive = take("+")
    if !isPossessive { _ = take("?") }
    if next == "*" || next == "+" || next == "?" { throw Unknown() }
    return .repeated(
      part, least: least, most: most, isFinal: isPossessive,
      text: String(String.UnicodeScalarView(scalars[start..<at])))
  }

  private mutating func bounds() throws(Unknown) -> (least: Int, most: Int?)? {
    if take("*") { return (0, nil) }
    if take("+") { return (1, nil) }
    if take("?") { return (0, 1) }
    guard next == "{" else { return nil }
    guard let close = scalars[at...].firstIndex(of: "}") else { throw Unknown() }
    let inside = String(String.UnicodeScalarView(scalars[at + 1..<close]))
    let parts = inside.split(separator: ",", omittingEmptySubsequences: false)
    guard let first = parts.first, let least = Int(first), parts.count <= 2 else { throw Unknown() }
    at = close + 1
    if parts.count == 1 { return (least, least) }
    if parts[1].isEmpty { return (least, nil) }
    guard let most = Int(parts[1]) else { throw Unknown() }
    return (least, most)
  }
}
