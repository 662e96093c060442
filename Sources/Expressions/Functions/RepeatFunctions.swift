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
    "indexed-repeat(question, repeat, index)",
    "The question's answer in one instance of the repeat, counted from 1. An index below 1 or none "
      + "is the first, one too large has nothing.",
    example: "indexed-repeat(${child_name}, ${child}, 1) → Ada", pathArguments: [0, 1],
    members: {
      let value = indexed($0)
      return value.isEmpty ? [] : [value]
    }
  ) { indexed($0) },
]

private func indexed(_ arguments: Arguments) -> Value {
  guard let reference = arguments.reference(0) else { return .empty }
  let index = arguments.number(2)
  guard index.isNaN || index < 1e9 else { return .empty }
  let place = index.isNaN ? 1 : Int(max(1, index))
  return arguments.lookup.value(of: reference, inInstance: place)
}
