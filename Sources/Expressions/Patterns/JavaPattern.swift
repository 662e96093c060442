/// Puts a regular expression as Java reads it, which is what ODK's forms are written for, into the
/// words of PCRE2: POSIX classes and blocks, classes that intersect and lie in each other, letters
/// of one case in ASCII alone, octal digits. What neither means the same is a fault.
struct JavaPattern {
  let source: [Unicode.Scalar]
  var at = 0
  private(set) var out = ""
  /// The flags that hold here, and those to go back to behind each open group.
  private var flags = Flags()
  private var outer: [Flags] = []
  private var groups = 0

  /// What of `(?…)` changes the translation.
  private struct Flags {
    var ignoresCase = false
    var knowsAllCases = false
    var isExtended = false
  }

  static func translated(_ source: String) throws(PatternFault) -> String {
    var pattern = JavaPattern(source: Array(source.unicodeScalars))
    while pattern.at < pattern.source.count { try pattern.next() }
    return pattern.out
  }

  private init(source: [Unicode.Scalar]) { self.source = source }

  var here: Unicode.Scalar? { at < source.count ? source[at] : nil }

  func peek(_ distance: Int) -> Unicode.Scalar? {
    at + distance < source.count ? source[at + distance] : nil
  }

  /// Takes what is next if it is this.
  mutating func take(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    guard source[at...].starts(with: scalars) else { return false }
    at += scalars.count
    return true
  }

  // MARK: One piece

  private mutating func next() throws(PatternFault) {
    guard let scalar = here else { return }
    switch scalar {
    case "\\": out += try escape()
    case "[": out += try characterClass()
    case "(": try group()
    case ")":
      if let before = outer.popLast() { flags = before }
      copy()
    case "{": throw PatternFault(reason: "'{' repeats nothing here; write \\{ for the character")
    case "#" where flags.isExtended:
      while at < source.count, source[at] != "\n" { copy() }
      return
    default:
      if flags.ignoresCase, !flags.knowsAllCases, !scalar.isASCII {
        // Without `u` Java knows the two cases of ASCII's letters alone.
        out += "(?-i:\(scalar))"
        at += 1
      } else {
        copy()
      }
    }
    if scalar != "(", scalar != "|", scalar != "^" { try repetition() }
  }

  private mutating func copy() {
    out.unicodeScalars.append(source[at])
    at += 1
  }

  /// `{2}`, `{2,}`, `{2,3}` behind a piece; Java refuses any other brace.
  private mutating func repetition() throws(PatternFault) {
    guard here == "{" else { return }
    let end = source[at...].firstIndex(of: "}") ?? source.count - 1
    let bounds = source[(at + 1)..<max(at + 1, end)].split(
      separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
    guard source[end] == "}", let first = bounds.first, !first.isEmpty,
      bounds.allSatisfy({ $0.allSatisfy(Self.isDigit) })
    else {
      throw PatternFault(
        reason: "'{' begins no repetition, such as {2,3}; write \\{ for the character")
    }
    while at <= end { copy() }
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  // MARK: Groups

  private static let openings = ["(?:", "(?=", "(?!", "(?<=", "(?<!", "(?>"]

  private mutating func group() throws(PatternFault) {
    if peek(1) != "?" {
      groups += 1
      outer.append(flags)
      return copy()
    }
    for opening in Self.openings where take(opening) {
      outer.append(flags)
      out += opening
      return
    }
    if peek(2) == "<" {
      groups += 1
      outer.append(flags)
      while at < source.count, source[at] != ">" { copy() }
      return
    }
    at += 2
    try flagGroup()
  }

  /// `(?i)`, `(?iu-s:`: the letters behind `(?`.
  private mutating func flagGroup() throws(PatternFault) {
    let before = flags
    var (on, off) = ("", "")
    var turnsOn = true
    while let scalar = here, scalar != ")", scalar != ":" {
      at += 1
      switch scalar {
      case "-": turnsOn = false
      case "i": flags.ignoresCase = turnsOn
      case "u": flags.knowsAllCases = turnsOn
      case "x": flags.isExtended = turnsOn
      case "m", "s", "d": break
      default: throw PatternFault(reason: "'(?\(scalar)' means nothing")
      }
      // Lines end as PCRE2 has them, and its letters know all cases already.
      guard "imsx".unicodeScalars.contains(scalar) else { continue }
      if turnsOn { on.unicodeScalars.append(scalar) } else { off.unicodeScalars.append(scalar) }
    }
    guard let end = here else { throw PatternFault(reason: "a group is never closed") }
    let switches = on + (off.isEmpty ? "" : "-" + off)
    if end == ":" { outer.append(before) }
    if end == ":" || !switches.isEmpty {
      out += "(?" + switches
      copy()
    } else {
      at += 1
    }
  }

  // MARK: Escapes outside classes

  private mutating func escape() throws(PatternFault) -> String {
    if take("\\Q") { return quoted() }
    if let digit = peek(1), ("1"..."9").contains(digit) { return backReference() }
    if let property = try property() { return "[\(property)]" }
    return try escapedCharacter()
  }

  /// What stands between `\Q` and `\E`, each character for itself.
  private mutating func quoted() -> String {
    var text = ""
    while at < source.count, !take("\\E") {
      text += Self.literal(source[at])
      at += 1
    }
    return text
  }

  /// As many digits as there are groups for; what is not there never matches.
  private mutating func backReference() -> String {
    at += 1
    var number = 0
    while let digit = here, ("0"..."9").contains(digit), number < 100 {
      let longer = number * 10 + Int(digit.value - 48)
      if number > 0, longer > groups { break }
      number = longer
      at += 1
    }
    return number <= groups ? "\\g{\(number)}" : "(?!)"
  }
}
