import Values

/// Functions on the instances of repeats.
let repeatFunctions: [Function] = [
  Function(
    "position(node?)",
    "Where the instance that the path names stands, counted from 1; without a path, in a predicate, "
      + "where the node stands that is judged.",
    example: "position(..) → 2", pathArguments: [0]
  ) {
    guard let reference = $0.reference(0) else { return .number(Double($0.lookup.member.position)) }
    return .number(Double($0.lookup.position(of: reference)))
  },
  Function(
    "last()", "In a predicate, how many nodes are judged; elsewhere 1.", example: "last() → 1"
  ) {
    .number(Double($0.lookup.member.count))
  },
  Function(
    "indexed-repeat(question, repeat, index, inner repeat and index…)",
    "The question's answer in one instance of the repeat, counted from 1; in nested repeats each "
      + "has its index behind it. An index below 1 or none is the first, one too large has nothing.",
    example: "indexed-repeat(${child_name}, ${child}, 1) → Ada", pathArguments: [0, 1, 3, 5, 7, 9],
    refusal: {
      $0.count.isMultiple(of: 2)
        ? "each repeat needs an index behind it, and each index a repeat"
        : $0.count > 11 ? "no more than five repeats can be named" : nil
    },
    members: { indexed($0).map { [$0] } ?? [] }
  ) { indexed($0) ?? .empty },
]

/// Nil where there is no such instance.
private func indexed(_ arguments: Arguments) -> Value? {
  guard let reference = arguments.reference(0) else { return nil }
  let instances = stride(from: 1, to: arguments.count, by: 2).compactMap { at in
    arguments.reference(at).map {
      ChosenInstance(of: $0, index: place(arguments.number(at + 1)))
    }
  }
  return arguments.lookup.value(of: reference, in: instances)
}

/// What is below 1 or no number is the first; what is larger than any repeat stays so.
private func place(_ index: Double) -> Int { max(1, index.wholeIndex) }
