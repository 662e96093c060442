/// The names in an expression that are no `${name}`: steps of a path, `/data/home/age` and `../age`, and
/// what a predicate reads, `${kid}[age > 5]`.
struct PathSteps {
  private let pieces: [Piece]

  private enum Piece {
    case other(String)
    case name(String)
  }

  init(_ source: String) {
    // Rows of lists have columns, which may be called as questions are.
    let mayHave = source.utf8.contains { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "[") }
    pieces = mayHave && !source.contains("instance(") ? Self.read(source) : [.other(source)]
  }

  /// With questions and groups by their new names.
  func renamed(_ names: [String: String]) -> String {
    pieces.map { piece in
      switch piece {
      case .other(let text): text
      case .name(let name): names[name] ?? name
      }
    }.joined()
  }

  private static func read(_ source: String) -> [Piece] {
    var pieces: [Piece] = []
    var other = String.UnicodeScalarView()
    var quote: Unicode.Scalar?
    var depth = 0
    var rest = Substring(source).unicodeScalars
    while let scalar = rest.first {
      let mayBegin =
        quote == nil && (other.last == "/" || depth > 0 && other.last.map(isOfName) != true)
      let name = mayBegin ? name(at: rest) : ""
      if !name.isEmpty {
        // What comes before a bracket is a function.
        let isCall =
          rest.dropFirst(name.unicodeScalars.count).first { !$0.properties.isWhitespace } == "("
        pieces += [.other(String(other)), isCall ? .other(name) : .name(name)]
        other = String.UnicodeScalarView()
        rest = rest.dropFirst(name.unicodeScalars.count)
        continue
      }
      rest.removeFirst()
      other.append(scalar)
      if scalar == quote {
        quote = nil
      } else if quote == nil {
        if scalar == "'" || scalar == "\"" { quote = scalar }
        if scalar == "[" { depth += 1 }
        if scalar == "]" { depth -= 1 }
      }
    }
    return pieces + [.other(String(other))]
  }

  /// The name that begins here; none where something else does.
  private static func name(at rest: Substring.UnicodeScalarView) -> String {
    guard let first = rest.first, first.properties.isAlphabetic || first == "_" else { return "" }
    return String(rest.prefix(while: isOfName))
  }

  private static func isOfName(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
      || "_-.$@{".unicodeScalars.contains(scalar)
  }
}
