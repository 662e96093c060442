/// An expression whose grammar, functions and argument counts are checked. What its references
/// mean is for whoever evaluates it to say: they are numbered here and looked up by number.
///
/// ```swift
/// let expression = try Expression("${age} >= 18 and ${consent} = 'yes'")
/// expression.references.map(\.text)   // ["${age}", "${consent}"]
/// ```
public struct Expression: Sendable {
  /// The author's text.
  public let source: String
  /// What the expression reads, in the order of appearance; the dependency analysis of the text.
  public let references: [Reference]
  let root: Node

  /// Parses; throws the first fault with its place.
  public init(_ source: String) throws(SyntaxFault) {
    var parser = Parser(try Lexer.tokens(of: source))
    root = try parser.whole()
    references = parser.references
    self.source = source
  }

  /// Whether the value may differ from one moment to the next with nothing answered between, as
  /// with `now()` or `random()`.
  public var isVolatile: Bool { root.contains { $0.isVolatile } }

  /// Whether the value depends on the language that the interview is shown in.
  public var readsLanguage: Bool {
    root.contains {
      ["jr:choice-name", "jr:itext", "pulldata", "format-date", "format-date-time"]
        .contains($0.name)
    }
  }

  /// The references whose answer is read in one chosen instance, by `indexed-repeat()`.
  public var indexedReferences: Set<Int> { root.indexedReferences }

  /// Whether it asks for the position of the instance around it without naming a repeat.
  public var readsOwnPosition: Bool { root.readsOwnPosition }

  /// The pairs of a reference and a text that are compared by `=` or `!=` or `selected()`, so that
  /// a comparison with a choice that does not exist can be found.
  public var comparisons: [(reference: Int, text: String)] { root.comparisons }
}

/// One node of the syntax tree.
indirect enum Node: Sendable {
  case number(Double)
  case string(String)
  /// The index of a reference of the expression.
  case reference(Int)
  case negated(Node)
  case binary(BinaryOperator, Node, Node)
  case call(Function, [Node])
  /// `regex()` with a pattern that was compiled once, when the expression was.
  case matches(Node, Pattern)
}

enum BinaryOperator: Sendable {
  case or, and
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
  case add, subtract, multiply, divide, modulo
  case union
}

extension Node {
  var children: [Node] {
    switch self {
    case .number, .string, .reference: []
    case .negated(let node), .matches(let node, _): [node]
    case .binary(_, let left, let right): [left, right]
    case .call(_, let arguments): arguments
    }
  }

  func contains(_ test: (Function) -> Bool) -> Bool {
    if case .call(let function, _) = self, test(function) { return true }
    return children.contains { $0.contains(test) }
  }

  var indexedReferences: Set<Int> {
    var found = children.reduce(into: Set<Int>()) { $0.formUnion($1.indexedReferences) }
    if case .call(let function, let arguments) = self, function.name == "indexed-repeat",
      case .reference(let reference)? = arguments.first
    {
      found.insert(reference)
    }
    return found
  }

  var readsOwnPosition: Bool {
    if case .call(let function, let arguments) = self, function.name == "position",
      arguments.isEmpty
    {
      return true
    }
    return children.contains(where: \.readsOwnPosition)
  }

  var comparisons: [(reference: Int, text: String)] {
    let below = children.flatMap(\.comparisons)
    switch self {
    case .binary(.equal, .reference(let reference), .string(let text)),
      .binary(.equal, .string(let text), .reference(let reference)),
      .binary(.notEqual, .reference(let reference), .string(let text)),
      .binary(.notEqual, .string(let text), .reference(let reference)):
      return below + [(reference, text)]
    case .call(let function, let arguments) where function.name == "selected":
      if case .reference(let reference) = arguments[0], case .string(let text) = arguments[1] {
        return below + [(reference, text)]
      }
      return below
    default: return below
    }
  }
}
