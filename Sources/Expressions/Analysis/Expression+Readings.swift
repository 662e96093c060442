import Values

extension Expression {
  /// The references of which one value is asked: those that stand neither where a set of nodes may,
  /// as in `sum()`, nor where only their being there counts. A condition asks no more of the whole
  /// than whether it holds.
  public func singleReadings(asCondition: Bool) -> Set<Int> {
    var found: Set<Int> = []
    Self.read(root, takesSet: asCondition, &found)
    for reference in references {
      for predicate in reference.predicates {
        Self.read(predicate.node, takesSet: true, &found)
      }
    }
    return found
  }

  private static func read(_ node: Node, takesSet: Bool, _ found: inout Set<Int>) {
    switch node {
    case .number, .string, .known, .broken: break
    case .reference(let reference): if !takesSet { found.insert(reference) }
    case .negated(let node), .matches(let node, _): read(node, takesSet: false, &found)
    case .binary(let symbol, let left, let right):
      let isSet = symbol == .and || symbol == .or || symbol == .union
      read(left, takesSet: isSet, &found)
      read(right, takesSet: isSet, &found)
    case .filtered(let node, let predicates):
      read(node, takesSet: true, &found)
      for predicate in predicates { read(predicate.node, takesSet: true, &found) }
    case .call(let function, let arguments):
      for (place, argument) in arguments.enumerated() {
        let isSet = function.takesSet(at: place) ?? takesSet
        read(argument, takesSet: isSet, &found)
      }
    }
  }

  /// What the expression gives where it gives a text or number that was written out, through the
  /// branches of `if()` and `coalesce()`: `if(${a} = 1, 'yes', 'no')` gives two.
  public var writtenResults: [String] {
    var found: [String] = []
    Self.results(root, &found)
    return found
  }

  private static func results(_ node: Node, _ found: inout [String]) {
    switch node {
    case .call(let function, let arguments) where function.name == "if" && arguments.count == 3:
      results(arguments[1], &found)
      results(arguments[2], &found)
    case .call(let function, let arguments) where function.name == "coalesce":
      for argument in arguments { results(argument, &found) }
    default: if let value = node.constantValue { found.append(value.text) }
    }
  }
}

extension Expression {
  /// All that the expression can give, where it gives nothing but texts that are written out and are
  /// no numbers; nil for every other.
  public var onlyTexts: Set<String>? { Self.texts(root) }

  private static func texts(_ node: Node) -> Set<String>? {
    switch node {
    case .call(let function, let arguments) where function.name == "if" && arguments.count == 3:
      guard let yes = texts(arguments[1]), let no = texts(arguments[2]) else { return nil }
      return yes.union(no)
    default:
      guard case .string(let text)? = node.constantValue, Value.string(text).number.isNaN else {
        return nil
      }
      return [text]
    }
  }

  /// The patterns of `regex()` that are written out.
  public var patterns: [Pattern] {
    var found: [Pattern] = []
    visit { node in if case .matches(_, let pattern) = node { found.append(pattern) } }
    return found
  }

  /// Where a text is written out, with its quotes, in UTF-8; the first place if there are several.
  public func range(ofWritten text: String) -> Range<Int>? {
    guard let tokens = try? Lexer.tokens(of: source) else { return nil }
    return tokens.first { $0.kind == .string(text) }?.range
  }
}

extension Function {
  /// Whether an argument may be a set of nodes; nil when it may where the call itself may.
  func takesSet(at place: Int) -> Bool? {
    if pathArguments.contains(place) { return true }
    switch name {
    case "if": return place == 0 ? true : nil
    case "coalesce", "once", "depend": return nil
    case "join": return place > 0
    default: return Self.takingSets.contains(name)
    }
  }

  private static let takingSets: Set<String> = [
    "not", "boolean", "count", "count-non-empty", "sum", "min", "max", "concat", "randomize",
    "area", "enclosed-area", "distance", "geofence", "checklist", "weighted-checklist",
  ]
}
