import Values

extension Expression {
  /// What is read compared with a value that is written out.
  public struct Comparison: Sendable {
    /// What is compared is one of these.
    public let references: [Int]
    /// A text, or a number.
    public let value: Value
  }

  /// What is compared by `=`, `!=`, `selected()` or `jr:choice-name()` with a value that is written
  /// out, also through functions that give an answer on, so that a comparison with a choice that does
  /// not exist can be found: `coalesce(${a}, ${b}) = 'maybe'` is about either.
  public var comparisons: [Comparison] {
    var found: [Comparison] = []
    visit { node in
      guard let (subject, value) = node.compared, let references = subject.sources(besides: value),
        !references.isEmpty
      else { return }
      found.append(Comparison(references: references, value: value))
    }
    return found
  }

  /// The reasons that `nonresponse()` is compared with, each with the reference it is about.
  public var comparedReasons: [(reference: Int, word: String)] {
    var found: [(reference: Int, word: String)] = []
    visit { node in
      guard case (.call(let function, let arguments), .string(let word))? = node.compared,
        function.name == "nonresponse", case .reference(let reference)? = arguments.first
      else { return }
      found.append((reference, word))
    }
    return found
  }
}

extension Node {
  /// What it compares with which written value.
  fileprivate var compared: (subject: Node, value: Value)? {
    switch self {
    case .binary(.equal, let left, let right), .binary(.notEqual, let left, let right):
      if let value = right.written { return (left, value) }
      return left.written.map { (right, $0) }
    case .call(let function, let arguments) where arguments.count == 2:
      switch function.name {
      case "selected", "is-selected": return arguments[1].writtenText.map { (arguments[0], $0) }
      case "jr:choice-name": return arguments[0].writtenText.map { (arguments[1], $0) }
      default: return nil
      }
    default: return nil
    }
  }

  private var written: Value? {
    if case .number(let number) = self { .number(number) } else { writtenText }
  }

  private var writtenText: Value? {
    if case .string(let text) = self { .string(text) } else { nil }
  }

  /// The references one of which this is where it is that value; nil where it may be that value
  /// without any of them being it.
  fileprivate func sources(besides value: Value) -> [Int]? {
    switch self {
    case .reference(let reference): return [reference]
    case .number, .string: return written.map { Self.isSame($0, value) } == false ? [] : nil
    case .call(let function, let arguments):
      switch (function.name, arguments.count) {
      case ("selected-at", 2): return arguments[0].sources(besides: value)
      case ("indexed-repeat", 3...), ("once", 1): return arguments[0].sources(besides: value)
      case ("coalesce", _): return Self.sources(of: arguments, besides: value)
      case ("if", 3): return Self.sources(of: Array(arguments[1...]), besides: value)
      default: return nil
      }
    default: return nil
    }
  }

  /// Two texts are compared as such, all else as numbers.
  private static func isSame(_ a: Value, _ b: Value) -> Bool {
    if case (.string, .string) = (a, b) { a == b } else { a.number == b.number }
  }

  private static func sources(of nodes: [Node], besides value: Value) -> [Int]? {
    var found: [Int] = []
    for node in nodes {
      guard let sources = node.sources(besides: value) else { return nil }
      found += sources
    }
    return found
  }
}
