/// One word of an expression, and the bytes it stands on.
struct Token: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case number(Double)
    case string(String)
    /// `${name}`
    case named(String)
    /// A name of a step, an operator such as `and`, or a function's when `(` follows.
    case name(String)
    case symbol(Symbol)
    case end
  }

  enum Symbol: String, Sendable, Hashable, CaseIterable {
    case open = "("
    case close = ")"
    case openBracket = "["
    case closeBracket = "]"
    case parent = ".."
    case current = "."
    case comma = ","
    case descendants = "//"
    case slash = "/"
    case union = "|"
    case plus = "+"
    case minus = "-"
    case star = "*"
    case equal = "="
    case notEqual = "!="
    case lessOrEqual = "<="
    case less = "<"
    case greaterOrEqual = ">="
    case greater = ">"
    case at = "@"
    case axis = "::"

    /// How each is written, in bytes; `<=` before `<`.
    static let spellings = allCases.map { (spelling: Array($0.rawValue.utf8), symbol: $0) }
      .sorted { $0.spelling.count > $1.spelling.count }
  }

  let kind: Kind
  /// UTF-8 offsets in the expression's text.
  let range: Range<Int>
}
