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

  /// Parses; throws the first fault with its place. A lenient reading takes a call that cannot be
  /// made for a fault only when it is tried, so that one may stand in a branch that is never taken:
  /// for trying expressions out, not for questionnaires.
  public init(_ source: String, isLenient: Bool = false) throws(SyntaxFault) {
    var parser = Parser(try Lexer.tokens(of: source), isLenient: isLenient)
    root = try parser.whole()
    references = try parser.allReferences()
    self.source = source
  }

  /// `''`
  public static let emptyText = Expression(source: "''", root: .string(""))

  private init(source: String, root: Node) {
    self.source = source
    self.root = root
    references = []
  }

  /// Whether the value may differ from one moment to the next with nothing answered between, as
  /// with `now()` or `random()`.
  public var isVolatile: Bool { anywhere { $0.callsFunction(\.isVolatile) } }

  /// Whether the value depends on the language that the interview is shown in.
  public var readsLanguage: Bool {
    let shown = ["jr:choice-name", "jr:itext", "format-date", "format-date-time", "pulldata"]
    return anywhere { $0.callsFunction { shown.contains($0.name) } }
      || references.contains { $0.readsList }
  }

  /// The references whose answer is read in one chosen instance, by `indexed-repeat()`, each with
  /// those to the repeats whose instances are chosen.
  public var indexedReferences: [Int: Set<Int>] {
    var found: [Int: Set<Int>] = [:]
    visit { node in
      guard case .call(let function, let arguments) = node, function.name == "indexed-repeat",
        case .reference(let reference)? = arguments.first
      else { return }
      for place in stride(from: 1, to: arguments.count, by: 2) {
        guard case .reference(let chosen) = arguments[place] else { continue }
        found[reference, default: []].insert(chosen)
      }
    }
    return found
  }

  /// The references whose position is asked for, by `position(..)`.
  public var positionedReferences: Set<Int> {
    var found: Set<Int> = []
    visit { node in
      if case .call(let function, let arguments) = node, function.name == "position",
        case .reference(let reference)? = arguments.first
      {
        found.insert(reference)
      }
    }
    return found
  }

  /// Every node of the tree, those in the predicates of paths among them.
  func visit(_ body: (Node) -> Void) {
    _ = anywhere { node in
      node.contains {
        body($0)
        return false
      }
    }
  }

  private func anywhere(_ test: (Node) -> Bool) -> Bool {
    test(root) || references.contains { $0.predicates.contains { test($0.node) } }
  }
}

extension Reference {
  /// The predicates along its path.
  public var predicates: [Predicate] {
    guard case .path(let path) = target else { return [] }
    return path.startPredicates + path.steps.flatMap(\.predicates)
  }

  fileprivate var readsList: Bool {
    if case .path(let path) = target, case .list = path.start { true } else { false }
  }
}
