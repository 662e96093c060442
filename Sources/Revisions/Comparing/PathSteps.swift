/// The paths in an expression, as far as they are written as names: `/data/home/age`, `../age`.
struct PathSteps {
  private let pieces: [Piece]

  private enum Piece {
    case other(String)
    /// `/home/age`; whether it begins at the root.
    case names([String], isAbsolute: Bool)
  }

  init(_ source: String) {
    // Rows of lists have columns, which may be called as questions are.
    pieces =
      source.utf8.contains(UInt8(ascii: "/")) && !source.contains("instance(")
      ? Self.read(source) : [.other(source)]
  }

  /// With questions and groups by their new names.
  func renamed(_ names: [String: String]) -> String {
    written { steps, _ in steps.map { "/" + (names[$0] ?? $0) }.joined() }
  }

  /// With paths from the root as the question itself: `${age}`.
  var shortened: String {
    written { steps, isAbsolute in
      isAbsolute ? "${\(steps[steps.count - 1])}" : steps.map { "/" + $0 }.joined()
    }
  }

  private func written(_ path: ([String], Bool) -> String) -> String {
    pieces.map { piece in
      switch piece {
      case .other(let text): text
      case .names(let steps, let isAbsolute): path(steps, isAbsolute)
      }
    }.joined()
  }

  private static func read(_ source: String) -> [Piece] {
    var pieces: [Piece] = []
    var other = String.UnicodeScalarView()
    var quote: Unicode.Scalar?
    var rest = Substring(source).unicodeScalars
    while let scalar = rest.first {
      let steps = scalar == "/" && quote == nil ? steps(&rest) : []
      if !steps.isEmpty {
        let isAbsolute = other.last.map(endsStep) != true
        pieces += [.other(String(other)), .names(steps, isAbsolute: isAbsolute)]
        other = String.UnicodeScalarView()
        continue
      }
      rest.removeFirst()
      other.append(scalar)
      if scalar == quote {
        quote = nil
      } else if quote == nil, scalar == "'" || scalar == "\"" {
        quote = scalar
      }
    }
    return pieces + [.other(String(other))]
  }

  /// The names after slashes at the front, which are taken off; none where something else follows one.
  private static func steps(_ rest: inout Substring.UnicodeScalarView) -> [String] {
    var steps: [String] = []
    while rest.first == "/" {
      let name = rest.dropFirst().prefix(while: isOfName)
      guard let first = name.first, first.properties.isAlphabetic || first == "_" else { break }
      steps.append(String(name))
      rest = rest.dropFirst(name.count + 1)
    }
    return steps
  }

  private static func isOfName(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
      || "_-.".unicodeScalars.contains(scalar)
  }

  /// Whether a path goes on behind this.
  private static func endsStep(_ scalar: Unicode.Scalar) -> Bool {
    isOfName(scalar) || ")]}*".unicodeScalars.contains(scalar)
  }
}
