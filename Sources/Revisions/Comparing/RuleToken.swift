/// A piece of a rule, as far as it takes to compare two of them.
enum RuleToken: Equatable {
  /// A question in a path, a function, an operator in letters.
  case name(String)
  case number(String)
  /// Between its quotes.
  case text(String)
  /// `${name}`
  case reference(String)
  case sign(String)

  /// All of a text; what cannot be read is signs.
  static func all(in text: String) -> [RuleToken] {
    var tokens: [RuleToken] = []
    var rest = Substring(text).unicodeScalars
    while let first = rest.first {
      if first.properties.isWhitespace {
        rest.removeFirst()
      } else {
        tokens.append(next(first, &rest))
      }
    }
    return tokens
  }

  private static func next(
    _ first: Unicode.Scalar, _ rest: inout Substring.UnicodeScalarView
  ) -> RuleToken {
    if first == "'" || first == "\"" { return .text(quoted(first, &rest)) }
    if rest.starts(with: "${".unicodeScalars), let end = rest.firstIndex(of: "}") {
      let name = String(rest[..<end].dropFirst(2))
      rest = rest[rest.index(after: end)...]
      return .reference(name)
    }
    let second = rest.dropFirst().first
    if first.isDigit || first == "." && second?.isDigit == true {
      return .number(take(&rest) { $0.isDigit || $0 == "." })
    }
    if first.beginsName {
      var name = take(&rest) { $0.isOfName }
      // `jr:choice-name`, but not an axis.
      if rest.first == ":", rest.dropFirst().first?.beginsName == true {
        rest.removeFirst()
        name += ":" + take(&rest) { $0.isOfName }
      }
      return .name(name)
    }
    let pair = String(rest.prefix(2))
    let sign = signs.contains(pair) ? pair : String(first)
    rest = rest.dropFirst(sign.unicodeScalars.count)
    return .sign(sign)
  }

  private static let signs: Set<String> = ["<=", ">=", "!=", "//", "..", "::"]

  private static func quoted(
    _ quote: Unicode.Scalar, _ rest: inout Substring.UnicodeScalarView
  ) -> String {
    rest.removeFirst()
    let text = take(&rest) { $0 != quote }
    rest = rest.dropFirst()
    return text
  }

  private static func take(
    _ rest: inout Substring.UnicodeScalarView, while fits: (Unicode.Scalar) -> Bool
  ) -> String {
    let taken = rest.prefix(while: fits)
    rest = rest[taken.endIndex...]
    return String(taken)
  }
}

extension RuleToken {
  /// Whether a value may end here, so that a word behind it is an operator.
  var endsValue: Bool {
    if case .sign(let sign) = self { [")", "]", ".", "..", "*"].contains(sign) } else { true }
  }

  /// As it is written where two rules are compared.
  var written: String {
    switch self {
    case .name(let text), .number(let text): text
    case .text(let text): text.contains("'") ? "\"\(text)\"" : "'\(text)'"
    case .reference(let name): "${\(name)}"
    // Else it would be part of the name before it.
    case .sign("-"): " -"
    case .sign(let sign): sign
    }
  }

  /// Whether another can stand beside it without white space: points are of names and numbers, too.
  var isSign: Bool { if case .sign(let sign) = self { sign != "." && sign != ".." } else { false } }
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
  fileprivate var beginsName: Bool { properties.isAlphabetic || self == "_" }
  fileprivate var isOfName: Bool { beginsName || isDigit || self == "-" || self == "." }
}
