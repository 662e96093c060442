import Values

/// Functions on the instances of repeats.
let repeatFunctions: [Function] = [
  Function(
    "position(node?)",
    "Where the instance around the question stands, counted from 1; with a node, that of the node.",
    example: "position(..) → 2"
  ) {
    .number(Double($0.lookup.position(of: $0.reference(0))))
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
    members: {
      let value = indexed($0)
      return value.isEmpty ? [] : [value]
    }
  ) { indexed($0) },
]

private func indexed(_ arguments: Arguments) -> Value {
  guard let reference = arguments.reference(0) else { return .empty }
  if arguments.count == 3 {
    return arguments.lookup.value(of: reference, inInstance: place(arguments.number(2)))
  }
  let instances = stride(from: 1, to: arguments.count, by: 2).compactMap { at in
    arguments.reference(at).map {
      ChosenInstance(of: $0, index: place(arguments.number(at + 1)))
    }
  }
  return arguments.lookup.value(of: reference, in: instances)
}

/// What is below 1 or no number is the first; what is larger than any repeat stays so.
private func place(_ index: Double) -> Int { max(1, index.wholeIndex) }
