/// How an expression reads what it refers to.
extension Expression {
  /// The lists that `pulldata()` finds rows of; nil for one whose name is computed.
  public var pulledLists: [String?] {
    var lists: [String?] = []
    visit { node in
      guard case .call(let function, let arguments) = node, function.name == "pulldata" else {
        return
      }
      if case .string(let name)? = arguments.first { lists.append(name) } else { lists.append(nil) }
    }
    return lists
  }

  /// Whether it calls the function of that name anywhere.
  public func calls(_ name: String) -> Bool {
    var found = false
    visit { node in
      if case .call(let function, _) = node, function.name == name { found = true }
    }
    return found
  }

  /// The references of which more is read than which choices are chosen: in which order `a b` stands
  /// matters to `selected-at()`, and not to `selected()`.
  public var orderedReferences: Set<Int> {
    var ordered: Set<Int> = []
    for predicate in references.flatMap(\.predicates) { predicate.node.collectOrdered(&ordered) }
    root.collectOrdered(&ordered)
    return ordered
  }
}

extension Node {
  private static let orderless: Set<String> = ["selected", "count-selected", "nonresponse"]

  fileprivate func collectOrdered(_ ordered: inout Set<Int>) {
    switch self {
    case .reference(let reference): ordered.insert(reference)
    case .call(let function, let arguments):
      let isOrderless = Self.orderless.contains(function.name)
      for (place, argument) in arguments.enumerated() {
        // Only the question itself: what is computed of it may hang on its order.
        if place == 0, isOrderless, argument.isReference { continue }
        argument.collectOrdered(&ordered)
      }
    case .binary(.equal, let left, let right), .binary(.notEqual, let left, let right):
      // Whether there is any answer.
      if !(right.isEmptyText && left.isReference) { left.collectOrdered(&ordered) }
      if !(left.isEmptyText && right.isReference) { right.collectOrdered(&ordered) }
    default:
      _ = hasChild { child in
        child.collectOrdered(&ordered)
        return false
      }
    }
  }

  private var isEmptyText: Bool { if case .string("") = self { true } else { false } }
}

extension Predicate {
  /// The two references of `[name = ${town}]`; nil for anything else.
  public var comparedReferences: (Int, Int)? {
    guard case .binary(.equal, .reference(let left), .reference(let right)) = node else {
      return nil
    }
    return (left, right)
  }
}
